"""Coverage and attestations that follow from encounters, with the words that show them where they stand in their articles."""

from collections.abc import Iterable
from datetime import timedelta
from typing import NamedTuple

from participants.models import Meeting, Participation

from ..models import Attestation, Coverage, Encounter, EncounterParty, Mention
from ..models.quote import LONGEST_QUOTE, Place, Quote, places_in, texts_of
from .proposing import PLANS

# Who tells of what was held so long ago recalls it.
RECALLED_AFTER = timedelta(days=30)
# The words that show one and the other are cited together where they stand as near.
NEAR_BY = 200


class Span(NamedTuple):
    part: str
    start: int
    end: int
    shows: str
    words: str


def coverage_of(encounter: Encounter, meeting: Meeting) -> Coverage:
    """With its article at hand, no query."""
    coverage = Coverage(
        article=encounter.article,
        meeting=meeting,
        kind=kind_of_coverage(encounter),
        status=encounter.status,
    )
    cite(coverage, encounter, ["status", "kind"])
    return coverage


def kind_of_coverage(encounter: Encounter) -> str:
    if encounter.status in PLANS:
        return Coverage.Kind.ANNOUNCES
    day, days = encounter.article.published_on, encounter.possible
    if day and days and encounter.when.is_definite and days[-1][1] + RECALLED_AFTER < day:
        return Coverage.Kind.BACKGROUND
    return Coverage.Kind.REPORTS


def attestation_of(encounter: Encounter, party: EncounterParty, participation: Participation) -> Attestation:
    attestation = Attestation(
        article=encounter.article,
        participation=participation,
        status=party.status,
        said_by_person_id=party.said_by_person_id,
        said_by_organisation_id=None if party.said_by_person_id else party.said_by_organisation_id,
        said_by_name=party.said_by_name,
    )
    cite(attestation, encounter, [f"party {party.number}"])
    return attestation


def said_by(attestation: Attestation) -> tuple:
    """By what two attestations of one article are the same."""
    return (
        attestation.article_id,
        attestation.participation_id,
        attestation.said_by_person_id,
        attestation.said_by_organisation_id,
        attestation.said_by_name,
    )


def cite(quote: Quote, encounter: Encounter, shown: Iterable[str]) -> None:
    """Stand where the words are that show it; where none are found, quote nothing."""
    texts = texts_of(encounter.article)
    spans = [span for one in shown for span in spans_of(encounter) if span.shows == one]
    places = [place for span in spans if (place := place_of(span, texts))]
    if places:
        quote.stand_at(together(places), texts)


def spans_of(encounter: Encounter) -> list[Span]:
    """Those in a part of the article that can be quoted; the place line stands beside it."""
    parts = set(Mention.Part.values)
    return [
        Span(part, start, end, shows, words[0] if words else "")
        for part, start, end, shows, *words in encounter.spans
        if part in parts
    ]


def place_of(span: Span, texts: dict[str, str]) -> Place | None:
    """Where the words stand now: at their place, or where they are found once the text was changed."""
    there = texts[span.part][span.start : span.end]
    if words := there.strip():
        start = span.start + there.index(words)
        at = Place(span.part, start, start + len(words))
    if words and (not span.words or there.startswith(span.words) or span.words.startswith(there)):
        return at
    found = places_in({span.part: texts[span.part]}, span.words) if span.words else []
    return found[0] if found else None


def together(places: list[Place]) -> Place:
    """The first, and what stands near it."""
    first = places[0]
    near = [one for one in places if one.part == first.part and abs(one.start - first.start) <= NEAR_BY]
    start, end = min(one.start for one in near), max(one.end for one in near)
    return Place(first.part, start, end) if end - start <= LONGEST_QUOTE else first
