"""Where pasted words stand in a text, whatever dashes, quotation marks, spaces and invisible characters either has."""

import re

from .flat import Flat, flat

DOTS = re.compile(r"\.{3}")


def places_of(words: str, text: str) -> list[tuple[int, int]]:
    """(start, end) of each place of `words` in `text`, from the first on: whole words, in the same case.

    Where they stand letter by letter, no other place counts. Whoever pastes them in quotation marks of
    his own need not take those away.
    """
    if exact := whole_places(words.strip(), text):
        return exact
    there, sought = quotable(text), quotable(words).text.strip()
    found = whole_places(sought, there.text) or whole_places(sought.strip(' "'), there.text)
    return [there.span(start, end) for start, end in found]


def quotable(text: str) -> Flat:
    """Flat, with one sign for all quotation marks and apostrophes, and one for three dots."""
    there = flat(text)
    there = there._replace(text=there.text.replace("'", '"'))
    return there.again((*dots.span(), "…") for dots in DOTS.finditer(there.text))


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
