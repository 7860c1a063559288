"""Which permissions a decision on a card of each kind takes."""

from collections.abc import Iterable
from typing import Any

from .card import Card
from .refusals import not_allowed

DECIDES = {
    "article": ["articles.change_article"],
    "names": ["articles.change_mention"],
    "name": ["articles.change_mention"],
    "meeting": ["articles.change_encounter"],
    "statement": ["articles.change_proposedstatement"],
    "citation": ["articles.change_proposedcitation"],
}
# What a decision on a meeting writes beside.
WRITES = ["participants.add_meeting", "participants.change_meeting"]


def permissions_for(kind: str, decision: str) -> list[str]:
    writes = kind == "meeting" and decision in ("accept", "change")
    return DECIDES[kind] + (WRITES if writes else [])


def refuse_unless(user: Any, permissions: Iterable[str]) -> None:
    """Raises Refused."""
    if not user.has_perms(permissions):
        raise not_allowed()


def give_rights(user: Any, cards: Iterable[Card]) -> None:
    """Whether they may be decided on by this user, for the buttons to show."""
    for card in cards:
        card.may_accept = user.has_perms(permissions_for(card.kind, "accept"))
        card.may_reject = card.may_reject and user.has_perms(permissions_for(card.kind, "reject"))


def refuse_decision(user: Any, card: Card, decision: str) -> None:
    refuse_unless(user, permissions_for(card.kind, decision))
