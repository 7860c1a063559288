"""Terms and memberships hold for a time whose ends may be known only in part.

Two ranges stand beside the two partial dates. `surely_in_force` runs from the latest
day of the start to the day before the earliest day of the end: a handover day belongs to
the successor. `possibly_in_force` runs from the earliest day of the start to the latest
day of the end, both included. Rules ask the first, filters ask the second.
"""

import datetime

from django.contrib.postgres.fields import DateRangeField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models.lookups import PostgresOperatorLookup
from django.utils.translation import gettext_lazy as _

from summit_archive.dates.fields import PartialDateField

# Wide enough for every term that the archive can hold; a date with no year is clipped to it.
WINDOW = (datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))


class DaysInForceField(DateRangeField):
    """A date range that asks its row for its value on `save` and on `bulk_create`."""

    def __init__(self, *args, ask, **options):
        self.ask = ask
        super().__init__(*args, **{"editable": False} | options)

    def deconstruct(self):
        name, path, args, options = super().deconstruct()
        return name, path, args, options | {"ask": self.ask}

    def pre_save(self, instance, add):
        days = getattr(instance, self.ask)()
        setattr(instance, self.attname, days)
        return days


@DaysInForceField.register_lookup
class Covers(PostgresOperatorLookup):
    """Every day of a set of days, such as `Meeting.possible`, lies in the range."""

    lookup_name = "covers"
    postgres_operator = "@>"
    prepare_rhs = False


class InForceQuerySet(models.QuerySet):
    """The questions of time that terms and memberships share."""

    def on(self, day):
        """In force on `day`, surely or possibly."""
        return self.filter(possibly_in_force__contains=day)

    def in_order(self):
        """Oldest first; what has no known start comes first."""
        return self.order_by(models.F("possibly_in_force").asc(nulls_first=True), "pk")


class InForce(models.Model):
    """A row that holds from `start` to `end`; an empty `end` means it has not ended as far as is known."""

    start = PartialDateField(_("from"), null=True, blank=True)
    end = PartialDateField(
        _("until"),
        null=True,
        blank=True,
        help_text=_("Leave empty when it has not ended as far as the source knows."),
    )
    surely_in_force = DaysInForceField(ask="days_surely_in_force")
    possibly_in_force = DaysInForceField(ask="days_possibly_in_force")

    # True while a form holds all of the rows that this one must not overlap, and compares them itself.
    is_compared_elsewhere = False

    class Meta:
        abstract = True

    def clean(self):
        if self.days_possibly_in_force().isempty:
            raise ValidationError(
                {"end": _("This ends before it starts: give a day that is not before the start.")}
            )

    def days_surely_in_force(self):
        start = self.start.latest(WINDOW) if self.start and not self.start.is_doubted else None
        end = self.end.earliest(WINDOW) if self.end else None
        if start is None or (end is not None and end <= start):
            return DateRange(empty=True)
        return DateRange(start, end, "[)")

    def days_possibly_in_force(self):
        start = self.start.earliest(WINDOW) if self.start else None
        end = self.end.latest(WINDOW) if self.end else None
        if start is not None and end is not None and end < start:
            return DateRange(empty=True)
        return DateRange(start, end, "[]" if end else "[)")

    def overlapping(self, siblings):
        """The first of `siblings`, other than this row, that is surely in force at the same time; else None."""
        days = self.days_surely_in_force()
        if days.isempty or self.is_compared_elsewhere:
            return None
        return siblings.exclude(pk=self.pk).filter(surely_in_force__overlap=days).first()

    def surely_meets(self, other):
        """Whether some day lies surely in both rows, as they stand in memory."""
        one, two = self.days_surely_in_force(), other.days_surely_in_force()
        if one.isempty or two.isempty:
            return False
        begins_in_time = two.upper is None or one.lower < two.upper
        return begins_in_time and (one.upper is None or two.lower < one.upper)
