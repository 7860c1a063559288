"""Mentions as rows for checking the linker: where each stands, what it names, by which rule."""

import json
from typing import TextIO

from ..models import Mention
from ..models.mention import TARGETS

KEYS = {"country": "code"}
COLUMNS = ["article", "article__external_id", "article__url", "part", "start", "end", "text"]
COLUMNS += [f"{target}__{KEYS.get(target, 'slug')}" for target in TARGETS]
COLUMNS += ["country__wikidata", "person__wikidata", "organisation__wikidata", "holder__slug"]
COLUMNS += ["state", "rule", "certainty"]


def mentions_to_check(*, batch: int | None = None, all_parts: bool = False):
    """Rows of plain values, article by article, in reading order; one query, and no more than a few in memory."""
    mentions = Mention.objects.all() if all_parts else Mention.objects.in_body()
    if batch is not None:
        mentions = mentions.filter(article__arrival__batch=batch)
    return mentions.order_by("article", "part", "start", "-end", "pk").values(*COLUMNS).iterator(2000)


def write_mentions(mentions, file: TextIO, *, with_part: bool = False) -> int:
    """One JSON object a line; how many there were."""
    number = 0
    for number, mention in enumerate(mentions, start=1):  # noqa: B007 the last number is the count
        row = as_row(mention)
        if with_part:
            row["part"] = mention["part"]
        file.write(json.dumps(row, ensure_ascii=False) + "\n")
    return number


def as_row(mention: dict) -> dict:
    """`target` is the code of a country and the slug of anything else, or null; `holder` is who held an office."""
    kind = next((kind for kind in TARGETS if target_of(mention, kind)), None)
    return {
        "article": mention["article"],
        "external_id": mention["article__external_id"] or None,
        "url": mention["article__url"] or None,
        "start": mention["start"],
        "end": mention["end"],
        "text": mention["text"],
        "kind": kind,
        "target": kind and target_of(mention, kind),
        "wikidata": (kind and mention.get(f"{kind}__wikidata")) or None,
        "state": mention["state"],
        "rule": mention["rule"],
        "certainty": mention["certainty"],
        "holder": mention["holder__slug"],
    }


def target_of(mention: dict, kind: str):
    return mention[f"{kind}__{KEYS.get(kind, 'slug')}"]
