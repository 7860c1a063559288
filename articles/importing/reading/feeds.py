"""Knows Atom and RSS. feedparser understands them; what may blow up in XML never gets to it."""

import io
import re
from collections.abc import Iterator
from html import escape
from io import BufferedReader
from typing import Any
from urllib.parse import urlsplit

import feedparser

from summit_archive.text.sentences import sentence_end

from ..markup import plain_text
from ..problems import Problem, Refused, excerpt
from .encodings import decoded
from .lines import Broken, Line, refused

LARGEST_FEED = 32 * 2**20
ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
# A short word for a short text, in which nothing is named in turn: it can grow to no bomb.
HARMLESS_ENTITY = re.compile(r"""<!ENTITY\s+(\w{2,40})\s+"(&\#\w{1,8};|[^&"%<>]{0,20})"\s*>""")
ENTITY_MET = re.compile(r"&(\w{2,40});")
XML_WORD = re.compile(r"\A\s*<\?xml.*?\?>", re.DOTALL)
WEB = ("http", "https")
LONGEST_SENTENCE = 300
WORD = re.compile(r"[^\W_]")

UPDATED_ONLY = "the feed says when the entry was changed, not when it was published: the day is left open"
NOT_WELL_FORMED = "the feed is not well-formed XML ({}); it was read as far as it could be understood"
NO_TITLE = "the entry has no title: the first sentence of its text stands as the headline"
NOTHING = "the entry has neither a title nor a text"
NO_BASE = "the link is relative, and the feed does not say to what: the address is left out"


def read_feed(stream: BufferedReader, address: str = "") -> Iterator[Line]:
    """The entries, counted from 1. `address` is where the feed was. Raises Broken."""
    feed, doubts = parsed(stream, address)
    publisher = plain_text(feed.feed.get("title") or "")
    language = feed.feed.get("language")
    for number, entry in enumerate(feed.entries, start=1):
        fields, doubt = entry_fields(entry)
        if "source" not in entry:
            fields.setdefault("publisher", publisher)
        fields["language"] = language_of(entry) or language
        where = f"entry {number}"
        if fields["headline"]:
            stated = {name: value for name, value in fields.items() if value}
            yield Line(number, stated, None, doubts + doubt, where)
        else:
            sign = excerpt(entry.get("link") or entry.get("id"))
            yield refused(number, where, NOTHING, sign, doubts + doubt)
        doubts = ()


def parsed(stream: BufferedReader, address: str) -> tuple[Any, tuple[Problem, ...]]:
    text, doubts = text_of(stream)
    feed = understood(text)
    relative = [is_relative(link_of(entry)) for entry in feed.entries]
    # The library heeds every xml:base where it has a whole address to begin with.
    wholes = understood(text, home).entries if any(relative) and (home := home_of(feed, address)) else ()
    for place, entry in enumerate(feed.entries):
        if relative[place] and place < len(wholes):
            entry["link"] = link_of(wholes[place])
        else:
            entry["link"] = link_of(entry) or permalink(feed, entry, text)
    if feed.get("bozo"):
        if not feed.entries:
            raise Broken(f"the feed is not well-formed XML ({feed.get('bozo_exception')})")
        trouble = excerpt(str(feed.get("bozo_exception")))
        doubts += (Problem("", "", NOT_WELL_FORMED.format(trouble)),)
    return feed, doubts


def text_of(stream: BufferedReader) -> tuple[str, tuple[Problem, ...]]:
    data = stream.read(LARGEST_FEED + 1)
    if len(data) > LARGEST_FEED:
        raise Broken(f"the feed is longer than {LARGEST_FEED:,} bytes")
    try:
        text, doubts = decoded(data)
    except Refused as refused:
        raise Broken(f"the feed cannot be read: {refused} ({refused.problem.value})") from refused
    if ENTITY.search(text):
        text = without_entities(text)
    if "\0" in text:
        raise Broken("a NUL character stands in the feed")
    return text, doubts


def without_entities(text: str) -> str:
    """With the words that they stand for. Raises Broken where any is not plainly harmless."""
    words = dict(HARMLESS_ENTITY.findall(text))
    text = HARMLESS_ENTITY.sub("", text)
    if ENTITY.search(text):
        raise Broken("the feed declares entities of its own, as XML bombs do: it is not read")
    return ENTITY_MET.sub(lambda met: words.get(met[1], met[0]), text)


def understood(text: str, base: str = "") -> Any:
    """What feedparser makes of the very text that was looked through, in the one charset that is stated for it."""
    plain = XML_WORD.sub("", text).encode("utf-8", "replace")
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": base}
    try:
        return feedparser.parse(io.BytesIO(plain), response_headers=headers)
    except Exception as error:  # it names none, and a feed may be anything
        raise Broken(f"the feed cannot be read ({error})") from error


# --- An entry's address -------------------------------------------------------


def link_of(entry: Any) -> str:
    """What stands as its link, maybe relative; not its number, which feedparser offers where there is none."""
    link = entry.get("link") or ""
    return link.strip() if any(one.get("href") == link for one in entry.get("links", ())) else ""


def is_relative(link: str) -> bool:
    """Whether something is missing before it; "www.agency.example/1" names a host, whatever the rules say."""
    return bool(link) and not urlsplit_or_nothing(link)[0] and not link.lower().startswith("www.")


def is_whole(link: str) -> bool:
    scheme, host = urlsplit_or_nothing(link)
    return scheme in WEB and bool(host)


def urlsplit_or_nothing(link: str) -> tuple[str, str]:
    """Scheme and host, the first of which no broken address is without."""
    try:
        parts = urlsplit(link)
        return parts.scheme, parts.netloc
    except ValueError:
        return "broken", ""


def home_of(feed: Any, address: str) -> str:
    """What the links of a feed are relative to, where nothing in it says otherwise; "" where nobody knows.

    Atom: the place of the feed itself, as every XML. RSS states no rule: its channel is the site, wherever
    the feed is kept.
    """
    links = feed.feed.get("links", ())
    selves = [link.get("href") for link in links if link.get("rel") == "self"]
    pages = [link.get("href") for link in links if link.get("rel") == "alternate"]
    pages.append(feed.feed.get("link"))
    places = [address, *selves, *pages] if is_atom(feed) else [*pages, address, *selves]
    return next((place for place in places if is_whole(place or "")), "")


def is_atom(feed: Any) -> bool:
    return str(feed.get("version")).startswith("atom")


def permalink(feed: Any, entry: Any, text: str) -> str:
    """Its number as the address that RSS says it is, where it is one; as Atom has it, a number is only a number."""
    number = entry.get("link") or ""
    if is_atom(feed) or not is_whole(number):
        return ""
    # One that xml:base made whole does not stand in the feed: it is no address.
    return number if number in text or escape(number) in text else ""


# --- An entry's fields --------------------------------------------------------


def entry_fields(entry: Any) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """An entry under our names. Its content is the body; what is called a summary stays one."""
    content = next((part.get("value") for part in entry.get("content", ()) if part.get("value")), "")
    body, summary = plain_text(content), plain_text(entry.get("summary") or "")
    source = entry.get("source") or {}
    # dict's own way in, for feedparser's takes one key for another.
    published, updated = dict.get(entry, "published"), dict.get(entry, "updated")
    fields = {
        "headline": plain_text(entry.get("title") or "").strip(),
        "standfirst": summary if summary != body else "",
        "body": body,
        "url": entry.get("link"),
        "published_on": published,
        "byline": entry.get("author"),
        "external_id": entry.get("id"),
    }
    doubts = []
    if isinstance(source, dict) and source.get("title"):
        fields["publisher"] = plain_text(source["title"])
    if updated and not published:
        doubts.append(Problem("updated", excerpt(updated), UPDATED_ONLY))
    if is_relative(fields["url"]):
        doubts.append(Problem("url", excerpt(fields["url"]), NO_BASE))
        fields["url"] = ""
    if not fields["headline"] and (words := first_sentence(body or summary)):
        fields["headline"] = words
        doubts.append(Problem("headline", excerpt(words), NO_TITLE))
    return fields, tuple(doubts)


def language_of(entry: Any) -> str | None:
    """What the entry itself states: of all of it, of its text, or of its title."""
    details = [*entry.get("content", ()), entry.get("summary_detail"), entry.get("title_detail")]
    of_its_parts = (detail.get("language") for detail in details if detail)
    return dict.get(entry, "language") or next(filter(None, of_its_parts), None)


def first_sentence(text: str) -> str:
    """Of the first line that has words; cut between words where it is very long. "" where there is no word."""
    line = next((line for line in text.splitlines() if WORD.search(line)), "")
    words = " ".join(line[: 4 * LONGEST_SENTENCE].split())
    first_word = WORD.search(words)
    sentence = words[: sentence_end(words, first_word.start() if first_word else 0)]
    if len(sentence) <= LONGEST_SENTENCE:
        return sentence
    begun = sentence[:LONGEST_SENTENCE]
    return (begun.rpartition(" ")[0] or begun).rstrip(",;:– —") + "…"
