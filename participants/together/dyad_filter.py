"""What may be asked of the table of pairs and years: from which year to which, of which countries, and in which form."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.filtering import conditions as by
from summit_archive.filtering.fields import ValueField
from summit_archive.filtering.filter import SearchForm
from summit_archive.filtering.values import Value, refusal

from ..listing.conditions import CountriesFilter, SomeCountries, refuse_match_of_none
from ..models import Meeting

MATCHES = [
    ("any", gettext_lazy("at least one of the countries")),
    ("all", gettext_lazy("both among the countries")),
]
NO_OR_YES = [("0", gettext_lazy("no")), ("1", gettext_lazy("yes"))]


class YearField(ValueField):
    def read(self, text):
        if not re.fullmatch(r"[0-9]{4}", text):
            raise refusal(text, _("a year, as YYYY"))
        return Value(text, text, int(text))


class OfRows:
    """It says which rows there are, and narrows no list of meetings."""

    def narrow(self, queryset, name, conditions):
        return queryset


class Year(OfRows, by.Condition):
    field_class = YearField


class CountriesOfPairs(OfRows, SomeCountries):
    pass


class Choice(OfRows, by.Option):
    pass


class DyadForm(SearchForm):
    def clean(self):
        super().clean()
        refuse_match_of_none(self)
        if self.cleaned_data.get("match") and len(self.cleaned_data.get("country") or []) < 2:
            self.refuse("match", _("two countries or more beside it"))


class DyadFilter(CountriesFilter):
    """It has no pages: a file has all rows."""

    paging = ()
    from_ = Year(label=gettext_lazy("From"))
    to = Year(label=gettext_lazy("To"))
    country = CountriesOfPairs(label=gettext_lazy("Country"))
    match = Choice(label=gettext_lazy("Pairs of"), choices=MATCHES, default="any")
    directed = Choice(label=gettext_lazy("Directed"), choices=NO_OR_YES, default="0")
    zeros = Choice(label=gettext_lazy("Years without a meeting"), choices=NO_OR_YES, default="0")

    class Meta:
        model = Meeting
        fields: list[str] = []
        form = DyadForm
