"""What may be asked of tables that are worked out from meetings: from which day to which, and in which countries."""

from datetime import date

from django.utils.translation import gettext_lazy

from summit_archive.dates.shapes import clipped
from summit_archive.filtering import ListFilter
from summit_archive.filtering import conditions as by
from summit_archive.filtering.conditions import days_of
from summit_archive.filtering.filter import SearchForm

from ..models import Meeting
from .conditions import CountriesFilter, SomeCountries


class DaysFilter(ListFilter):
    """It narrows meetings; which rows worked out from them are asked for, `touches` says. There are no pages."""

    paging = ()
    from_ = by.FirstDay(label=gettext_lazy("From"), edge="first", words="possibly_between")
    to = by.LastDay(label=gettext_lazy("To"), edge="last")

    class Meta:
        model = Meeting
        fields: list[str] = []
        form = SearchForm


class DaysAndCountriesFilter(DaysFilter, CountriesFilter):
    in_ = SomeCountries(label=gettext_lazy("In"), words="in_countries")


def touches(asked, spans):
    """Whether one of the days of `spans`, [(first, last)], is among those that are asked for."""
    first, last = days_of(asked.conditions)
    return bool(clipped(spans, first or date.min, last or date.max))


def is_in(asked, country):
    """Whether `country` is asked for, or none is."""
    chosen = asked.chosen("in")
    return not chosen or country in [value.row for value in chosen]
