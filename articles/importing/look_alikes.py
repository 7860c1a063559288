"""Which articles of the archive one may be that is about to be saved by hand, and by what they are alike.

The same is what an import takes for the same (identity.py); alike is what has the same headline on the same day, the
same words, or tells the same story in nearly the same words (stories.py). Whether it comes in is for the editor to say.
"""

import hashlib
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from django.db.models import Q

from ..models import Article, Sketch
from .identity import READ, Facts, conditions, identity_keys, strongest_keys
from .likeness import normalised_hash, signature
from .stories import story_told_by

# So many are shown: a telegram of greeting has hundreds that are alike.
MOST = 5


class Reason(StrEnum):
    """The first three are those by which an import knows an article again, under the names of identity's keys."""

    ADDRESS = "address"
    NUMBER = "number"
    TEXT = "text"
    HEADLINE = "headline"
    WORDS = "words"
    STORY = "story"


class LookAlike(NamedTuple):
    article: Article
    reason: Reason


def look_alikes(article: Article, *, with_stories: bool = True) -> list[LookAlike]:
    """Each once, the surest first; up to seven queries.

    `with_stories`: whether others that tell the same story count; of an article that is saved the archive knows those.
    """
    reasons: dict[int, Reason] = {}
    words = normalised_hash(article.body)
    facts = facts_of(article, words)
    for reason, found in (
        (Reason(strongest_keys(facts)[0][0]), same_by_identity(article, facts)),
        (Reason.HEADLINE, same_headline(article)),
        (Reason.WORDS, same_words(words)),
        (Reason.STORY, same_story(article, words) if with_stories else ()),
    ):
        for pk in found:
            reasons.setdefault(pk, reason)
    reasons.pop(article.pk or 0, None)
    rows = Article.objects.filter(pk__in=reasons).select_related("publisher")
    shown = rows.only("headline", "published_on", "status", "publisher__name").in_bulk()
    return [LookAlike(shown[pk], reason) for pk, reason in reasons.items() if pk in shown][:MOST]


def same_by_identity(article: Article, facts: Facts) -> Iterator[int]:
    """Those that an import would take for the same. Up to two queries."""
    keys = set(strongest_keys(facts))
    rows = Article.objects.order_by("pk")
    for same in conditions([facts]):
        for row in rows.filter(same).values("pk", *READ, "sketch__words")[:MOST]:
            digests = {"body_hash": bytes(row["body_hash"]), "words": bytes(row["sketch__words"] or b"")}
            if keys & set(identity_keys(row | digests)):
                yield row["pk"]


def facts_of(article: Article, words: bytes) -> Facts:
    names = {name for name in READ if name != "body_hash"}
    digests = {"body_hash": hashlib.sha256(article.body.encode()).digest(), "words": words}
    return {name: getattr(article, name) for name in names} | digests


def same_headline(article: Article) -> Iterable[int]:
    """On the same day; none where this one states no day."""
    if not article.headline or article.published_on is None:
        return ()
    same = Q(headline=article.headline, published_on=article.published_on)
    return Article.objects.filter(same).order_by("pk").values_list("pk", flat=True)[: MOST + 1]


def same_words(words: bytes) -> Iterable[int]:
    if not words:
        return ()
    return Sketch.objects.filter(words=words).order_by("pk").values_list("pk", flat=True)[: MOST + 1]


def same_story(article: Article, words: bytes) -> Iterable[int]:
    made = signature(article.body) if words else None
    return filter(None, [story_told_by(words, made, article.published_on)])
