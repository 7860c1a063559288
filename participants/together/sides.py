"""A side of a pair: a country or a person, its participations, and how lists ask for it."""

from datetime import date, timedelta
from functools import reduce
from operator import or_

from django.contrib.postgres.aggregates import ArrayAgg, JSONBAgg
from django.db.models import Q, Value
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.http import urlencode

from ..models import Country, Participation, Person


class CountrySide:
    """A country: meetings in which a participation stands for it."""

    kind = "country"

    def __init__(self, country):
        self.row = country
        self.value = country.address_code
        self.label = country.name

    @property
    def list_url(self):
        return list_url([self])

    @staticmethod
    def rows():
        """Countries with what `named` needs: the ids of their offices."""
        return Country.objects.annotate(office_ids=ArrayAgg("offices", default=Value([])))

    def named(self):
        """Participations that stand for the country, in parts that an index each finds."""
        named = Participation.objects.not_absent()
        yield named.filter(country=self.row.pk)
        if offices := [pk for pk in self.row.office_ids if pk]:
            yield named.filter(country=None, office__in=offices)


class PersonSide:
    """A person: meetings that name them, or an office that they surely held on every possible day."""

    kind = "person"

    def __init__(self, person):
        self.row = person
        self.value = person.slug
        self.label = person.name

    @property
    def list_url(self):
        return list_url([self])

    @staticmethod
    def rows():
        """People with what `named` needs: each office, and from when until before when it was surely held."""
        held = JSONObject(
            office="terms__office_id",
            first="terms__surely_in_force__startswith",
            end="terms__surely_in_force__endswith",
        )
        sure = Q(terms__surely_in_force__isempty=False)
        return Person.objects.annotate(offices_surely_held=JSONBAgg(held, filter=sure, default=Value("[]")))

    def named(self):
        """Participations that name the person, or an office surely held on every possible day, in parts."""
        named = Participation.objects.not_absent()
        yield named.filter(person=self.row.pk)
        if self.row.offices_surely_held:
            holding = [self.holding(**held) for held in self.row.offices_surely_held]
            yield named.filter(reduce(or_, holding), person=None)

    @staticmethod
    def holding(office, first, end):
        """A condition: the office is named, and each possible day is one from `first` until before `end`."""
        days = (date.fromisoformat(first), date.fromisoformat(end) - timedelta(days=1))
        return Q(office=office, meeting__possible__contained_by=days)


def meetings_of(sides):
    """[(ids of the meetings that name a side, ids of those in which it took part), …]. One query."""
    found = [(set(), set()) for _side in sides]
    first, *others = parts_of(sides)
    for place, status, ids in first.union(*others, all=True):
        named, took_part = found[place]
        named.update(ids)
        if status != Participation.Status.INVITED:
            took_part.update(ids)
    return found


def parts_of(sides):
    """Rows (place of the side, status, ids of meetings), of all that name a side."""
    for place, side in enumerate(sides):
        for part in side.named():
            rows = part.order_by().annotate(side=Value(place)).values("side", "status")
            yield rows.annotate(ids=ArrayAgg("meeting")).values_list("side", "status", "ids")


def side_of(row):
    return CountrySide(row) if isinstance(row, Country) else PersonSide(row)


def pair_url(rows):
    """The page of two countries, or of two people, in its own order."""
    sides = sorted((side_of(row) for row in rows), key=lambda side: side.value)
    return reverse(f"{sides[0].kind}-pair", args=[side.value for side in sides])


def asking(name, parameters):
    """The address called `name`, asked for `parameters`."""
    return f"{reverse(name)}?{urlencode(parameters)}" if parameters else reverse(name)


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


def year_url(sides, year, certainty="certain", **more):
    """As `meetings_url`, of one year: those that surely were in it, or only possibly; None: that state no year."""
    if year is None:
        return meetings_url(sides, **more, year="not-stated")
    stated = {"year": "stated"} if certainty == "possible" else {}
    return meetings_url(sides, **more, **{"from": year, "to": year, "certainty": certainty}, **stated)
