"""Knows when a record and an article of the archive are the same, and in what they differ.

The same is what has the same address, be it the canonical or its own, in the normal form of addresses
(`summit_archive/addresses.py`); without an address, what has
the same number of the same publisher; without a number too, what has the same day and the same
headline and text, but for spaces, quotes and letter case, unless both name their publishers and
these differ: then it is another version of the story. An article of which the archive has only a
summary in its own words is the same as any, and lacks its source's text; so does one that is only cited.
"""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Q

from participants.models.reference_row import ReferenceRow
from summit_archive.addresses import is_front_page, normal_form
from summit_archive.text.languages import UNDETERMINED

from ..models import Article
from ..models.source import SOURCE_ARTICLES
from .likeness import normalised_hash
from .linked_record import LinkedRecord

# What a source may state otherwise the next time.
COMPARED = ["headline", "standfirst", "body_hash", "published_on", "publisher_id", "byline", "place_line"]
COMPARED += ["language"]
FIELD = {"body_hash": "body", "publisher_id": "publisher"}
ANY = "any publisher"
NO_BODY = hashlib.sha256(b"").digest()
READ = [*COMPARED, "url", "canonical_url", "external_id"]
# What else is asked of an article that is known: which record brought it, and whether it is as it was then.
ARRIVED = ["pk", "version", "arrival__batch", "arrival__record", "arrival__version"]
# And whether it has nobody's text but the archive's own; and which record completed it, if one did.
COMPLETED = ["text_kind", "language_is_guessed", "completion__batch", "completion__record"]
COMPLETED += ["completion__before", "is_cited"]
# Whether the shipped sources brought it, without a text.
CITED = Exists(ReferenceRow.objects.filter(file=SOURCE_ARTICLES, object_id=OuterRef("pk")))
# What no source has stated.
NOTHING = (None, "", UNDETERMINED, NO_BODY)

Facts = dict[str, Any]


def identity_facts(linked: LinkedRecord, publisher_id: int | None) -> Facts:
    """What identity and comparison look at, of an article that is not in the archive yet."""
    record = linked.record
    facts = {name: getattr(record, name) for name in READ if name not in FIELD}
    if record.language_is_guessed:
        facts["language"] = UNDETERMINED
    return facts | {
        "publisher_id": publisher_id,
        "body_hash": hashlib.sha256(record.body.encode()).digest(),
        "words": linked.words,
    }


class Known:
    """The articles that those of a batch may be; one to three queries, whatever the batch's size."""

    def __init__(self, batch: list[Facts], staged: Sequence[Facts] = ()):
        """`staged`: of records that come in before the batch's, in their order."""
        self._by_key: dict[tuple, Facts] = {}
        for facts in reversed(staged):
            self.add(facts)
        # Of several that are the same, the first in the archive counts: it comes last.
        rows = Article.objects.order_by("-pk").annotate(is_cited=CITED)
        for same in conditions(batch):
            for facts in rows.filter(same).values(*READ, *ARRIVED, *COMPLETED, "sketch__words"):
                digests = {
                    "body_hash": bytes(facts["body_hash"]),
                    "words": bytes(facts["sketch__words"] or b""),
                }
                self.add(facts | digests)

    def add(self, facts: Facts) -> None:
        self._by_key.update(dict.fromkeys(identity_keys(facts), facts))

    def find(self, facts: Facts) -> Facts | None:
        """The article that is the same, by the strongest kind of key that these facts have."""
        return next((self._by_key[key] for key in strongest_keys(facts) if key in self._by_key), None)


def identity_keys(facts: Facts) -> list[tuple]:
    """All keys by which something else may be the same as this."""
    return [*addresses(facts), number(facts), text(facts, facts["publisher_id"]), text(facts, ANY)]


def strongest_keys(facts: Facts) -> list[tuple]:
    """The keys of the strongest kind that these facts have."""
    return addresses(facts) or ([number(facts)] if facts["external_id"] else texts(facts))


def addresses(facts: Facts) -> list[tuple]:
    return [("address", url) for url in known_addresses(facts)]


def known_addresses(facts: Facts) -> list[str]:
    """The canonical one and its own in their normal forms. A site's front page is no article's."""
    forms = dict.fromkeys(normal_form(facts[name]) for name in ("canonical_url", "url"))
    return [url for url in forms if url and not is_front_page(url)]


def number(facts: Facts) -> tuple:
    return "number", facts["publisher_id"], facts["external_id"]


def text(facts: Facts, publisher: int | str | None) -> tuple:
    return "text", publisher, facts["published_on"], facts["words"], normalised_hash(facts["headline"])


def texts(facts: Facts) -> list[tuple]:
    if facts["publisher_id"] is None:
        return [text(facts, ANY)]
    return [text(facts, facts["publisher_id"]), text(facts, None)]


def conditions(batch: list[Facts]) -> Iterator[Q]:
    """For each kind of key in the batch, one condition that an index answers."""
    urls = {url for facts in batch for url in known_addresses(facts)}
    if urls:
        # What the source gave may be spelled in any way; most are in their normal form.
        given = urls | {facts["url"] for facts in batch if facts["url"]}
        # Each says again what its partial index says, else that is not used for a long list.
        yield ~Q(canonical_url="") & Q(canonical_url__in=urls) | Q(url__in=given)
    homeless = [facts for facts in batch if not addresses(facts)]
    numbered = [facts for facts in homeless if facts["external_id"]]
    if numbered:
        numbers = Q(external_id__in={facts["external_id"] for facts in numbered})
        publishers = {facts["publisher_id"] for facts in numbered}
        by_publisher = Q(publisher__in=publishers - {None})
        if None in publishers:
            by_publisher |= Q(publisher=None)
        yield ~Q(external_id="") & numbers & by_publisher
    if len(homeless) > len(numbered):
        plain = [facts for facts in homeless if not facts["external_id"]]
        yield Q(sketch__words__in={facts["words"] for facts in plain} - {b""})
        if bare := {facts["headline"] for facts in plain if not facts["words"]}:
            yield Q(body_hash=NO_BODY, headline__in=bare)


def differences(facts: Facts, known: Facts) -> list[str]:
    """The columns that `facts` state and `known` has otherwise. What is not stated contradicts nothing."""
    stated = {name: facts[name] for name in COMPARED if facts[name] not in NOTHING}
    return [name for name, value in stated.items() if value != known[name]]
