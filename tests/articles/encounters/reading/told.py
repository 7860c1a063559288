"""Texts as the reader of encounters is given them, over the small archive of the linker's tests; no database."""

import datetime
import re
from functools import cache

from articles.encounters.encounter import ReadEncounter, Told
from articles.encounters.reading.names import Names
from articles.encounters.reading.party import Party
from articles.encounters.reading.reader import EncounterReader, ReadArticle
from articles.encounters.reading.scene import Scene, Sentence
from summit_archive.text.sentences import sentence_spans
from tests.articles.linking.archive import KEYS, NAMES, facts, linker


@cache
def reader() -> EncounterReader:
    return EncounterReader(facts())


@cache
def names() -> Names:
    return Names(facts())


def told(
    body="",
    headline="",
    standfirst="",
    on: str | None = "2017-04-03",
    language="en",
    place_line="",
    voice="",
    summary="",
) -> Told:
    day = datetime.date.fromisoformat(on) if on else None
    found = tuple(linker().link(headline, standfirst, body, day, language, summary))
    return Told(headline, standfirst, body, summary, day, language, place_line, KEYS.get(voice), found)


def sentences(body="", cue="", **options) -> list[Sentence]:
    """All that have the word, whether the reader would look at them or not; outside speech."""
    scene = Scene(told(body, **options), names())
    spans = [span for account in scene.accounts("body") for span in sentence_spans(body, *account)]
    return [Sentence(scene, "body", *span) for span in spans if re.search(cue, body[slice(*span)])]


def masked(body="", **options) -> str:
    """The first sentence as the rules see it."""
    return sentences(body, **options)[0].masked.text


def parties(body="", sentence=0, **options) -> list[Party]:
    """Those of one sentence, in its order."""
    return [party for named in sentences(body, **options)[sentence].named for party in named.parties]


def key(number: int | None) -> str:
    return NAMES[number] if number else ""


def who(party) -> str:
    """`KZ president-kz nazarbayev`: country or organisation, office and person, as far as they are told."""
    return " ".join(
        filter(None, [key(party.country), key(party.organisation), key(party.office), key(party.person)])
    )


def read(body="", **options) -> list[ReadEncounter]:
    return reader().read(told(body, **options))


def read_all(body="", **options) -> ReadArticle:
    return reader().read_all(told(body, **options))
