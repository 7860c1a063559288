"""The sheet of an article: its cards in their order, what is left, and its text as it is marked."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from ..models import Article, Encounter, WorksheetMark
from ..models.quote import texts_of
from . import meetings, names, sayings
from .card import Card
from .own_facts import card_of_article, sources_given
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
    """Made of an article with its texts and its publisher. Twelve queries, when its cards are asked for."""

    def __init__(self, article: Article, marks: dict[str, str] | None = None):
        """`marks`: the kind of mark by card, where that is known."""
        self.article = article
        self.marks = marks

    @cached_property
    def encounters(self) -> list[Encounter]:
        return meetings.encounters_of(self.article)

    @cached_property
    def mentions(self) -> list[names.Row]:
        return names.mentions_of(self.article)

    @cached_property
    def groups(self) -> list[Group]:
        """Those that have cards."""
        groups = [
            Group("article", _("The article"), [card_of_article(self.article, sources_given(self.article))]),
            Group("names", _("Names"), list(names.cards_of(self.mentions))),
            Group("meetings", _("Meetings"), list(meetings.cards_of(self.article, self.encounters))),
            Group("statements", _("Statements"), list(sayings.cards_of_statements(self.article))),
            Group("citations", _("Sources it names"), list(sayings.cards_of_citations(self.article))),
        ]
        self.give_marks(card for group in groups for card in group.cards)
        return [group for group in groups if group.cards]

    def give_marks(self, cards: Iterable[Card]) -> None:
        """One query, where they are not known."""
        marks = self.marks
        if marks is None:
            marks = dict(self.article.worksheet_marks.values_list("card", "kind"))
        for card in cards:
            mark = marks.get(card.id)
            if mark == WorksheetMark.Kind.SEEN and card.id == "article":
                card.state = "accepted"
            elif mark == WorksheetMark.Kind.LATER and card.state == "waiting":
                card.state = "skipped"

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
    def all(self) -> int:
        return len(self.cards)

    @property
    def left(self) -> int:
        return len([card for card in self.cards.values() if card.is_left])

    @property
    def version(self) -> str:
        return str(self.article.version)

    def counts(self) -> dict[str, int]:
        """How many cards are in each state."""
        states = [card.state for card in self.cards.values()]
        found = {state: states.count(state) for state in ("accepted", "changed", "rejected", "skipped")}
        return found | {"left": self.left}

    def next_after(self, card_id: str) -> str:
        """The id of the next card that waits, from the top again after the last; "" where none does."""
        order = self.order
        place = order.index(card_id) + 1 if card_id in self.cards else 0
        return next((one for one in [*order[place:], *order[:place]] if self.cards[one].is_left), "")
