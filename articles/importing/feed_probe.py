"""A look at an address before it is followed: whether it answers as a feed, and as which. Nothing is kept of it."""

import io
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml import html as lxml_html

from .problems import excerpt
from .reading import Broken
from .reading.encodings import decoded
from .reading.fetching import Answer, Unanswered, answer_source, fetch
from .reading.lines import Lookahead
from .reading.recognising import HEAD, Format, format_of
from .reading.unpacking import unpacked

# Shorter than a fetch, for a form waits.
SECONDS = 8
FEED_TYPES = {"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"}
NAMED_FEEDS = 3


@dataclass(frozen=True, slots=True)
class Probe:
    """`title` and `entries` of a feed that answered; `doubt`: why it is not known whether it is one."""

    title: str = ""
    entries: int = 0
    moved_to: str = ""
    doubt: str = ""


def probe(address: str) -> Probe:
    """Raises Broken where the address surely is no feed that could be followed."""
    try:
        answer = fetch(address, seconds=SECONDS)
    except Unanswered as unanswered:
        return Probe(doubt=str(unanswered))
    refuse_page(answer)
    title, entries = "", 0
    with answer_source(address, answer) as source:
        for line in source:
            title = title or excerpt((line.fields or {}).get("publisher"))
            entries += 1
    return Probe(title, entries, answer.moved_to)


def refuse_page(answer: Answer) -> None:
    """Raises Broken of a web page, with the addresses of the feeds that it names itself."""
    page = unpacked(Lookahead(io.BytesIO(answer.data or b"")))
    head = page.head(HEAD)
    if not head.strip() or format_of(head) != Format.PAGE:
        return
    named = feeds_of_page(head, answer.address)
    told = f"; it names {' and '.join(named)}" if named else ""
    raise Broken(f"a web page answers, and the address of its feed is expected{told}")


def feeds_of_page(head: bytes, address: str) -> list[str]:
    try:
        tree = lxml_html.document_fromstring(
            decoded(head)[0].encode(), parser=lxml_html.HTMLParser(encoding="utf-8")
        )
        links = tree.xpath("//link[@href]")
        alternates = [link for link in links if "alternate" in (link.get("rel") or "").lower().split()]
        feeds = [link.get("href") for link in alternates if (link.get("type") or "").lower() in FEED_TYPES]
        return [excerpt(urljoin(address, href.strip())) for href in feeds[:NAMED_FEEDS]]
    except ValueError:
        # Of lxml and of addresses; Refused is one, too.
        return []
