"""Bars of years for a picture that links to the lists behind it: numbers only, no drawing."""

import datetime
from dataclasses import dataclass

BAR_WIDTH = 36
TALLEST = 120
# Years back from now. One mistyped year (0001, 2999) would press all others into hairlines.
REACH = 60


@dataclass(frozen=True)
class YearBar:
    """One year's counts, and the place of its bar in a picture `TALLEST` units high."""

    year: int
    meetings: int
    articles: int
    position: int
    height: int
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
    def y(self):
        return TALLEST - self.height

    @property
    def number_y(self):
        return self.y - 5

    @property
    def is_labelled(self):
        return self.year % 5 == 0


def year_bars(meetings, articles):
    """Bars for every year from the first to the last of `meetings` and `articles` ({year: count}).

    Years to come, and those more than `REACH` back, are left to the lists.
    """
    this_year = datetime.datetime.now(datetime.UTC).year
    years = [year for year in {*meetings, *articles} if this_year - REACH < year <= this_year]
    if not years:
        return []
    span = range(min(years), max(years) + 1)
    most = max(meetings.get(year, 0) for year in span) or 1
    return [
        YearBar(
            year=year,
            meetings=meetings.get(year, 0),
            articles=articles.get(year, 0),
            position=position,
            height=round(TALLEST * meetings.get(year, 0) / most),
            picture_width=len(span) * BAR_WIDTH,
        )
        for position, year in enumerate(span)
    ]
