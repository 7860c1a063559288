"""Encounters as lines for checking the reader: one an article that was read, with all that was read in it.

Offsets count characters of the body; what stands elsewhere says where, before what it shows: "headline: kind". Kinds and
statuses are spelt as labellers of such texts spell them.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TextIO

from django.db.models import Prefetch

from participants.exporting.plain import code
from participants.models import Meeting, Participation
from summit_archive.web.json import edtf, slug

from ..models import Encounter, EncounterParty, Mention, Reading

AT_ONCE = 300
SPELT = {
    Meeting.Kind.MARGINS.value: "talks-on-the-margins",
    Participation.Status.CONFIRMED.value: "expected",
}
# How sure an encounter is, as a number from 0 to 1: of a rule's certainty, as rules are sorted by it, not measured.
SURE = {
    Mention.Certainty.SURE.value: 0.95,
    Mention.Certainty.LIKELY.value: 0.75,
    Mention.Certainty.POSSIBLE.value: 0.5,
}
RELATED = ["place", "country", "organisation", "meeting"]
OF_PARTY = ["country", "organisation", "office", "person"]


def encounters_to_check(*, batch: int | None = None) -> Iterator[dict]:
    """A row an article, in their order; three queries for some hundred articles, and no more than these in memory."""
    read = Reading.objects.order_by("article").values_list("article", "article__external_id")
    if batch is not None:
        read = read.filter(article__arrival__batch=batch)
    rows = read.iterator(2000)
    while articles := list(islice(rows, AT_ONCE)):
        encounters = encounters_of(pk for pk, _external_id in articles)
        for pk, external_id in articles:
            its = [as_encounter(one) for one in encounters.get(pk, ())]
            yield {"external_id": external_id or None, "article": pk, "encounters": its}


def encounters_of(articles: Iterable[int]) -> dict[int, list[Encounter]]:
    """By article, in the order of the text. Two queries."""
    by_article: dict[int, list[Encounter]] = {}
    parties = EncounterParty.objects.select_related(*OF_PARTY).order_by("number")
    found = Encounter.objects.filter(article__in=list(articles)).select_related(*RELATED)
    for one in found.prefetch_related(Prefetch("parties", parties)).order_by("article", "number", "pk"):
        by_article.setdefault(one.article_id, []).append(one)
    return by_article


def write_encounters(rows: Iterator[dict], file: TextIO) -> tuple[int, int]:
    """One JSON object a line; how many articles, and how many encounters."""
    articles = encounters = 0
    for row in rows:
        file.write(json.dumps(row, ensure_ascii=False) + "\n")
        articles, encounters = articles + 1, encounters + len(row["encounters"])
    return articles, encounters


def as_encounter(one: Encounter) -> dict:
    """`place` and `within` in the text's words, where it has some; `meeting`: the one on record that it tells of."""
    return {
        "kind": spelt(one.kind),
        "status": one.status,
        "when": edtf(one.when),
        "place": one.place_as_given or (one.place.name if one.place else None),
        "country": code(one.country),
        "organisation": slug(one.organisation),
        "within": one.within_as_given or None,
        "participants": [as_participant(party) for party in one.parties.all()],
        "meeting": slug(one.meeting),
        "state": one.state,
        "rule": one.rule,
        "sure": SURE[one.certainty],
        "spans": [as_span(*span) for span in one.spans],
    }


def as_participant(party: EncounterParty) -> dict:
    return {
        "country": code(party.country),
        "organisation": slug(party.organisation),
        "office": slug(party.office),
        "person": slug(party.person),
        "name_as_given": party.name_as_given or None,
        "role": party.role,
        "status": spelt(party.status),
    }


def as_span(part: str, start: int, end: int, shows: str, _words: str) -> list:
    return [start, end, shows if part == Mention.Part.BODY else f"{part}: {shows}"]


def spelt(value: str) -> str:
    return SPELT.get(value, value)
