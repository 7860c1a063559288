"""Finds names in a text, in one pass. Knows neither the database nor what the names stand for.

A text is first made flat: characters that are alike become one (ё and е, apostrophes, hyphens
and dashes, kinds of space), each for one, so that places stay. Only where several spaces
come together does the flat text become shorter, and keeps a map of the places.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

ALIKE = [
    *((letter, "'") for letter in "’‘ʼ`´"),
    *((letter, "-") for letter in "‐‑–—"),
    *((letter, " ") for letter in "\u00a0\u202f\u2009\t"),
    ("ё", "е"),
    ("Ё", "Е"),
]
# A line break within a name is a space; an empty line ends it.
EMPTY_LINE, STAND_IN = "\n\n", "\x00\x00"
SPACES = re.compile(r" {2,}")


class Flat(NamedTuple):
    """The text as the names are sought in it; `places` tells where it was shortened, else None."""

    text: str
    places: tuple[list[int], list[int]] | None

    def original(self, place: int) -> int:
        """The place in the text as it was given, of the beginning of a name."""
        if self.places is None:
            return place
        flat, shift = self.places
        return place + shift[bisect_right(flat, place) - 1]

    def span(self, start: int, end: int) -> tuple[int, int]:
        if self.places is None:
            return start, end
        return self.original(start), self.original(end - 1) + 1


def flatten(text: str) -> Flat:
    text = text.replace("\r\n\r\n", "\x00" * 4).replace("\r\n", " \n")
    for letter, one in ALIKE:
        text = text.replace(letter, one)
    text = text.replace(EMPTY_LINE, STAND_IN).replace("\n", " ")
    return without_runs(text) if "  " in text else Flat(text, None)


def without_runs(text: str) -> Flat:
    """Every run of spaces becomes one space."""
    pieces, flat, shift = [], [0], [0]
    length = taken = 0
    for run in SPACES.finditer(text):
        pieces.append(text[taken : run.start() + 1])
        length += run.start() + 1 - taken
        taken = run.end()
        flat.append(length)
        shift.append(taken - length)
    return Flat("".join([*pieces, text[taken:]]), (flat, shift))


def spellings(name: str) -> set[str]:
    """How a name is written: as it stands, in capitals, and with other words of it large or small.

    The first letter of a name stays large, so that a bird is no country. Abbreviations are
    found only as they stand. A name that begins small may open a sentence.
    """
    flat = " ".join(flatten(name).text.split())
    if flat.isupper():
        return {flat}
    ways = {flat, flat.replace(" - ", "-"), flat.replace(" & ", " and ")}
    for way in list(ways):
        words = way.split(" ")
        ways.add(" ".join([words[0], *(word.lower() for word in words[1:] if word)]))
        ways.add(" ".join(word if len(word) < 4 else word[:1].upper() + word[1:] for word in words))
        ways.add(way[:1].upper() + way[1:])
    return ways | {way.upper() for way in ways}


class Gazetteer:
    """Whole words only, the longest name from the left wins, and none lies inside another."""

    def __init__(self, entries: Iterable[tuple[str, Any]]):
        self.by_name = dict(entries)
        self._entries = list(self.by_name.values())
        self._scan = AhoCorasick(
            list(self.by_name),
            matchkind=MatchKind.LeftmostLongest,
            store_patterns=False,
            implementation=Implementation.ContiguousNFA,
        ).find_matches_as_indexes

    def find(self, text: str) -> list[tuple[int, int, Any]]:
        """Places in the flat `text` and the entry of the name there, in their order."""
        found, entries, size = [], self._entries, len(text)
        for number, start, end in self._scan(text):
            if (start and is_letter(text[start - 1])) or (end < size and is_letter(text[end])):
                found += self._within(text, start, end)
            else:
                found.append((start, end, entries[number]))
        return found

    def _within(self, text: str, start: int, end: int) -> list[tuple[int, int, Any]]:
        """Names that begin inside of one that is no whole word, such as "Chad" in "Chad Republics"."""
        if " " not in text[start:end] and "-" not in text[start:end]:
            return []
        found, size = [], len(text)
        first = next(place for place in range(start, end) if not is_letter(text[place]))
        windows = [(start, end - 1)] if not (start and is_letter(text[start - 1])) else [(first, end)]
        for left, right in windows:
            for number, begin, stop in self._scan(text[left:right]):
                begin, stop = begin + left, stop + left
                whole = not (begin and is_letter(text[begin - 1])) and not (
                    stop < size and is_letter(text[stop])
                )
                if whole:
                    found.append((begin, stop, self._entries[number]))
        return found


is_letter = str.isalnum
