"""The ground floor as an app of Django's, and the editors' site in the place of Django's own."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class SummitArchiveConfig(AppConfig):
    name = "summit_archive"
    verbose_name = "Summit archive"

    def ready(self):
        from summit_archive import checks  # noqa: F401 (registers itself)


class EditingConfig(AdminConfig):
    default_site = "summit_archive.editing.site.EditingSite"
