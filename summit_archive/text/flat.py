"""A text without what makes no difference in writing: the one folding of texts, and the places it keeps.

settled   composed letters, nothing invisible, no stress marks: what a reader sees is as it was
plain     settled, and signs that are alike are one: dashes, apostrophes, quotation marks, ё and е
flat      plain, each run of spaces as one, with the places in the text as it was given
joined_words  settled, and words that an apostrophe parts are one: O’Meara is OMeara, and S-400 is S400
searched  settled, without accents, with both ways to read such words, and parted by hyphens and strokes: what the index
          has the words of; `sql/searched.sql` does the same
"""

import re
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from .signs import (
    APOSTROPHES,
    BARE,
    DASHES,
    INVISIBLE,
    LETTERS_LIKE_APOSTROPHES,
    MARKS,
    QUOTES,
    STRESS,
    STRESSED,
    YO,
    escaped,
)

UNSEEN = re.compile(f"[{escaped(INVISIBLE)}]+")
STRESSES = re.compile(f"[{STRESS}]")
# One search for each is quicker than str.translate, which looks up every character.
ALIKE = {
    **dict.fromkeys(APOSTROPHES.replace("'", ""), "'"),
    **dict.fromkeys(QUOTES.replace('"', ""), '"'),
    **dict.fromkeys(DASHES.replace("-", ""), "-"),
    **YO,
}

# --- As a string ------------------------------------------------------------------


def settled(text: str) -> str:
    """In NFC, without what is not seen and without stress marks."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", UNSEEN.sub("", text))
    text = STRESSES.sub("", text)
    for letter, bare in STRESSED.items():
        text = text.replace(letter, bare)
    return unicodedata.normalize("NFC", text)


def plain(text: str) -> str:
    """Spaces stay as they are."""
    if text.isascii():
        return text.replace("`", "'")
    text = settled(text)
    for character, instead in ALIKE.items():
        text = text.replace(character, instead)
    return text


# What may stand in a text for a plain sign.
WAYS = {
    "-": f"[{escaped(DASHES)}]",
    "'": f"[{escaped(APOSTROPHES)}]?",
    '"': f"[{escaped(QUOTES)}]",
    "е": "[её]",
    "Е": "[её]",
}


def like_plain(word: str) -> str:
    """A regular expression of PostgreSQL for texts that have the word in other signs; "" where there are none."""
    word = plain(word)
    if not any(letter in WAYS for letter in word) or not any(map(str.isalnum, word)):
        return ""
    return "".join(WAYS.get(letter) or re.escape(letter) for letter in word)


# --- With the places --------------------------------------------------------------


class Places(NamedTuple):
    """Where the characters of a rewritten text stand in the one that it was made of.

    From `begins[n]` on they stand `shifts[n]` further on. Where a piece that was rewritten ends in the text, by the
    last character that stands for it: `ends`.
    """

    begins: list[int]
    shifts: list[int]
    ends: dict[int, int]


class Flat(NamedTuple):
    """A rewritten text; without `places` each character stands where it stood. They lead through several texts, the
    last one first."""

    text: str
    places: tuple[Places, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Of the text as it was given. Half a piece that was rewritten is the whole of it."""
        for begins, shifts, ends in self.places or ():
            start += shifts[bisect_right(begins, start) - 1]
            end -= 1
            end = ends[end] if end in ends else end + shifts[bisect_right(begins, end) - 1] + 1
        return start, end

    def alike(self, one_for_one: Mapping[str, str]) -> "Flat":
        """Each of these characters by the one instead."""
        text = self.text
        for character, instead in one_for_one.items():
            text = text.replace(character, instead)
        return Flat(text, self.places)

    def bare(self) -> "Flat":
        """Letters without what alphabets add to them."""
        return self if self.text.isascii() else Flat(self.text.translate(BARE_LETTERS), self.places)

    def with_single_spaces(self) -> "Flat":
        """Of blanks no others than spaces: twice as quick as `again`, as many texts have runs of them."""
        text, pieces, begins, shifts = self.text, [], [0], [0]
        length = taken = 0
        for run in SPACES.finditer(text):
            pieces.append(text[taken : run.start() + 1])
            length += run.start() + 1 - taken
            taken = run.end()
            begins.append(length)
            shifts.append(taken - length)
        pieces.append(text[taken:])
        return Flat("".join(pieces), (Places(begins, shifts, {}), *(self.places or ())))

    def again(self, pieces: Iterable[tuple[int, int, str]]) -> "Flat":
        """With each of the pieces (start, end, what stands there instead), from the first on, rewritten."""
        text, places = rewritten(self.text, pieces)
        return Flat(text, (places, *(self.places or ()))) if places else self


def rewritten(text: str, pieces: Iterable[tuple[int, int, str]]) -> tuple[str, Places | None]:
    kept: list[str] = []
    begins, shifts = [0], [0]
    ends: dict[int, int] = {}
    length = taken = 0
    for start, end, instead in pieces:
        kept += text[taken:start], instead
        length += start - taken
        for further in range(1, len(instead)):
            begins.append(length + further)
            shifts.append(start - length - further)
        for place in range(length, length + len(instead)):
            ends[place] = end
        length += len(instead)
        taken = end
        begins.append(length)
        shifts.append(end - length)
    if not kept:
        return text, None
    return "".join([*kept, text[taken:]]), Places(begins, shifts, ends)


# Those of other scripts are looked for where these do not make NFC of a text.
UNSETTLED = re.compile(f"[{escaped(INVISIBLE + MARKS)}]+")
RUNS, SPACES = re.compile(r"\s{2,}"), re.compile(" {2,}")
BLANKS = {space: " " for space in map(chr, range(0x3001)) if space.isspace()}


def flat(text: str) -> Flat:
    """Ten times as slow as `plain`."""
    there = with_settled(text).alike(ALIKE | BLANKS)
    return there.again((*run.span(), " ") for run in RUNS.finditer(there.text))


def with_settled(text: str) -> Flat:
    """`settled`, with the places."""
    return (
        Flat(text) if text.isascii() else Flat(text).again(settling(text, unsettled_of(text))).alike(STRESSED)
    )


def settling(text: str, unsettled: re.Pattern) -> Iterator[tuple[int, int, str]]:
    """What is not seen goes, and marks become one with the letter before them; `unsettled` finds runs of both."""
    free = 0
    for run in unsettled.finditer(text):
        start, end = run.span()
        if start > free and not UNSEEN.fullmatch(run[0]):
            start -= 1
        yield start, end, settled(text[start:end])
        free = end


def unsettled_of(text: str) -> re.Pattern:
    """What finds all that there is in the text."""
    return UNSETTLED if unicodedata.is_normalized("NFC", UNSEEN.sub("", text)) else every_unsettled()


@cache
def every_unsettled() -> re.Pattern:
    """All that may become another character or one with that before it, in any script."""
    second, others = set(), set()
    for one in map(chr, range(0x300, sys.maxunicode + 1)):
        parts = unicodedata.decomposition(one).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            second.add(chr(int(parts[1], 16)))
        if unicodedata.combining(one) or unicodedata.normalize("NFC", one) != one:
            others.add(one)
    # Korean syllables are put together by arithmetic.
    vowels_and_ends = "\u1161-\u1175\u11a8-\u11c2"
    return re.compile(f"[{escaped(INVISIBLE)}{vowels_and_ends}{''.join(sorted(second | others))}]+")


# --- As search reads it -------------------------------------------------------------

# Words that an apostrophe parts, but for the ’s of English; and one letter and a number.
JOINT = re.compile(
    rf"(?<!\w)(?:(\w+)[{escaped(APOSTROPHES)}](?![sS]\b)(\w+)|([^\W\d_])[{escaped(DASHES)}]([0-9]+))"
)
LETTERS_APART = dict.fromkeys(LETTERS_LIKE_APOSTROPHES, "'")
# In one go, as there are hundreds.
BARE_LETTERS = str.maketrans(BARE)
PARTING = {"-": " ", "/": " "} | YO


def joined_words(text: str) -> str:
    return JOINT.sub(r"\1\3\2\4", with_settled(text).alike(LETTERS_APART).text)


def is_one_joint(text: str) -> bool:
    """Whether it is nothing but one such word: O’Meara."""
    return JOINT.fullmatch(with_settled(text).alike(LETTERS_APART).text) is not None


def searched(text: str) -> Flat:
    there = with_settled(text).alike(LETTERS_APART).bare()
    both = there.again(
        (*joint.span(), joint.expand(r"\1\3\2\4 \1\3 \2\4")) for joint in JOINT.finditer(there.text)
    )
    return both.alike(PARTING)
