"""The words of a list of articles: what they find, alone or with other conditions, and what to tell of that."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from participants.names import NamedPart, recognise

from ..counting.question import Question, Searched
from ..searching.matches import Matches, Within, matches_of
from ..searching.passages import passages
from ..searching.query import Alternative, Query, query_of
from ..searching.ranking import OF_MANY
from ..searching.typed import expected_instead, read


class SearchTerms:
    """What is typed, read: with the other spellings of the names in it, unless `exact`."""

    def __init__(self, text, *, exact=False):
        self.text, self.exact = text, exact
        self.named = [] if exact else recognise(text)
        self.query = self.read()

    @property
    def expected(self) -> str:
        """What was expected instead of a text in which there is nothing to look for."""
        return expected_instead(read(self.text))

    def without_phrases(self) -> Query:
        return self.read(phrases=False)

    def read(self, *, phrases: bool = True) -> Query:
        return query_of(self.text, list(map(alternative, self.named)), exact=self.exact, phrases=phrases)

    @property
    def spellings(self):
        """[(words, other spellings)] that are searched for in the place of words."""
        return [(part.words, part.spellings) for part in self.named if part.spellings]


def alternative(part: NamedPart) -> Alternative:
    people = tuple(owner.pk for owner in part.owners if owner.table == "person")
    return Alternative(
        part.start, part.end, tuple(part.spellings), people, part.is_one_name, part.is_left_out
    )


class TextSearch:
    """What `terms` find under any conditions; each is searched once."""

    def __init__(self, terms: SearchTerms):
        self.terms = terms
        self.found: dict[tuple, Matches] = {}

    @cached_property
    def query(self) -> Query:
        """What is searched for: phrases as their words, where none is found as it is typed."""
        query = self.terms.query
        if not query.has_phrases or self.matches_of(query, Within()).total:
            return query
        return self.terms.without_phrases()

    def matches(self, question: Question) -> Matches:
        """Of the words and all that `question` asks for beside them."""
        return self.matches_of(self.query, within(question))

    def searched(self, question: Question) -> Searched:
        """What to ask for together with `question`: the matches of the words alone, unless they are too many."""
        matches = self.matches_of(self.query, Within())
        if not matches.is_exact:
            matches = self.matches(question)
        return Searched(matches.known, matches.total, matches.factor, matches.is_counted)

    def matches_of(self, query: Query, within: Within) -> Matches:
        if (query, within) not in self.found:
            # Under a condition they are counted where all that have the words are.
            may_count = within.is_everything or self.matches_of(query, Within()).is_counted
            self.found[query, within] = matches_of(query, within, OF_MANY, may_count=may_count)
        return self.found[query, within]

    def passages(self, articles):
        return passages(self.query, articles)


def within(question: Question) -> Within:
    return Within.of(*replace(question, searched=None).condition())


def notes(query: Query, matches: Matches, is_ranked: bool) -> Iterator[str]:
    """What of the words was not searched for, and what of the matches is not ranked: sentences."""
    yield from query.told
    if not matches.is_exact and not matches.is_counted:
        yield _(
            "Too many articles have these words to look at each: the numbers are estimated from a sample."
        )
    elif not matches.is_exact:
        yield _(
            "Too many articles have these words to look at each: "
            "the total is counted, the other numbers are estimated from a sample."
        )
    if is_ranked and not matches.is_exact:
        yield _(
            "There are too many matches to compare: these are the best of the newest. "
            "Ordered by day, all of them can be read."
        )
