"""What a decision on names does: mentions are accepted, rejected or made to name something else, and links follow."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from ..encounters.deciding import EDITED
from ..encounters.rereading import read_soon
from ..linking.deciding import links_of, settle_links
from ..models import Article, Mention
from ..models.mention import TARGETS
from .asked import ACCEPT, CHANGE, REJECT, Asked
from .card import Card
from .names import MODELS, Row, Target
from .refusals import NOT_SO, Refused
from .sent import Sent
from .sheet import Sheet

State = Mention.State


def decide(sheet: Sheet, pairs: Sequence[tuple[Card, Asked]], user: Any) -> list[str]:
    """Queries: some ten; where whom the text names has changed, those of reading it anew."""
    accepted: set[int] = set()
    rejected: set[int] = set()
    for card, asked in pairs:
        rows = rows_of(sheet, card)
        out = left_out(rows, asked) if asked.decision == ACCEPT else set()
        chosen = {row.pk for row in rows if row.state != State.REJECTED or card.kind == "name"}
        if asked.decision == CHANGE:
            return change(sheet.article, chosen, target_in(asked.to))
        if asked.decision == REJECT:
            rejected |= chosen
        else:
            accepted |= chosen - out
            rejected |= chosen & out
    return settle(sheet.article, {State.ACCEPTED: accepted, State.REJECTED: rejected})


def rows_of(sheet: Sheet, card: Card) -> list[Row]:
    if card.kind == "names":
        return [row for row in sheet.mentions if row.asks and row.is_sure and row.target]
    chosen = set(card.rows)
    return [row for row in sheet.mentions if row.pk in chosen]


def left_out(rows: Iterable[Row], asked: Asked) -> set[int]:
    """By the keys of lines, each of which is what is named."""
    by_key: dict[str, set[int]] = {}
    for row in rows:
        if row.target:
            by_key.setdefault("{}-{}".format(*row.target), set()).add(row.pk)
    if unknown := [key for key in asked.lines_out if key not in by_key]:
        raise Refused(_("There is no line “%s” on this card.") % unknown[0][:60], NOT_SO, "lines_out")
    return {pk for key in asked.lines_out for pk in by_key[key]}


def settle(article: Article, decided: dict[str, set[int]]) -> list[str]:
    """Mentions of `article`, by the state that they get."""
    chosen = Mention.objects.filter(article=article, pk__in=set().union(*decided.values()))
    before = links_of(chosen.accepted())
    moved = 0
    for state, ids in decided.items():
        rows = chosen.filter(pk__in=ids)
        moved += rows.exclude(state=state).count()
        rows.update(state=state, is_checked=True)
    return after(article, before, chosen, is_read_anew=bool(moved))


def change(article: Article, ids: set[int], target: Target) -> list[str]:
    chosen = Mention.objects.filter(article=article, pk__in=ids)
    before = links_of(chosen.accepted())
    kind, pk = target
    named = {f"{name}_id": pk if name == kind else None for name in TARGETS}
    chosen.update(**named, holder=None, state=State.ACCEPTED, is_checked=True, rule=EDITED)
    return after(article, before, chosen, is_read_anew=True)


def after(article: Article, before: set, chosen: Any, *, is_read_anew: bool) -> list[str]:
    """Links come and go; the article's version is raised, as its form may show what depends on it."""
    settle_links(before, links_of(chosen.accepted()))
    Article.objects.filter(pk=article.pk).update(version=F("version"))
    if is_read_anew and read_soon([article.pk]) is None:
        return [_("Which meetings it reports is read anew in a while, as others are at it.")]
    return []


def target_in(to: Sent) -> Target:
    """{"kind", "id"} of a row that is there. One query; raises Refused."""
    kind = to.choice("kind", TARGETS)
    pk = to.number("id")
    if not MODELS[kind]._base_manager.filter(pk=pk).exists():
        raise to.refuse("id", _("what is chosen is gone: choose again"))
    return kind, pk
