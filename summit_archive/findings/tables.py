"""When each check looked, how much it found, and its findings as they were told then."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Look(models.Model):
    """The latest look of a check at the whole archive. `number`: of all that it found; of very many not all are kept.

    `last_change`: the newest change that the history had then.
    """

    check_name = models.CharField(max_length=100, unique=True)
    looked_at = models.DateTimeField(_("looked"))
    last_change = models.BigIntegerField()
    number = models.PositiveIntegerField(_("number found"))
    seconds = models.FloatField(_("seconds"))

    class Meta:
        verbose_name = _("look of a check")
        verbose_name_plural = _("looks of checks")

    def __str__(self):
        return self.check_name


class KeptFinding(models.Model):
    """A finding of the latest look, in its order, in the words of then.

    `table_name`, `row` and `version`: the record on whose page it is mended, as it was. `subject`: the row that the check
    found, where it can be asked about that row alone.
    """

    look = models.ForeignKey(Look, models.CASCADE, related_name="findings")
    position = models.PositiveIntegerField()
    sentence = models.TextField()
    address = models.CharField(max_length=300, blank=True)
    also = models.CharField(max_length=300, blank=True)
    merge = models.CharField(max_length=300, blank=True, default="", db_default="")
    table_name = models.CharField(max_length=63, blank=True)
    row = models.BigIntegerField(null=True)
    version = models.BigIntegerField(null=True)
    subject = models.BigIntegerField(null=True)

    # Set by `standing.with_standing`.
    is_changed_since = False

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ["look", "position"]
        constraints = [
            models.UniqueConstraint(fields=["look", "position"], name="finding_has_its_place"),
        ]

    def __str__(self):
        return self.sentence
