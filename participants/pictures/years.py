"""Meetings by year in rows of stacks: one scale for all rows, so that heights compare."""

from dataclasses import dataclass

from summit_archive.pictures.year_bars import ASIDE_COLUMNS, Bar, Form, Period, aside, near, span

STACK = Form(tallest=120, column=30, width=20, inset=5, lowest=2, rise=4, line=13)
# Above a stack stand two lines of numbers, above these the row's name.
NUMBERS = 28
NAME = 22
HEAD = 6
FOOT = 20
# Years to come: who asks for meetings that are planned is shown them.
AHEAD = 10
MOST_ROWS = 15
# The words below the stack of those that state no year are wider than its columns in some typefaces.
WORDS = 16


@dataclass(frozen=True)
class Row:
    """`aside`: the stack of those that state no year, or None."""

    label: str
    url: str
    stacks: tuple[Bar, ...]
    aside: Bar | None
    name_y: int
    ground: int


@dataclass(frozen=True)
class Tick:
    year: int
    x: int


@dataclass(frozen=True)
class Picture:
    """`left_out`: how many meetings' years lie beyond what is drawn; `hidden`: rows that only the file has.

    `ground_width`: as far as the years reach; `aside_x`: the middle of what states no year, None where nothing does.
    """

    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    ground_width: int
    aside_x: int | None
    width: int
    height: int
    left_out: int
    hidden: int = 0


@dataclass(frozen=True)
class Group:
    """A row to be: its name, what it adds to the conditions of the list, and its numbers by year, None among them."""

    label: str
    changes: dict
    years: dict


def picture(groups, links):
    """The rows of `groups`, the first of which has all meetings; None where there is nothing to draw."""
    drawn, left_out = years_drawn(groups[0].years)
    has_aside = None in groups[0].years
    if not drawn and not has_aside:
        return None
    shown = groups[: MOST_ROWS + 1]
    heights = [sum_of(group.years[year]) for group in shown for year in group.years if is_drawn(year, drawn)]
    most = max(heights)
    rows, y = [], HEAD
    for group in shown:
        row = row_of(group, drawn, y, most, links)
        rows.append(row)
        # The years stand below the first row, too: the last may lie far below the fold.
        y = row.ground + HEAD + (FOOT if row is rows[0] and len(shown) > 1 else 0)
    ticks = tuple(Tick(year, (year - drawn[0]) * STACK.column + STACK.column // 2) for year in drawn)
    ground_width = max(len(drawn) * STACK.column, 0 if has_aside else 240)
    return Picture(
        rows=tuple(rows),
        ticks=ticks,
        ground_width=ground_width,
        aside_x=next((row.aside.middle for row in rows if row.aside), None),
        width=max(ground_width + (ASIDE_COLUMNS * STACK.column + WORDS if has_aside else 0), 240),
        height=y + FOOT,
        left_out=left_out,
        hidden=len(groups) - len(shown),
    )


def years_drawn(years):
    """The years from the first to the last that can be drawn, and how many others have meetings."""
    stated = [year for year in years if year is not None]
    drawn = near(stated, AHEAD)
    return span(drawn), len(stated) - len(drawn)


def is_drawn(year, drawn):
    return year is None or year in drawn


def sum_of(number):
    return number.certain + number.possible


def row_of(group, drawn, y, most, links):
    own_most = max(
        (sum_of(number) for year, number in group.years.items() if is_drawn(year, drawn)), default=0
    )
    ground = y + NAME + NUMBERS + STACK.height(own_most, most)
    stacks = tuple(
        STACK.bar(period_of(group, year, links), year - drawn[0], most, ground)
        for year in drawn
        if group.years.get(year)
    )
    without_year = (
        aside(period_of(group, None, links), len(drawn), most, STACK, ground) if None in group.years else None
    )
    return Row(group.label, links.to_meetings(group.changes), stacks, without_year, y + 16, ground)


def period_of(group, year, links):
    number = group.years[year]
    return Period(
        year,
        number.certain,
        number.possible,
        links.to_meetings_of_year(year, "certain", group.changes),
        links.to_meetings_of_year(year, "possible", group.changes),
    )
