"""Suggestions of the linker, decided many at once: what follows for links, and for the meetings that articles report."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet

from ..encounters.rereading import read_soon
from ..encounters.writing import Written
from ..linking.deciding import Change, links_of, settle_links
from ..models import Article, Mention
from ..models.mention import TARGETS

State = Mention.State


@dataclass(slots=True)
class Settled:
    """How many mentions were decided, how many were not as somebody did meanwhile, and what followed.

    `rivals`: other suggestions of the same words that were rejected with it. `meetings`: articles that surely name one now.
    `read` is None where the articles are due for reading.
    """

    number: int = 0
    left: int = 0
    rivals: int = 0
    links: Change = field(default_factory=Change)
    read: Written | None = field(default_factory=Written)
    meetings: list[int] = field(default_factory=list)


@transaction.atomic
def settle(chosen: Iterable[int], state: str) -> Settled:
    """Give the mentions of these ids the state, whatever theirs was. Some fifteen statements, beside reading anew."""
    articles = dict(Mention.objects.filter(pk__in=list(chosen)).order_by("pk").values_list("pk", "article"))
    lock(articles.values())
    raise_versions(articles.values())
    decided = Mention.objects.filter(pk__in=articles)
    before = links_of(decided.accepted())
    decided.update(is_checked=True)
    settled = Settled(decided.exclude(state=state).update(state=state))
    settled.links = settle_links(before, links_of(decided.accepted()))
    if state == State.ACCEPTED:
        settled.meetings = articles_naming_meetings(decided)
    settled.read = read_soon(articles.values())
    return settled


@transaction.atomic
def decide_waiting(chosen: Iterable[int], state: str) -> Settled:
    """As `settle`, but only of those that nobody has decided on. Where one is accepted, other suggestions that the very
    same words name another of its kind are rejected with it."""
    asked = list(chosen)
    lock(Mention.objects.filter(pk__in=asked).order_by().values_list("article", flat=True).distinct())
    waiting = undecided(asked)
    others = rivals_of(waiting) if state == State.ACCEPTED else []
    if others:
        Mention.objects.filter(pk__in=others).update(state=State.REJECTED, is_checked=True)
    settled = settle(waiting, state)
    settled.number, settled.left, settled.rivals = len(waiting), len(asked) - len(waiting), len(others)
    return settled


@transaction.atomic
def name_another(chosen: Iterable[int], kind: str, target: int) -> Settled:
    """Undecided mentions name this one instead, and are accepted. `kind`: of TARGETS.

    Where the very same words are suggested for it already, that suggestion is accepted and the other rejected.
    """
    if kind not in TARGETS:
        raise ValueError(f"Nothing of the kind “{kind}” is named; expected one of {TARGETS}.")
    asked = list(chosen)
    lock(Mention.objects.filter(pk__in=asked).order_by().values_list("article", flat=True).distinct())
    waiting = Mention.objects.filter(pk__in=undecided(asked))
    there = Mention.objects.filter(**same_place(), **{kind: target})
    doubled = list(waiting.filter(Exists(there)).values_list("pk", flat=True))
    taken = list(standing_there(doubled, kind, target))
    Mention.objects.filter(pk__in=set(doubled) - set(taken)).update(state=State.REJECTED, is_checked=True)
    changed = list(waiting.exclude(pk__in=doubled).values_list("pk", flat=True))
    others = {f"{one}_id": None for one in [*TARGETS, "holder"]}
    Mention.objects.filter(pk__in=changed).update(**others | {f"{kind}_id": target})
    settled = settle([*changed, *taken], State.ACCEPTED)
    settled.number, settled.left = len(changed) + len(doubled), len(asked) - len(changed) - len(doubled)
    return settled


def undecided(chosen: Iterable[int]) -> list[int]:
    """Those that are suggestions still; one query."""
    rows = Mention.objects.filter(pk__in=list(chosen), state=State.SUGGESTED, is_checked=False)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def same_place() -> dict:
    return {name: OuterRef(name) for name in ["article", "part", "start", "end"]}


def rivals_of(chosen: list[int]) -> list[int]:
    """Undecided mentions of the very same words that name another of the same kind. A query for each kind."""
    rivals: set[int] = set()
    for kind in TARGETS:
        ours = Mention.objects.filter(pk__in=chosen, **{f"{kind}__isnull": False}, **same_place())
        others = Mention.objects.filter(state=State.SUGGESTED, is_checked=False).exclude(pk__in=chosen)
        of_articles = Mention.objects.filter(pk__in=chosen).values("article")
        others = others.filter(Exists(ours), article__in=of_articles, **{f"{kind}__isnull": False})
        rivals |= set(others.values_list("pk", flat=True))
    return sorted(rivals)


def standing_there(doubled: list[int], kind: str, target: int) -> QuerySet:
    """The mentions of this one at the places of these."""
    ours = Mention.objects.filter(pk__in=doubled, **same_place())
    of_articles = Mention.objects.filter(pk__in=doubled).values("article")
    rows = Mention.objects.filter(Exists(ours), article__in=of_articles, **{kind: target})
    return rows.values_list("pk", flat=True)


def articles_naming_meetings(decided: QuerySet[Mention]) -> list[int]:
    named = decided.filter(meeting__isnull=False).order_by("article")
    return list(named.values_list("article", flat=True).distinct())


def lock(articles: Iterable[int]) -> None:
    """In their order, until the end of the transaction."""
    rows = Article.objects.filter(pk__in=set(articles)).order_by("pk").select_for_update(no_key=True)
    list(rows.values_list("pk"))


def raise_versions(articles: Iterable[int]) -> None:
    """By the trigger: any update of a row counts, and what hangs on an article is an edit of it."""
    Article.objects.filter(pk__in=set(articles)).update(version=F("version"))
