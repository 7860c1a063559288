"""What follows from an editor's decision on mentions: the links that they stand for come and go.

A link that the source's own tag stands for stays, whatever the text is said to name.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from ..models import Mention
from ..models.mention import TARGETS
from .writing import LINKED, Target, linked_target, links_by_tags

# An article's id, and what it is linked to.
Link = tuple[int, Target]


@dataclass(frozen=True, slots=True)
class Change:
    """How many links a decision added and took away, and how many stay because other mentions, or tags, ask for them."""

    added: int = 0
    removed: int = 0
    kept: int = 0


def links_of(mentions: QuerySet[Mention]) -> set[Link]:
    """The links that a queryset of mentions stands for. One query."""
    rows = mentions.order_by().values_list("article", "holder", *TARGETS)
    links = set()
    for article, holder, *targets in rows.iterator():
        for kind, target in zip(TARGETS, targets, strict=True):
            if target and (linked := linked_target(kind, target, holder)):
                links.add((article, linked))
    return links


def settle_links(asked_before: set[Link], asked_now: set[Link]) -> Change:
    """Give the articles the links that decided mentions ask for now, and take those that nothing asks for any more.

    To be called when the mentions are saved, with their articles locked; three queries, and two for each kind of link.
    """
    given_up = asked_before - asked_now
    articles = {article for article, _target in given_up}
    still_asked = asked_otherwise(articles) & given_up if articles else set()
    return Change(add(asked_now), remove(given_up - still_asked), len(still_asked))


def asked_otherwise(articles: set[int]) -> set[Link]:
    """What accepted mentions and tags of these articles ask for. Two queries."""
    tagged = links_by_tags(articles)
    by_tags = {(article, target) for article, targets in tagged.items() for target in targets}
    return links_of(Mention.objects.accepted().filter(article__in=articles)) | by_tags


def add(links: Iterable[Link]) -> int:
    number = 0
    for kind, pairs in by_kind(links).items():
        held = {(article, target) for _pk, article, target in held_links(kind, pairs)}
        through = LINKED[kind].through
        new = sorted(pairs - held)
        through.objects.bulk_create(
            through(article_id=article, **{f"{kind}_id": target}) for article, target in new
        )
        number += len(new)
    return number


def remove(links: Iterable[Link]) -> int:
    number = 0
    for kind, pairs in by_kind(links).items():
        gone = [pk for pk, article, target in held_links(kind, pairs) if (article, target) in pairs]
        number += LINKED[kind].through.objects.filter(pk__in=gone).delete()[0]
    return number


def held_links(kind, pairs):
    held = LINKED[kind].through.objects.filter(article__in={article for article, _target in pairs})
    return held.values_list("pk", "article", kind)


def by_kind(links: Iterable[Link]) -> dict[str, set[tuple[int, int]]]:
    pairs = defaultdict(set)
    for article, (kind, target) in links:
        pairs[kind].add((article, target))
    return pairs
