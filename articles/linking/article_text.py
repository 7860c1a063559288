"""An article while it is linked: its parts as one flat text, the names found there by their sort, and what they become."""

import re
from itertools import pairwise
from typing import NamedTuple

from summit_archive.text.sentences import shortens

from .gazetteer import STAND_IN, Gazetteer, flatten
from .gazetteer_entry import SORTS, SPACES, Entry
from .rules import Rule

PARTS = ("headline", "standfirst", "body", "summary")


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
# What a line ends with in the flat text: no name holds it.
LINE_END = STAND_IN[0]
SENTENCE_ENDS = '.!?:;\n\x00"“”«»(—'

# In characters: a text whose longest line lies between them may have been wrapped to it; a paragraph is longer.
NARROWEST, WIDEST = 40, 120
LONG_LINE = re.compile(rf"[^\n]{{{WIDEST + 1}}}")

Hit = tuple[int, int, Entry]
new_tuple = tuple.__new__


class ArticleText:
    """Places count characters of the flat text, which has `BEHIND` behind it; `mention` gives those of the part itself."""

    def __init__(self, headline: str, standfirst: str, body: str, gazetteer: Gazetteer, summary: str = ""):
        self.original = f"{headline}{APART}{standfirst}{APART}{body}"
        self.standfirst_at = len(headline) + len(APART)
        self.body_at = self.standfirst_at + len(standfirst) + len(APART)
        self.summary_at = self.body_at + len(body) + len(APART)
        parts = [headline, standfirst, body]
        if summary:
            self.original = f"{self.original}{APART}{summary}"
            parts.append(summary)
        self.flat = flatten(APART.join(map(with_line_ends, parts)))
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
        if start >= self.summary_at:
            part, offset = PARTS[3], self.summary_at
        elif start >= self.body_at:
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
        if start < 2 or self.text[start - 1] != " ":
            return ""
        word = self.text[self.text.rfind(" ", max(0, start - 40), start - 1) + 1 : start - 1]
        word = word.rpartition(LINE_END)[2].lstrip("\"“«('[")
        return word if word[-1:].isalnum() or self.is_shortened(start - 2) else ""

    def word_after(self, end: int) -> str:
        """The word, with its hyphens, that one space parts from the place; "" before a mark or at the end of a line."""
        if self.text[end : end + 1] != " ":
            return ""
        stop, size = end + 1, len(self.text)
        while stop < size and (self.text[stop].isalnum() or self.text[stop] == "-"):
            stop += 1
        return self.text[end + 1 : stop].rstrip("-")

    def breaks_line(self, place: int) -> bool:
        return self.text[place : place + 1] == LINE_END

    def is_shortened(self, place: int) -> bool:
        """Whether the full stop there, if it is one, ends a word such as "Gen." and no sentence."""
        return self.text[place : place + 1] == "." and shortens(self.text, place)

    def begins_sentence(self, start: int) -> bool:
        before = self.text[max(0, start - 3) : start].rstrip(" '")
        if not before:
            return True
        at = start - 1
        while self.text[at] in " '":
            at -= 1
        return before[-1] in SENTENCE_ENDS and not self.is_shortened(at)


def with_line_ends(part: str) -> str:
    """Character for character, with LINE_END for each line break but those at which a paragraph was only wrapped.

    A text is wrapped where its lines are no longer than lines of letters and mails are, and a line broken off only as
    the next word would have made it the longest of all. A list of names is not, and no paragraph of one line.
    """
    if "\n" not in part:
        return part
    if LONG_LINE.search(part):
        return part.replace("\n", LINE_END)
    lines = part.split("\n")
    width = max(map(len, lines))
    if width < NARROWEST:
        return part.replace("\n", LINE_END)
    ends = ("\n" if is_wrapped(line, after, width) else LINE_END for line, after in pairwise(lines))
    return lines[0] + "".join(end + line for end, line in zip(ends, lines[1:], strict=True))


def is_wrapped(line: str, after: str, width: int) -> bool:
    words = after.split(maxsplit=1)
    return bool(words) and bool(line.strip()) and len(line) + 1 + len(words[0]) > width
