"""What the linker finds in an article becomes its mentions, the evidence, and its links, what readers filter by.

A sure find is an accepted mention and a link; any other waits as a suggestion. What the source itself
tagged is a tag and a link. Nothing is linked without a mention or a tag to show for it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from summit_archive.postgres.copy import copy_rows

from ..models import Article, Mention, Tag
from ..models.mention import LONGEST_TEXT, TARGETS
from ..models.tag import TAGGED
from .article_text import FoundMention
from .on_record import Tagged

# What an article is about, by the kind of what names it.
LINKED: dict[str, Any] = {
    "country": Article.countries,
    "person": Article.people,
    "organisation": Article.organisations,
}

COLUMNS = ["article_id", "part", "start", "end", "text", *(f"{target}_id" for target in TARGETS)]
COLUMNS += ["holder_id", "rule", "certainty", "state", "is_checked"]

# (kind, primary key)
Target = tuple[str, int]

NOTHING: Mapping = MappingProxyType({})


def add_mentions_and_links(
    finds: Iterable[tuple[int, Iterable[FoundMention]]], tags: Mapping[int, Iterable[Tagged]] = NOTHING
) -> None:
    """The mentions, tags and links of articles that have none yet; five statements.

    `finds`: an article's id, its finds. `tags`: of an article's id those of its source, each naming another.
    """
    finds = list(finds)
    add_mentions(finds)
    add_tags(tags)
    links = defaultdict(list)
    for pk, found in finds:
        for kind, target in sorted(sure_targets(found) | tagged_targets(tags.get(pk, ()))):
            links[kind].append((pk, target))
    for kind, rows in links.items():
        copy_rows(LINKED[kind].through, ["article_id", f"{kind}_id"], rows)


def add_new_links(kind: str, pairs: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of pairs of an article and what it is about those that were not linked yet, in order. Two statements."""
    through = LINKED[kind].through
    held = through.objects.filter(article__in={pk for pk, _target in pairs})
    new = sorted(pairs - set(held.values_list("article", kind)))
    through.objects.bulk_create(through(article_id=pk, **{f"{kind}_id": target}) for pk, target in new)
    return new


def add_tags(tags: Mapping[int, Iterable[Tagged]]) -> None:
    rows = (
        (pk, one.text, *(one.target if one.kind == kind else None for kind in TAGGED))
        for pk, tagged in tags.items()
        for one in tagged
    )
    copy_rows(Tag, ["article_id", "text", *(f"{kind}_id" for kind in TAGGED)], rows)


def add_mentions(finds: Iterable[tuple[int, Iterable[FoundMention]]]) -> None:
    """One statement. Raises IntegrityError where one is there already."""
    copy_rows(Mention, COLUMNS, (row for pk, found in finds for row in mention_rows(pk, found)))


def mention_rows(article: int, found: Iterable[FoundMention]) -> Iterator[tuple]:
    """As COPY takes them, in the order of COLUMNS."""
    for one in found:
        targets = [one.target if one.kind == target else None for target in TARGETS]
        place = (article, one.part, one.start, one.end, one.text[:LONGEST_TEXT])
        yield (*place, *targets, one.person, one.rule, one.certainty, state_of(one), False)


def state_of(found: FoundMention) -> str:
    return Mention.State.ACCEPTED.value if found.certainty == "sure" else Mention.State.SUGGESTED.value


def sure_targets(found: Iterable[FoundMention]) -> set[Target]:
    """What the article is surely about. An office's holder counts where terms say surely who it was."""
    return {
        target
        for one in found
        if one.certainty == "sure" and (target := linked_target(one.kind, one.target, one.person))
    }


def tagged_targets(tags: Iterable[Tagged]) -> set[Target]:
    return {(one.kind, one.target) for one in tags}


def links_by_tags(articles: Iterable[int]) -> dict[int, set[Target]]:
    """The links that the sources' own tags stand for, whatever is made of the text. One query."""
    links: dict[int, set[Target]] = defaultdict(set)
    rows = Tag.objects.filter(article__in=list(articles)).order_by()
    for article, *targets in rows.values_list("article", *TAGGED):
        links[article] |= {(kind, target) for kind, target in zip(TAGGED, targets, strict=True) if target}
    return links


def linked_target(kind: str, target: int, holder: int | None) -> Target | None:
    """What a mention links its article to: for an office its holder, for a meeting nothing."""
    if kind == "office":
        return ("person", holder) if holder else None
    return (kind, target) if kind in LINKED else None
