"""The conditions that know countries: chosen by their codes, taken together, in the part that they had."""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field, replace

from django.utils.functional import SimpleLazyObject, cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from summit_archive.filtering.address import Asked
from summit_archive.filtering.conditions import Condition, NumberAside, OptionAside
from summit_archive.filtering.fields import AddOne, RowField, RowsField
from summit_archive.filtering.filter import ListFilter
from summit_archive.filtering.values import Value

from .countries import every_country


class SomeCountries(Condition):
    """Countries by their codes, in any case. They are few: the filter loads them once."""

    field_class: type[RowField] = RowsField
    takes_many = True
    field_varies = True

    def __init__(self, **options):
        super().__init__(
            expected=gettext_lazy("the two-letter code of a country of the archive, such as kz"), **options
        )

    @property
    def field(self):
        self.extra["find"] = self.found
        return super().field

    def found(self, codes):
        countries = self.parent.countries if codes else {}
        return {code: chosen(countries[code.lower()]) for code in codes if code.lower() in countries}

    def narrow(self, queryset, name, conditions):
        rows = [value.row for value in conditions.get(name, [])]
        return self.filter(queryset, rows) if rows else queryset


def chosen(value):
    """The value of a country with a row of its own, which a request may write to."""
    return replace(value, row=copy(value.row))


class AddedCountries(SomeCountries):
    """Countries that the form adds one by one; those that are no more are found by their pages and facets."""

    is_in_its_field = False

    @property
    def field(self):
        self.extra["widget"] = AddOne(choices=self.parent.countries.choices)
        return super().field


class Match(OptionAside):
    """How several countries are taken together; "any" when nothing is said."""

    def stands(self, conditions):
        return match_can_be_met(conditions)

    def chosen_words(self, name, conditions):
        if not (chosen := conditions.get(name)):
            return
        if number := conditions.get("n"):
            yield self.label, _("at least %s") % number[0].label, {name: [], "n": []}
        elif conditions.get("country"):
            yield self.label, chosen[0].label, {name: []}


class AtLeast(NumberAside):
    """How many countries at least; it goes with the `match` that asks for it."""

    def stands(self, conditions):
        return bool(conditions.get("match")) and match_can_be_met(conditions)


def match_can_be_met(conditions):
    """Whether there are countries to take together, and as many as are asked for."""
    countries, match = conditions.get("country", []), conditions.get("match")
    if match and match[0].text == "at-least":
        number = conditions.get("n")
        return bool(number) and (not countries or number[0].row <= len(countries))
    return bool(countries)


def refuse_match_of_none(form):
    """Refuse to take countries together where none is chosen."""
    form.refuse_without("match", ["country"], _("it only together with “country”"))


@dataclass(frozen=True, eq=False)
class AskedOfCountries(Asked):
    """`countries` are all of them, as `every_country` has them, read when they are needed."""

    countries: Mapping[str, Value] = field(kw_only=True)


class CountriesFilter(ListFilter):
    """A filter whose conditions choose among all countries."""

    asked_as = AskedOfCountries

    @cached_property
    def countries(self):
        return SimpleLazyObject(every_country)

    def known_rows(self):
        return {"countries": self.countries}
