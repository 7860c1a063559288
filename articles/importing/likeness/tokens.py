"""Knows what in the writing of a text makes no difference, and cuts texts into words that are numbers.

Capitals, accents, ё and е, quotes, dashes, spaces and invisible characters make no difference in these numbers.
They are the same on every machine and for every Python: the letters are those of Unicode 3.2, which Python
carries along, and the arithmetic is that of 64 bits.
"""

import hashlib
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

import numpy

from summit_archive.text.flat import plain
from summit_archive.text.signs import INVISIBLE, LETTERS_LIKE_APOSTROPHES


def normalised_hash(body: str) -> bytes:
    """16 bytes, equal for texts that differ only in case, spaces, quotes, dashes, ё, stress and invisible characters.

    b"" for a text without a word. Every figure and every sign beside it counts.
    """
    text = plain(body).lower().replace("'", '"').replace("…", "...")
    text = " ".join(text.split())
    if not any(map(str.isalnum, text)):
        return b""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


# Of a longer text the beginning speaks for the rest: so many units of UTF-16, which are characters
# for every script of the region.
LONGEST = 250_000

BASE = 0x9E3779B97F4A7C15
INVERSE = pow(BASE, -1, 1 << 64)
WIDTH = 1 << 16


class Tokens(NamedTuple):
    """The words of several texts, one after another: numbers, which text each is of, which are what.

    A particular begins with a figure, or with a capital letter that no sentence gives it: a day, a name.
    """

    numbers: numpy.ndarray
    texts: numpy.ndarray
    particulars: numpy.ndarray
    figures: numpy.ndarray


def mixed(numbers: numpy.ndarray) -> numpy.ndarray:
    """Each number scattered over all of 64 bits (the finish of SplitMix64)."""
    numbers = (numbers ^ (numbers >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> numpy.uint64(31))


def folded(character: str) -> str:
    """The letter or figure without case and accent, or "" for what stands between words."""
    if character in LETTERS_LIKE_APOSTROPHES:
        return ""
    base, *marks = list(unicodedata.normalize("NFD", character.lower()))
    if not all(map(unicodedata.combining, marks)):
        base = character
    return base if unicodedata.ucd_3_2_0.category(base)[0] in "LN" else ""


def is_capital(character: str) -> bool:
    return unicodedata.ucd_3_2_0.category(character) in ("Lu", "Lt")


def is_figure(character: str) -> bool:
    return unicodedata.ucd_3_2_0.category(character) == "Nd"


def is_dropped(character: str) -> bool:
    """Whether it may stand inside a word and is not seen there: soft hyphens, joiners, accents."""
    return character in INVISIBLE or unicodedata.ucd_3_2_0.combining(character) > 0


def powers(base: int) -> numpy.ndarray:
    numbers = numpy.full(LONGEST + 2, base, dtype=numpy.uint64)
    numbers[0] = 1
    return numpy.cumprod(numbers)


CHARACTERS = [chr(code) for code in range(WIDTH)]
LETTERS = numpy.array([ord(folded(character) or "\0") for character in CHARACTERS], dtype=numpy.uint64)
# A letter's number is never 0, and what is no letter has 0.
VALUES = mixed(LETTERS * numpy.uint64(BASE))
CAPITAL = numpy.array([is_capital(character) for character in CHARACTERS])
FIGURE = numpy.array([is_figure(character) for character in CHARACTERS])
DROPPED = numpy.array([is_dropped(character) for character in CHARACTERS])
BREAKS = numpy.array([character in "\0\n\r" for character in CHARACTERS])
STOPS = numpy.array([character in ".!?…" for character in CHARACTERS])
POWERS, INVERSES = powers(BASE), powers(INVERSE)


def tokens_of(bodies: Sequence[str]) -> Tokens:
    """The words of `bodies`, which together have no more than LONGEST units of UTF-16, or are one text."""
    codes, ends = codes_of(bodies)
    values = VALUES[codes]
    edges = numpy.flatnonzero(numpy.diff(values != 0, prepend=False))
    starts, stops = edges[::2], edges[1::2]
    sums = numpy.cumsum(values * POWERS[: len(values)])
    before = sums[starts] - values[starts] * POWERS[starts]
    numbers = mixed((sums[stops - 1] - before) * INVERSES[starts])
    texts = numpy.searchsorted(ends, starts, side="right")
    figures = FIGURE[codes[starts]]
    names = CAPITAL[codes[starts]] & ~opens_sentence(codes, starts)
    return Tokens(numbers, texts, names | figures, figures)


def opens_sentence(codes: numpy.ndarray, starts: numpy.ndarray) -> numpy.ndarray:
    """Whether a word has its capital only because it stands first."""
    first, second = codes[starts - 1], codes[numpy.maximum(starts - 2, 0)]
    return (starts == 0) | BREAKS[first] | STOPS[second]


def codes_of(bodies: Sequence[str]) -> tuple[numpy.ndarray, numpy.ndarray]:
    """What the texts are written with, a stop after each, and where each ends."""
    data = [body.encode("utf-16-le", "surrogatepass")[: 2 * LONGEST] + b"\0\0" for body in bodies]
    codes = numpy.frombuffer(b"".join(data), dtype="<u2")
    ends = numpy.cumsum([len(units) // 2 for units in data])
    dropped = DROPPED[codes]
    if dropped.any():
        ends = numpy.cumsum(~dropped)[ends - 1]
        codes = codes[~dropped]
    return codes, ends
