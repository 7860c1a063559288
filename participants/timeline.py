"""Terms of office as bars on a line of years: numbers for a picture, no drawing.

A bar has two parts: where the term was surely in force, and, hatched, where only possibly.
"""

from dataclasses import dataclass
from datetime import date

FIRST_DAY = date(1991, 1, 1)
PICTURE_WIDTH = 960
ROW_HEIGHT = 22
HEAD = 24
# From here on a label stands before its bar, lest it runs out of the picture.
LABELS_TURN_AT = 660


@dataclass(frozen=True)
class Tick:
    """A year's line."""

    year: int
    x: int


@dataclass(frozen=True)
class Bar:
    """A term: its row, where it may have run, and where it surely did (width 0: nowhere)."""

    term: object
    y: int
    x: int
    width: int
    sure_x: int
    sure_width: int

    @property
    def text_y(self):
        return self.y + 11

    @property
    def is_before_its_label(self):
        return self.x + self.width < LABELS_TURN_AT

    @property
    def label_x(self):
        return self.x + self.width + 6 if self.is_before_its_label else self.x - 6


@dataclass(frozen=True)
class Lane:
    """An office and the bars of its terms, one below the other."""

    office: object
    text_y: int
    bars: tuple


@dataclass(frozen=True)
class Timeline:
    lanes: tuple
    ticks: tuple
    height: int
    width: int = PICTURE_WIDTH


def timeline(terms, today):
    """The terms, of one country and grouped by office, until `today`; None where there are none."""
    if not terms:
        return None
    scale = Scale(today)
    lanes, y = [], HEAD
    for office in dict.fromkeys(term.office for term in terms):
        of_office = sorted((term for term in terms if term.office == office), key=started)
        bars = tuple(scale.bar(term, y + ROW_HEIGHT * place) for place, term in enumerate(of_office, start=1))
        lanes.append(Lane(office, y + 15, bars))
        y += ROW_HEIGHT * (len(bars) + 1) + ROW_HEIGHT // 2
    return Timeline(tuple(lanes), scale.ticks(), y)


def started(term):
    return term.possibly_in_force.lower or date.min


class Scale:
    """From days to places on the line."""

    def __init__(self, today):
        self.today = today
        self.days = (today - FIRST_DAY).days

    def x(self, day):
        day = min(max(day, FIRST_DAY), self.today)
        return round((day - FIRST_DAY).days / self.days * PICTURE_WIDTH)

    def span(self, days):
        """(x, width) of a date range; an open end reaches to today, and what is there can be seen."""
        if days.isempty:
            return 0, 0
        x = self.x(days.lower or FIRST_DAY)
        return x, max(self.x(days.upper or self.today) - x, 2)

    def bar(self, term, y):
        x, width = self.span(term.possibly_in_force)
        sure_x, sure_width = self.span(term.surely_in_force)
        return Bar(term, y, x, width, sure_x, sure_width)

    def ticks(self):
        years = range(FIRST_DAY.year, self.today.year + 1)
        return tuple(Tick(year, self.x(date(year, 1, 1))) for year in years if year % 5 == 0)
