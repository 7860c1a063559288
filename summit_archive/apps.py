"""The ground floor as an app of Django's, and the editors' site in the place of Django's own."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.db.models.signals import post_migrate

from summit_archive.postgres.declared import RowTriggers


class SummitArchiveConfig(AppConfig):
    name = "summit_archive"
    verbose_name = "Summit archive"
    sql_folders = ("postgres/sql", "page_cache/sql")
    row_triggers = RowTriggers(unseen=("ChangeCount", "InstalledText"))

    def ready(self):
        from summit_archive import checks  # noqa: F401 (registers itself)
        from summit_archive.postgres.install import install_after_migrate

        post_migrate.connect(install_after_migrate, sender=self)


class EditingConfig(AdminConfig):
    default_site = "summit_archive.editing.site.EditingSite"
