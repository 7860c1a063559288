"""Finds names in a text, in one pass. Knows neither the database nor what the names stand for.

A text is first made flat: characters that are alike become one (ё and е, apostrophes, hyphens
and dashes, kinds of space), each for one, so that places stay. Only where several spaces
come together, or where something stands that few texts have (soft hyphens, stress marks, rarer
signs: see summit_archive/text/flat.py), does the flat text become shorter, and keeps the places.
Whether they do the scan itself tells, as a search of its own would cost a quarter of it: a run of
spaces is a "name" too, and so is each such sign; when one is found the text is read again.
"""

import re
from collections.abc import Iterable, Iterator, Set
from typing import Any

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from summit_archive.text.flat import ALIKE as ALL_ALIKE
from summit_archive.text.flat import BLANKS, Flat, settling
from summit_archive.text.signs import INVISIBLE, MARKS, QUOTES, STRESSED

# The likeliest first: what is left is often ASCII then, in which Python and the scan are quicker.
ALIKE = [
    ("’", "'"),
    ("–", "-"),
    ("“", '"'),
    ("”", '"'),
    ("…", "."),
    ("—", "-"),
    *((letter, " ") for letter in "\u00a0\u202f\u2009\t"),
    *((letter, "'") for letter in "‘ʼ`´"),
    *((letter, "-") for letter in "‐‑‒−"),
    ("ё", "е"),
    ("Ё", "Е"),
]
ALIKE_IN_ASCII = [(letter, one) for letter, one in ALIKE if letter.isascii()]
# A line break within a name is a space; an empty line ends it, and a new word may begin after it.
EMPTY_LINE, STAND_IN = "\n\n", "\x00 "
# Quotation marks stay what they are: the rules tell an opening one from a closing one.
OTHERS_ALIKE = STRESSED | {
    sign: one
    for sign, one in (ALL_ALIKE | BLANKS).items()
    if sign not in {*QUOTES, *dict(ALIKE), " ", "\n", "\r"}
}
RARE = frozenset([*OTHERS_ALIKE, *INVISIBLE, *MARKS])
# An apostrophe within a word, but for those of English.
JOINT = re.compile(r"'(?!(?:[sStT]|re|ve|ll|d|m)\b)(?=[^\W\d_])")
LONGEST_NAME = 60

# Behind a flat text, so that whoever looks at the next two characters need not ask whether there are any.
BEHIND = " \x00"
RUN = "  "


def flatten(text: str) -> Flat:
    """Character for character; runs of spaces are left."""
    if "\r" in text:
        text = text.replace("\r\n\r\n", STAND_IN * 2).replace("\r\n", " \n")
    for letter, one in ALIKE_IN_ASCII if text.isascii() else ALIKE:
        text = text.replace(letter, one)
    return Flat(text.replace(EMPTY_LINE, STAND_IN).replace("\n", " ") + BEHIND)


def flatter(there: Flat, signs: Set[str]) -> Flat:
    """Where these, of the rare ones and spaces, were found: without them, and with single spaces."""
    if rare := signs - {" "}:
        there = there.alike({sign: one for sign, one in OTHERS_ALIKE.items() if sign in rare})
        if unsettled := rare - OTHERS_ALIKE.keys():
            there = there.again(settling(there.text, re.compile(f"[{''.join(sorted(unsettled))}]+")))
    return there.with_single_spaces()


def joints_in(text: str) -> list[int]:
    """The places of apostrophes within words."""
    return [joint.start() for joint in JOINT.finditer(text) if text[joint.start() - 1].isalpha()]


def joined_name(name: str) -> str:
    """Kul'baev is Kulbaev: names that differ by an apostrophe are one."""
    for joint in reversed(joints_in(name)):
        name = name[:joint] + name[joint + 1 :]
    return name


def flat_name(name: str) -> str:
    there = flatten(name)
    there = flatter(there, RARE.intersection(there.text))
    return " ".join(there.text.removesuffix(BEHIND).split())


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

    def flatter(self, there: Flat, signs: Set[str]) -> Flat:
        there = flatter(there, signs)
        return there if signs == {" "} else self.without_apostrophes(there)

    def without_apostrophes(self, there: Flat) -> Flat:
        """Without those apostrophes over which a name on record runs: in Kul'baev, if a Kulbaev is."""
        joints = joints_in(there.text)
        return (
            there.again((joint, joint + 1, "") for joint in self._joining(there.text, joints))
            if joints
            else there
        )

    def _joining(self, text: str, joints: list[int]) -> Iterator[int]:
        pieces = [
            text[start:end]
            for start, end in zip([0, *(joint + 1 for joint in joints)], [*joints, None], strict=True)
        ]
        joined = "".join(pieces)
        for number, joint in enumerate(joints):
            place = joint - number
            begin = max(place - LONGEST_NAME, 0)
            around = f" {joined[begin : place + LONGEST_NAME]} "
            within = place - begin + 1
            if any(
                start < within < end and not around[start - 1].isalnum() and not around[end].isalnum()
                for _number, start, end in self._scan(around)
            ):
                yield joint

    def _find_within(self, text: str, number: int, start: int, end: int, by_sort: list[list]) -> None:
        """Names inside of one that is no whole word, such as "Chad" in "Chad Republics". A sign is none."""
        if text[start] == " " or end == start + 1:
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
