"""Meetings by year in rows of stacks: one scale for all rows, so that heights compare."""

import datetime
from dataclasses import dataclass

from .counting import Number

COLUMN = 30
BAR = 20
TALLEST = 120
# Above a stack stand two lines of numbers, above these the row's name.
NUMBERS = 28
NAME = 22
HEAD = 6
FOOT = 20
# Years back from now and ahead. One mistyped year (0001, 2999) would press all others into hairlines.
BACK, AHEAD = 60, 10
MOST_ROWS = 15


@dataclass(frozen=True)
class Stack:
    """A year of a row: certain meetings from the ground, possible ones on top; each leads to its list."""

    year: int
    number: Number
    certain_url: str
    possible_url: str
    x: int
    ground: int
    unit: float

    @property
    def bar_x(self):
        return self.x + (COLUMN - BAR) // 2

    @property
    def middle(self):
        return self.x + COLUMN // 2

    @property
    def certain_height(self):
        return height(self.number.certain, self.unit)

    @property
    def possible_height(self):
        return height(self.number.possible, self.unit)

    @property
    def certain_y(self):
        return self.ground - self.certain_height

    @property
    def possible_y(self):
        return self.certain_y - self.possible_height

    @property
    def certain_text_y(self):
        """Above the stack: nothing is hidden by a low one."""
        return self.possible_y - 4

    @property
    def possible_text_y(self):
        return self.certain_text_y - (13 if self.number.certain else 0)


@dataclass(frozen=True)
class Row:
    label: str
    url: str
    stacks: tuple[Stack, ...]
    name_y: int
    ground: int


@dataclass(frozen=True)
class Tick:
    year: int
    x: int


@dataclass(frozen=True)
class Picture:
    """`left_out`: how many meetings' years lie beyond what is drawn; `hidden`: rows that only the file has."""

    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    width: int
    height: int
    left_out: int
    hidden: int = 0


@dataclass(frozen=True)
class Group:
    """A row to be: its name, what it adds to the conditions of the list, and its numbers by year."""

    label: str
    changes: dict
    years: dict


def height(number, unit):
    """A single meeting among hundreds can still be seen."""
    return max(round(number * unit), 2) if number else 0


def picture(groups, links):
    """The rows of `groups`, the first of which has all meetings; None where there is nothing to draw."""
    drawn, left_out = years_drawn(groups[0].years)
    if not drawn:
        return None
    shown = groups[: MOST_ROWS + 1]
    most = max(sum_of(group.years[year]) for group in shown for year in group.years if year in drawn)
    rows, y = [], HEAD
    for group in shown:
        row = row_of(group, drawn, y, TALLEST / most, links)
        rows.append(row)
        y = row.ground + HEAD
    ticks = tuple(Tick(year, (year - drawn[0]) * COLUMN + COLUMN // 2) for year in drawn)
    width = max(len(drawn) * COLUMN, 240)
    return Picture(tuple(rows), ticks, width, y + FOOT, left_out, len(groups) - len(shown))


def years_drawn(years):
    """The years from the first to the last that can be drawn, and how many others have meetings."""
    this_year = datetime.datetime.now(datetime.UTC).year
    near = [year for year in years if this_year - BACK <= year <= this_year + AHEAD]
    return range(min(near), max(near) + 1) if near else range(0), len(years) - len(near)


def sum_of(number):
    return number.certain + number.possible


def row_of(group, drawn, y, unit, links):
    most = max((sum_of(number) for year, number in group.years.items() if year in drawn), default=0)
    ground = y + NAME + NUMBERS + height(most, unit)
    stacks = tuple(
        Stack(
            year,
            group.years[year],
            links.to_meetings_of_year(year, "certain", group.changes),
            links.to_meetings_of_year(year, "possible", group.changes),
            (year - drawn[0]) * COLUMN,
            ground,
            unit,
        )
        for year in drawn
        if group.years.get(year)
    )
    return Row(group.label, links.to_meetings(group.changes), stacks, y + 16, ground)
