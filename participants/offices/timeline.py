"""Terms of office as bars on a line of years: numbers for a picture, no drawing.

A bar has two parts: where the term was surely in force, and, hatched, where only possibly.
"""

from dataclasses import dataclass
from datetime import date

from summit_archive.pictures.year_bars import has_label

FIRST_DAY = date(1991, 1, 1)
PICTURE_WIDTH = 960
ROW_HEIGHT = 22
HEAD = 24
# The room that a label takes: a generous width for a letter of 13 units.
LETTER_WIDTH = 8
LABEL_GAP = 6


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
    def label_place(self):
        """Where the name has room: "after" the bar, else "before" it, else "inside"."""
        letters = len(str(self.term.person)) + (len(", acting") if self.term.is_acting else 0)
        room = letters * LETTER_WIDTH + LABEL_GAP
        if self.x + self.width + room <= PICTURE_WIDTH:
            return "after"
        return "before" if self.x >= room else "inside"

    @property
    def label_x(self):
        places = {"after": self.x + self.width + LABEL_GAP, "before": self.x - LABEL_GAP}
        return places.get(self.label_place, self.x + LABEL_GAP)


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

    def __init__(self, today, left=0, width=PICTURE_WIDTH):
        self.today, self.left, self.width = today, left, width
        self.days = (today - FIRST_DAY).days

    def x(self, day):
        day = min(max(day, FIRST_DAY), self.today)
        return self.left + round((day - FIRST_DAY).days / self.days * self.width)

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
        return tuple(Tick(year, self.x(date(year, 1, 1))) for year in years if has_label(year))
