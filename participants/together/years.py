"""Meetings by year: which surely were in a year, and which only possibly.

The same rule as the list of meetings has for the days of one year; see `querysets.certainty`. What states no year is
told once, apart from the years; see `querysets.MOST_YEARS`.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from summit_archive.pictures.year_bars import WIDE, Period, near, side_by_side, span

from ..models.meeting import states_no_year, years_of


def is_certain(meeting, years):
    """Whether `meeting`, whose possible days lie in `years`, surely was in each of them."""
    return not meeting.when.is_doubted and (meeting.when.is_definite or len(years) == 1)


@dataclass
class Year:
    """The meetings of one year, apart by whether they surely were in it; `year` None: those that state none."""

    year: int | None
    certain: list = field(default_factory=list)
    possible: list = field(default_factory=list)


def by_year(meetings):
    """[Year, …] from the first year to the last, those without a meeting too; none that is not `near`.

    Before them stands the year None, where some meeting states no year.
    """
    found, without_year = defaultdict(lambda: ([], [])), []
    for meeting in meetings:
        years = years_of(meeting)
        if states_no_year(meeting, years):
            without_year.append(meeting)
            continue
        place = 0 if is_certain(meeting, years) else 1
        for year in near(years):
            found[year][place].append(meeting)
    years = [Year(year, *found[year]) for year in span(found)]
    return [Year(None, possible=without_year), *years] if without_year else years


def bars(years, url):
    """`Bars` of what `by_year` found; `url(year, certainty)` leads to a year's meetings."""
    return side_by_side(
        [
            Period(
                year.year,
                len(year.certain),
                len(year.possible),
                url(year.year, "certain"),
                url(year.year, "possible"),
            )
            for year in years
        ],
        WIDE,
    )
