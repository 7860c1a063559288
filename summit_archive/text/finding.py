"""Where pasted words stand in a text, whatever dashes, quotation marks, spaces and invisible characters either has."""

import re
import unicodedata
from array import array
from typing import NamedTuple

QUOTES = "“”„‟«»‹›‘’‚‛'`´′″"
DASHES = "‐‑‒–—―−"
# Soft hyphen, joiners and marks of direction, byte order mark, and the stress mark of Russian.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u0301"

SPACES = [character for character in map(chr, range(0x3001)) if character.isspace()]
ONE_FOR_ONE = str.maketrans(
    {
        **dict.fromkeys(SPACES, " "),
        **dict.fromkeys(QUOTES, '"'),
        **dict.fromkeys(DASHES, "-"),
        "ё": "е",
        "Ё": "Е",
    }
)
# What takes more or fewer characters in the flat text: letters with marks of their own, runs of spaces, dots.
CHANGED = re.compile(rf"\w[\u0300-\u036f]+|[\s{INVISIBLE}]{{2,}}|[{INVISIBLE}]|\.{{3}}")


class Flat(NamedTuple):
    """A text as words are sought in it: its character number n stands for `starts[n]` to `ends[n]` of the original."""

    text: str
    starts: array
    ends: array


def flat(text: str) -> Flat:
    pieces: list[str] = []
    starts, ends, taken = array("l"), array("l"), 0
    for changed in CHANGED.finditer(text):
        start, end = changed.span()
        instead = flat_piece(changed[0])
        pieces += text[taken:start], instead
        starts.extend(range(taken, start))
        ends.extend(range(taken + 1, start + 1))
        starts.extend([start] * len(instead))
        ends.extend([end] * len(instead))
        taken = end
    pieces.append(text[taken:])
    starts.extend(range(taken, len(text)))
    ends.extend(range(taken + 1, len(text) + 1))
    return Flat("".join(pieces).translate(ONE_FOR_ONE), starts, ends)


def flat_piece(piece: str) -> str:
    if piece == "...":
        return "…"
    if any(map(str.isspace, piece)):
        return " "
    composed = unicodedata.normalize("NFC", piece)
    return "".join(character for character in composed if character not in INVISIBLE)


def places_of(words: str, text: str) -> list[tuple[int, int]]:
    """(start, end) of each place of `words` in `text`, from the first on: whole words, in the same case.

    Where they stand letter by letter, no other place counts. Whoever pastes them in quotation marks of
    his own need not take those away.
    """
    if exact := whole_places(words.strip(), text):
        return exact
    there, sought = flat(text), flat(words).text.strip()
    found = whole_places(sought, there.text) or whole_places(sought.strip(' "'), there.text)
    return [(there.starts[start], there.ends[end - 1]) for start, end in found]


def whole_places(words: str, text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    if not any(map(str.isalnum, words)):
        return found
    start = text.find(words)
    while start >= 0:
        if is_whole(text, start, start + len(words)):
            found.append((start, start + len(words)))
        start = text.find(words, start + 1)
    return found


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether no word is cut there: “Iran” does not stand in “Iranian”."""
    cuts_first = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    cuts_last = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    return not (cuts_first or cuts_last)
