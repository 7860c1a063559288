"""All held meetings by year: what the front page opens with where it has nothing else to show."""

from dataclasses import dataclass

from ..together.sides import asking
from ..together.years import by_year
from .both_sides import Drawing, Run, Stacks, Years, newest_first, side_by_side
from .central_asia.spans import FIVE_YEARS


@dataclass(frozen=True)
class Row:
    """A year in the table."""

    year: int
    certain: int
    possible: int
    certain_url: str
    possible_url: str


@dataclass(frozen=True)
class YearsOnRecord:
    """`of_no_year` state no year at all, and are in none of the rows; their list is at `of_no_year_url`."""

    rows: tuple[Row, ...]
    of_no_year: int
    of_no_year_url: str
    wide: Drawing
    narrow: Drawing

    @property
    def number(self):
        return sum(row.certain for row in self.rows)

    @property
    def first_year(self):
        return self.rows[-1].year

    @property
    def last_year(self):
        return self.rows[0].year


def years_on_record(memory, held):
    """`YearsOnRecord`, None where no held meeting states its year. No query."""
    every = by_year(memory, held)
    rows = [row_of(year) for year in every if year.year is not None]
    if not rows:
        return None
    stacks = [Stacks(row.year, runs_of(row), (), row.certain_url if row.certain else "") for row in rows]
    together = [years_of(rows[start : start + FIVE_YEARS]) for start in range(0, len(rows), FIVE_YEARS)]
    return YearsOnRecord(
        tuple(reversed(rows)),
        sum(year.possible.bit_count() for year in every if year.year is None),
        asking("meeting-list", [("year", "not-stated"), ("status", "held")]),
        side_by_side(stacks, together),
        newest_first(stacks, together),
    )


def row_of(year):
    days = [("from", year.year), ("to", year.year)]

    def url(certainty, *more):
        return asking("meeting-list", [*days, ("certainty", certainty), ("status", "held"), *more])

    certain, possible = year.certain.bit_count(), year.possible.bit_count()
    return Row(year.year, certain, possible, url("certain"), url("possible", ("year", "stated")))


def runs_of(row):
    return tuple(
        Run(kind, number) for kind, number in (("point", row.certain), ("doubt", row.possible)) if number
    )


def years_of(rows):
    first, last = rows[0].year, rows[-1].year
    asked = [("from", first), ("to", last), ("certainty", "certain"), ("status", "held")]
    return Years(first, last, sum(row.certain for row in rows), None, asking("meeting-list", asked))
