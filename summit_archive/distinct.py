"""Which two rows of one table look alike and are known to be two: an editor said so, and nobody asks again."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class DistinctPairQuerySet(models.QuerySet["DistinctPair"]):
    def of(self, model: Any) -> "DistinctPairQuerySet":
        return self.filter(kind=kind_of(model))

    def beside(self, row: Any) -> set[int]:
        """The ids of the rows that are known to be others than `row`. One query, none for a new row."""
        if row.pk is None:
            return set()
        pairs = self.of(row).filter(Q(one=row.pk) | Q(other=row.pk)).values_list("one", "other")
        return {pk for pair in pairs for pk in pair} - {row.pk}

    def as_pairs(self, model: Any) -> set[frozenset[int]]:
        """All of a table, to ask many rows for. One query."""
        return {frozenset(pair) for pair in self.of(model).values_list("one", "other")}

    def remember(self, row: Any, others: Iterable[int]) -> None:
        """That `row` and each of `others` are two. Saying it again changes nothing."""
        pairs = [sorted((row.pk, other)) for other in others if other != row.pk]
        kind = kind_of(row)
        self.bulk_create(
            [self.model(kind=kind, one=one, other=other) for one, other in pairs], ignore_conflicts=True
        )


def kind_of(model: Any) -> str:
    """The table's name, as in `FormerSlug`: a proxy's rows are its table's."""
    return model._meta.concrete_model._meta.db_table


class DistinctPair(models.Model):
    """One row a pair, the lower id first. It stays harmless when one of the two is deleted: ids do not come again."""

    kind = models.CharField(_("kind"), max_length=63, help_text=_("The table that both rows are in."))
    one = models.BigIntegerField()
    other = models.BigIntegerField()

    objects = DistinctPairQuerySet.as_manager()

    class Meta:
        verbose_name = _("pair known to be two")
        verbose_name_plural = _("pairs known to be two")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(one__lt=F("other")), name="distinct_pair_has_the_lower_id_first"
            ),
            models.UniqueConstraint(fields=["kind", "one", "other"], name="distinct_pair_stands_once"),
        ]
        indexes = [models.Index(fields=["kind", "other"], name="distinct_pair_by_the_other")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.one}, {self.other}"
