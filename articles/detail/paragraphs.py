"""A text of an article as paragraphs of plain and linked words, for templates to show; and where quotes stand in it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, NamedTuple


@dataclass
class Words:
    """A run of the body; `url` leads to the page of what it names, or is "".

    `opens` has the anchors of the quotes that begin with it, each to be closed by the `closes` of this run or of a later
    one of its paragraph: the one that was opened last first. `anchors` are of quotes that cross these.
    """

    text: str
    url: str = ""
    anchors: list[str] = field(default_factory=list)
    opens: list[str] = field(default_factory=list)
    closes: list[str] = field(default_factory=list)


class Span(NamedTuple):
    """Characters of a text, and the anchor of what is quoted of it."""

    start: int
    end: int
    anchor: str


class Cut(NamedTuple):
    """A run of a text, and where it begins."""

    start: int
    words: Words

    @property
    def end(self) -> int:
        return self.start + len(self.words.text)


def paragraphs(body, mentions, quotes=()):
    """`body` in paragraphs, each a list of Words; of each page named by `mentions` the first is linked.

    `mentions` come in order of their start; those that overlap an earlier one, or whose words are
    not the body's at that place, are left plain. `quotes` are what `spans_of` gives.
    """
    runs = list(_runs(body, _links(body, mentions), {place for quote in quotes for place in quote[:2]}))
    lines = [[]]
    for start, words in runs:
        for place, text in enumerate(words.text.split("\n")):
            if place:
                start += 1
                lines.append([])
            if text:
                lines[-1].append(Cut(start, Words(text, words.url)))
            start += len(text)
    if quotes:
        mark(lines, quotes)
    kept = ([cut.words for cut in line] for line in lines)
    return [line for line in kept if "".join(words.text for words in line).strip()]


def spans_of(rows: Iterable[Any], part: str) -> list[Span]:
    """Where the words of coverage, attestations and statements stand in a part of their article, outer ones first."""
    found = [Span(row.start, row.end, row.anchor) for row in rows if row.is_in_text and row.part == part]
    return sorted(found, key=lambda span: (span.start, -span.end, span.anchor))


def mark(lines, quotes):
    """Give each quote its anchor at its first words that are shown; around its words of that paragraph, where it can."""
    for span in quotes:
        for line in lines:
            cuts = [
                cut
                for cut in line
                if cut.start < span.end and span.start < cut.end and cut.words.text.strip()
            ]
            if cuts:
                put_around(line, cuts[0], cuts[-1], span.anchor)
                break


def put_around(line, first, last, anchor):
    """Elements cannot cross: where another that is open there ends within, the anchor stands alone."""
    is_open = []
    for cut in line[: line.index(first)]:
        is_open += cut.words.opens
        del is_open[len(is_open) - len(cut.words.closes) :]
    is_open += first.words.opens
    within = line[line.index(first) : line.index(last)]
    closed = [ended for cut in within for ended in cut.words.closes]
    if set(is_open) & set(closed):
        first.words.anchors.append(anchor)
        return
    first.words.opens.append(anchor)
    last.words.closes.insert(0, anchor)


def _links(body, mentions):
    linked, reached = set(), 0
    for mention in mentions:
        url = _address(mention.target)
        if not url or url in linked or mention.start < reached:
            continue
        if body[mention.start : mention.end] == mention.text:
            linked.add(url)
            reached = mention.end
            yield mention.start, mention.end, url


def _address(target):
    address = getattr(target, "get_absolute_url", None)
    return address() if address else ""


def _runs(body, links, edges):
    """Plain words are cut where a quote begins or ends; a link is never cut."""
    reached = 0
    for start, end, url in chain(links, [(len(body), len(body), "")]):
        places = [reached, *sorted(edge for edge in edges if reached < edge < start), start]
        for place, following in zip(places, places[1:], strict=False):
            yield place, Words(body[place:following])
        yield start, Words(body[start:end], url)
        reached = end
