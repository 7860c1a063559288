"""Meetings by year: which surely were in a year, and which only possibly.

The same rule as the list of meetings has for the days of one year; see `querysets.certainty`.
"""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field

# Years back from now. One mistyped year (0001) would press all others into hairlines.
REACH = 60
BAR_WIDTH = 36
TALLEST = 120


def years_of(meeting):
    """Every year in which `meeting` has a possible day."""
    return {year for first, last in meeting.possible for year in range(first.year, last.year + 1)}


def is_certain(meeting, years):
    """Whether `meeting`, whose possible days lie in `years`, surely was in each of them."""
    return not meeting.when.is_doubted and (meeting.when.is_definite or len(years) == 1)


@dataclass
class Year:
    """The meetings of one year, apart by whether they surely were in it."""

    year: int
    certain: list = field(default_factory=list)
    possible: list = field(default_factory=list)


def by_year(meetings):
    """[Year, …] from the first year to the last, those without a meeting too; none beyond `REACH`."""
    this_year = datetime.datetime.now(datetime.UTC).year
    found = defaultdict(lambda: ([], []))
    for meeting in meetings:
        years = years_of(meeting)
        place = 0 if is_certain(meeting, years) else 1
        for year in years:
            if this_year - REACH < year <= this_year:
                found[year][place].append(meeting)
    if not found:
        return []
    return [Year(year, *found[year]) for year in range(min(found), max(found) + 1)]


@dataclass(frozen=True)
class Bar:
    """A year's bar in a picture `TALLEST` units high: certain meetings, on top of them the possible ones."""

    year: int
    certain: int
    possible: int
    certain_url: str
    possible_url: str
    position: int
    unit: float
    picture_width: int

    @property
    def x(self):
        return self.position * BAR_WIDTH

    @property
    def bar_x(self):
        return self.x + 4

    @property
    def middle(self):
        return self.x + BAR_WIDTH // 2

    @property
    def height(self):
        return round(self.certain * self.unit)

    @property
    def y(self):
        return TALLEST - self.height

    @property
    def possible_height(self):
        return round(self.possible * self.unit)

    @property
    def possible_y(self):
        return self.y - self.possible_height

    @property
    def number_y(self):
        return self.possible_y - 5

    @property
    def is_labelled(self):
        return self.year % 5 == 0


def bars(years, url):
    """A bar for each of `by_year`; `url(year, certainty)` leads to its meetings."""
    most = max((len(year.certain) + len(year.possible) for year in years), default=0) or 1
    return [
        Bar(
            year.year,
            len(year.certain),
            len(year.possible),
            url(year.year, "certain"),
            url(year.year, "possible"),
            position,
            TALLEST / most,
            len(years) * BAR_WIDTH,
        )
        for position, year in enumerate(years)
    ]
