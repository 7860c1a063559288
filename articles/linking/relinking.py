"""Links articles that are in the archive already, keeping every decision of an editor.

A mention that an editor decided (accepted, rejected, corrected or entered) stays as it is, and no
rule says anything else of its words. The others are made anew. A link is added where a new mention
asks for it, and taken away where no mention asks for it any more; but never added where an editor
took it away (known by the mention that stays without it: when the mention goes too, a later one is
new), and never taken from an article that somebody has worked on since it arrived. What the source's
own tag stands for is neither: a tag stays as it is, and so does its link, or what an editor made of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from django.db import transaction

from ..counting.bulk_changes import listed_once
from ..models import Arrival, Article, Mention
from ..models.mention import TARGETS
from .article_text import FoundMention
from .linker import Linker
from .writing import (
    LINKED,
    NOTHING,
    Target,
    add_mentions,
    add_new_links,
    linked_target,
    links_by_tags,
    mention_rows,
    sure_targets,
)

READ = [
    "pk",
    "article",
    "part",
    "start",
    "end",
    *TARGETS,
    "holder",
    "rule",
    "certainty",
    "state",
    "is_checked",
]
# As the linker takes them.
TEXTS = ["headline", "standfirst", "body", "published_on", "language", "summary"]


@dataclass(slots=True)
class Relinked:
    """How many articles were linked anew, and what changed by it."""

    articles: int = 0
    mentions_added: int = 0
    mentions_removed: int = 0
    links_added: int = 0
    links_removed: int = 0
    links_left: int = 0

    def __iadd__(self, other):
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        return self


@dataclass(frozen=True, slots=True)
class Marked:
    """A mention of the archive, as far as linking again looks at it. `row`: as `mention_rows` has it, its state apart."""

    pk: int
    row: tuple
    link: Target | None
    state: str
    is_checked: bool

    @property
    def place(self) -> tuple:
        return self.row[:3]


@transaction.atomic
def relink(
    articles: Sequence[int], linker: Linker, named_before: Mapping[int, Set[Target]] = NOTHING
) -> Relinked:
    """Link the articles of these ids again; a constant number of queries, and some for each link removed.

    `named_before`: by article what mentions named that went with their words just now.
    """
    rows = Article.objects.filter(pk__in=articles).select_for_update(of=["self"], no_key=True).order_by("pk")
    texts = {row["pk"]: row for row in rows.values("pk", *TEXTS)}
    marked, tagged = mentions_of(texts), links_by_tags(texts)
    worked_on = articles_worked_on(texts)
    total, removed, added, links = Relinked(), [], [], Links()
    for pk, text in texts.items():
        found = linker.link(*(text[name] for name in TEXTS))
        found = [one for one in found if undecided(one, marked[pk])]
        gone, new = differences(pk, marked[pk], found)
        removed += [one.pk for one in gone]
        added.append((pk, new))
        before = tagged[pk] | named_before.get(pk, set())
        links.change(pk, marked[pk], found, tagged[pk], before, may_remove=pk not in worked_on)
        total += Relinked(1, len(new), len(gone))
    Mention.objects.filter(pk__in=removed).delete()
    add_mentions(added)
    with listed_once():
        links.write(total)
    return total


def mentions_of(articles: Iterable[int]) -> dict[int, list[Marked]]:
    marked = defaultdict(list)
    for mention in Mention.objects.filter(article__in=list(articles)).order_by("pk").values(*READ):
        targets = [mention[target] for target in TARGETS]
        kind = next((target for target in TARGETS if mention[target]), "")
        row = (mention["part"], mention["start"], mention["end"], *targets, mention["holder"])
        row += (mention["rule"], mention["certainty"])
        link = linked_target(kind, mention[kind], mention["holder"]) if kind else None
        marked[mention["article"]].append(
            Marked(mention["pk"], row, link, mention["state"], mention["is_checked"])
        )
    return marked


def articles_worked_on(articles: Iterable[int]) -> set[int]:
    """Those that no import brought, or that have another version than it left."""
    arrivals = Arrival.objects.filter(article__in=list(articles))
    untouched = {
        pk for pk, left, now in arrivals.values_list("pk", "version", "article__version") if left == now
    }
    return set(articles) - untouched


def undecided(found: FoundMention, marked: Iterable[Marked]) -> bool:
    """No editor decided what these words name."""
    return all(one.place != (found.part, found.start, found.end) for one in marked if one.is_checked)


def differences(
    pk: int, marked: list[Marked], found: list[FoundMention]
) -> tuple[list[Marked], list[FoundMention]]:
    """Mentions that no rule makes any more, and finds that are no mentions yet."""
    wanted = {row_of(pk, one): one for one in found}
    held = {one.row: one for one in marked if not one.is_checked}
    return (
        [one for row, one in held.items() if row not in wanted],
        [one for row, one in wanted.items() if row not in held],
    )


def row_of(pk: int, found: FoundMention) -> tuple:
    """Without the article, the words and the state, which follow from the rest."""
    ((_article, part, start, end, _text, *rest),) = mention_rows(pk, [found])
    return (part, start, end, *rest[:-2])


class Links:
    """Links to add and to take away, gathered for many articles."""

    def __init__(self):
        self.added, self.removed, self.left = defaultdict(set), defaultdict(set), 0

    def change(
        self,
        pk: int,
        marked: list[Marked],
        found: list[FoundMention],
        tagged: set[Target],
        before: set[Target],
        *,
        may_remove: bool,
    ) -> None:
        """`before`: what asked for a link beside the mentions, whether or not it still does."""
        accepted = [
            (one.link, one.is_checked) for one in marked if one.state == Mention.State.ACCEPTED and one.link
        ]
        before = {link for link, _is_checked in accepted} | before
        after = sure_targets(found) | {link for link, is_checked in accepted if is_checked} | tagged
        for kind, target in after - before:
            self.added[kind].add((pk, target))
        if may_remove:
            for kind, target in before - after:
                self.removed[kind].add((pk, target))
        else:
            self.left += len(before - after)

    def write(self, total: Relinked) -> None:
        for kind, pairs in self.added.items():
            total.links_added += len(add_new_links(kind, pairs))
        for kind, pairs in self.removed.items():
            for target in sorted({target for pk, target in pairs}):
                articles = [pk for pk, other in pairs if other == target]
                through = LINKED[kind].through.objects.filter(article__in=articles, **{kind: target})
                total.links_removed += through.delete()[0]
        total.links_left += self.left
