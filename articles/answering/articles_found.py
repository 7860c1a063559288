"""Which articles have the words of a question: how many, and the first of them by their rank."""

from functools import cached_property

from summit_archive.filtering.values import Value

from ..counting.counts import counts
from ..listing.cards import Card, cards
from ..listing.pages import Ranking
from ..listing.question import question_of
from ..listing.text_search import SearchTerms, TextSearch

SHOWN = 10


class ArticlesFound:
    """The same articles in the same order as the list of articles has for these words."""

    def __init__(self, terms: SearchTerms):
        self.terms = terms
        self.search = TextSearch(terms)

    @cached_property
    def question(self):
        typed = Value(self.terms.text, self.terms.text, self.terms)
        return question_of({"q": [typed]}, self.search)

    @cached_property
    def counts(self):
        return counts(self.question)

    @property
    def total(self) -> int:
        return self.counts.total if self.terms.query else 0

    @property
    def is_exact(self) -> bool:
        """Whether the total is counted; else it is estimated."""
        return not self.terms.query or self.counts.is_counted

    @cached_property
    def cards(self) -> list[Card]:
        if not self.total:
            return []
        ids = Ranking(self.search.matches(self.question), SHOWN).page(1).ids[:SHOWN]
        passages = self.search.passages(ids)
        return [card._replace(passage=passages.get(card.pk, "")) for card in cards(ids)]
