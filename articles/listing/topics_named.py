"""Topics whose names stand in what is typed: articles about them are found by them too, whatever their words."""

from collections.abc import Iterable

from participants.names.keys import Span
from participants.names.owners import row_of
from summit_archive.postgres.prepared import Prepared

from ..models import Topic

# About a topic is also what is about one below it.
NAMED = Prepared("""
WITH RECURSIVE below (named, id) AS (
    SELECT id, id FROM articles_topic WHERE sort_key = ANY (%(keys)s::text[])
    UNION
    SELECT named, topic.id FROM below JOIN articles_topic topic ON topic.parent_id = below.id
)
SELECT topic.sort_key, topic.id, topic.name, topic.name_ru, topic.slug, array_agg(below.id ORDER BY below.id)
FROM below JOIN articles_topic topic ON topic.id = below.named GROUP BY topic.id ORDER BY topic.id
""")


def topics_named(spans: list[Span]) -> list[tuple[Span, Topic, list[int]]]:
    """[(words, topic, ids of it and of those below it)], the longest words first, without overlap. One query, or none."""
    keys = sorted({key for span in spans for key in span.keys})
    rows = {key: row for key, *row in NAMED.rows({"keys": keys})} if keys else {}
    found: list[tuple[Span, Topic, list[int]]] = []
    for span in spans:
        key = next((key for key in span.keys if key in rows), None)
        if key is None or span.is_left_out or overlaps(span, [one for one, _topic, _ids in found]):
            continue
        pk, name, name_ru, slug, ids = rows[key]
        found.append((span, row_of(Topic, {"id": pk, "name": name, "name_ru": name_ru, "slug": slug}), ids))
    return found


def overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)
