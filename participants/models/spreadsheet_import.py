"""A spreadsheet that an editor brought: kept from the preview until it is decided, and what became of it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SpreadsheetImport(models.Model):
    class State(models.TextChoices):
        WAITING = "waiting", _("waits for your word")
        DONE = "done", _("brought in")

    file = models.CharField(_("file"), max_length=200)
    # Until it is decided; then it is forgotten.
    content = models.BinaryField(null=True, editable=False)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.WAITING)
    counts = models.JSONField(_("rows"), default=dict)
    # What becomes of each row, as the page shows it, and remarks on the whole file.
    outcomes = models.JSONField(default=list, editable=False)
    remarks = models.JSONField(default=list, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    read_at = models.DateTimeField(_("read"), auto_now_add=True)
    done_at = models.DateTimeField(_("brought in"), null=True, blank=True)
    # Of the history; by it all of it is taken back.
    step = models.BigIntegerField(null=True, editable=False)

    class Meta:
        verbose_name = _("spreadsheet of meetings")
        verbose_name_plural = _("spreadsheets of meetings")
        ordering = ["-pk"]

    def __str__(self):
        return self.file
