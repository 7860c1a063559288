"""A record with all that is worked out of its text before the database is asked: what it names, known or not."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..encounters.encounter import Told
from ..encounters.reading.reader import NOTHING_READ, EncounterReader, ReadArticle
from ..linking.article_text import FoundMention
from ..linking.linker import Linker
from ..linking.on_record import Tagged
from .likeness import normalised_hash
from .problems import Problem
from .record import ArticleRecord
from .tags import resolved


@dataclass(frozen=True, slots=True)
class LinkedRecord:
    """`words` is the same for records whose bodies differ in spaces, quotes and letter case alone; `unknown` are names
    in the text that the archive does not know; `tagged` are whom the source's own tags name, each once; `read` is what it
    reports of who met whom, and who said what.
    """

    record: ArticleRecord
    found: tuple[FoundMention, ...]
    words: bytes
    unknown: tuple[str, ...] = ()
    tagged: tuple[Tagged, ...] = ()
    doubts: tuple[Problem, ...] = ()
    read: ReadArticle = NOTHING_READ


def link_record(
    record: ArticleRecord, linker: Linker, reader: EncounterReader, voice: int | None = None
) -> LinkedRecord:
    """`voice`: the office whose press service publishes it."""
    texts = record.headline, record.standfirst, record.body
    found = tuple(linker.link(*texts, record.published_on, record.language))
    words = normalised_hash(record.body)
    tagged, unresolved = resolved(record.tags, linker.on_record)
    unknown = names_unknown(record.body, found)
    told = Told(
        *texts,
        summary="",
        published_on=record.published_on,
        language=record.language,
        place_line=record.place_line,
        voice=voice,
        found=found,
    )
    doubts = (*record.doubts, *unresolved)
    return LinkedRecord(record, found, words, unknown, tagged, doubts, reader.read_all(told))


# --- Names that the archive does not know -------------------------------------

WORD = r"[A-ZА-ЯЁ][\w’'-]*[a-zа-яё]"
# A name of one word is more often the first word of a sentence: two or three are asked for.
NAME = re.compile(rf"{WORD}(?: {WORD}){{1,2}}")
# So much of a text is looked at, and so many names of it are told.
LOOKED_AT = 20_000
TOLD = 50


def names_unknown(body: str, found: Iterable[FoundMention]) -> tuple[str, ...]:
    """Two or three words with capitals, none of which belongs to what was found; each once, in their order."""
    taken = sorted((one.start, one.end) for one in found if one.part == "body" and one.start < LOOKED_AT)
    names: dict[str, None] = {}
    at = 0
    for match in NAME.finditer(body, 0, LOOKED_AT):
        while at < len(taken) and taken[at][1] <= match.start():
            at += 1
        if at == len(taken) or taken[at][0] >= match.end():
            names[match[0]] = None
    return tuple(names)[:TOLD]
