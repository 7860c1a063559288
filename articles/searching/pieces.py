"""Of a long text the piece that has what `ts_headline` shows of it, which would read all of it.

Of one word, or any of several, it shows those that stand first, with the words around them. Where words have to stand
together it looks for the place where most do: then the piece is the whole.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from summit_archive.text.signs import BARE, SETTLED_RANGES, escaped_ranges, without

# More than the characters of the fifteen words before a word that are shown with it, and of the thirty after it.
BEFORE, AFTER = 200, 350

ANY_OF_SOME = re.compile(r"[( ]*'\w+'[) ]*(?:\|[( ]*'\w+'[) ]*)*")
LEXEME = re.compile(r"'(\w+)'")
# What the stem of an English word ends with in the place of what the word has: “happi” of “happy”, “possibl” of “possibility”.
NOT_OF_THE_WORD = re.compile(r"(?:(?<=b)l|[eiy])\Z")
# Search reads these otherwise than they stand there, and not one for one; and a tag of HTML that is cut is none any more.
READ_OTHERWISE = re.compile(f"[^{escaped_ranges(without('<', SETTLED_RANGES))}]")
ACCENTED = re.compile(f"[{''.join(BARE)}]")
BARE_LETTERS = str.maketrans(BARE)


class Text(NamedTuple):
    """An article's text or a piece of it. Unless it `is_all`, there may be more to show of it than that has."""

    article: int
    is_stemmed: bool
    words: str
    is_all: bool = True


def piece_of(text: Text, tsquery: str) -> Text:
    """That with the first of the words, and with the next that cannot be shown beside it; or the text itself."""
    beginnings, words = beginnings_of(tsquery), text.words
    if beginnings is None or READ_OTHERWISE.search(words):
        return text
    read = words.translate(BARE_LETTERS) if ACCENTED.search(words) else words
    found = beginnings.search(read)
    if not found:
        return text
    first = last = found.start()
    while last <= first + AFTER and (following := beginnings.search(read, last + 1)):
        last = following.start()
    begin, end = edge(words, first - BEFORE), edge(words, last + AFTER)
    return text._replace(words=words[begin:end], is_all=last <= first + AFTER)


def edge(words: str, place: int) -> int:
    """The end of the word that stands there."""
    if not 0 < place < len(words):
        return max(0, place)
    blank = words.find(" ", place)
    return len(words) if blank < 0 else blank


@lru_cache(maxsize=2000)
def beginnings_of(tsquery: str) -> re.Pattern | None:
    """How the words begin that a query finds; None where they have to stand together."""
    if not ANY_OF_SOME.fullmatch(tsquery):
        return None
    stems = [NOT_OF_THE_WORD.sub("", lexeme).replace("е", "[её]") for lexeme in LEXEME.findall(tsquery)]
    return re.compile(rf"(?<!\w)(?:{'|'.join(stems)})", re.IGNORECASE) if all(stems) else None
