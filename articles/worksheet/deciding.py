"""Decides on cards: each press is one step, of all cards that were sent along or of none; and takes a step back.

What it means to accept, reject or change a card of each kind stands in deciding_names, deciding_meetings,
deciding_sayings and deciding_article.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..models import Article, WorksheetMark
from . import deciding_article, deciding_meetings, deciding_names, deciding_sayings
from .asked import ACCEPT, CHANGE, REJECT, SKIP, Asked
from .card import Card
from .refusals import CONFLICT, GONE, NOT_SO, Refused, in_words
from .rights import refuse_decision
from .sheet import Sheet
from .steps import one_step

# Which states each decision leads to: pressed again, nothing more happens.
LEADS_TO = {
    ACCEPT: {"accepted", "changed"},
    CHANGE: {"changed", "accepted"},
    REJECT: {"rejected"},
    SKIP: {"skipped"},
}
ACTS: dict[str, Callable[..., list[str]]] = {
    "article": deciding_article.decide,
    "names": deciding_names.decide,
    "name": deciding_names.decide,
    "meeting": deciding_meetings.decide,
    "statement": deciding_sayings.decide,
    "citation": deciding_sayings.decide,
}
# Deciding on these may read the article anew.
READ_ANEW = ("article", "names", "name")
DONE = {
    ACCEPT: gettext_lazy("Accepted: %s."),
    CHANGE: gettext_lazy("Accepted as changed: %s."),
    REJECT: gettext_lazy("Rejected: %s."),
    SKIP: gettext_lazy("Put off: %s. It stays in the inbox."),
}


@dataclass(slots=True)
class Outcome:
    """`decided` are the ids of cards, in the sheet as it is now; `step` is None where nothing was written."""

    sheet: Sheet
    step: int | None
    said: list[str]
    decided: list[str] = field(default_factory=list)

    @property
    def next(self) -> str:
        return self.sheet.next_after(self.decided[-1] if self.decided else "")


def locked(pk: int) -> Article:
    """The article with its publisher, until the end of the transaction. Raises Refused."""
    rows = Article.objects.select_related("publisher").select_for_update(of=["self"], no_key=True)
    if (article := rows.filter(pk=pk).first()) is None:
        raise Refused(_("There is no such article."), GONE)
    return article


def decide(pk: int, asked: Sequence[Asked], user: Any) -> Outcome:
    """Raises Refused, and has written nothing then. Some twenty queries, beside those of what is decided."""
    said: list[str] = []
    with in_words(), transaction.atomic():
        article = locked(pk)
        sheet = Sheet(article)
        cards = [checked(sheet, one, user) for one in asked]
        waiting = [
            (card, one) for card, one in zip(cards, asked, strict=True) if not is_so_already(card, one)
        ]
        with one_step(user, doing=in_short(waiting)) as step:
            for several in together(waiting):
                said += decide_alike(sheet, several, user)
    told = [done_in_words(waiting)] if waiting else [_("It was decided so already.")]
    return Outcome(Sheet(fresh(pk)), step.number, told + said, [card.id for card in cards])


def fresh(pk: int) -> Article:
    return Article.objects.select_related("publisher").get(pk=pk)


def checked(sheet: Sheet, asked: Asked, user: Any) -> Card:
    """The card that is decided on. Refused is who may not, what is gone, and what is otherwise than the page showed."""
    card = sheet.cards.get(asked.card)
    if card is None:
        raise Refused(_("There is no such card on this worksheet any more."), GONE, "card")
    refuse_decision(user, card, asked.decision)
    if asked.decision == REJECT and not card.may_reject:
        raise Refused(_("The article's own facts cannot be rejected: change them."), NOT_SO, "decision")
    if is_so_already(card, asked):
        if asked.version != card.version and card.decided_by not in (None, user.pk):
            raise Refused(decided_by_another(card), CONFLICT, "version", card.id)
        return card
    if not card.waits:
        raise Refused(decided_by_another(card), CONFLICT, "version", card.id)
    if asked.version != card.version:
        told = _("“%s” says something else now: look at it again.") % card.title
        raise Refused(told, CONFLICT, "version", card.id)
    return card


def is_so_already(card: Card, asked: Asked) -> bool:
    return card.state in LEADS_TO[asked.decision]


def decided_by_another(card: Card) -> str:
    decided = card.decided or _("it was decided")
    return _("“%(card)s”: %(decided)s. Nothing of yours was saved.") % {
        "card": card.title,
        "decided": decided,
    }


Pair = tuple[Card, Asked]


def together(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """What is accepted as it stands is accepted at once, kind by kind, so that a part finds its whole; all else one by one.

    Names come last: when other names stand, the article is read anew, and what waits then may be read otherwise.
    """
    alike: dict[tuple, list[Pair]] = {}
    for place, (card, asked) in enumerate(pairs):
        is_plain = asked.decision == ACCEPT and not asked.says_more
        key = (card.kind, asked.decision) if is_plain else (place,)
        alike.setdefault(key, []).append((card, asked))
    return sorted(alike.values(), key=lambda some: some[0][0].kind in READ_ANEW)


def decide_alike(sheet: Sheet, pairs: list[Pair], user: Any) -> list[str]:
    article = sheet.article
    ids = [card.id for card, _asked in pairs]
    if pairs[0][1].decision == SKIP:
        for card_id in ids:
            mark(article, card_id, WorksheetMark.Kind.LATER, user)
        return []
    WorksheetMark.objects.filter(article=article, card__in=ids, kind=WorksheetMark.Kind.LATER).delete()
    with in_words(ids[0]):
        return ACTS[pairs[0][0].kind](sheet, pairs, user)


def mark(article: Article, card_id: str, kind: str, user: Any) -> None:
    WorksheetMark.objects.update_or_create(
        article=article, card=card_id, defaults={"kind": kind, "user": user}
    )


def done_in_words(pairs: Sequence[Pair]) -> str:
    if len(pairs) == 1:
        card, asked = pairs[0]
        return str(DONE[asked.decision]) % Truncator(card.title).chars(80)
    return ngettext("%d card was decided.", "%d cards were decided.", len(pairs)) % len(pairs)


def in_short(pairs: Sequence[Pair]) -> str:
    """For the history."""
    return done_in_words(pairs) if pairs else ""
