"""Mentions as rows for checking the linker: where each stands, what it names, by which rule.

Offsets count characters of the body, so that body[start:end] is the row's text, always. What only
the headline, the standfirst or the archive's own summary names has no place there: its row has the
empty text at 0, and says in which part its words are.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import TextIO

from ..models import Mention
from ..models.mention import TARGETS

KEYS = {"country": "code"}
COLUMNS = ["article", "article__external_id", "article__url", "part", "start", "end", "text"]
COLUMNS += [f"{target}__{KEYS.get(target, 'slug')}" for target in TARGETS]
COLUMNS += [f"{target}__wikidata" for target in TARGETS if target != "meeting"]
COLUMNS += ["holder__slug", "state", "rule", "certainty"]


def mentions_to_check(*, batch: int | None = None, all_parts: bool = False) -> Iterator[dict]:
    """Rows, article by article in reading order; one query, and no more than a few rows in memory.

    Of what stands above the body only what the body does not name, each once; with `all_parts` all of it.
    """
    mentions = Mention.objects.all()
    if batch is not None:
        mentions = mentions.filter(article__arrival__batch=batch)
    # Parts by letter: the body comes first.
    rows = mentions.with_waits().order_by("article", "part", "start", "-end", "pk")
    rows = rows.values(*COLUMNS, "waits").iterator(2000)
    chosen = iter if all_parts else without_repeats
    for _article, of_article in groupby(rows, itemgetter("article")):
        yield from map(as_row, chosen(of_article))


def without_repeats(mentions: Iterable[dict]) -> Iterator[dict]:
    named = set()
    for mention in mentions:
        target = target_of(mention)
        if mention["part"] == Mention.Part.BODY or (target[0] and target not in named):
            yield mention
        named.add(target)


def write_mentions(rows: Iterable[dict], file: TextIO) -> int:
    """One JSON object a line; how many there were."""
    number = 0
    for row in rows:
        file.write(json.dumps(row, ensure_ascii=False) + "\n")
        number += 1
    return number


def as_row(mention: dict) -> dict:
    """`target` is the code of a country and the slug of anything else, or null; `holder` is who held an office;
    `waits` says whether an editor is asked about it."""
    kind, target = target_of(mention)
    return {
        "article": mention["article"],
        "external_id": mention["article__external_id"] or None,
        "url": mention["article__url"] or None,
        **place_in_body(mention),
        "kind": kind,
        "target": target,
        "wikidata": (kind and mention.get(f"{kind}__wikidata")) or None,
        "state": mention["state"],
        "waits": mention["waits"],
        "rule": mention["rule"],
        "certainty": mention["certainty"],
        "holder": mention["holder__slug"],
        "part": mention["part"],
    }


def place_in_body(mention: dict) -> dict:
    place = {name: mention[name] for name in ("start", "end", "text")}
    if mention["part"] == Mention.Part.BODY:
        return place
    return {"start": 0, "end": 0, "text": "", "in_part": place}


def target_of(mention: dict) -> tuple[str | None, str | None]:
    for kind in TARGETS:
        if target := mention[f"{kind}__{KEYS.get(kind, 'slug')}"]:
            return kind, target
    return None, None
