"""Which countries, or which people, a reader sets beside each other."""

from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.filtering import ListFilter
from summit_archive.filtering import conditions as by
from summit_archive.filtering.forms import SearchForm
from summit_archive.filtering.values import Problem, refusal

from ..models import Leader, Person

FEWEST, MOST = 2, 5


class Chosen:
    """Narrows no list; what is beyond `MOST` is told and left out."""

    def narrow(self, queryset, name, conditions):
        return queryset


class ChosenCountries(Chosen, by.SomeCountries):
    pass


class ChosenPeople(Chosen, by.Rows):
    pass


class CompareForm(SearchForm):
    def clean(self):
        for name in ("country", "person"):
            chosen = self.cleaned_data.get(name) or []
            if len(chosen) > MOST:
                self.cleaned_data[name] = chosen[:MOST]
                at_most = _("at most %d to compare") % MOST
                self.fields[name].ignored = [
                    *self.fields[name].ignored,
                    *(refusal(value.text, at_most) for value in chosen[MOST:]),
                ]
        if self.cleaned_data.get("country"):
            for value in self.cleaned_data.get("person") or []:
                self.add_error("person", refusal(value.text, _("either countries or people")))


class CompareFilter(ListFilter):
    """Countries or people to compare; it is no list, and has no pages."""

    list_name = "compare"
    total = 0

    country = ChosenCountries(label=gettext_lazy("Country"))
    person = ChosenPeople(
        Person,
        label=gettext_lazy("Person"),
        expected=gettext_lazy("the address of a person, such as vladimir-putin"),
    )

    class Meta:
        form = CompareForm

    def settled(self, conditions):
        """In the order in which they are given, which is the reader's own."""
        return {name: values for name, values in conditions.items() if values}

    @property
    def values(self):
        return self.chosen("country") or self.chosen("person")

    @property
    def parameter(self):
        return "person" if self.chosen("person") else "country"

    @property
    def rows(self):
        """The countries or people to compare; none where there are too few."""
        rows = [value.row for value in self.values]
        return rows if len(rows) >= FEWEST else []

    @property
    def too_few(self):
        return Problem("country", "", _("Country: expected two to five countries, or people, to compare."))

    # What can be chosen

    @cached_property
    def leaders(self):
        return list(Leader.objects.in_order())

    @property
    def choosers(self):
        """For each select of the form what is chosen there: all that are chosen, and one more."""
        return self.padded([value.text for value in self.chosen("country")])

    @property
    def leader_choosers(self):
        return self.padded([value.text for value in self.chosen("person")])

    def padded(self, texts):
        wanted = max(FEWEST, min(len(texts) + 1, MOST))
        return [*texts, *[""] * (wanted - len(texts))]

    @property
    def csv_url(self):
        return self.address(self.conditions, name="compare-csv")

    @property
    def json_url(self):
        return self.address(self.conditions, name="compare-json")
