"""Which countries, or which people, a reader sets beside each other."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.filtering import conditions as by
from summit_archive.filtering.filter import SearchForm
from summit_archive.filtering.values import Problem, refusal

from ..listing.conditions import CountriesFilter, SomeCountries
from ..models import Meeting, Person

FEWEST, MOST = 2, 5


class Chosen:
    """Narrows no list; what is beyond `MOST` is told and left out."""

    keeps_order = True

    def narrow(self, queryset, name, conditions):
        return queryset


class ChosenCountries(Chosen, SomeCountries):
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


class CompareFilter(CountriesFilter):
    """Countries or people to compare; it is no list, and has no pages."""

    country = ChosenCountries(label=gettext_lazy("Country"))
    person = ChosenPeople(
        Person,
        label=gettext_lazy("Person"),
        expected=gettext_lazy("the address of a person, such as vladimir-putin"),
    )

    class Meta:
        model = Meeting
        fields: list[str] = []
        form = CompareForm


def rows_to_compare(asked):
    """The countries, or the people, that are chosen; none where there are too few to compare."""
    rows = [value.row for value in asked.chosen("country") or asked.chosen("person")]
    return rows if len(rows) >= FEWEST else []


def too_few():
    return Problem("country", "", _("Country: expected two to five countries, or people, to compare."))


def choosers(asked, parameter):
    """For each select of the form what is chosen there: all that are chosen, and one more."""
    texts = [value.text for value in asked.chosen(parameter)]
    wanted = max(FEWEST, min(len(texts) + 1, MOST))
    return [*texts, *[""] * (wanted - len(texts))]
