"""Years of a series without a recorded edition, and the years that somebody searched in vain.

A year is covered when some held edition surely was in it. From the first such year to the last
every other year is a gap in the record: that no edition was held, only a source could say.
"""

from dataclasses import dataclass

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
    return any(first.year <= year <= last.year for first, last in meeting.possible)
