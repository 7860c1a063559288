"""The words of a list of articles: what they find, alone or with other conditions, and what to tell of that."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from participants.names import NamedPart, names_apart, recognise
from participants.names.keys import Span

from ..counting.question import Question, Searched
from ..searching.days_typed import TypedDate, dates_in
from ..searching.matches import Matches, Within, matches_of
from ..searching.meeting_words import MeetingWords, meeting_words
from ..searching.passages import passages
from ..searching.query import Alternative, Query, query_of
from ..searching.ranking import OF_MANY
from ..searching.typed import expected_instead, read, with_blanks
from .topics_named import topics_named


class SearchTerms:
    """What is typed, read: with the other spellings of the names in it, its days and its topics, unless `exact`.

    At most four queries, and one more where a dash joins words. `asked` is what was typed, before names that a dash joins
    were taken apart.
    """

    def __init__(self, text, *, exact=False):
        self.asked, self.exact = text, exact
        self.text = text if exact else names_apart(text)
        self.named = [] if exact else recognise(with_blanks(self.text))
        self.dates = [] if exact else dates_in(self.text)
        self.topics = [] if exact else topics_named(self.named.spans)
        self.meeting_words = [] if exact else meeting_words(self.free_spans)
        self.query = self.read()

    @property
    def free_spans(self):
        """The words that name nobody."""
        return [
            span
            for span in self.named.spans
            if all(span.end <= part.start or part.end <= span.start for part in self.named)
        ]

    @property
    def wide(self):
        return [] if self.exact else self.named.wide

    @property
    def alternatives(self) -> list[Alternative]:
        return [
            *map(alternative, self.named),
            *map(loose_alternative, self.wide),
            *map(of_date, self.dates),
            *map(of_meeting_words, self.meeting_words),
            *(of_topic(span, ids) for span, _topic, ids in self.topics),
        ]

    @property
    def expected(self) -> str:
        """What was expected instead of a text in which there is nothing to look for."""
        return expected_instead(read(self.text))

    def without_phrases(self) -> Query:
        return self.read(phrases=False)

    def read(self, *, phrases: bool = True) -> Query:
        return query_of(self.text, self.alternatives, exact=self.exact, phrases=phrases)

    @property
    def spellings(self):
        """[(words, other spellings)] that are searched for in the place of words."""
        names = [(part.words, part.spellings) for part in (*self.named, *self.wide) if part.spellings]
        return [*names, *((one.words, [one.other]) for one in self.meeting_words)]


def alternative(part: NamedPart) -> Alternative:
    people = tuple(owner.pk for owner in part.owners if owner.table == "person")
    return Alternative(
        part.start, part.end, tuple(part.spellings), people, part.is_one_name, part.is_left_out
    )


def loose_alternative(part: NamedPart) -> Alternative:
    spellings = tuple(part.spellings)
    return Alternative(part.start, part.end, spellings, is_left_out=part.is_left_out, is_loose=True)


def of_date(date: TypedDate) -> Alternative:
    return Alternative(date.start, date.end, marks=date.marks, is_date=True)


def of_meeting_words(words: MeetingWords) -> Alternative:
    return Alternative(words.start, words.end, words.forms, is_loose=True)


def of_topic(span: Span, topics: list[int]) -> Alternative:
    return Alternative(span.start, span.end, is_loose=True, marks=" | ".join(f"'t {pk:d}'" for pk in topics))


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


def date_notes(terms: SearchTerms) -> list[str]:
    return [
        _(
            "“%(words)s” was read as %(date)s: articles that were published then, or cover a meeting of then, are found "
            "too."
        )
        % {"words": one.words, "date": one.date.in_words()}
        for one in terms.dates
    ]


def topic_notes(terms: SearchTerms) -> list[str]:
    return [
        _("“%(topic)s” is a topic: articles about it are found too.") % {"topic": topic.called}
        for _span, topic, _ids in terms.topics
    ]


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
