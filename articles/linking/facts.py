"""Reads all that the linker knows of the archive: names, offices, terms, meetings, and what editors decided of words.

Eleven queries, however many rows.
"""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from psycopg2.extras import DateRange

from participants.models import (
    Country,
    Meeting,
    MeetingSeries,
    Name,
    Office,
    Organisation,
    Participation,
    Person,
    Place,
    Term,
)

from ..models import RememberedDecision
from ..models.remembered import REMEMBERED

# The name of a government, before its country's; an organisation of that kind may as well be a ministry.
GOVERNMENT_OF = "Government of "


class NameRow(NamedTuple):
    kind: str
    text: str
    language: str
    country: int | None
    person: int | None
    organisation: int | None


class OrganisationRow(NamedTuple):
    pk: int
    name: str
    abbreviation: str
    kind: str = ""
    country: int | None = None
    parent: int | None = None


class OfficeRow(NamedTuple):
    pk: int
    name: str
    kind: str
    country: int | None
    organisation: int | None


class TermRow(NamedTuple):
    """The days of a term as ordinals, both included; an open end is the last day there is."""

    person: int
    office: int
    surely: tuple[int, int] | None
    possibly: tuple[int, int] | None


class MeetingRow(NamedTuple):
    pk: int
    kind: str
    possible: tuple[tuple[datetime.date, datetime.date], ...]
    organisation: int | None
    series: int | None
    place: int | None


class RememberedRow(NamedTuple):
    """What an editor decided of some words for all that comes: that they name the one, or do not."""

    words: str
    names: bool
    kind: str
    target: int


class Facts(NamedTuple):
    countries: list[tuple[int, str, str]]
    """pk, code, name"""
    organisations: list[OrganisationRow]
    people: list[tuple[int, str, str]]
    """pk, name, family name"""
    names: list[NameRow]
    """those of countries, people and organisations: a place's names nobody"""
    offices: list[OfficeRow]
    terms: list[TermRow]
    places: list[tuple[int, str, int]]
    """pk, name, country"""
    series: list[tuple[int, str, int | None, str]]
    """pk, name, organisation, kind"""
    meetings: list[MeetingRow]
    parties: dict[int, frozenset[int]]
    """the countries of each meeting, where any are on record"""
    former: frozenset[int] = frozenset()
    """the countries that are no more"""
    remembered: tuple[RememberedRow, ...] = ()
    place_names: tuple[tuple[int, str], ...] = ()
    """place, name: those in other languages and spellings than its own"""
    region: frozenset[int] = frozenset()
    """the countries that are marked as of the region"""


def governments_of(facts: Facts) -> dict[int, int]:
    """Of each country the one organisation that is its government, as its name says: "Government of Armenia"."""
    found: dict[int, list[int]] = {}
    for row in facts.organisations:
        if row.country and row.kind == Organisation.Kind.GOVERNMENT and row.name.startswith(GOVERNMENT_OF):
            found.setdefault(row.country, []).append(row.pk)
    return {country: rows[0] for country, rows in found.items() if len(rows) == 1}


def read_facts() -> Facts:
    countries = list(
        Country.objects.order_by("pk").values_list("pk", "code", "name", "existed_until", "is_of_region")
    )
    names, place_names = read_names()
    return Facts(
        countries=[(pk, code, name) for pk, code, name, _end, _of_region in countries],
        former=frozenset(pk for pk, _code, _name, end, _of_region in countries if end),
        organisations=[
            OrganisationRow(*row)
            for row in Organisation.objects.order_by("pk").values_list(*OrganisationRow._fields)
        ],
        people=list(Person.objects.order_by("pk").values_list("pk", "name", "family_name")),
        names=names,
        offices=[OfficeRow(*row) for row in Office.objects.order_by("pk").values_list(*OfficeRow._fields)],
        terms=read_terms(),
        places=list(Place.objects.order_by("pk").values_list("pk", "name", "country")),
        series=list(MeetingSeries.objects.order_by("pk").values_list("pk", "name", "organisation", "kind")),
        meetings=read_meetings(),
        parties=read_parties(),
        remembered=tuple(read_remembered()),
        place_names=place_names,
        region=frozenset(pk for pk, *_rest, of_region in countries if of_region),
    )


def read_names() -> tuple[list[NameRow], tuple[tuple[int, str], ...]]:
    """Those of whoever a text may name, and the spellings of places. One query."""
    names, of_places = [], []
    for *row, place in Name.objects.order_by("pk").values_list(*NameRow._fields, "place"):
        name = NameRow(*row)
        if place and name.kind != Name.Kind.CASE_FORM:
            of_places.append((place, name.text))
        elif name.country or name.person or name.organisation:
            names.append(name)
    return names, tuple(of_places)


def read_terms() -> list[TermRow]:
    rows = Term.objects.order_by("pk").values_list("person", "office", "surely_in_force", "possibly_in_force")
    return [
        TermRow(person, office, ordinals(surely), ordinals(possibly))
        for person, office, surely, possibly in rows
    ]


def ordinals(days: DateRange) -> tuple[int, int] | None:
    """A range of days, of which PostgreSQL leaves the last one out."""
    if days.isempty:
        return None
    first = days.lower.toordinal() if days.lower else datetime.date.min.toordinal()
    last = days.upper.toordinal() - 1 if days.upper else datetime.date.max.toordinal()
    return first, last


def read_meetings() -> list[MeetingRow]:
    rows = Meeting.objects.exclude(status=Meeting.Status.CANCELLED).order_by("pk")
    return [
        MeetingRow(pk, kind, tuple(possible or ()), organisation, series, place)
        for pk, kind, possible, organisation, series, place in rows.values_list(*MeetingRow._fields)
    ]


def read_parties() -> dict[int, frozenset[int]]:
    parties: dict[int, set[int]] = {}
    rows = Participation.objects.exclude(status=Participation.Status.ABSENT)
    for meeting, country, office in rows.values_list("meeting", "country", "office__country"):
        if country or office:
            parties.setdefault(meeting, set()).add(country or office)
    return {meeting: frozenset(countries) for meeting, countries in parties.items()}


def read_remembered() -> Iterator[RememberedRow]:
    rows = RememberedDecision.objects.exclude(verdict=RememberedDecision.Verdict.NOBODY).order_by("pk")
    for words, verdict, *targets in rows.values_list("words", "verdict", *REMEMBERED):
        for kind, target in zip(REMEMBERED, targets, strict=True):
            if target:
                yield RememberedRow(words, verdict == RememberedDecision.Verdict.IS, kind, target)
