from django.apps import AppConfig


class SummitArchiveConfig(AppConfig):
    name = "summit_archive"
    verbose_name = "Summit archive"

    def ready(self):
        from summit_archive import checks  # noqa: F401 (registers itself)
