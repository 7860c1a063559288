"""How many articles of a list each year has, or each month of one year, as bars that lead to them: no drawing."""

import datetime
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.dates import MONTHS, MONTHS_3
from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from summit_archive.filtering.conditions import days_of
from summit_archive.filtering.values import Value

from ..yearly import REACH

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


def year_asked(asked):
    """The one year in which all days are that are asked for, or None."""
    first, last = days_of(asked.conditions)
    return first.year if first and last and first.year == last.year else None


def numbers_by_time(asked, counts):
    """{(year, None): number}, or {(year, month): number} of the year that is asked for; `counts`: `FacetCounts`."""
    if year := year_asked(asked):
        numbers = counts.months(year)
        return {(year, month): numbers.get(12 * year + month - 1, 0) for month in range(1, 13)}
    return without_gaps(counts.numbers("year"))


def without_gaps(numbers):
    """Years to come and those long ago are left to the facet."""
    this_year = datetime.datetime.now(datetime.UTC).year
    years = [year for year in numbers if this_year - REACH < year <= this_year]
    span = range(min(years), max(years) + 1) if years else ()
    return {(year, None): numbers.get(year, 0) for year in span}


def histogram(numbers, is_exact, links):
    """The bars of `numbers_by_time`; None where fewer than two would stand."""
    if len(numbers) < 2 or not any(numbers.values()):
        return None
    most = max(numbers.values())
    days = days_of(links.asked.conditions)
    bars = [
        bar(place, period, number, most, is_exact, links.year, is_within(period, *days))
        for place, (period, number) in enumerate(numbers.items())
    ]
    year = year_asked(links.asked)
    return Histogram(bars, year, links.all_days_url if year else "", in_words(most, is_exact))


def bar(place, period, number, most, is_exact, url, is_chosen):
    year, month = period
    height = max(round(TALLEST * number / most), LOWEST) if number else 0
    text = f"{year}-{month:02}" if month else str(year)
    articles = ngettext("%s article", "%s articles", number) % in_words(number, is_exact)
    return Bar(
        x=place * (MONTH if month else YEAR),
        y=TALLEST - height,
        height=height,
        label=capfirst(MONTHS_3[month]) if month else (str(year) if year % 5 == 0 else ""),
        words=f"{MONTHS[month]} {year}: {articles}" if month else f"{year}: {articles}",
        url=url(Value(text, text)) if number else "",
        is_chosen=is_chosen,
    )


def is_within(period, first, last):
    """Whether the chosen days reach into the year or month, or no days are chosen."""
    year, month = period
    begins, ends = (year, month or 1), (year, month or 12)
    return (first is None or ends >= (first.year, first.month)) and (
        last is None or begins <= (last.year, last.month)
    )


def in_words(number, is_exact):
    return (
        number_format(number, force_grouping=True)
        if is_exact
        else _("about %s") % number_format(number, force_grouping=True)
    )
