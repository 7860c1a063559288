"""A side of a pair: a country or a person, its meetings, and how lists ask for it."""

from datetime import date
from functools import cached_property

from django.contrib.postgres.aggregates import JSONBAgg
from django.db.models import Q, Value
from django.db.models.functions import JSONObject
from django.urls import reverse

from summit_archive.filtering.links import encoded
from summit_archive.web.fast_reverse import path_of
from summit_archive.web.languages import of_file

from ..models import Country, Person
from ..remembered.people import named_or_in_office, terms_of


class CountrySide:
    """A country: meetings in which a participation stands for it."""

    kind = "country"

    def __init__(self, country):
        self.row = country
        self.value = country.address_code
        self.label = country.called

    @property
    def list_url(self):
        return list_url([self])

    def meetings(self, memory, part="named"):
        """The set of those that name it; with `part` "present" of those in which it took part. No query."""
        return memory.get(part, self.row.pk)


class PersonSide:
    """A person: meetings that name them, or an office that they surely held on every possible day."""

    kind = "person"

    def __init__(self, person):
        self.row = person
        self.value = person.slug
        self.label = person.called

    @property
    def list_url(self):
        return list_url([self])

    @staticmethod
    def rows():
        """People with what `meetings` needs: each office, and from when until before when it was surely held."""
        held = JSONObject(
            office="terms__office_id",
            first="terms__surely_in_force__startswith",
            end="terms__surely_in_force__endswith",
        )
        sure = Q(terms__surely_in_force__isempty=False)
        return Person.objects.annotate(offices_surely_held=JSONBAgg(held, filter=sure, default=Value("[]")))

    def meetings(self, memory, part="named"):
        """As of a country."""
        return named_or_in_office(memory, self.row, part, self.terms)

    @cached_property
    def terms(self):
        """As `terms_of`. No query where the row comes from `rows`, else one."""
        if not hasattr(self.row, "offices_surely_held"):
            return terms_of(self.row)
        held = self.row.offices_surely_held
        return [(row["office"], number_of(row["first"]), number_of(row["end"])) for row in held]


def number_of(day):
    return date.fromisoformat(day).toordinal()


def side_of(row):
    return CountrySide(row) if isinstance(row, Country) else PersonSide(row)


def pair_url(rows):
    """The page of two countries, or of two people, in its own order."""
    sides = sorted((side_of(row) for row in rows), key=lambda side: side.value)
    return reverse(f"{sides[0].kind}-pair", args=[side.value for side in sides])


def asking(name, parameters):
    """The address called `name`, asked for `parameters`."""
    path = of_file(path_of(name))
    asked = "&".join(f"{parameter}={encoded(str(value))}" for parameter, value in parameters)
    return f"{path}?{asked}" if asked else path


def list_url(sides, **more):
    """The list of the meetings that name all `sides`, narrowed by `more`."""
    return asking("meeting-list", [*all_of(sides), *more.items()])


def all_of(sides):
    asked = [(side.kind, side.value) for side in sides]
    countries = [side for side in sides if side.kind == "country"]
    return [*asked, ("match", "all")] if len(countries) > 1 else asked


def meetings_url(sides, **more):
    """The list of the held meetings in which all `sides` took part, narrowed by `more`."""
    return list_url(sides, part="present", status="held", **more)


def meetings_csv_url(sides):
    """The same as a table, a line for each meeting."""
    return asking("meeting-list-csv", [*all_of(sides), ("part", "present"), ("status", "held")])


def year_url(sides, year, certainty="certain", **more):
    """As `meetings_url`, of one year: those that surely were in it, or only possibly; None: that state no year."""
    if year is None:
        return meetings_url(sides, **more, year="not-stated")
    stated = {"year": "stated"} if certainty == "possible" else {}
    return meetings_url(sides, **more, **{"from": year, "to": year, "certainty": certainty}, **stated)


def any_year_url(sides, year):
    """As `meetings_url`, of one year: those that surely or possibly were in it; None: those that state no year."""
    if year is None:
        return meetings_url(sides, year="not-stated")
    return meetings_url(sides, **{"from": year, "to": year}, year="stated")
