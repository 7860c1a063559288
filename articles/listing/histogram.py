"""How many articles of a list each year has, or each month of one year, as bars that lead to them: no drawing."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from summit_archive.dates.months import month_alone, short_month_alone
from summit_archive.filtering.conditions import days_of
from summit_archive.filtering.links import Addresses
from summit_archive.pictures import year_bars

TALLEST = 72
# Every fifth year has a label, and every month. A bar lower than 2 could not be seen, nor hit.
YEAR = year_bars.Form(tallest=TALLEST, column=19, width=16, lowest=2)
MONTH = year_bars.Form(tallest=TALLEST, column=29, width=26, lowest=2)
# What the label of the last bar may stand out beyond it.
BEYOND = 12


@dataclass(frozen=True)
class Period(year_bars.Period):
    """One year or month and its words."""

    label: str = ""
    words: str = ""
    is_chosen: bool = True


class Histogram(NamedTuple):
    """Plain values alone, by which a picture that is drawn is kept: its bars are made when it is shown.

    `numbers` has ((year, month or None), number) of each bar; `first` and `last` are the chosen days; `out_url`
    leads from the months of the `year` back to all years; "" where the years are shown.
    """

    numbers: tuple[tuple[tuple[int, int | None], int], ...]
    is_exact: bool
    addresses: Addresses
    first: date | None
    last: date | None
    year: int | None
    out_url: str

    @property
    def most(self):
        return max(number for _period, number in self.numbers)

    @property
    def highest(self):
        return in_words(self.most, self.is_exact)

    @property
    def bars(self):
        return year_bars.Bars(
            self.bar(place, period, number) for place, (period, number) in enumerate(self.numbers)
        )

    def bar(self, place, period, number):
        year, month = period
        text = f"{year}-{month:02}" if month else str(year)
        articles = ngettext("%s article", "%s articles", number) % in_words(number, self.is_exact)
        shown = Period(
            year=year,
            certain=number,
            certain_url=self.addresses.to(text) if number else "",
            label=capfirst(short_month_alone(month))
            if month
            else (str(year) if year_bars.has_label(year) else ""),
            words=f"{capfirst(month_alone(month))} {year}: {articles}" if month else f"{year}: {articles}",
            is_chosen=is_within(period, self.first, self.last),
        )
        return self.form.bar(shown, place, self.most)

    @property
    def form(self):
        return MONTH if self.year else YEAR

    @property
    def ground(self):
        return TALLEST + 0.5

    @property
    def height(self):
        return TALLEST + 36

    @property
    def width(self):
        return max(len(self.numbers) * self.form.column + BEYOND, 160)


def year_asked(asked):
    """The one year in which all days are that are asked for, or None."""
    first, last = days_of(asked.conditions)
    return first.year if first and last and first.year == last.year else None


def numbers_by_time(asked, counts):
    """{(year, None): number}, or {(year, month): number} of the year that is asked for; `counts`: `FacetCounts`.

    Years to come and those long ago are left to the facet.
    """
    if year := year_asked(asked):
        numbers = counts.months(year)
        return {(year, month): numbers.get(12 * year + month - 1, 0) for month in range(1, 13)}
    numbers = counts.numbers("year")
    return {(year, None): numbers.get(year, 0) for year in year_bars.span(year_bars.near(numbers))}


def histogram(numbers, is_exact, links):
    """The bars of `numbers_by_time`; None where fewer than two would stand."""
    if len(numbers) < 2 or not any(numbers.values()):
        return None
    first, last = days_of(links.asked.conditions)
    year = year_asked(links.asked)
    out_url = links.all_days_url if year else ""
    return Histogram(tuple(numbers.items()), is_exact, links.years, first, last, year, out_url)


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
