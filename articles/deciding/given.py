"""Names as given: where rules found a name, or an editor kept one, and nobody on record is said to bear it.

A place is called by a word and a number, such as `party-12`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Count, F, Model, QuerySet, Value

from participants.models import Participation
from summit_archive.text.folding import fold

from ..models import Attestation, EncounterParty, ProposedStatement, RememberedDecision, Statement

CALLED = re.compile(r"([a-z]+)-([1-9][0-9]{0,17})")
# Of words without a capital nobody's name is expected: “the ministry”, «источник».
HAS_A_CAPITAL = r"(^|\s)[[:upper:]]"


@dataclass(frozen=True, slots=True)
class Place:
    """A column with a name, and the columns of whoever bears it: while all of these are empty, it is a name as given.

    `takes`: {kind of bearer: its column}. `article`: the way to the article; "" where there is none.
    """

    model: type[Model]
    name: str
    takes: dict[str, str]
    empty: tuple[str, ...]
    article: str = "article"
    waiting: tuple[tuple[str, str], ...] = ()

    def rows(self, *, drafts: bool) -> QuerySet:
        """`drafts`: with those in articles that readers do not see."""
        unnamed: dict[str, Any] = {f"{column}__isnull": True for column in self.empty} | dict(self.waiting)
        if self.article and not drafts:
            unnamed[f"{self.article}__status"] = "published"
        return self.model._default_manager.filter(
            **unnamed, **{f"{self.name}__regex": HAS_A_CAPITAL}
        ).order_by()


PARTIES = {"country": "country", "organisation": "organisation", "person": "person"}
SAID_BY = {"organisation": "said_by_organisation", "person": "said_by_person"}
NOBODY = ("country", "organisation", "office", "person")
PROPOSED = (("encounter__state", "proposed"),)
PLACES = {
    "party": Place(EncounterParty, "name_as_given", PARTIES, NOBODY, "encounter__article", PROPOSED),
    "teller": Place(
        EncounterParty, "said_by_name", SAID_BY, tuple(SAID_BY.values()), "encounter__article", PROPOSED
    ),
    "speaker": Place(
        ProposedStatement,
        "speaker_name",
        {"organisation": "organisation", "person": "speaker"},
        ("speaker", "organisation", "office"),
        "article",
        (("state", "proposed"),),
    ),
    "participant": Place(Participation, "name_as_given", PARTIES, NOBODY, ""),
    "statement": Place(Statement, "speaker_name", {"person": "speaker"}, ("speaker",)),
    "witness": Place(Attestation, "said_by_name", SAID_BY, tuple(SAID_BY.values())),
}


@lru_cache(maxsize=100_000)
def folded(name: str) -> str:
    return fold(name)


@dataclass(slots=True)
class GivenName:
    """All spellings that fold alike, the most frequent first, and at how many places they stand."""

    key: str
    spellings: dict[str, int]

    @property
    def number(self) -> int:
        return sum(self.spellings.values())

    @property
    def words(self) -> str:
        return max(self.spellings, key=lambda name: self.spellings[name])


def given_names(*, drafts: bool) -> list[GivenName]:
    """The names that wait, without those that are remembered to be nobody's; the most frequent first. Two queries."""
    nobodys = set(
        RememberedDecision.objects.filter(verdict="nobody").order_by().values_list("folded", flat=True)
    )
    found: dict[str, GivenName] = {}
    for name, number in spellings(drafts=drafts):
        if (key := folded(name)) and key not in nobodys:
            spelt = found.setdefault(key, GivenName(key, {})).spellings
            spelt[name] = spelt.get(name, 0) + number
    return sorted(found.values(), key=lambda one: (-one.number, one.key))


def spellings(*, drafts: bool) -> Iterator[tuple[str, int]]:
    """(name, at how many places), one place after the other. One query."""
    rows = [(place.name, place.rows(drafts=drafts)) for place in PLACES.values()]
    counted = [some.values_list(name).annotate(number=Count("pk")) for name, some in rows]
    yield from counted[0].union(*counted[1:], all=True)


def places_of(spelt: Sequence[str], *, drafts: bool) -> list[tuple[str, str, int]]:
    """(as given, word, number) of every place of these spellings. One query."""
    found = [
        place.rows(drafts=drafts)
        .filter(**{f"{place.name}__in": list(spelt)})
        .values_list(place.name, Value(word), F("pk"))
        for word, place in PLACES.items()
    ]
    return sorted(found[0].union(*found[1:], all=True))


def read_called(texts: Iterable[str]) -> list[tuple[str, int]]:
    """Those of the texts that call a place."""
    read = [CALLED.fullmatch(text) for text in texts]
    return [(one[1], int(one[2])) for one in read if one and one[1] in PLACES]


def by_word(places: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for word, number in places:
        found.setdefault(word, []).append(number)
    return found
