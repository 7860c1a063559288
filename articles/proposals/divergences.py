"""What several articles of one meeting say differently: only what cannot both be, and whom only some of them name."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import combinations
from typing import NamedTuple

from django.utils.translation import gettext as _

from participants.querysets import UNSETTLED
from summit_archive.text.folding import fold

from ..encounters.accounts import Terms, party_of
from ..encounters.same import People, hold, may_be_the_same, near_kinds, overlap
from ..models import Encounter, EncounterParty
from .reports import Report, country_of

Side = tuple[str, int | str]


class Divergence(NamedTuple):
    """What articles say differently: `said` is [(value, reports)], what most say first."""

    label: str
    said: list[tuple[str, list[Report]]]


def divergences(told: list[Report]) -> list[Divergence]:
    """The facts in which some two reports contradict each other, and whom not all of them name. One query, for one report none."""
    if len(told) < 2:
        return []
    facts = [Divergence(label, said) for label, said in contradictory(told)]
    return [*facts, *of_who_took_part(told)]


# --- The meeting itself -----------------------------------------------------------------


class Fact(NamedTuple):
    label: str
    value: Callable[[Report], str]
    """ "" where it is not stated: that contradicts nothing"""
    contradict: Callable[[Encounter, Encounter], bool]


def facts() -> list[Fact]:
    return [
        Fact(_("Kind"), lambda told: told.encounter.get_kind_display(), kinds_contradict),
        Fact(_("Status"), status_of, lambda one, other: one.status != other.status),
        Fact(_("When"), day_of, days_contradict),
        Fact(_("Place"), lambda told: told.where.value, places_contradict),
    ]


def contradictory(told: list[Report]) -> Iterable[tuple[str, list[tuple[str, list[Report]]]]]:
    """(label, [(value, reports that state it)]) of the facts in which some two reports contradict each other."""
    for label, value, contradict in facts():
        stating = [report for report in told if value(report)]
        pairs = combinations([report.encounter for report in stating], 2)
        if any(contradict(one, other) for one, other in pairs):
            yield label, by_value((value(report), report) for report in stating)


def by_value(said: Iterable[tuple[str, Report]]) -> list[tuple[str, list[Report]]]:
    found = defaultdict(list)
    for value, report in said:
        found[value].append(report)
    return sorted(found.items(), key=lambda each: -len(each[1]))


def status_of(report: Report) -> str:
    """A plan does not contradict what came of it."""
    told = report.encounter
    return "" if told.status in UNSETTLED else told.get_status_display()


def day_of(report: Report) -> str:
    told = report.encounter
    return "" if told.when_basis == Encounter.WhenBasis.NOT_STATED else told.when.in_words()


def kinds_contradict(one: Encounter, other: Encounter) -> bool:
    return not near_kinds(one.kind, other.kind)


def days_contradict(one: Encounter, other: Encounter) -> bool:
    """A day lies within a month, or within days that a meeting lasted; two days, or two months, are two."""
    if one.when.is_definite and other.when.is_definite:
        return not (hold(one.possible, other.possible) or hold(other.possible, one.possible))
    return not overlap(one.possible, other.possible)


def places_contradict(one: Encounter, other: Encounter) -> bool:
    """A country holds its town; two towns are two, and so are two names of which neither is on record."""
    towns = [town_of(one), town_of(other)]
    if "" not in towns:
        return towns[0] != towns[1]
    countries = [place_country(one), place_country(other)]
    return None not in countries and countries[0] != countries[1]


def town_of(told: Encounter) -> str:
    return fold(told.place.name if told.place else told.place_as_given)


def place_country(told: Encounter) -> int | None:
    return told.place.country_id if told.place else told.country_id


# --- Who took part ----------------------------------------------------------------------


def of_who_took_part(told: list[Report]) -> list[Divergence]:
    """A country is one side, whoever is named for it: unless they cannot be the same. One query."""
    terms = Terms(party.person_id for report in told for party, _words in report.parties)
    sides: dict[Side, dict[int, list[EncounterParty]]] = defaultdict(lambda: defaultdict(list))
    for number, report in enumerate(told):
        for party, _words in report.parties:
            sides[party_of(party, terms)][number].append(party)
    some, others = [], []
    for naming in sides.values():
        name = name_of_side(naming)
        if len(naming) < len(told):
            some.append((name, [told[number] for number in naming]))
        if are_others(naming, told, terms):
            others.append(
                Divergence(
                    name,
                    by_value((str(party), told[n]) for n, parties in naming.items() for party in parties),
                )
            )
    return [*others, Divergence(_("Named by some only"), some)] if some else others


def name_of_side(naming: dict[int, list[EncounterParty]]) -> str:
    """Of its country, where some report names one; else as the first names it."""
    parties = [party for parties in naming.values() for party in parties]
    country = next(filter(None, map(country_of, parties)), None)
    return country.called if country else str(parties[0])


def are_others(naming: dict[int, list[EncounterParty]], told: list[Report], terms: Terms) -> bool:
    """Whether two reports name people for a side who are not the same."""
    for one, other in combinations(naming, 2):
        days = next(
            (told[n].encounter.possible for n in (one, other) if told[n].encounter.when.is_definite),
            told[one].encounter.possible,
        )
        if not may_be_the_same(people_of(naming[one]), people_of(naming[other]), terms, days):
            return True
    return False


def people_of(parties: list[EncounterParty]) -> People:
    return People(
        {party.person_id for party in parties if party.person_id},
        {party.office_id for party in parties if party.office_id},
    )
