from django.apps import AppConfig


class SummitArchiveConfig(AppConfig):
    name = "summit_archive"
    verbose_name = "Summit archive"
