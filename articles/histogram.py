"""How many articles of a list each year has, or each month of one year, as bars that lead to them: no drawing."""

import datetime
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.dates import MONTHS, MONTHS_3
from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participants.filtering.conditions import days_of
from participants.filtering.values import Value

from .counting.codes import of_year
from .counting.facets import FACETS
from .yearly import REACH

GAP, TALLEST = 3, 72
# From one bar to the next: every fifth year has a label, and every month.
YEAR, MONTH = 19, 29
# What the label of the last bar may stand out beyond it.
BEYOND = 12
# Below it a bar could not be seen, nor hit.
LOWEST = 2


class Bar(NamedTuple):
    """One year or month: its place in a picture `TALLEST` units high, and its words."""

    x: int
    y: int
    height: int
    label: str
    words: str
    url: str
    is_chosen: bool


@dataclass(frozen=True)
class Histogram:
    """`out_url` leads from the months of a year back to all years; "" where the years are shown."""

    bars: list
    year: int | None
    out_url: str
    highest: str

    ground = TALLEST + 0.5
    height = TALLEST + 36

    @property
    def step(self):
        return MONTH if self.year else YEAR

    @property
    def bar_width(self):
        return self.step - GAP

    @property
    def width(self):
        return max(len(self.bars) * self.step + BEYOND, 160)


def histogram(found):
    """The bars of an `ArticleFilter`; None where fewer than two would stand."""
    first, last = days_of(found.conditions)
    year = first.year if first and last and first.year == last.year else None
    numbers = months_of(found, year) if year else years_of(found)
    if len(numbers) < 2 or not any(numbers.values()):
        return None
    most = max(numbers.values())
    bars = [bar(found, place, period, number, most) for place, (period, number) in enumerate(numbers.items())]
    out_url = found.address(found.varied({"from": [], "to": []})) if year else ""
    return Histogram(bars, year, out_url, in_words(most, found.tally.is_exact))


def years_of(found):
    """{first day of a year: number} without gaps; years to come and those long ago are left to the facet."""
    this_year = datetime.datetime.now(datetime.UTC).year
    numbers = found.tally.numbers("year")
    years = [year for year in numbers if this_year - REACH < year <= this_year]
    span = range(min(years), max(years) + 1) if years else ()
    return {(year, None): numbers.get(year, 0) for year in span}


def months_of(found, year):
    """{(year, month): number} of its twelve months."""
    numbers = found.tally.numbers_within(of_year(year), FACETS["month"])
    return {(year, month): numbers.get(12 * year + month - 1, 0) for month in range(1, 13)}


def bar(found, place, period, number, most):
    year, month = period
    height = max(round(TALLEST * number / most), LOWEST) if number else 0
    text = f"{year}-{month:02}" if month else str(year)
    return Bar(
        x=place * (MONTH if month else YEAR),
        y=TALLEST - height,
        height=height,
        label=capfirst(MONTHS_3[month]) if month else (str(year) if year % 5 == 0 else ""),
        words=f"{MONTHS[month]} {year}: {articles(found, number)}"
        if month
        else f"{year}: {articles(found, number)}",
        url=found.year_url("year", Value(text, text)) if number else "",
        is_chosen=is_within(found, year, month),
    )


def is_within(found, year, month):
    """Whether the chosen days reach into the year or month, or no days are chosen."""
    first, last = days_of(found.conditions)
    begins, ends = (year, month or 1), (year, month or 12)
    return (first is None or ends >= (first.year, first.month)) and (
        last is None or begins <= (last.year, last.month)
    )


def articles(found, number):
    words = in_words(number, found.tally.is_exact)
    return ngettext("%s article", "%s articles", number) % words


def in_words(number, is_exact):
    return (
        number_format(number, force_grouping=True)
        if is_exact
        else _("about %s") % number_format(number, force_grouping=True)
    )
