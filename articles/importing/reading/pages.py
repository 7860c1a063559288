"""Knows saved HTML pages: trafilatura finds the article in one; what else it is, the page's markup states.

The day is taken from the markup alone, for trafilatura reads days off addresses and any text as well.
"""

import json
import logging
from collections.abc import Iterator
from io import BufferedReader
from typing import Any
from urllib.parse import urlsplit

from lxml import html as lxml_html
from trafilatura import bare_extraction

from ..problems import Problem, Refused
from .encodings import decoded
from .lines import Line

LARGEST_PAGE = 8 * 2**20

# The libraries write what they dislike to the log; here it becomes the line's own reason.
for library in ("trafilatura", "htmldate", "justext", "courlan"):
    logging.getLogger(library).setLevel(logging.CRITICAL + 1)

# What says when a page was published, the surest first. The names are compared in small letters.
DAY_NAMES = (
    "article:published_time",
    "datepublished",
    "dcterms.issued",
    "dc.date.issued",
    "dc.date",
    "pubdate",
    "publishdate",
    "date",
)
ARTICLE_TYPES = ("Article", "BlogPosting")
MOST_STATEMENTS = 100


def read_page(stream: BufferedReader) -> Iterator[Line]:
    """The one line that a saved page is."""
    data = stream.read(LARGEST_PAGE + 1)
    try:
        fields, doubts = page_fields(data)
        yield Line(1, fields, None, doubts)
    except Refused as refused:
        yield Line(1, None, refused.problem)


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
    stated = Statements(tree)
    headline = document.title or stated.article.get("headline") or ""
    fields = {
        "headline": headline,
        "standfirst": document.description,
        "body": without_headline(document.text, headline),
        "byline": document.author,
        "url": url or document.url,
        "canonical_url": document.url,
        "published_on": stated.published_on(),
        "publisher": stated.publisher() or host_of(url or document.url or ""),
        "language": stated.language(),
    }
    return {name: value for name, value in fields.items() if value}, doubts


def article_of(text: str, url: str) -> Any:
    try:
        return bare_extraction(
            text,
            url=url or None,
            include_comments=False,
            with_metadata=True,
            # Its day is not used; so it costs least.
            date_extraction_params={"extensive_search": False, "min_date": "1900-01-01"},
        )
    except Exception as error:  # it names none, and a page may be anything
        raise Refused("", text[:200], f"the page cannot be read ({error})") from error


def tree_of(data: bytes, text: str) -> Any:
    parser = lxml_html.HTMLParser(encoding="utf-8")
    try:
        return lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except Exception:  # as above
        return None


class Statements:
    """What a page's markup says of its article: meta elements, and schema.org in JSON-LD."""

    def __init__(self, tree):
        self._tree = tree
        self._meta = {}
        for element in tree.iter("meta"):
            for key in ("property", "name", "itemprop"):
                if element.get(key) and element.get("content"):
                    self._meta.setdefault(element.get(key).lower(), element.get("content").strip())
        self.article = next(articles_in_json(tree), {})

    def published_on(self) -> Any:
        stated = self.article.get("datePublished")
        if stated:
            return stated
        for name in DAY_NAMES:
            if self._meta.get(name):
                return self._meta[name]
        for element in self._tree.iter("time"):
            if element.get("datetime") and (
                element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
            ):
                return element.get("datetime")
        return None

    def publisher(self) -> Any:
        stated = self.article.get("publisher")
        return stated if named(stated) else self._meta.get("og:site_name")

    def language(self) -> Any:
        stated = self.article.get("inLanguage")
        return stated if isinstance(stated, str) and stated else self._tree.get("lang")


def articles_in_json(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects in the page's JSON-LD that are articles."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            waiting = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        for _ in range(MOST_STATEMENTS):
            if not waiting:
                break
            found = waiting.pop(0)
            if isinstance(found, list):
                waiting += found[:MOST_STATEMENTS]
            elif isinstance(found, dict):
                if is_article(found.get("@type")):
                    yield found
                waiting.append(found.get("@graph"))


def is_article(kind: Any) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(kind, str) and kind.endswith(ARTICLE_TYPES) for kind in kinds)


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
