"""What is pasted into a search box, made fit for the gate: cut, and without control characters.

Whoever pastes a page of text is to get an answer that says which part of it was searched for, not a
refusal. All else of an address stays as strict as the gate has it.
"""

import re
from urllib.parse import quote_plus, unquote_to_bytes

WORDS = "q="
# More than any page searches for, so that the page tells of the rest.
KEPT = 300
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
BLANKS = str.maketrans(dict.fromkeys("\t\n\v\f\r\x85", " "))
# In the place of what is no text: the page shows it where it says what was searched for.
UNREADABLE = "\N{REPLACEMENT CHARACTER}"


def tidied(query: str, longest: int) -> str:
    """A query string with the words to search for made readable; of one longer than `longest` only their
    first characters. What is not UTF-8 stays as it is."""
    most = KEPT if len(query) > longest else None
    return "&".join(of_words(part, most) if part.startswith(WORDS) else part for part in query.split("&"))


def of_words(part, most):
    # A web server hands bytes over as Latin-1, whatever they are.
    raw = part.removeprefix(WORDS).replace("+", " ").encode("latin-1", "replace")
    try:
        words = unquote_to_bytes(raw).decode()
    except UnicodeDecodeError:
        return part
    readable = CONTROL.sub(UNREADABLE, words[:most].translate(BLANKS))
    return part if readable == words else WORDS + quote_plus(readable)
