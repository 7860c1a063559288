"""What a meeting's record says of a country or of a person, and for which countries they may have come to it."""

from collections import defaultdict
from enum import Enum, auto
from typing import NamedTuple

from ..models import Country, Participation, Term
from ..offices.holders import fits
from ..remembered.bits import any_of


class Word(Enum):
    """What a meeting's record says of a side."""

    NAMED = auto()
    NOT_THERE = auto()
    NOTHING = auto()


class Row(NamedTuple):
    """A participation, by ids: `country` is the one that it stands for."""

    meeting: int
    status: str
    person: int | None
    office: int | None
    country: int | None

    @property
    def is_absence(self):
        return self.status == Participation.Status.ABSENT


def word_of(rows):
    """Of the rows of one side: whoever is named by one is named, though another says absent."""
    if not rows:
        return Word.NOTHING
    return Word.NOT_THERE if all(row.is_absence for row in rows) else Word.NAMED


class CountryChances:
    def __init__(self, country):
        self.pk = country.pk
        self.countries = {country.pk}

    def perhaps_named_in(self, memory):
        """A set that has all meetings whose records name the side."""
        return memory.get("named", self.pk)

    def word(self, meeting, rows):
        return word_of([row for row in rows if row.country == self.pk])

    def countries_on(self, meeting):
        return self.countries


class PersonChances:
    """A person stands for the countries of the offices that they possibly held on a possible day."""

    def __init__(self, person, terms):
        self.pk, self.terms = person.pk, terms
        self.countries = countries_of(term.office for term in terms)

    def perhaps_named_in(self, memory):
        """As of a country; more meetings than these may be in it: what they held on a day is not asked."""
        by_office = [memory.get("named-office", term.office_id) for term in self.terms]
        by_country = [memory.get("named", country) for country in self.countries]
        return any_of([memory.get("named-person", self.pk), *by_office, *by_country])

    def word(self, meeting, rows):
        """Not there is also whoever's country came through somebody else: then the record says who came."""
        if own := [row for row in rows if row.person == self.pk]:
            return word_of(own)
        held = self.offices_on(meeting)
        offices, countries = {office.pk for office in held}, countries_of(held)
        nameless = [row for row in rows if row.person is None]
        by_office = [row for row in nameless if row.office in offices]
        by_country = [row for row in nameless if row.office is None and row.country in countries]
        if told := by_office or by_country:
            return word_of(told)
        is_another = any(row.country in countries and not row.is_absence for row in rows)
        return Word.NOT_THERE if is_another else Word.NOTHING

    def countries_on(self, meeting):
        """None for any country: no office of theirs is on record."""
        return countries_of(self.offices_on(meeting)) if self.terms else None

    def offices_on(self, meeting):
        return [term.office for term in self.terms if fits(term, meeting)]


def countries_of(offices):
    return {office.country_id for office in offices} - {None}


def chances_of(rows):
    """The chances of two countries, or of two people. One query for people, none for countries."""
    if isinstance(rows[0], Country):
        return [CountryChances(row) for row in rows]
    terms = defaultdict(list)
    for term in Term.objects.filter(person__in=rows).select_related("office"):
        terms[term.person_id].append(term)
    return [PersonChances(row, terms[row.pk]) for row in rows]
