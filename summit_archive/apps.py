"""The ground floor as an app of Django's, and the editors' site in the place of Django's own."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.db.models.signals import post_migrate

from summit_archive.postgres.declared import RowTriggers
from summit_archive.roles.rights import Rights


class SummitArchiveConfig(AppConfig):
    name = "summit_archive"
    verbose_name = "Summit archive"
    sql_folders = ("postgres/sql", "page_cache/sql", "text/sql", "history/sql", "accounts/sql")
    row_triggers = RowTriggers(
        # No reader's page asks which record an old number leads to, which two are known to be two, or what is proposed.
        unseen=(
            "AuditEntry",
            "Change",
            "ChangeCount",
            "Correction",
            "DistinctPair",
            "InstalledText",
            "Job",
            "KeptFinding",
            "Look",
            "MergedRecord",
            "RecoveryCode",
            "ReviewComment",
            "Schedule",
            "SecondFactor",
            "Step",
            "Submission",
            "Worker",
        ),
        kinds={"names": ("FormerSlug",)},
        # What is typed into a draft is kept with its comments; a reader's contact is deleted for good.
        unkept=(
            "AuditEntry",
            "Change",
            "ChangeCount",
            "Correction",
            "InstalledText",
            "Job",
            "KeptFinding",
            "Look",
            "RecoveryCode",
            "ReviewComment",
            "Schedule",
            "SecondFactor",
            "Step",
            "Submission",
            "Worker",
        ),
    )

    rights = Rights(
        # The archive's own records of itself: nobody edits them, and steps tell of what readers never saw. Whoever sent a
        # correction trusted it to editors.
        unseen=(
            *("Change", "ChangeCount", "Correction", "DistinctPair", "FormerSlug", "InstalledText"),
            *("Job", "KeptFinding", "Look", "Schedule", "Step", "Worker"),
        ),
        # Editors start what they need and stop it; when the clock does is an administrator's.
        closed=("AuditEntry", "RecoveryCode", "SecondFactor"),
        administered=(
            *("Change", "ChangeCount", "FormerSlug", "InstalledText"),
            *("KeptFinding", "Look", "Schedule", "Step", "Worker"),
        ),
    )

    def sql_values(self):
        """What the files of SQL have to know of Python, by the names that stand there in {{}}."""
        from summit_archive.text import signs

        return signs.sql_values()

    def ready(self):
        from summit_archive import checks  # noqa: F401 (registers itself)
        from summit_archive.accounts import noting  # noqa: F401 (hears of logins)
        from summit_archive.observing import reports
        from summit_archive.postgres.install import install_after_migrate

        post_migrate.connect(install_after_migrate, sender=self)
        reports.begin()


class EditingConfig(AdminConfig):
    default_site = "summit_archive.editing.site.EditingSite"
