"""Reads an article's own list of sources, in the usual shapes: texts, or objects that have a text and an address."""

from typing import Any, NamedTuple

from .fields import LONGEST_PUBLISHER, address, line
from .problems import Problem, Refused, excerpt, kind_of
from .reading.citation_lists import LONGEST_ENTRY, MOST_ENTRIES, address_in

# Ours first, then those of schema.org's CreativeWork and of those who write by hand.
TEXTS = ("as_given", "text", "name", "title", "headline")
ADDRESSES = ("source_url", "url", "link", "@id")
TOLD_ENTRIES = 20

NO_TEXT = "a text or an address is expected in it"
TOO_MANY = f"no more than {MOST_ENTRIES} citations are expected: none of them was taken"
NO_LIST = "a list of texts is expected, not {}"


class GivenCitation(NamedTuple):
    """An entry as the source gives it; `publisher` is a slug of ours, which only our own export states."""

    as_given: str
    url: str = ""
    publisher: str = ""


def read_citations(key: str, value: Any) -> tuple[list[GivenCitation], list[Problem]]:
    """The entries in their order, and what is doubtful: what is left out of them."""
    items = entries_of(value)
    if not isinstance(items, list):
        return [], [Problem(key, excerpt(value), NO_LIST.format(kind_of(value)))]
    if len(items) > MOST_ENTRIES:
        return [], [Problem(key, f"{len(items):,} citations", TOO_MANY)]
    citations: list[GivenCitation] = []
    problems: list[Problem] = []
    for item in items:
        try:
            citations += citation(key, item, problems)
        except Refused as refused:
            problems.append(refused.problem)
    return citations, problems[:TOLD_ENTRIES]


def entries_of(value: Any) -> Any:
    """In a table the list is one text: an entry a line, or several on one with semicolons between them."""
    if isinstance(value, str):
        return value.splitlines() if "\n" in value.strip() else value.split(";")
    return [value] if isinstance(value, dict) else value


def citation(key: str, item: Any, problems: list[Problem]) -> list[GivenCitation]:
    """The one that the item is, or none of an empty one. Raises Refused."""
    stated = item if isinstance(item, dict) else {"text": item}
    words = first_text(key, stated, TEXTS)
    url = first_text(key, stated, ADDRESSES) or address_in(words)
    if not (words or url):
        if isinstance(item, dict) and item:
            raise Refused(key, item, NO_TEXT)
        return []
    try:
        url = address(key, url, problems)
    except Refused as refused:
        problems.append(refused.problem)
        words, url = words or line(key, url, LONGEST_ENTRY), ""
    publisher = stated.get("publisher") if "as_given" in stated else None
    return [
        GivenCitation(words or line(key, url, LONGEST_ENTRY), url, line(key, publisher, LONGEST_PUBLISHER))
    ]


def first_text(key: str, stated: dict[str, Any], names: tuple[str, ...]) -> str:
    return next((words for name in names if (words := line(key, stated.get(name), LONGEST_ENTRY))), "")
