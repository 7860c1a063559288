"""Knows HTML in what should be text: tells it, and takes the words out of it. Scripts and styles are dropped.

It goes through the text once, whatever stands in it; what is no whole tag stays as text, so that no word
is lost. (The parsers at hand drop what is nested too deeply, or take a time that grows with the square.)
"""

import re
from collections.abc import Iterator
from html import unescape

NAMES = (
    "p div br script style span a b i u em strong ul ol li dl dt dd table tbody tr td th h1 h2 h3 h4 h5 h6"
)
NAMES += " img hr pre blockquote article section header footer main figure figcaption iframe object embed svg"
NAMES += " form input button video audio link meta html body head title font center template noscript"

# None of it goes past the next "<"; so every tag costs its own length.
ATTRIBUTES = r"""(?:[^<>"']++|"[^"<]*+"|'[^'<]*+'|["'])*+"""
TAG = re.compile(rf"</?(?:{'|'.join(NAMES.split())})(?=[\s/>]){ATTRIBUTES}>", re.IGNORECASE)
PIECE = re.compile(
    rf"<!--|<(/?)([a-z][a-z0-9]*)(?=[\s/>]){ATTRIBUTES}>|<[!?][a-z\[]{ATTRIBUTES}>", re.IGNORECASE
)
ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)
WHITE = re.compile(r"[^\S\xa0]+")

DROPPED = "script style template noscript iframe object embed svg head title form button".split()
ENDS = {name: re.compile(rf"</{name}(?=[\s/>])[^<>]*>", re.IGNORECASE) for name in DROPPED}
LINES = set("br p div ul ol li dl dt dd table tr h1 h2 h3 h4 h5 h6 hr pre blockquote article section".split())
LINES |= set("header footer main aside nav figure figcaption address".split())


def is_markup(text: str) -> bool:
    """Whether a tag of HTML stands in the text: "a < b" and "<name>" are none."""
    return "<" in text and TAG.search(text) is not None


def plain_text(text: str) -> str:
    """The words of HTML, a paragraph a line; text without tags and entities comes back as it is."""
    if not is_markup(text) and not ENTITY.search(text):
        return text
    lines = "".join(pieces_of(text)).split("\n")
    return "\n".join(words for line in lines if (words := WHITE.sub(" ", line).strip()))


def pieces_of(text: str) -> Iterator[str]:
    """The texts in their order, with a line's end where a tag ends one."""
    at = 0
    while found := PIECE.search(text, at):
        yield unescaped(text[at : found.start()])
        is_end, name = found[1], (found[2] or "").lower()
        at = found.end()
        if found[0] == "<!--":
            at = after(text.find("-->", at), 3, text)
        elif name in ENDS and not is_end:
            end = ENDS[name].search(text, at)
            at = end.end() if end else len(text)
        elif name in LINES:
            yield "\n"
        elif name in ("td", "th"):
            yield " "
    yield unescaped(text[at:])


def unescaped(text: str) -> str:
    """In HTML a line's end is a space like any other."""
    return WHITE.sub(" ", unescape(text))


def after(place: int, length: int, text: str) -> int:
    """Behind what was found, or the end of the text where it was not."""
    return place + length if place >= 0 else len(text)
