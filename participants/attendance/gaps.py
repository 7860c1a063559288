"""What is missing from a series: editions that a state stayed away from, and years with no recorded edition.

Only recorded absences count: an edition of which nothing is recorded ends a row of them, because it says neither
that the state came nor that it stayed away. A year is covered when some held edition surely was in it. From the
first such year to the last every other year is a gap in the record: that no edition was held, only a source could say.
An edition that states no year may fill any gap: it is told once, beside them.
"""

from dataclasses import dataclass
from itertools import groupby

from ..models.meeting import years_of
from .cells import Edition
from .presence import Presence


@dataclass(frozen=True)
class Absence:
    """A state's recorded absence from one edition or several in a row.

    `later`: how many definite editions there are after it, 0 when it reaches the newest.
    """

    country: object
    first: Edition
    last: Edition
    number: int
    later: int


def absences_of(line):
    """Oldest first. Editions whose day is not definite have no place in a row and are left out."""
    cells = [cell for cell in line.cells if cell.edition.day]
    cells.sort(key=lambda cell: cell.edition.day)
    absences, so_far = [], 0
    for is_absent, run in groupby(cells, key=lambda cell: cell.presence == Presence.ABSENT):
        run = list(run)
        so_far += len(run)
        if is_absent:
            first, last = run[0].edition, run[-1].edition
            absences.append(Absence(line.country, first, last, len(run), len(cells) - so_far))
    return absences


# --- Years without an edition -------------------------------------------------

# A mistyped year would otherwise make a table of centuries.
MOST_YEARS = 150


@dataclass(frozen=True)
class Gap:
    """A year with no sure edition, or one that was searched all the same.

    `possible`: editions that may have been in it; `others`: meetings on record that were not
    held; `searches`: those that found none; `sure`: editions that a search missed.
    """

    year: int
    possible: tuple
    others: tuple
    searches: tuple
    sure: tuple


def gaps_between(editions, others, searches):
    """A `Gap` for each year between the first and the last sure edition that has none, and for
    each that was searched, newest first."""
    sure = {edition.year for edition in editions if edition.year}
    span = range(max(min(sure), max(sure) - MOST_YEARS), max(sure)) if sure else ()
    years = {*span} - sure | {search.year for search in searches}
    return [gap_of(year, editions, others, searches) for year in sorted(years, reverse=True)]


def gap_of(year, editions, others, searches):
    return Gap(
        year=year,
        possible=tuple(row for row in editions if row.year is None and touches(row.meeting, year)),
        others=tuple(meeting for meeting in others if touches(meeting, year)),
        searches=tuple(search for search in searches if search.year == year),
        sure=tuple(row for row in editions if row.year == year),
    )


def touches(meeting, year):
    """Whether its date speaks of the year: one that states no year speaks of none."""
    return not meeting.states_no_year and year in years_of(meeting)
