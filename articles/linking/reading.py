"""One part of an article while it is read: its flat text and the names found in it, by their sort."""

from collections import defaultdict
from typing import NamedTuple

from .entry import Entry
from .found import Found
from .gazetteer import Flat, Gazetteer, flatten
from .rules import Rule

SENTENCE_ENDS = '.!?:;\n\x00"“”«»(—'


class Hit(NamedTuple):
    start: int
    end: int
    entry: Entry


class Reading:
    """Places count characters of the flat text; `found` gives back those of the text itself."""

    def __init__(self, part: str, text: str, gazetteer: Gazetteer):
        self.part, self.original = part, text
        self.flat: Flat = flatten(text)
        self.text = self.flat.text
        self.hits = gazetteer.find(self.text)
        self.by_sort: dict[int, list[tuple[int, int, Entry]]] = defaultdict(list)
        for hit in self.hits:
            self.by_sort[hit[2].sort].append(hit)
        # Filled by the offices: where a phrase such as "Prime Minister of Russia" ends, and what it names.
        self.offices_ending_at: dict[int, list[int]] = defaultdict(list)
        self._by_start: dict[int, tuple[int, int, Entry]] | None = None
        self._by_end: dict[int, tuple[int, int, Entry]] | None = None

    def starting_at(self, place: int) -> tuple[int, int, Entry] | None:
        if self._by_start is None:
            self._by_start = {hit[0]: hit for hit in self.hits}
        return self._by_start.get(place)

    def ending_at(self, place: int) -> tuple[int, int, Entry] | None:
        if self._by_end is None:
            self._by_end = {hit[1]: hit for hit in self.hits}
        return self._by_end.get(place)

    def found(
        self, start: int, end: int, kind: str, target: int, rule: Rule, person: int | None = None
    ) -> Found:
        if self.flat.places is not None:
            start, end = self.flat.span(start, end)
        return Found(
            self.part, start, end, self.original[start:end], kind, target, rule.slug, rule.certainty, person
        )

    def word_before(self, start: int) -> str:
        """The word that one space parts from the place; "" after a mark or at the beginning of a line."""
        if start < 2 or self.text[start - 1] != " ":
            return ""
        if self.flat.places is None and self.original[start - 1] == "\n":
            return ""
        word = self.text[self.text.rfind(" ", max(0, start - 40), start - 1) + 1 : start - 1]
        word = word.lstrip("\"“«('[")
        return word if word and word[-1].isalnum() else word if word.endswith(".") else ""

    def word_after(self, end: int) -> str:
        """The word that one space parts from the place; "" before a mark or at the end of a line."""
        if end + 1 >= len(self.text) or self.text[end] != " ":
            return ""
        if self.flat.places is None and self.original[end] == "\n":
            return ""
        stop = end + 1
        while stop < len(self.text) and (self.text[stop].isalnum() or self.text[stop] == "-"):
            stop += 1
        return self.text[end + 1 : stop].rstrip("-")

    def begins_sentence(self, start: int) -> bool:
        before = self.text[max(0, start - 3) : start].rstrip(" '")
        if not before:
            return True
        if self.flat.places is None and "\n" in self.original[max(0, start - 2) : start]:
            return True
        return before[-1] in SENTENCE_ENDS
