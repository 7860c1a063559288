"""Meetings counted by year and by state, the certain apart from the possible; the rules are those of the lists.

What states no year is counted once, as possible, under the year None. Those of a filter are counted among the meetings
remembered (`counting_sets`).
"""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, IntegerField, Q, Value

from summit_archive.postgres.years import EachYear, InOneYear

from ..querysets import DEFINITE, DOUBTED, states_no_year
from ..together.known_by_year import FirstYear

# Of these, which nothing confirms, a file says how many there are among a number.
UNCONFIRMED = ("no-source", "reported")


@dataclass(frozen=True)
class Number:
    """How many certainly, and how many only possibly; and of each how many no source confirms, or nobody has checked."""

    certain: int = 0
    possible: int = 0
    certain_without_source: int = 0
    possible_without_source: int = 0

    @classmethod
    def of(cls, every, certain, every_without_source, certain_without_source):
        doubted = every_without_source - certain_without_source
        return cls(certain, every - certain, certain_without_source, doubted)

    @property
    def without_source(self):
        return self.certain_without_source + self.possible_without_source

    def __add__(self, other):
        return Number(
            self.certain + other.certain,
            self.possible + other.possible,
            self.certain_without_source + other.certain_without_source,
            self.possible_without_source + other.possible_without_source,
        )

    def __bool__(self):
        return bool(self.certain or self.possible)

    def only(self, which):
        """What is asked for: "certain", "possible", or both for anything else."""
        if which == "certain":
            return Number(certain=self.certain, certain_without_source=self.certain_without_source)
        if which == "possible":
            return Number(possible=self.possible, possible_without_source=self.possible_without_source)
        return self


NUMBERS = ("every", "certain", "every_without_source", "certain_without_source")


def by_year(rows, key, to_meeting=""):
    """{key: {year: Number}} of rows that lead to meetings by `to_meeting`. One query."""
    found = defaultdict(lambda: defaultdict(Number))
    parts = [part(rows, key, to_meeting) for part in (in_one_year, in_several_years, in_no_year)]
    first, *others = (part.order_by().values_list("year", key, *NUMBERS) for part in parts)
    for year, of_key, *numbers in first.union(*others, all=True):
        found[of_key][year] += Number.of(*numbers)
    return found


def in_one_year(rows, key, to_meeting):
    """Of meetings that lie in one year: they are certain, unless their date is doubted."""
    rows = rows.filter(InOneYear(f"{to_meeting}possible")).annotate(year=FirstYear(f"{to_meeting}possible"))
    # Only where meetings are led to can one come twice.
    return counted(rows, key, to_meeting, Q(), is_distinct=bool(to_meeting))


def in_several_years(rows, key, to_meeting):
    """Of those of a few years: in each of them, certain where the days are definite."""
    possible = f"{to_meeting}possible"
    rows = rows.filter(~Q(InOneYear(possible)), ~states_no_year(to_meeting))
    rows = rows.annotate(year=EachYear(f"{to_meeting}possible"))
    return counted(rows, key, to_meeting, Q(**{f"{to_meeting}when__regex": DEFINITE}), is_distinct=True)


def in_no_year(rows, key, to_meeting):
    """Of those that state no year: none is certain of any."""
    rows = rows.filter(states_no_year(to_meeting)).annotate(year=Value(None, IntegerField()))
    return counted(rows, key, to_meeting, Q(pk__in=[]), is_distinct=bool(to_meeting))


def counted(rows, key, to_meeting, are_sure, is_distinct):
    sure = are_sure & ~Q(**{f"{to_meeting}when__regex": DOUBTED})
    return rows.values("year", key).annotate(
        **numbers(sure, Q(**{f"{to_meeting}confirmation__in": UNCONFIRMED}), f"{to_meeting}pk", is_distinct)
    )


def numbers(sure, without_source, meeting="pk", is_distinct=False):
    """The counts of `NUMBERS`."""
    counted = {
        "every": None,
        "certain": sure,
        "every_without_source": without_source,
        "certain_without_source": sure & without_source,
    }
    return {
        name: Count(meeting, distinct=is_distinct, filter=condition) for name, condition in counted.items()
    }


def of_kinds(meetings):
    return by_year(meetings, "kind")


def in_all(meetings):
    """{year: Number} of all meetings. One query."""
    years = defaultdict(Number)
    for of_kind in of_kinds(meetings).values():
        for year, number in of_kind.items():
            years[year] += number
    return dict(years)
