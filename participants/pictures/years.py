"""Meetings by year in rows of stacks: one scale for all rows, so that heights compare."""

from dataclasses import dataclass

from summit_archive.pictures.year_bars import Bar, Form, Period, near, span

STACK = Form(tallest=120, column=30, width=20, inset=5, lowest=2, rise=4, line=13)
# Above a stack stand two lines of numbers, above these the row's name.
NUMBERS = 28
NAME = 22
HEAD = 6
FOOT = 20
# Years to come: who asks for meetings that are planned is shown them.
AHEAD = 10
MOST_ROWS = 15


@dataclass(frozen=True)
class Row:
    label: str
    url: str
    stacks: tuple[Bar, ...]
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


def picture(groups, links):
    """The rows of `groups`, the first of which has all meetings; None where there is nothing to draw."""
    drawn, left_out = years_drawn(groups[0].years)
    if not drawn:
        return None
    shown = groups[: MOST_ROWS + 1]
    most = max(sum_of(group.years[year]) for group in shown for year in group.years if year in drawn)
    rows, y = [], HEAD
    for group in shown:
        row = row_of(group, drawn, y, most, links)
        rows.append(row)
        y = row.ground + HEAD
    ticks = tuple(Tick(year, (year - drawn[0]) * STACK.column + STACK.column // 2) for year in drawn)
    width = max(len(drawn) * STACK.column, 240)
    return Picture(tuple(rows), ticks, width, y + FOOT, left_out, len(groups) - len(shown))


def years_drawn(years):
    """The years from the first to the last that can be drawn, and how many others have meetings."""
    drawn = near(years, AHEAD)
    return span(drawn), len(years) - len(drawn)


def sum_of(number):
    return number.certain + number.possible


def row_of(group, drawn, y, most, links):
    own_most = max((sum_of(number) for year, number in group.years.items() if year in drawn), default=0)
    ground = y + NAME + NUMBERS + STACK.height(own_most, most)
    stacks = tuple(
        STACK.bar(period_of(group, year, links), year - drawn[0], most, ground)
        for year in drawn
        if group.years.get(year)
    )
    return Row(group.label, links.to_meetings(group.changes), stacks, y + 16, ground)


def period_of(group, year, links):
    number = group.years[year]
    return Period(
        year,
        number.certain,
        number.possible,
        links.to_meetings_of_year(year, "certain", group.changes),
        links.to_meetings_of_year(year, "possible", group.changes),
    )
