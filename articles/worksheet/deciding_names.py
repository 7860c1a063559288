"""What a decision on names does: mentions are accepted, rejected or made to name something else, and links follow."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..deciding.mentions import Settled, decide_waiting, name_another
from ..encounters.deciding import EDITED
from ..encounters.rereading import read_soon
from ..linking.deciding import links_of, settle_links
from ..models import Article, Mention
from ..models.mention import TARGETS
from .asked import CHANGE, REJECT, Asked, refuse_lines
from .card import Card
from .names import MODELS, Row, Target
from .refusals import NOT_SO, Refused
from .sent import Sent
from .sheet import Sheet

State = Mention.State
READ_LATER = gettext_lazy(
    "The meetings it reports will be read again in a while: somebody else is working on them."
)


def decide(sheet: Sheet, pairs: Sequence[tuple[Card, Asked]], user: Any) -> list[str]:
    """Queries: some twenty; where whom the text names has changed, those of reading it anew."""
    said: list[str] = []
    by_decision: dict[str, list[int]] = defaultdict(list)
    for card, asked in pairs:
        if card.kind == "names":
            said += decide_sure(sheet, asked)
        elif asked.decision == CHANGE:
            refuse_lines(asked)
            said += change(card.rows, other_target(sheet, card, asked.to))
        else:
            refuse_lines(asked)
            by_decision[asked.decision] += card.rows
    for decision, rows in by_decision.items():
        state = State.REJECTED if decision == REJECT else State.ACCEPTED
        said += told(decide_waiting(rows, state))
    return said


def decide_sure(sheet: Sheet, asked: Asked) -> list[str]:
    """All sure names; but those of lines that were taken out are none."""
    if asked.decision == CHANGE:
        raise Refused(
            _("You cannot change all names at once: leave out a line, and say whom its words name."),
            NOT_SO,
            "to",
        )
    rows = [row for row in sheet.mentions if row.asks and row.is_sure and row.target]
    out = left_out(rows, asked)
    chosen = {row.pk for row in rows if row.state != State.REJECTED}
    rejected = chosen if asked.decision == REJECT else chosen & out
    return settle(sheet.article, {State.ACCEPTED: chosen - rejected, State.REJECTED: rejected})


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


def change(ids: list[int], target: Target) -> list[str]:
    """They name this one instead. What the same words are said to name already is accepted in their place."""
    settled = name_another(ids, *target)
    Mention.objects.filter(pk__in=ids, state=State.ACCEPTED).update(rule=EDITED)
    return told(settled)


def told(settled: Settled) -> list[str]:
    return [str(READ_LATER)] if settled.read is None else []


def after(article: Article, before: set, chosen: Any, *, is_read_anew: bool) -> list[str]:
    """Links come and go; the article's version is raised, as its form may show what depends on it."""
    settle_links(before, links_of(chosen.accepted()))
    Article.objects.filter(pk=article.pk).update(version=F("version"))
    if is_read_anew and read_soon([article.pk]) is None:
        return [str(READ_LATER)]
    return []


def other_target(sheet: Sheet, card: Card, to: Sent) -> Target:
    """Raises Refused for what the words are taken to name already."""
    to.nothing_but(["kind", "id"])
    target = target_in(to)
    if any(row.pk in card.rows and row.target == target for row in sheet.mentions):
        raise Refused(_("They are taken to name this already: accept it."), NOT_SO, "to")
    return target


def target_in(to: Sent) -> Target:
    """{"kind", "id"} of a row that is there. One query; raises Refused."""
    kind = to.choice("kind", TARGETS)
    pk = to.number("id")
    if not MODELS[kind]._base_manager.filter(pk=pk).exists():
        raise to.refuse("id", _("what is chosen is gone: choose again"))
    return kind, pk
