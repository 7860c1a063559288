"""What an encounter, a meeting and a proposal say, on one footing, so that they can be compared; who stands for whom.

Whom a person stands for, and whether they held an office, follows here from the terms of office: to compare, never to
record.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from participants.models import Meeting, Organisation, Participation, Term
from summit_archive.dates import PartialDate
from summit_archive.dates.shapes import Span
from summit_archive.text.folding import fold

from ..models import Encounter, EncounterParty, Proposal

# Kinds whose meetings are told apart by the body that meets.
OF_BODIES = frozenset({"summit", "informal-summit", "council-session"})
# Kinds whose meetings are told apart by who takes part; a text seldom says which of them it was.
TALKS = frozenset({"bilateral", "trilateral", "multilateral", "margins", "visit", "other"})


class Who(NamedTuple):
    """One who takes part. `party`: whom they stand for, as (what it is, its id or name)."""

    party: tuple[str, int | str]
    person: int | None
    office: int | None


@dataclass(frozen=True, slots=True)
class Account:
    kind: str
    when: PartialDate
    days: tuple[Span, ...]
    place: int | None
    country: int | None
    """where it was"""
    bodies: frozenset[int]
    """whose meeting it is: the organisation, and that of its series"""
    above: frozenset[int]
    """the organisations that these are a part of"""
    body_as_given: str
    """its name, folded, as the text has it"""
    series: int | None
    who: frozenset[Who]
    within: tuple[str, int] | None = None
    """the meeting or the proposal that it is a part of, as ("meeting" or "proposal", id)"""

    @property
    def parties(self) -> frozenset[tuple[str, int | str]]:
        return frozenset(one.party for one in self.who)


class Terms:
    """Which offices these people held, and when. One query."""

    def __init__(self, people: Iterable[int | None]):
        self.of_person: dict[int, list[Term]] = defaultdict(list)
        terms = Term.objects.filter(person__in=set(people) - {None}).select_related("office").order_by("pk")
        for term in terms:
            self.of_person[term.person_id].append(term)

    def country_of(self, person: int | None) -> int | None:
        """The one country for which this person ever held an office."""
        countries = {term.office.country_id for term in self.of_person.get(person or 0, ())} - {None}
        return countries.pop() if len(countries) == 1 else None

    def held(self, person: int, offices: set[int], days: tuple[Span, ...]) -> bool:
        """Whether this person may have held one of the offices on one of the days; also where no term is known."""
        terms = self.of_person.get(person)
        if not terms:
            return True
        return any(in_force(term, days) for term in terms if term.office_id in offices)


def in_force(term: Term, days: tuple[Span, ...]) -> bool:
    held = term.possibly_in_force
    return any(
        (held.upper is None or first < held.upper) and (held.lower is None or last >= held.lower)
        for first, last in days
    )


def who_takes_part(row: EncounterParty | Participation, terms: Terms) -> Who:
    """With its office at hand, no query."""
    return Who(party_of(row, terms), row.person_id, row.office_id)


def party_of(row: EncounterParty | Participation, terms: Terms) -> tuple[str, int | str]:
    office = row.office if row.office_id else None
    if country := row.country_id or (office.country_id if office else None):
        return ("country", country)
    if organisation := row.organisation_id or (office.organisation_id if office else None):
        return ("organisation", organisation)
    if country := terms.country_of(row.person_id):
        return ("country", country)
    return ("person", row.person_id) if row.person_id else ("name", fold(row.name_as_given))


def account_of(
    row: Encounter | Proposal | Meeting,
    parties: Iterable[EncounterParty] | Iterable[Participation],
    terms: Terms,
    within: tuple[str, int] | None = None,
) -> Account:
    """Of a row with its place, and its organisation and series with theirs, at hand; `parties`: its own rows."""
    there = [one for one in parties if one.status != Participation.Status.ABSENT]
    place = row.place if row.place_id else None
    bodies = bodies_of(row)
    return Account(
        kind=row.kind,
        when=row.when,
        days=row.possible,
        place=row.place_id,
        country=place.country_id if place else getattr(row, "country_id", None),
        bodies=frozenset(body.pk for body in bodies),
        above=frozenset(body.parent_id for body in bodies if body.parent_id),
        body_as_given=fold(getattr(row, "body_as_given", "")),
        series=row.series_id,
        who=frozenset(who_takes_part(one, terms) for one in there),
        within=within,
    )


def bodies_of(row: Encounter | Proposal | Meeting) -> list[Organisation]:
    series = row.series if row.series_id else None
    bodies = [row.organisation if row.organisation_id else None, series.organisation if series else None]
    return [body for body in bodies if body]
