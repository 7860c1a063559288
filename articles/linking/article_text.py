"""An article while it is linked: its parts as one flat text, the names found there by their sort, and what they become."""

from typing import NamedTuple

from .gazetteer import STAND_IN, Gazetteer, flatten
from .gazetteer_entry import SORTS, SPACES, Entry
from .rules import Rule

PARTS = ("headline", "standfirst", "body")


class FoundMention(NamedTuple):
    """Characters `start` up to, not including, `end` of a part of an article, and what they name."""

    part: str
    start: int
    end: int
    text: str
    kind: str
    """country, person, organisation, office or meeting"""
    target: int
    rule: str
    """the slug of a rule, see `rules.py`"""
    certainty: str
    """sure, likely or possible"""
    person: int | None = None
    """Who held the office on the article's day, where the terms say it surely."""


# Parts stand apart, and no name runs over.
APART = STAND_IN
SENTENCE_ENDS = '.!?:;\n\x00"“”«»(—'

# Words that a full stop ends, and no sentence.
SHORTENED = {"Mr.", "Mrs.", "Ms.", "Dr.", "Messrs.", "St.", "vs."}

Hit = tuple[int, int, Entry]
new_tuple = tuple.__new__


class ArticleText:
    """Places count characters of the flat text, which has `BEHIND` behind it; `mention` gives those of the part itself."""

    def __init__(self, headline: str, standfirst: str, body: str, gazetteer: Gazetteer):
        self.original = f"{headline}{APART}{standfirst}{APART}{body}"
        self.standfirst_at = len(headline) + len(APART)
        self.body_at = self.standfirst_at + len(standfirst) + len(APART)
        self.flat = flatten(self.original)
        if "'" in self.flat.text:
            self.flat = gazetteer.without_apostrophes(self.flat)
        self.by_sort: list[list[Hit]] = [[] for _sort in SORTS]
        gazetteer.find(self.flat.text, self.by_sort)
        if rare := self.by_sort[SPACES]:
            self.flat = gazetteer.flatter(self.flat, {self.flat.text[hit[0]] for hit in rare})
            self.by_sort = [[] for _sort in SORTS]
            gazetteer.find(self.flat.text, self.by_sort)
        self.text, self.places = self.flat
        # Filled by the offices: where a phrase such as "Prime Minister of Russia" ends, and what it names.
        self.offices_ending_at: dict[int, list[int]] = {}
        self._by_start: dict[int, Hit] | None = None
        self._by_end: dict[int, Hit] | None = None

    def starting_at(self, place: int) -> Hit | None:
        if self._by_start is None:
            self._by_start = {hit[0]: hit for hits in self.by_sort for hit in hits}
        return self._by_start.get(place)

    def ending_at(self, place: int) -> Hit | None:
        if self._by_end is None:
            self._by_end = {hit[1]: hit for hits in self.by_sort for hit in hits}
        return self._by_end.get(place)

    def mention(
        self, start: int, end: int, kind: str, target: int, rule: Rule, person: int | None = None
    ) -> FoundMention:
        """The mention in its part. The tuple is made directly: this is met tens of thousands of times a second."""
        if self.places is not None:
            start, end = self.flat.span(start, end)
        text = self.original[start:end]
        if start >= self.body_at:
            part, offset = PARTS[2], self.body_at
        elif start >= self.standfirst_at:
            part, offset = PARTS[1], self.standfirst_at
        else:
            part, offset = PARTS[0], 0
        return new_tuple(
            FoundMention, (part, start - offset, end - offset, text, kind, target, rule[0], rule[1], person)
        )

    def word_before(self, start: int) -> str:
        """The word that one space parts from the place; "" after a mark or at the beginning of a line."""
        if start < 2 or self.text[start - 1] != " " or self.breaks_line(start - 1):
            return ""
        word = self.text[self.text.rfind(" ", max(0, start - 40), start - 1) + 1 : start - 1]
        word = word.rpartition("\x00")[2].lstrip("\"“«('[")
        return word if word[-1:].isalnum() or word in SHORTENED else ""

    def word_after(self, end: int) -> str:
        """The word, with its hyphens, that one space parts from the place; "" before a mark or at the end of a line."""
        if self.text[end : end + 1] != " " or self.breaks_line(end):
            return ""
        stop, size = end + 1, len(self.text)
        while stop < size and (self.text[stop].isalnum() or self.text[stop] == "-"):
            stop += 1
        return self.text[end + 1 : stop].rstrip("-")

    def breaks_line(self, place: int) -> bool:
        """Whether the space there is a line break, or one is among the spaces that it stands for."""
        if self.places is None:
            return self.original[place : place + 1] == "\n"
        start, after = self.flat.span(place, place + 1)[0], self.flat.span(place + 1, place + 2)[0]
        return "\n" in self.original[start:after]

    def begins_sentence(self, start: int) -> bool:
        before = self.text[max(0, start - 3) : start].rstrip(" '")
        if not before or self.breaks_line(start - 1):
            return True
        return before[-1] in SENTENCE_ENDS
