"""Finds words in quotation marks beside a place of a text, and trims those that stand in none."""

from typing import NamedTuple

CLOSED_BY = {"“": "”", "«": "»", '"': '"', "„": "“"}
OPENED_BY = {"”": "“", "»": "«", '"': '"'}
# No quotation within a sentence of the article's own is looked for any further.
LONGEST = 3000


class Words(NamedTuple):
    """`text` stands at `start` of a part, up to `end`."""

    start: int
    end: int
    text: str
    is_quote: bool = False


def quote_after(text: str, start: int, end: int) -> Words | None:
    """The quotation that begins there, if it ends with a sentence, maybe a later one of its paragraph."""
    while start < end and text[start] in " \t":
        start += 1
    closing = CLOSED_BY.get(text[start : start + 1])
    if closing is None:
        return None
    closes = text.find(closing, start + 1, min(line_end(text, start), start + LONGEST))
    if closes < 0 or not (closes >= end - 2 or text[closes + 1 : closes + 2] in (".", "", "\n")):
        return None
    return inner(text, start, closes)


def quote_before(text: str, start: int, end: int) -> Words | None:
    """The quotation that ends there, if nothing stands before it in the sentence that begins at `start`."""
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",—–-"):
        end -= 1
    opening = OPENED_BY.get(text[end - 1 : end])
    if opening is None:
        return None
    line = text.rfind("\n", 0, end) + 1
    opens = text.rfind(opening, max(line, end - LONGEST), end - 1)
    if opens < 0 or text[start:opens].strip():
        return None
    return inner(text, opens, end - 1)


def inner(text: str, opens: int, closes: int) -> Words | None:
    words = trimmed(text, opens + 1, closes, ",")
    return words and words._replace(is_quote=True)


def trimmed(text: str, start: int, end: int, marks: str = ".,;:—– \t") -> Words | None:
    """Without blanks, and without the marks that end what is told."""
    while start < end and (text[start].isspace() or text[start] in ",:"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in marks):
        end -= 1
    return Words(start, end, text[start:end]) if start < end else None


def line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end
