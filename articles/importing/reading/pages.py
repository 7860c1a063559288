"""Knows saved HTML pages: trafilatura finds the article in one; what else it is, the page's markup states.

What the markup says of which story is known by `statements`, and of its day by `page_days`: trafilatura
reads days off addresses and any text as well.
"""

import logging
from collections.abc import Iterable, Iterator
from io import BufferedReader
from typing import Any
from urllib.parse import urlsplit

from lxml import html as lxml_html
from trafilatura import bare_extraction, load_html

from ..problems import Problem, Refused
from .encodings import decoded
from .lines import Line, only_line
from .page_days import PageDays
from .shown_days import times_in_text
from .statements import canonical_links, items_in_json, items_in_microdata, itself_of, own_items

LARGEST_PAGE = 8 * 2**20

# The libraries write what they dislike to the log; here it becomes the line's own reason.
for library in ("trafilatura", "htmldate", "justext", "courlan"):
    logging.getLogger(library).setLevel(logging.CRITICAL + 1)


def read_page(stream: BufferedReader) -> Iterator[Line]:
    """The one line that a saved page is."""
    return only_line(stream, LARGEST_PAGE, page_fields)


def page_fields(data: bytes, charset: str = "", url: str = "") -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """The article of a page, under our names; `url` is where the page was, if that is known. Raises Refused."""
    if len(data) > LARGEST_PAGE:
        raise Refused("", "", f"the page is longer than {LARGEST_PAGE:,} bytes")
    text, doubts = decoded(data, charset)
    if "\0" in text:
        raise Refused("", text.replace("\0", "\\0"), "a NUL character stands in the page")
    document, tree = article_of(text, url), tree_of(data, text)
    if document is None or tree is None or not (document.text or "").strip():
        raise Refused("", "", "no article is found on the page")
    address = address_of(tree, document.url or "")
    addresses = filter(None, (url, address))
    stated = Statements(tree, addresses, document.title or "")
    headline = document.title or stated.headline()
    published_on, doubt = stated.published_on()
    fields = {
        "headline": headline,
        "standfirst": document.description,
        "body": without_headline(document.text, headline),
        "byline": document.author,
        "url": url or address,
        "canonical_url": address,
        "published_on": published_on,
        "publisher": stated.publisher() or host_of(url or address),
        "language": stated.language(),
    }
    return {name: value for name, value in fields.items() if value}, doubts + doubt


def address_of(tree: Any, found: str) -> str:
    """What trafilatura found; it believes og:url first: where that has no host, the canonical link that has one."""
    if host_of(found):
        return found
    return next((link for link in canonical_links(tree) if host_of(link)), found)


def article_of(text: str, url: str) -> Any:
    try:
        return bare_extraction(
            with_the_times_in_text(text),
            url=url or None,
            include_comments=False,
            with_metadata=True,
            # Its day is not used; so it costs least.
            date_extraction_params={"extensive_search": False, "min_date": "1900-01-01"},
        )
    except Exception as error:  # it names none, and a page may be anything
        raise Refused("", text[:200], f"the page cannot be read ({error})") from error


def with_the_times_in_text(text: str) -> Any:
    """The page with the words of such times as plain text: trafilatura leaves out every time, as a byline's."""
    if "<time" not in text.lower() or (tree := load_html(text)) is None:
        return text
    for element in times_in_text(tree):
        element.drop_tag()
    return tree


def tree_of(data: bytes, text: str) -> Any:
    parser = lxml_html.HTMLParser(encoding="utf-8")
    try:
        return lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except Exception:  # as above
        return None


class Statements:
    """What a page's markup says of its article: schema.org's objects that are the page, and meta elements."""

    def __init__(self, tree: Any, addresses: Iterable[str], headline: str):
        self._tree = tree
        self._meta = meta_of(tree)
        self._itself = itself = itself_of(tree, self._meta, addresses, headline)
        self._items = own_items(items_in_json(tree), itself) + own_items(items_in_microdata(tree), itself)

    def published_on(self) -> tuple[str | None, tuple[Problem, ...]]:
        return PageDays(self._tree, self._meta, self._items, self._itself).published_on()

    def headline(self) -> str:
        return next((words for item in self._items for words in item.headlines()), "")

    def publisher(self) -> Any:
        stated = (item.first("publisher") for item in self._items)
        return next(filter(named, stated), None) or self._first("og:site_name")

    def language(self) -> Any:
        stated = (item.first("inLanguage") for item in self._items)
        return next((one for one in stated if isinstance(one, str)), None) or self._tree.get("lang")

    def _first(self, name: str) -> str | None:
        return next(iter(self._meta.get(name, ())), None)


def meta_of(tree: Any) -> dict[str, list[str]]:
    """By name in small letters, what is stated; a property of an item is not among them, unless it is nobody's."""
    meta: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        for key in ("property", "name"):
            if element.get(key) and element.get("content"):
                meta.setdefault(element.get(key).strip().lower(), []).append(element.get("content").strip())
    return meta


def named(value: Any) -> bool:
    return bool(value.get("name") if isinstance(value, dict) else value)


def without_headline(text: str, headline: str) -> str:
    """The text that begins with its own headline, without that line."""
    first, newline, rest = text.partition("\n")
    return rest if headline and first.strip() == headline.strip() else text


def host_of(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
