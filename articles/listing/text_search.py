"""The words of a list of articles: what they find together with the list's other conditions, and in which order."""

from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from participants.names import recognise
from summit_archive.filtering.values import Value

from ..counting.places import Place
from ..counting.question import Searched
from ..searching import dated
from ..searching.matches import Matches, Within, matches_of
from ..searching.passages import passages
from ..searching.query import Alternative, Query, query_of
from ..searching.ranking import HEADLINES, OF_MANY, ranked
from ..searching.typed import expected_instead, read
from .pages import PlacedPage
from .question import question_of


class Asked:
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

    def read(self, **options) -> Query:
        return query_of(self.text, list(map(alternative, self.named)), exact=self.exact, **options)

    @property
    def spellings(self):
        return [(part.words, part.spellings) for part in self.named]


def alternative(part) -> Alternative:
    people = tuple(owner.pk for owner in part.owners if owner.table == "person")
    return Alternative(
        part.start, part.end, tuple(part.spellings), people, part.is_one_name, part.is_left_out
    )


class Looking:
    """What an `ArticleFilter` whose words are chosen asks of `articles.searching`."""

    def __init__(self, found, asked: Asked):
        self.found = found
        self.asked = asked
        self.looked_for: dict[tuple, Matches] = {}

    @cached_property
    def query(self) -> Query:
        """What is looked for: phrases as their words, where none is found as it is typed."""
        query = self.asked.query
        if not query.has_phrases or self.look(query, Within()).total:
            return query
        return self.asked.without_phrases()

    def matches(self, conditions) -> Matches:
        """Looked for once; again together with other conditions only where the words alone find too many."""
        alone = self.among(Within())
        return alone if alone.is_exact else self.among(within(conditions))

    def among(self, within: Within) -> Matches:
        return self.look(self.query, within)

    def look(self, query, within):
        if (query, within) not in self.looked_for:
            self.looked_for[query, within] = matches_of(query, within, OF_MANY)
        return self.looked_for[query, within]

    def searched(self, conditions) -> Searched:
        matches = self.matches(conditions)
        return Searched(matches.known, matches.total, matches.factor)

    # The list

    @property
    def listed(self) -> Matches:
        """What fits all conditions of the list."""
        return self.among(within(self.found.conditions))

    def last_page(self, size) -> int:
        """Of the best matches."""
        reachable = self.listed.total if self.listed.is_exact else len(self.best)
        return max(1, -(-reachable // size))

    @cached_property
    def best(self) -> list[int]:
        """Of too many matches, those that are ranked."""
        return ranked(self.listed, 0, OF_MANY + HEADLINES)

    def ranked_page(self, number, size) -> PlacedPage:
        first = (number - 1) * size
        is_exact = self.listed.is_exact
        ids = ranked(self.listed, first, size) if is_exact else self.best[first : first + size]
        last = self.last_page(size)
        return PlacedPage([Place(None, pk) for pk in ids], number, last, number == 1, number >= last)

    def listed_in(self, order):
        """The places of too many matches, by their days; None where every match is known."""
        return None if self.listed.is_exact else Dated(self.listed, order)

    def passages(self, articles):
        return passages(self.query, articles)

    @cached_property
    def spellings(self):
        """[(words, other spellings)] that were searched for in the place of words."""
        return [(words, spellings) for words, spellings in self.asked.spellings if spellings]

    @property
    def exact_url(self):
        """The list of what has the words as they are typed."""
        return self.found.address(self.found.varied({"exact": [Value("1", "")]}))

    @property
    def notes(self):
        """What of the words was not searched, and what of the matches is not ranked: sentences."""
        yield from self.query.told
        if not self.listed.is_exact:
            yield _(
                "Too many articles have these words to look at each: the numbers are estimated from a sample."
            )
        if self.found.is_ranked and not self.listed.is_exact:
            yield _(
                "There are too many matches to compare: these are the best of the newest. "
                "Ordered by day, all of them can be read."
            )


def within(conditions) -> Within:
    return Within.of(*question_of(conditions).condition())


@dataclass(frozen=True)
class Dated:
    """The places of matches in one order, as `turning` asks for them."""

    matches: Matches
    order: str

    def at(self, offset, size):
        return places(dated.at(self.matches, self.order, offset, size))

    def after(self, place, size):
        return places(dated.after(self.matches, self.order, place, size))

    def before(self, place, size):
        return places(dated.before(self.matches, self.order, place, size))


def places(rows):
    return [Place(*row) for row in rows]
