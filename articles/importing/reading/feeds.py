"""Knows Atom and RSS. feedparser understands them; what may blow up in XML never gets to it."""

import io
import re
from collections.abc import Iterator
from io import BufferedReader
from typing import Any

import feedparser

from ..markup import plain_text
from ..problems import Problem, Refused, excerpt
from .encodings import decoded
from .lines import Broken, Line

LARGEST_FEED = 32 * 2**20
ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
XML_WORD = re.compile(r"\A\s*<\?xml.*?\?>", re.DOTALL)
UPDATED_ONLY = "the feed says when the entry was changed, not when it was published: the day is left open"
NOT_WELL_FORMED = "the feed is not well-formed XML ({}); it was read as far as it could be understood"


def read_feed(stream: BufferedReader, address: str = "") -> Iterator[Line]:
    """The entries, counted from 1. `address` is where the feed was. Raises Broken."""
    feed, doubts = parsed(stream, address)
    publisher, language = feed.feed.get("title"), feed.feed.get("language")
    for number, entry in enumerate(feed.entries, start=1):
        fields, doubt = entry_fields(entry)
        fields.setdefault("publisher", plain_text(publisher) if publisher else None)
        fields.setdefault("language", language)
        stated = {name: value for name, value in fields.items() if value}
        yield Line(number, stated, None, doubts + doubt, f"entry {number}")
        doubts = ()


def parsed(stream: BufferedReader, address: str) -> tuple[Any, tuple[Problem, ...]]:
    data = stream.read(LARGEST_FEED + 1)
    if len(data) > LARGEST_FEED:
        raise Broken(f"the feed is longer than {LARGEST_FEED:,} bytes")
    try:
        text, doubts = decoded(data)
    except Refused as refused:
        raise Broken(f"the feed cannot be read: {refused} ({refused.problem.value})") from refused
    if ENTITY.search(text):
        raise Broken("the feed declares entities of its own, as XML bombs do: it is not read")
    if "\0" in text:
        raise Broken("a NUL character stands in the feed")
    # The very text that was looked through, in the one charset that is stated for it.
    plain = XML_WORD.sub("", text).encode("utf-8", "replace")
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": address}
    try:
        feed = feedparser.parse(io.BytesIO(plain), response_headers=headers)
    except Exception as error:  # it names none, and a feed may be anything
        raise Broken(f"the feed cannot be read ({error})") from error
    if feed.get("bozo"):
        if not feed.entries:
            raise Broken(f"the feed is not well-formed XML ({feed.get('bozo_exception')})")
        trouble = excerpt(str(feed.get("bozo_exception")))
        doubts += (Problem("", "", NOT_WELL_FORMED.format(trouble)),)
    return feed, doubts


def entry_fields(entry: Any) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """An entry under our names. Its content is the body; what is called a summary stays one."""
    content = next((part.get("value") for part in entry.get("content", ()) if part.get("value")), "")
    body, summary = plain_text(content), plain_text(entry.get("summary") or "")
    source = entry.get("source") or {}
    # dict's own way in, for feedparser's takes one key for another.
    published, updated = dict.get(entry, "published"), dict.get(entry, "updated")
    fields = {
        "headline": plain_text(entry.get("title") or ""),
        "standfirst": summary if summary != body else "",
        "body": body,
        "url": entry.get("link"),
        "published_on": published,
        "byline": entry.get("author"),
        "external_id": entry.get("id"),
    }
    if isinstance(source, dict) and source.get("title"):
        fields["publisher"] = plain_text(source["title"])
    doubt = Problem("updated", excerpt(updated), UPDATED_ONLY)
    return fields, (doubt,) if updated and not published else ()
