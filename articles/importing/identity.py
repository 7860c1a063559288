"""Knows when a record and an article of the archive are the same, and in what they differ.

The same is what has the same address, be it the canonical or its own; without an address, what has
the same number of the same publisher; without a number too, what has the same headline, day and
text. A summary in the archive's own words is never the article that it sums up.
"""

import hashlib
from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from ..models import Article
from .record import UNDETERMINED, plain_address

# What a source may state otherwise the next time.
COMPARED = ["headline", "standfirst", "body_hash", "published_on", "publisher_id", "byline", "language"]
FIELD = {"body_hash": "body", "publisher_id": "publisher"}
NO_BODY = hashlib.sha256(b"").digest()
READ = [*COMPARED, "url", "canonical_url", "external_id"]

Facts = dict[str, Any]


def facts_of(article: Article) -> Facts:
    """What identity and comparison look at, of an article that is not in the archive yet."""
    facts = {name: getattr(article, name) for name in READ if name != "body_hash"}
    return facts | {"body_hash": hashlib.sha256(article.body.encode()).digest()}


class Known:
    """The articles that those of a batch may be; one to three queries, whatever the batch's size."""

    def __init__(self, batch: list[Facts]):
        self._by_key: dict[tuple, Facts] = {}
        # Of several that are the same, the first in the archive counts: it comes last.
        rows = Article.objects.filter(text_kind=Article.TextKind.FULL).order_by("-pk")
        for same in conditions(batch):
            for facts in rows.filter(same).values(*READ):
                self.add(facts | {"body_hash": bytes(facts["body_hash"])})

    def add(self, facts: Facts) -> None:
        for key in [*addresses(facts), number(facts), text(facts)]:
            self._by_key[key] = facts

    def find(self, facts: Facts) -> Facts | None:
        """The article that is the same, by the strongest kind of key that these facts have."""
        keys = addresses(facts) or [number(facts) if facts["external_id"] else text(facts)]
        return next((self._by_key[key] for key in keys if key in self._by_key), None)


def addresses(facts: Facts) -> list[tuple]:
    return [("address", plain_address(facts[name])) for name in ("canonical_url", "url") if facts[name]]


def number(facts: Facts) -> tuple:
    return "number", facts["publisher_id"], facts["external_id"]


def text(facts: Facts) -> tuple:
    return "text", facts["headline"], facts["published_on"], facts["body_hash"]


def conditions(batch: list[Facts]) -> Iterator[Q]:
    """For each kind of key in the batch, one condition that an index answers."""
    urls = {url for facts in batch for url in (facts["canonical_url"], facts["url"]) if url}
    if urls:
        yield Q(canonical_url__in=urls) | Q(url__in=urls)
    homeless = [facts for facts in batch if not addresses(facts)]
    numbered = [facts for facts in homeless if facts["external_id"]]
    if numbered:
        numbers = Q(external_id__in={facts["external_id"] for facts in numbered})
        publishers = {facts["publisher_id"] for facts in numbered}
        by_publisher = Q(publisher__in=publishers - {None})
        if None in publishers:
            by_publisher |= Q(publisher=None)
        # Says again what the partial index says, else it is not used for a long list.
        yield ~Q(external_id="") & numbers & by_publisher
    if len(homeless) > len(numbered):
        plain = [facts for facts in homeless if not facts["external_id"]]
        yield Q(body_hash__in={facts["body_hash"] for facts in plain}) & Q(
            headline__in={facts["headline"] for facts in plain}
        )


def differences(facts: Facts, known: Facts) -> list[str]:
    """The fields that `facts` state and `known` has otherwise. What is not stated contradicts nothing."""
    stated = {name: facts[name] for name in COMPARED if facts[name] not in (None, "", UNDETERMINED)}
    if facts["body_hash"] == NO_BODY:
        del stated["body_hash"]
    return [FIELD.get(name, name) for name, value in stated.items() if value != known[name]]
