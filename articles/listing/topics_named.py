"""Topics whose names stand in what is typed: articles about them are found by them too, whatever their words."""

from collections.abc import Iterable
from functools import lru_cache

from participants.names.keys import Span
from participants.names.owners import row_of
from summit_archive.postgres.prepared import Prepared
from summit_archive.text.folding import fold
from summit_archive.text.phrase_forms import analyzer

from ..models import Topic

# About a topic is also what is about one below it. Who has a Russian name may be meant by a part of it.
NAMED = Prepared("""
WITH RECURSIVE below (named, id) AS (
    SELECT id, id FROM articles_topic WHERE sort_key = ANY (%(keys)s::text[]) OR name_ru <> ''
    UNION
    SELECT named, topic.id FROM below JOIN articles_topic topic ON topic.parent_id = below.id
)
SELECT topic.sort_key, topic.id, topic.name, topic.name_ru, topic.slug, array_agg(below.id ORDER BY below.id)
FROM below JOIN articles_topic topic ON topic.id = below.named GROUP BY topic.id ORDER BY topic.id
""")


def topics_named(spans: list[Span]) -> list[tuple[Span, Topic, list[int]]]:
    """[(words, topic, ids of it and of those below it)], the longest words first, without overlap. One query, or none."""
    keys = sorted({key for span in spans for key in span.keys})
    rows = by_key(NAMED.rows({"keys": keys})) if keys else {}
    found: list[tuple[Span, Topic, list[int]]] = []
    for span in spans:
        key = next((key for key in span.keys if key in rows), None)
        if key is None or span.is_left_out or overlaps(span, [one for one, _topic, _ids in found]):
            continue
        pk, name, name_ru, slug, ids = rows[key]
        found.append((span, row_of(Topic, {"id": pk, "name": name, "name_ru": name_ru, "slug": slug}), ids))
    return found


def by_key(topics: Iterable) -> dict[str, list]:
    """{what a topic is found by: its row}: a whole name goes before the noun of another's."""
    whole: dict[str, list] = {}
    nouns: dict[str, list] = {}
    for key, *row in topics:
        name_ru = row[2]
        whole |= {key: row} | ({fold(name_ru): row} if name_ru else {})
        if noun := only_noun(name_ru):
            nouns[fold(noun)] = row
    return nouns | whole


@lru_cache(maxsize=2000)
def only_noun(name_ru: str) -> str:
    """«газ» of «Природный газ»: what is left where only adjectives stand before a noun; "" of any other name."""
    *before, last = name_ru.split() or [""]
    kinds = [analyzer().parse(word)[0].tag.POS for word in (*before, last)]
    return last if before and kinds == ["ADJF"] * len(before) + ["NOUN"] else ""


def overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)
