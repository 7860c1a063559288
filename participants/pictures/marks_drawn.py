"""Where the marks of `marks_by_year` stand: columns of years on a wide page; lines of years, the newest first, on a phone.

Where one year has more than `MOST_MARKS`, all years are bars on one scale, each with its number: marks would no longer be told
apart, and a bar beside marks would lie about its height.
"""

from dataclasses import dataclass
from typing import Any

from summit_archive.pictures.year_bars import has_label

MOST_MARKS = 30
LOOKS = ("m-point", "m-call", "m-other", "m-doubt")
# A mark's radius, of the distance to the next.
RADIUS = 0.43


@dataclass(frozen=True)
class Shape:
    """The marks, or the bar, of one look in one year."""

    look: str
    path: str


@dataclass(frozen=True)
class Column:
    """A year: what is pointed at (`x`, `width`), where its marks end above, and whether its year is written below."""

    year: Any
    x: float
    width: float
    top: float
    shapes: tuple[Shape, ...]
    is_labelled: bool

    @property
    def middle(self):
        return round(self.x + self.width / 2, 1)

    @property
    def number_y(self):
        return round(self.top - 5, 1)


@dataclass(frozen=True)
class Columns:
    """All of them, over the ground; `note_x`, `note_anchor`: where the fullest year is told."""

    columns: tuple[Column, ...]
    ground: float
    note_x: float
    note_anchor: str
    are_bars: bool
    width: int = 800

    @property
    def end(self):
        """As far as the ground reaches."""
        last = self.columns[-1]
        return round(last.x + last.width, 1)

    @property
    def height(self):
        return self.ground + 34

    @property
    def year_y(self):
        return self.ground + 19

    @property
    def strip_y(self):
        return self.ground + 26


@dataclass(frozen=True)
class Line:
    """A year on a phone, or several in a row that have none: `first` to `last`; `year` is None for these."""

    year: Any
    first: int
    last: int
    y: int
    end: float = 0
    shapes: tuple[Shape, ...] = ()
    is_open: bool = False

    @property
    def text_y(self):
        return self.y + 18

    @property
    def strip_y(self):
        return self.y + 9


@dataclass(frozen=True)
class Lines:
    lines: tuple[Line, ...]
    height: int
    width: int = 288


TALLEST, STEP, LEAST_TOP, WIDEST = 270, 10.6, 46, 44
# On a phone: the room for a year's name, for its marks, and of a line.
NAMED, LONGEST, STEP_OF_LINE, LINE = 44, 212, 10, 26


def columns(years):
    """The `Columns` of the years, which follow each other; None where there are none."""
    if not years:
        return None
    most = max(max(year.number for year in years), 1)
    are_bars = most > MOST_MARKS
    step = min(STEP, TALLEST / most)
    ground = LEAST_TOP + round(step * most)
    width = min(Columns.width / len(years), WIDEST)
    found = []
    for place, year in enumerate(years):
        x = round(place * width, 1)
        shapes = upright(year, x, width, ground, step, are_bars)
        top = round(ground - step * year.number, 1)
        found.append(Column(year, x, round(width, 1), top, shapes, is_labelled(years, place, width)))
    fullest = max(found, key=lambda column: (column.year.number, column.year.year))
    return Columns(tuple(found), ground, *beside(fullest), are_bars)


def is_labelled(years, place, width):
    """Every fifth year, the first and the last, and all where there is room; none over another."""
    if width >= WIDEST * 0.8 or has_label(years[place].year):
        return True
    near = range(max(place - int(38 / width), 0), min(place + int(38 / width) + 1, len(years)))
    return place in (0, len(years) - 1) and not any(has_label(years[other].year) for other in near)


def beside(column):
    """Where a note above a column stands so that it stays within the picture."""
    if column.middle < Columns.width / 4:
        return round(column.x, 1), "start"
    if column.middle > Columns.width * 3 / 4:
        return round(column.x + column.width, 1), "end"
    return column.middle, "middle"


def upright(year, x, width, ground, step, are_bars):
    """The shapes of a column, from the ground up."""
    shapes, y, middle = [], ground, x + width / 2
    for look, number in zip(LOOKS, year.numbers, strict=True):
        if not number:
            continue
        height = number * step
        if are_bars:
            path = box(x + width * 0.14, y - height, width * 0.72, height)
        else:
            path = dots(middle, y - step / 2, number, (0, -step))
        shapes.append(Shape(look, path))
        y -= height
    return tuple(shapes)


def lines(years):
    """The `Lines` of the same years, the newest first; those in a row that have nothing are one line."""
    if not years:
        return None
    most = max(max(year.number for year in years), 1)
    step, are_bars = min(STEP_OF_LINE, LONGEST / most), most > MOST_MARKS
    found = []
    for year in reversed(years):
        y = len(found) * LINE
        if year.number:
            shapes = lying(year, y + LINE / 2, step, are_bars)
            found.append(
                Line(year, year.year, year.year, y, round(NAMED + step * year.number + 6, 1), shapes)
            )
        elif found and found[-1].year is None and found[-1].is_open == year.is_open:
            found[-1] = Line(None, year.year, found[-1].last, found[-1].y, is_open=year.is_open)
        else:
            found.append(Line(None, year.year, year.year, y, is_open=year.is_open))
    return Lines(tuple(found), len(found) * LINE)


def lying(year, middle, step, are_bars):
    """The shapes of a line, from the left."""
    shapes, x = [], float(NAMED)
    for look, number in zip(LOOKS, year.numbers, strict=True):
        if not number:
            continue
        if are_bars:
            path = box(x, middle - 7, number * step, 14)
        else:
            path = dots(x + step / 2, middle, number, (step, 0))
        shapes.append(Shape(look, path))
        x += number * step
    return tuple(shapes)


def dots(x, y, number, step):
    """Circles as one path, the first around (x, y), each a step (across, down) from the one before."""
    distance = max(map(abs, step))
    radius, across, down = (f"{one:.4g}" for one in (distance * RADIUS, *step))
    half = f"a{radius} {radius} 0 1 0 "
    circle = f"{half}{2 * float(radius):.4g} 0{half}-{2 * float(radius):.4g} 0"
    return f"M{x - float(radius):.1f} {y:.1f}{circle}" + f"m{across} {down}{circle}" * (number - 1)


def box(x, y, width, height):
    return f"M{x:.1f} {y:.1f}h{width:.1f}v{height:.1f}h-{width:.1f}z"
