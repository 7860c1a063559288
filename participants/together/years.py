"""Meetings by year: which surely were in a year, and which only possibly.

The same rule as the list of meetings has for the days of one year; see `querysets.certainty`. What states no year is
told once, apart from the years; see `querysets.MOST_YEARS`.
"""

from dataclasses import dataclass

from summit_archive.pictures.year_bars import near, span

from ..remembered.bits import but


@dataclass(frozen=True)
class Year:
    """The sets of the meetings of one year, apart by whether they surely were in it; `year` None: those that state none."""

    year: int | None
    certain: int = 0
    possible: int = 0


def by_year(memory, some):
    """[Year, …] of the set `some`, from the first year to the last, those without a meeting too; none that is not `near`.

    Before them stands the year None, where some meeting states no year. No query.
    """
    without_year = some & memory.get("no-year")
    stated, sure = but(some, without_year), memory.values("sure-year")
    found = {year: mine for year, its in memory.values("year").items() if (mine := its & stated)}
    years = []
    for year in span(near(found)):
        mine = found.get(year, 0)
        certain = mine & sure.get(year, 0)
        years.append(Year(year, certain, but(mine, certain)))
    return [Year(None, possible=without_year), *years] if without_year else years
