"""Bars of years, or of months: where each stands and how high, from numbers alone; templates draw them.

What was surely in a period stands on the ground, what was only possibly in it on top. What belongs to no period
stands aside, once, behind the last.
"""

import datetime
from dataclasses import dataclass

# Years back from now. One mistyped year (0001, 2999) would press all others into hairlines.
REACH = 60


def near(years, ahead=0):
    """Those of `years` that a picture has room for, `ahead` years to come among them; lists have the others."""
    this_year = datetime.datetime.now(datetime.UTC).year
    return [year for year in years if this_year - REACH < year <= this_year + ahead]


def span(years):
    """Every year from the first to the last of `years`."""
    return range(min(years), max(years) + 1) if years else range(0)


def has_label(year):
    """There is room below every fifth."""
    return year is not None and year % 5 == 0


@dataclass(frozen=True)
class Period:
    """What a bar counts, and the lists of what it counts; `year` None: what belongs to no year."""

    year: int | None
    certain: int = 0
    possible: int = 0
    certain_url: str = ""
    possible_url: str = ""

    @property
    def is_labelled(self):
        return has_label(self.year)


@dataclass(frozen=True)
class Form:
    """The measures of a picture's bars, in its units.

    Columns are `column` wide, the bars in them `width`, `inset` from the column's edge; all are 0 where
    bars stand elsewhere than in columns. A bar of one among hundreds is at least `lowest` high. The first
    number stands `rise` above the bar, the second `line` above the first.
    """

    tallest: int
    column: int = 0
    width: int = 0
    inset: int = 0
    lowest: int = 0
    rise: int = 0
    line: int = 0

    def bar(self, period, place, most, ground=None):
        """The bar in the column `place`, from 0, on a scale on which `most` is `tallest` high."""
        return self.bar_at(place * self.column + self.inset, self.width, period, most, ground)

    def bar_at(self, x, width, period, most, ground=None):
        return Bar(
            form=self,
            period=period,
            x=x,
            width=width,
            ground=self.tallest if ground is None else ground,
            height=self.height(period.certain, most),
            possible_height=self.height(period.possible, most),
        )

    def height(self, number, most):
        return max(round(self.tallest * number / most), self.lowest) if number else 0


@dataclass(frozen=True)
class Bar:
    """A period's bar: `height` of it certain, and on top of that `possible_height`."""

    form: Form
    period: Period
    x: int
    width: int
    ground: int
    height: int
    possible_height: int

    @property
    def column_x(self):
        return self.x - self.form.inset

    @property
    def middle(self):
        return self.x + self.width // 2

    @property
    def y(self):
        return self.ground - self.height

    @property
    def possible_y(self):
        return self.y - self.possible_height

    @property
    def number_y(self):
        """Above the whole bar: a low one hides nothing."""
        return self.possible_y - self.form.rise

    @property
    def possible_number_y(self):
        return self.number_y - (self.form.line if self.period.certain else 0)


# A bar aside stands behind the others, with room on both sides for the words below it.
ASIDE_COLUMNS = 4


class Bars(tuple):
    """Bars side by side, a column each; and one `aside`, or None, of what belongs to no year."""

    aside = None

    def __eq__(self, other):
        """A picture that is drawn is kept by its bars: by the one aside as well."""
        return tuple.__eq__(self, other) and self.aside == getattr(other, "aside", None)

    __hash__ = tuple.__hash__

    def __bool__(self):
        return bool(len(self)) or self.aside is not None

    @property
    def ground_width(self):
        return sum(bar.form.column for bar in self)

    @property
    def width(self):
        return self.ground_width + (ASIDE_COLUMNS * self.aside.form.column if self.aside else 0)


def side_by_side(periods, form):
    """The `Bars` of periods without gaps between them, the highest as high as the form allows."""
    most = max((period.certain + period.possible for period in periods), default=0) or 1
    of_years = [period for period in periods if period.year is not None]
    bars = Bars(form.bar(period, place, most) for place, period in enumerate(of_years))
    for period in periods:
        if period.year is None:
            bars.aside = aside(period, len(of_years), most, form)
    return bars


def aside(period, columns, most, form, ground=None):
    """The bar of what belongs to no year, behind `columns` of years."""
    return form.bar(period, columns + ASIDE_COLUMNS // 2, most, ground)


# Years with their number above, for a picture as wide as the page.
WIDE = Form(tallest=120, column=36, width=28, inset=4, rise=5)
