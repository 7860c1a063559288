"""Meetings by year: which surely were in a year, and which only possibly.

The same rule as the list of meetings has for the days of one year; see `querysets.certainty`.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from summit_archive.pictures.year_bars import WIDE, Period, near, side_by_side, span


def years_of(meeting):
    """Every year in which `meeting` has a possible day."""
    return {year for first, last in meeting.possible for year in range(first.year, last.year + 1)}


def is_certain(meeting, years):
    """Whether `meeting`, whose possible days lie in `years`, surely was in each of them."""
    return not meeting.when.is_doubted and (meeting.when.is_definite or len(years) == 1)


@dataclass
class Year:
    """The meetings of one year, apart by whether they surely were in it."""

    year: int
    certain: list = field(default_factory=list)
    possible: list = field(default_factory=list)


def by_year(meetings):
    """[Year, …] from the first year to the last, those without a meeting too; none that is not `near`."""
    found = defaultdict(lambda: ([], []))
    for meeting in meetings:
        years = years_of(meeting)
        place = 0 if is_certain(meeting, years) else 1
        for year in near(years):
            found[year][place].append(meeting)
    return [Year(year, *found[year]) for year in span(found)]


def bars(years, url):
    """`Bars` of what `by_year` found; `url(year, certainty)` leads to a year's meetings."""
    periods = [
        Period(
            year.year,
            len(year.certain),
            len(year.possible),
            url(year.year, "certain"),
            url(year.year, "possible"),
        )
        for year in years
    ]
    return side_by_side(periods, WIDE)
