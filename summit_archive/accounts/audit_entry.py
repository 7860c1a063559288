"""The audit log: who logged in, and what was done to accounts and rights. It is only added to (see sql/audit.sql).

What became of the archive's records stands in the history (`summit_archive/history`), not here.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AuditEntry(models.Model):
    """One line. Names are kept as they were, as accounts and groups are renamed and deleted.

    `details`: of what was moved {"added": […]} or {"removed": […]}; of what was changed {field: [before, after]}.
    """

    class Kind(models.TextChoices):
        LOGGED_IN = "login", _("logged in")
        LOGGED_OUT = "logout", _("logged out")
        FAILED = "failed", _("a login failed")
        LOCKED = "locked", _("logins refused for now")
        PASSWORD = "password", _("password changed")
        SECOND_FACTOR_ON = "second-factor-on", _("second factor set up")
        SECOND_FACTOR_OFF = "second-factor-off", _("second factor taken away")
        RECOVERY_CODES = "recovery-codes", _("new recovery codes")
        ACCOUNT_MADE = "account-made", _("account made")
        ACCOUNT_CHANGED = "account-changed", _("account changed")
        ACCOUNT_DELETED = "account-deleted", _("account deleted")
        GROUPS = "groups", _("groups of an account changed")
        RIGHTS = "rights", _("rights of an account changed")
        GROUP_MADE = "group-made", _("group made")
        GROUP_RENAMED = "group-renamed", _("group renamed")
        GROUP_DELETED = "group-deleted", _("group deleted")
        GROUP_RIGHTS = "group-rights", _("rights of a group changed")
        BULK_ACTION = "bulk-action", _("many rows at once")

    at = models.DateTimeField(_("when"), db_index=True)
    kind = models.CharField(_("what"), max_length=20, choices=Kind)
    who = models.CharField(_("who"), max_length=150, blank=True)
    who_number = models.BigIntegerField(null=True, editable=False)
    program = models.CharField(_("program"), max_length=80, blank=True)
    whom = models.CharField(_("account or group"), max_length=150, blank=True)
    address = models.GenericIPAddressField(_("address"), null=True)
    details = models.JSONField(_("details"), default=dict)

    class Meta:
        verbose_name = _("line of the audit log")
        verbose_name_plural = _("audit log")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.whom or self.who or self.program}"
