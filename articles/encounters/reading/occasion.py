"""One occasion in a sentence: its words, the clause around them, and the day and the place that the clause says."""

import re
from collections.abc import Iterator

from .days import NamedDay
from .places import ReadPlace
from .scene import Sentence
from .setting import Window, day_in

# In characters: a day or a place further off is another's.
LONGEST_REACH = 90


class ClauseWords:
    """What of a language bounds a clause, and tells that a place in it is only what something is about."""

    def __init__(self, bound: re.Pattern, about: re.Pattern, spoken_in: re.Pattern, in_a_country: re.Pattern):
        self.bound, self.about, self.spoken_in, self.in_a_country = bound, about, spoken_in, in_a_country


class Occasion:
    """Its words stand from `start` to `end` of the masked sentence."""

    def __init__(self, sentence: Sentence, start: int, end: int, words: ClauseWords):
        self.sentence, self.start, self.end, self.clause_words = sentence, start, end, words
        text = sentence.masked.text
        begins = [match.end() for match in words.bound.finditer(text, 0, start)]
        ends = [match.start() for match in words.bound.finditer(text, end)]
        self.clause_start = begins[-1] if begins else 0
        self.clause_end = ends[0] if ends else len(text)

    @property
    def words(self) -> str:
        return self.sentence.masked.text[self.start : self.end]

    @property
    def before(self) -> str:
        """The clause up to the words."""
        return self.sentence.masked.text[self.clause_start : self.start]

    @property
    def after(self) -> str:
        return self.sentence.masked.text[self.end : self.clause_end]

    @property
    def clause(self) -> str:
        return self.sentence.masked.text[self.clause_start : self.clause_end]

    @property
    def at(self) -> int:
        """Where the words begin in the sentence."""
        return self.sentence.masked.original(self.start)

    def window(self) -> Window:
        """The clause as far as its words reach, in the sentence."""
        masked = self.sentence.masked
        first = max(masked.original(self.clause_start), self.at - LONGEST_REACH)
        last = min(masked.original(self.clause_end), masked.original(self.end) + LONGEST_REACH)
        return Window(first, last, self.at)

    def day(self, is_held: bool) -> NamedDay:
        """The nearest that the clause names, else the article's own."""
        return day_in(self.sentence, self.window(), is_held, is_own_report=True)

    def place(self) -> ReadPlace | None:
        """Where the clause says that it was: a place before a country, the nearest first."""
        window = self.window()
        text = self.sentence.text
        taken = [(one.start, one.end) for one in self.sentence.named]
        taken += [(one.start, one.end) for one in self.sentence.atoms]
        found = [
            *self.sentence.scene.names.places.in_sentence(text, taken),
            *self.countries(),
        ]
        near = [
            one
            for one in found
            if window.start <= one.start <= window.end
            and not self.clause_words.about.search(text[: one.start])
            and not self.clause_words.spoken_in.search(text[: one.end])
        ]
        return min(
            near,
            key=lambda one: (one.place is None and one.country is not None, abs(one.start - self.at)),
            default=None,
        )

    def countries(self) -> Iterator[ReadPlace]:
        for match in self.clause_words.in_a_country.finditer(
            self.sentence.masked.text, self.clause_start, self.clause_end
        ):
            atom = self.sentence.atoms[int(match["country"])]
            yield ReadPlace("", None, atom.target, atom.start, atom.end)
