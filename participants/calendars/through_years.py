"""One day of the year through the years."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Value

from summit_archive.dates.fields import DateMultiRangeField

from ..models.meeting import has_sure_days
from .entries import SHOWN, Entry

A_LEAP_YEAR = 2000
# A meeting of which no day of the month is stated may have been on any, and is told with its month.
# Doubts of a part stand around it; of a day, one digit may be stated.
STATES_A_DAY = r"-[?~%]?[0-9X]{2}[?~%]?-[?~%]?([0-9]|X[0-9])"


@dataclass(frozen=True)
class ThroughYears:
    """The meetings of one day of the year: sure ones, those of a day in doubt, and those of no stated year."""

    sure: list[Entry]
    perhaps: list[Entry]
    without_year: list[Entry]

    @property
    def entries(self):
        return self.sure + self.perhaps + self.without_year

    @property
    def is_empty(self):
        return not self.entries


def is_a_day(month, day):
    """Whether some year has such a day."""
    return exists(A_LEAP_YEAR, month, day)


def on_day(meetings, month, day, years):
    """Those of `meetings` that may have been on the day in one of `years`, a `YearRange` or None."""
    if years is None:
        return meetings.none()
    days = [date(year, month, day) for year in range(years.first, years.last + 1) if exists(year, month, day)]
    spans = Value(tuple((day, day) for day in days), output_field=DateMultiRangeField())
    return meetings.filter(possible__overlaps=spans, when__regex=STATES_A_DAY)


def through_years(meetings):
    """The `meetings` of one day, each group with the newest first. One query."""
    shown = meetings.select_related("place__country").newest_first().only(*SHOWN)
    every = [Entry(meeting, meeting.possible, has_sure_days(meeting)) for meeting in shown]
    return ThroughYears(
        sure=[entry for entry in every if entry.is_certain],
        perhaps=[entry for entry in every if not (entry.is_certain or entry.has_no_year)],
        without_year=[entry for entry in every if entry.has_no_year],
    )


def exists(year, month, day):
    return day <= calendar.monthrange(year, month)[1]


def day_before_and_after(month, day):
    """The two neighbours in a leap year, so that 29 February is one."""
    this, one_day = date(A_LEAP_YEAR, month, day), timedelta(days=1)
    return this - one_day, this + one_day
