from django.apps import AppConfig
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
