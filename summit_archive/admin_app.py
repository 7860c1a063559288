from django.contrib.admin.apps import AdminConfig


class EditingConfig(AdminConfig):
    default_site = "summit_archive.editing.site.EditingSite"
