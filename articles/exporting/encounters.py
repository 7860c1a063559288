"""Encounters as lines for checking the reader: one an article that was read, with all that was read in it: who met whom,
who said what, and which sources it names.

Offsets count characters of the body; what stands elsewhere says where, before what it shows: "headline: kind". Kinds and
statuses are spelt as labellers of such texts spell them.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TextIO

from django.db.models import Prefetch, QuerySet

from participants.exporting.plain import code
from participants.models import Meeting, Name, Participation
from summit_archive.web.json import edtf, slug

from ..encounters.reading.places import place_called
from ..encounters.reading.setting import PLACE_LINE
from ..models import (
    Citation,
    Encounter,
    EncounterParty,
    Mention,
    ProposedCitation,
    ProposedStatement,
    Reading,
)

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
OF_STATEMENT = ["speaker", "office", "organisation"]
OF_PARTY = ["country", "organisation", "office", "person"]


def encounters_to_check(*, batch: int | None = None) -> Iterator[dict]:
    """A row an article, in their order; six queries for some hundred articles, and no more than these in memory."""
    read = Reading.objects.order_by("article").values_list("article", "article__external_id")
    if batch is not None:
        read = read.filter(article__arrival__batch=batch)
    rows = read.iterator(2000)
    while articles := list(islice(rows, AT_ONCE)):
        ids = [pk for pk, _external_id in articles]
        encounters = encounters_of(ids)
        statements = words_of(ProposedStatement.objects.select_related(*OF_STATEMENT), ids)
        citations = words_of(ProposedCitation.objects.all(), ids)
        recorded = recorded_sources(ids)
        for pk, external_id in articles:
            yield {
                "external_id": external_id or None,
                "article": pk,
                "encounters": [as_encounter(one) for one in encounters.get(pk, ())],
                "statements": [as_statement(one) for one in statements.get(pk, ())],
                "citations": [as_citation(one) for one in citations.get(pk, ())] + recorded.get(pk, []),
            }


def encounters_of(articles: Iterable[int]) -> dict[int, list[Encounter]]:
    """By article, in the order of the text. Three queries."""
    by_article: dict[int, list[Encounter]] = {}
    parties = EncounterParty.objects.select_related(*OF_PARTY).order_by("number")
    found = Encounter.objects.filter(article__in=list(articles)).select_related(*RELATED)
    found = found.prefetch_related(
        Prefetch("parties", parties), Prefetch("place__names", Name.objects.written())
    )
    for one in found.order_by("article", "number", "pk"):
        by_article.setdefault(one.article_id, []).append(one)
    return by_article


def words_of(rows: QuerySet, articles: Iterable[int]) -> dict[int, list]:
    """By article, in the order of the text. One query."""
    by_article: dict[int, list] = {}
    for one in rows.filter(article__in=list(articles)).order_by("article", "number", "pk"):
        by_article.setdefault(one.article_id, []).append(one)
    return by_article


def recorded_sources(articles: Iterable[int]) -> dict[int, list[dict]]:
    """By article, those of its own list of sources, which an import takes from the text. One query."""
    by_article: dict[int, list[dict]] = {}
    rows = Citation.objects.filter(article__in=list(articles), proposed=None).order_by(
        "article", "position", "pk"
    )
    for article, as_given in rows.values_list("article", "as_given"):
        source: dict = {"as_given": as_given, "state": "accepted", "rule": None, "sure": None, "spans": []}
        by_article.setdefault(article, []).append(source)
    return by_article


def write_encounters(rows: Iterator[dict], file: TextIO) -> tuple[int, int]:
    """One JSON object a line; how many articles, and how many encounters."""
    articles = encounters = 0
    for row in rows:
        file.write(json.dumps(row, ensure_ascii=False) + "\n")
        articles, encounters = articles + 1, encounters + len(row["encounters"])
    return articles, encounters


def as_encounter(one: Encounter) -> dict:
    """`place` as one calls it, `within` in the text's words; `meeting`: the one on record that it tells of."""
    return {
        "kind": spelt(one.kind),
        "status": one.status,
        "when": edtf(one.when),
        "place": place_of(one) or None,
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


def place_of(one: Encounter) -> str:
    is_line = any(part == PLACE_LINE and shows == "place" for part, _start, _end, shows, _words in one.spans)
    names = [one.place.name, *(name.text for name in one.place.names.all())] if one.place else []
    return place_called(one.place_as_given, names, is_line=is_line)


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


def as_statement(one: ProposedStatement) -> dict:
    """`on_behalf_of` and `name_as_given` in the text's words; `person` only where these name one."""
    return {
        "person": slug(one.speaker),
        "office": slug(one.office),
        "organisation": slug(one.organisation),
        "name_as_given": one.speaker_name,
        "on_behalf_of": one.on_behalf_of or None,
        "manner": one.manner,
        "text": one.text,
        "state": one.state,
        "rule": one.rule,
        "sure": SURE[one.certainty],
        "spans": [
            as_span(one.part, one.start, one.end, "words", one.text),
            as_span(one.part, one.speaker_start, one.speaker_end, "speaker", one.speaker_name),
        ],
    }


def as_citation(one: ProposedCitation) -> dict:
    return {
        "as_given": one.as_given,
        "state": one.state,
        "rule": one.rule,
        "sure": SURE[one.certainty],
        "spans": [as_span(one.part, one.start, one.end, "as given", one.as_given)],
    }


def as_span(part: str, start: int, end: int, shows: str, _words: str) -> list:
    return [start, end, shows if part == Mention.Part.BODY else f"{part}: {shows}"]


def spelt(value: str) -> str:
    return SPELT.get(value, value)
