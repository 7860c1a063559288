"""What the archive knows of names: whose office, country and level each tells. Built once from the facts; no query."""

import datetime
from collections import defaultdict

from participants.models import Office
from participants.models.office import LEADING_OFFICES

from ...linking.article_text import FoundMention
from ...linking.facts import Facts
from ...linking.holders import Holders
from .bodies import Bodies
from .party import Party
from .party_words import LEADER, MINISTER, SECRETARY
from .places import Places

# In place of a country.
ORGANISATION = 0


class Names:
    """Whose office, country and level a name tells. Built once from the facts."""

    def __init__(self, facts: Facts):
        self.holders = Holders(facts)
        self.offices = self.holders.offices
        self.places = Places(facts)
        self.bodies = Bodies(
            {row.pk: row.name for row in facts.organisations},
            facts.series,
            {row.pk: row.parent for row in facts.organisations if row.parent},
            {row.abbreviation: row.pk for row in facts.organisations if row.abbreviation},
        )
        # The countries whose meetings the archive is about: of those of which it knows the leading offices, the ones
        # that are marked as of the region; where none is marked, all.
        led = {row.country for row in self.offices.values() if row.country and row.kind in LEADING_OFFICES}
        self.region = frozenset(led & facts.region or led)
        by_key = defaultdict(set)
        for (key, _country), offices in self.holders.by_title.items():
            by_key[key].update(offices)
        self.offices_by_key = {key: frozenset(offices) for key, offices in by_key.items()}
        self._held: dict[int, frozenset[int]] = defaultdict(frozenset)
        self.spokespeople: set[int] = set()
        self.officials: set[int] = set()
        """everybody who ever held an office"""
        for office, row in self.offices.items():
            self.officials.update(self.holders.ever(office))
            if row.kind == Office.Kind.SPOKESPERSON:
                self.spokespeople.update(self.holders.ever(office))
            for person in self.holders.ever(office):
                if row.kind in LEADING_OFFICES:
                    self._held[person] |= {office}

        # Of almost everybody who ever led a country it is one alone.
        self._countries: dict[int, int | None] = {}
        for person, held in self._held.items():
            countries = {self.offices[office].country for office in held}
            if len(countries) == 1:
                self._countries[person] = next(iter(countries))

    def country_of_office(self, office: int) -> int | None:
        return self.offices[office].country

    def country_of(self, kind: str, target: int, day: datetime.date | None) -> int | None:
        """Of whatever a mention names; ORGANISATION of an organisation."""
        if kind == "country":
            return target
        if kind == "person":
            return self.country_of_person(target, day)
        if kind == "office":
            return self.offices[target].country or ORGANISATION
        return ORGANISATION if kind == "organisation" else None

    def level_of_office(self, office: int) -> str:
        row = self.offices[office]
        if row.kind in LEADING_OFFICES:
            return LEADER
        if row.organisation:
            return SECRETARY
        return MINISTER if office in self.offices_by_key.get("foreign-minister", ()) else ""

    def held(self, person: int, day: datetime.date | None) -> frozenset[int]:
        """The leading offices that a person held on the day, possibly at least; ever, where there is no day."""
        if day is None:
            return self._held.get(person, frozenset())
        return self.holders.possible_leaders_on(day).get(person, frozenset())

    def country_of_person(self, person: int, day: datetime.date | None) -> int | None:
        if person in self._countries:
            return self._countries[person]
        countries = {self.offices[office].country for office in self.held(person, day)}
        return next(iter(countries)) if len(countries) == 1 else None

    def leader(self, one: FoundMention, day: datetime.date | None) -> Party | None:
        """Whom a mention names, if one of a leading office."""
        if one.kind == "person" and self.held(one.target, day):
            country = self.country_of_person(one.target, day)
            return Party(
                one.part,
                one.start,
                one.end,
                one.text,
                country,
                person=one.target,
                certainty=certainty_of(one),
            )
        if one.kind == "office" and self.level_of_office(one.target) == LEADER:
            country = self.country_of_office(one.target)
            return Party(
                one.part,
                one.start,
                one.end,
                one.text,
                country,
                office=one.target,
                certainty=certainty_of(one),
            )
        return None

    def office_of(self, party: Party, key: str, day: datetime.date | None) -> int | None:
        """The office that a title without a country means beside a name: “President Putin”."""
        if not key or party.person is None or party.country is None:
            return None
        held = self.held(party.person, day)
        fitting = [row.pk for row in self.holders.titled(key, party.country, day) if row.pk in held]
        return fitting[0] if len(fitting) == 1 else None

    def office_of_body(self, organisation: int, title: str) -> int | None:
        """The organisation's office of that title: “Executive Secretary”."""
        fitting = [
            row.pk
            for row in self.offices.values()
            if row.organisation == organisation and row.name.lower().startswith(f"{title.lower()} ")
        ]
        return fitting[0] if len(fitting) == 1 else None

    def may_hold(self, person: int, office: int) -> bool:
        return person in self.holders.ever(office)


def certainty_of(one: FoundMention) -> str:
    """As sure as the mention; a leader's office of which another might be meant is sure enough of the country."""
    return one.certainty
