"""Steps and their changes. Triggers write both (see sql/steps.sql), nobody else."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .numbers import NumbersField


class Step(models.Model):
    """What was done in one go: by an editor, by a program, or by both, as an import that an editor started."""

    at = models.DateTimeField(_("when"))
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("who")
    )
    program = models.CharField(_("program"), max_length=80, help_text="Such as import_articles.")
    doing = models.TextField(_("what was done"))
    why = models.TextField(_("why"))
    undoes = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="undone_by", verbose_name=_("takes back")
    )

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps of the history")

    def __str__(self):
        return self.doing or self.program or _("step %(number)d") % {"number": self.pk}


class Change(models.Model):
    """One row that a step changed or deleted, or the numbers of the rows that one of its statements inserted.

    `before` and `after` are columns by their names in the table, as PostgreSQL's to_jsonb writes them: of an update
    those that differ, of a deletion all of `before`. `refers`: what the row referred to before, by column.
    """

    class Kind(models.TextChoices):
        INSERTED = "I", _("added")
        UPDATED = "U", _("changed")
        DELETED = "D", _("removed")

    step = models.ForeignKey(Step, models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=1, choices=Kind)
    table_name = models.CharField(max_length=63)
    row = models.BigIntegerField(null=True)
    rows = NumbersField(null=True)
    refers = models.JSONField(null=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="change_tells_one_row_or_those_inserted",
                condition=Q(kind="I", rows__isnull=False, row__isnull=True)
                | Q(kind__in=["U", "D"], rows__isnull=True, row__isnull=False, before__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                fields=["table_name", "row"], name="change_of_a_row", condition=Q(row__isnull=False)
            ),
            models.Index(fields=["table_name", "id"], name="change_of_a_table"),
            # Few: which addresses rows gave up, or took along when they went.
            models.Index(
                fields=["table_name", "row"],
                name="change_of_an_address",
                condition=Q(row__isnull=False, before__has_key="slug"),
            ),
            GistIndex(fields=["table_name", "rows"], name="change_that_inserted", condition=Q(kind="I")),
            GinIndex(
                fields=["refers"],
                name="change_of_what_hung_on_a_row",
                opclasses=["jsonb_path_ops"],
                condition=Q(row__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.table_name} {self.row or self.rows}"
