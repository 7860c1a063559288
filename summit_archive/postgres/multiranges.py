"""Sets of days as PostgreSQL writes them, since psycopg2 knows no multiranges; and what can be asked of them.

Each question is answered by the GiST index of the column:

    possible__overlaps=(first, last)        may have been in those days
    possible__contained_by=(first, last)    must have been in those days
    possible__contains_day=day              may have been on that day

A pair includes both of its days; None in it leaves that end open. Anything else raises TypeError, and a pair
in the wrong order ValueError.
"""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from django.db.models import Lookup

ONE_DAY = timedelta(days=1)
# PostgreSQL writes a set of days back in one form only: {[2022-12-26,2022-12-28),…}
SPAN = re.compile(r"\[(\d{4}-\d\d-\d\d),(\d{4}-\d\d-\d\d)\)")
ONE_SPAN = re.compile(rf"\{{{SPAN.pattern}\}}")
SPANS = re.compile(rf"\{{({SPAN.pattern}(,(?!\}})|(?=\}})))*\}}")


def is_day(value):
    """A `date`, and not a moment: PostgreSQL would cut its time off without a word."""
    return isinstance(value, date) and not isinstance(value, datetime)


@lru_cache(maxsize=8192)
def text_as_days(text):
    """((first, last), …), both included; raises ValueError for an open or infinite end.

    The last few thousand texts are remembered: a date of no year has dozens of spans, and many share it.
    """
    # Nearly all are one span, and lists read thousands.
    if one := ONE_SPAN.fullmatch(text):
        return (span_of(*one.groups()),)
    if not SPANS.fullmatch(text):
        raise ValueError(f"“{text}” is not a set of days with two ends each.")
    return tuple(span_of(*ends) for ends in SPAN.findall(text))


def span_of(start, end):
    """The days from `start` until before `end`."""
    return date.fromisoformat(start), date.fromisoformat(end) - ONE_DAY


def days_as_text(days):
    """What PostgreSQL reads as a datemultirange; raises for anything but pairs of days."""
    spans = [span_as_text(span) for span in days]
    if any(None in span for span in days):
        raise ValueError("Expected days with two ends each; an open end takes its window's.")
    return "{" + ",".join(spans) + "}"


def span_as_text(span):
    """What PostgreSQL reads as a daterange; None stands for an end that is open."""
    if not isinstance(span, (tuple, list)):
        raise TypeError(f"Expected a pair of days (first, last), not {span!r}.")
    if len(span) != 2:
        raise ValueError(f"Expected a pair of days (first, last), not {len(span)} values.")
    for day in span:
        if day is not None and not is_day(day):
            raise TypeError(f"Expected a pair of days (first, last), not {day!r} in it.")
    first, last = span
    if first and last and first > last:
        raise ValueError(f"Expected a first day that is not after the last: {first}, {last}.")
    return f"[{first or ''},{last or ''}]"


class DaysLookup(Lookup):
    """A comparison of the days with one value, which goes out as text with a cast."""

    operator: str
    cast = "daterange"

    def get_prep_lookup(self):
        if hasattr(self.rhs, "resolve_expression"):
            return self.rhs
        return span_as_text(self.rhs)

    def get_db_prep_lookup(self, value, connection):
        return f"%s::{self.cast}", [value]

    def as_sql(self, compiler, connection):
        days, days_params = self.process_lhs(compiler, connection)
        asked, asked_params = self.process_rhs(compiler, connection)
        return f"{days} {self.operator} {asked}", [*days_params, *asked_params]


class Overlaps(DaysLookup):
    lookup_name = "overlaps"
    operator = "&&"


class ContainedBy(DaysLookup):
    """Never true of no days at all, although PostgreSQL finds the empty set everywhere."""

    lookup_name = "contained_by"
    operator = "<@"

    def as_sql(self, compiler, connection):
        contained, params = super().as_sql(compiler, connection)
        days, days_params = self.process_lhs(compiler, connection)
        return f"({contained} AND NOT isempty({days}))", [*params, *days_params]


class ContainsDay(DaysLookup):
    lookup_name = "contains_day"
    operator = "@>"
    cast = "date"

    def get_prep_lookup(self):
        if hasattr(self.rhs, "resolve_expression"):
            return self.rhs
        if not is_day(self.rhs):
            raise TypeError(f"Expected a day, not {self.rhs!r}.")
        return self.rhs.isoformat()
