"""Terms and memberships hold for a time whose ends may be known only in part.

Two ranges stand beside the two partial dates. `surely_in_force` runs from the latest
day of the start to the day before the earliest day of the end: a handover day belongs to
the successor. Where no end is known it runs to the day until which the source knows that
there was none. `possibly_in_force` runs from the earliest day of the start to the latest
day of the end, both included, and without an end for ever. Rules ask the first, filters
ask the second.
"""

import datetime

from django.contrib.postgres.fields import DateRangeField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F, Q
from django.db.models.lookups import PostgresOperatorLookup
from django.utils.translation import gettext_lazy as _

from summit_archive.dates.fields import PartialDateField

# Wide enough for every term that the archive can hold; a date with no year is clipped to it.
WINDOW = (datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))


def refuse_day_to_come(column, day):
    """Raise ValidationError on `column` where `day` is still to come, wherever the editor is: no source knows it."""
    if day and day > datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=1):
        told = _("%(day)s is still to come: a day until which a source can know is expected.")
        raise ValidationError({column: told % {"day": day}})


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

    def latest_known_day(self):
        """The latest day until which any that has not ended is known; None where there is none. One query."""
        return self.aggregate(day=models.Max("known_until"))["day"]

    def in_order(self):
        """Oldest first; what has no known start comes first."""
        return self.order_by(models.F("possibly_in_force").asc(nulls_first=True), "pk")


class InForce(models.Model):
    """A row that holds from `start` to `end`. An empty `end` means it had not ended on the day `known_until`."""

    start = PartialDateField(_("from"), null=True, blank=True)
    end = PartialDateField(
        _("until"),
        null=True,
        blank=True,
        help_text=_("Leave empty when it has not ended as far as the source knows."),
    )
    known_until = models.DateField(
        _("known until"),
        null=True,
        blank=True,
        help_text=_(
            "When it has not ended: the day of the source that says so. After that day it is shown as possible."
        ),
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
        self.clean_known_until()

    def clean_known_until(self):
        if self.end:
            # Beside an end it says nothing, and whoever closes a term shall not have to empty a second cell.
            self.known_until = None
        elif self.start and not self.known_until:
            told = _(
                "Until which day is it known that this had not ended? The day of the source is expected."
            )
            raise ValidationError({"known_until": told})
        first_day = self.start.earliest(WINDOW) if self.start else None
        if first_day and self.known_until and self.known_until < first_day:
            told = _("%(day)s is before the start, %(start)s: a day on which it had begun is expected.")
            raise ValidationError({"known_until": told % {"day": self.known_until, "start": self.start}})
        refuse_day_to_come("known_until", self.known_until)

    def days_surely_in_force(self):
        start = self.start.latest(WINDOW) if self.start and not self.start.is_doubted else None
        end = self.end.earliest(WINDOW) if self.end else self.day_after_known()
        if start is None or end is None or end <= start:
            return DateRange(empty=True)
        return DateRange(start, end, "[)")

    def day_after_known(self):
        """Until before which it is known not to have ended, else None."""
        return self.known_until + datetime.timedelta(days=1) if self.known_until else None

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
        return one.lower < two.upper and two.lower < one.upper


def days_known(noun):
    """The rules of the database on until when a row is known; `noun` begins their names."""
    return [
        models.CheckConstraint(
            condition=Q(start__isnull=True) | Q(end__isnull=False) | Q(known_until__isnull=False),
            name=f"{noun}_with_no_end_says_until_when_it_is_known",
            violation_error_message=_("Until which day is it known that this had not ended?"),
        ),
        models.CheckConstraint(
            condition=Q(end__isnull=True) | Q(known_until__isnull=True),
            name=f"{noun}_with_an_end_is_not_known_until_a_day",
            violation_error_message=_("Give an end, or the day until which none is known, and not both."),
        ),
        models.CheckConstraint(
            condition=Q(known_until__isnull=True)
            | Q(known_until__gte=F("possibly_in_force__startswith"), known_until__lte=WINDOW[1]),
            name=f"{noun}_is_known_from_its_start",
            violation_error_message=_("The day until which it is known is before the start."),
        ),
    ]
