"""A link to the very words on a page of the web: text fragments (“#:~:text=”), which browsers scroll to and mark.

Of longer words only the first and the last stand in the link. The first place that fits is marked, so that words
which stand earlier on the page as well are told by what comes before them.
"""

import re
from urllib.parse import quote, urldefrag, urlsplit

# Of more, or of several lines, the ends alone are looked for.
LONGEST = 60
# Each end, and what comes before, has as many characters or somewhat more, up to the end of a word.
LEAST = 20
# Characters that are looked at in front of the words.
IN_FRONT = 60
FIRST_WORDS = re.compile(rf".{{1,{LEAST}}}\S*")
# Between them a fragment has its own signs.
OWN_SIGNS = str.maketrans({"-": "%2D", ",": "%2C", "&": "%26"})


def link_to_words(address: str, words: str, before: str = "") -> str:
    """The page at `address` with the words marked, "" where it is no page of the web.

    `before` is what stands in front of the words, where the same stand earlier on the page.
    """
    words = words.strip()
    if urlsplit(address).scheme not in ("http", "https") or not words:
        return ""
    page, fragment = urldefrag(address)
    return f"{page}#{fragment}:~:text={directive(words, before)}"


def standing_before(text: str, start: int, words: str) -> str:
    """What of a text comes in front of `words`, which stand there at `start`, where they begin alike earlier; else ""."""
    return text[max(start - IN_FRONT, 0) : start] if text.find(beginning_of(words)) < start else ""


def beginning_of(words: str) -> str:
    """As much of them as a link has at least."""
    return words.strip().partition("\n")[0][:LEAST]


def directive(words: str, before: str = "") -> str:
    """`prefix-,first,last` of the words, each encoded."""
    prefix = f"{encoded(last_words(before))}-," if before.strip() else ""
    lines = [line for line in words.split("\n") if line.strip()]
    first, last = first_words(lines[0]), last_words(lines[-1])
    if len(lines) == 1 and len(words) <= max(LONGEST, len(first) + len(last) + 1):
        return f"{prefix}{encoded(words)}"
    return f"{prefix}{encoded(first)},{encoded(last)}"


def first_words(text: str) -> str:
    """Of a line."""
    return FIRST_WORDS.match(text.strip())[0]  # type: ignore[index]


def last_words(text: str) -> str:
    """Of the last line."""
    return first_words(text.strip().rpartition("\n")[2][::-1])[::-1]


def encoded(text: str) -> str:
    return quote(" ".join(text.split()), safe="").translate(OWN_SIGNS)
