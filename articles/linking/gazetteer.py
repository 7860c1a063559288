"""Finds names in a text, in one pass. Knows neither the database nor what the names stand for.

A text is first made flat: characters that are alike become one (ё and е, apostrophes, hyphens
and dashes, kinds of space), each for one, so that places stay. Only where several spaces
come together does the flat text become shorter, and keeps a map of the places. Whether they do
the scan itself tells, as a search of its own would cost a quarter of it: a run of spaces is a
"name" too, and when one is found the text is shortened and read again.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

# The likeliest first: what is left is often ASCII then, in which Python and the scan are quicker.
ALIKE = [
    ("’", "'"),
    ("–", "-"),
    ("“", '"'),
    ("”", '"'),
    ("…", "."),
    ("—", "-"),
    *((letter, " ") for letter in "\u00a0\u202f\u2009\u200b\t"),
    *((letter, "'") for letter in "‘ʼ`´"),
    *((letter, "-") for letter in "‐‑‒−"),
    ("ё", "е"),
    ("Ё", "Е"),
]
ALIKE_IN_ASCII = [(letter, one) for letter, one in ALIKE if letter.isascii()]
# A line break within a name is a space; an empty line ends it, and a new word may begin after it.
EMPTY_LINE, STAND_IN = "\n\n", "\x00 "
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


# Behind a flat text, so that whoever looks at the next two characters need not ask whether there are any.
BEHIND = " \x00"
RUN = "  "


def flatten(text: str) -> Flat:
    """Character for character; runs of spaces are left."""
    if "\r" in text:
        text = text.replace("\r\n\r\n", STAND_IN * 2).replace("\r\n", " \n")
    for letter, one in ALIKE_IN_ASCII if text.isascii() else ALIKE:
        text = text.replace(letter, one)
    return Flat(text.replace(EMPTY_LINE, STAND_IN).replace("\n", " ") + BEHIND, None)


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


def flat_name(name: str) -> str:
    return " ".join(flatten(name).text.removesuffix(BEHIND).split())


def surface_forms(name: str) -> set[str]:
    """How a name is written: as it stands, in capitals, with other words of it large or small, with "and" for
    "&" and without the article in "Republic of the Congo".

    The first letter of a name stays large, so that a bird is no country. Abbreviations are
    found only as they stand. A name that begins small may open a sentence.
    """
    flat = flat_name(name)
    if flat.isupper():
        return {flat}
    ways = {flat, flat.replace(" - ", "-"), flat.replace(" & ", " and "), flat.replace(" of the ", " of ")}
    for way in list(ways):
        words = way.split(" ")
        ways.add(" ".join([words[0], *(word.lower() for word in words[1:] if word)]))
        ways.add(" ".join(word if len(word) < 4 else word[:1].upper() + word[1:] for word in words))
        ways.add(way[:1].upper() + way[1:])
    return ways | {way.upper() for way in ways}


class Gazetteer:
    """Whole words only, the longest name from the left wins, and none lies inside another.

    Of an entry it knows no more than that its first item is its sort, a small number.
    """

    def __init__(self, entries: Iterable[tuple[str, Any]]):
        self.by_name = dict(entries)
        self._entries = list(self.by_name.values())
        self._sorts = [entry[0] for entry in self._entries]
        self._scan = AhoCorasick(
            list(self.by_name),
            matchkind=MatchKind.LeftmostLongest,
            store_patterns=False,
            implementation=Implementation.ContiguousNFA,
        ).find_matches_as_indexes

    def find(self, text: str, by_sort: list[list]) -> None:
        """Puts each place in the flat `text` and the entry of the name there into the list of its sort, in their
        order. The text ends with a space, so that a character stands on both sides of each name."""
        entries, sorts = self._entries, self._sorts
        for number, start, end in self._scan(text):
            if text[start - 1].isalnum() or text[end].isalnum():
                self._find_within(text, number, start, end, by_sort)
            else:
                by_sort[sorts[number]].append((start, end, entries[number]))

    def _find_within(self, text: str, number: int, start: int, end: int, by_sort: list[list]) -> None:
        """Names inside of one that is no whole word, such as "Chad" in "Chad Republics"."""
        if text[start] == " ":
            by_sort[self._sorts[number]].append((start, end, self._entries[number]))
            return
        if " " not in text[start:end] and "-" not in text[start:end]:
            return
        if text[start - 1].isalnum():
            left, right = next(place for place in range(start, end) if not text[place].isalnum()), end
        else:
            left, right = start, end - 1
        for number, begin, stop in self._scan(text[left:right]):
            begin, stop = begin + left, stop + left
            if not text[begin - 1].isalnum() and not text[stop].isalnum():
                by_sort[self._sorts[number]].append((begin, stop, self._entries[number]))
