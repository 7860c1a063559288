"""The sheet of an article: its cards in their order, what is left, and its text as it is marked."""

from dataclasses import dataclass
from functools import cached_property

from ..models import Article
from ..models.quote import texts_of
from .card import Card
from .segments import PARAGRAPHS_AT_ONCE, MarkedText


@dataclass(slots=True)
class Group:
    """Cards under one heading."""

    name: str
    title: str
    cards: list[Card]

    @property
    def left(self) -> int:
        return len([card for card in self.cards if card.is_left])


class Sheet:
    """Made of an article with its texts; `user` is who looks."""

    def __init__(self, article: Article, user=None):
        self.article, self.user = article, user

    @cached_property
    def groups(self) -> list[Group]:
        return []

    @cached_property
    def cards(self) -> dict[str, Card]:
        return {card.id: card for group in self.groups for card in group.cards}

    @cached_property
    def text(self) -> MarkedText:
        return MarkedText(texts_of(self.article), self.cards.values())

    @property
    def paragraphs(self):
        """The first of them; the rest comes as it is scrolled to."""
        return self.text.paragraphs()

    @property
    def next_paragraphs(self) -> int | None:
        return PARAGRAPHS_AT_ONCE if self.text.number > PARAGRAPHS_AT_ONCE else None

    @property
    def order(self) -> list[str]:
        return list(self.cards)

    @property
    def left(self) -> int:
        return len([card for card in self.cards.values() if card.is_left])

    @property
    def version(self) -> str:
        return str(self.article.version)

    def next_after(self, card_id: str) -> str:
        """The id of the next card that waits, from the top again after the last; "" where none does."""
        order = self.order
        place = order.index(card_id) + 1 if card_id in self.cards else 0
        return next((one for one in [*order[place:], *order[:place]] if self.cards[one].is_left), "")
