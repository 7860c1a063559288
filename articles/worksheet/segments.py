"""The text of an article in flat segments: cut at every edge of a mark, since marks cross. Asks the database nothing."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from .card import Card, Span

# So many paragraphs come with the page, and with each request for more.
PARAGRAPHS_AT_ONCE = 40
# Longer ones are cut between words: a transcript may have no line breaks.
LONGEST_PARAGRAPH = 4000
# In the order in which the worksheet shows them.
PARTS = ["headline", "standfirst", "summary", "body"]


class Mark(NamedTuple):
    """Of which card some words are: `kind` name, fact or saying; how sure, and in which state the card is."""

    card: str
    kind: str
    certainty: str
    state: str


KINDS_OF_MARKS = {
    "names": "name",
    "name": "name",
    "meeting": "fact",
    "statement": "saying",
    "citation": "fact",
}


@dataclass(frozen=True, slots=True)
class Segment:
    start: int
    end: int
    text: str
    marks: tuple[Mark, ...] = ()

    @property
    def flat(self) -> list:
        """[start, end, [ids of cards]], as JSON has it."""
        return [self.start, self.end, [mark.card for mark in self.marks]]

    @property
    def ids(self) -> str:
        return " ".join(mark.card for mark in self.marks)


@dataclass(slots=True)
class Paragraph:
    """`tags`: (tag, id) of the lettered cards whose words are in it, for its margin."""

    part: str
    start: int
    end: int
    segments: list[Segment] = field(default_factory=list)
    tags: list[tuple[str, str]] = field(default_factory=list)

    @property
    def flat(self) -> dict:
        segments = [one.flat for one in self.segments]
        return {"part": self.part, "start": self.start, "end": self.end, "segments": segments}


class MarkedText:
    """The paragraphs of an article, marked as they are asked for."""

    def __init__(self, texts: dict[str, str], cards: Iterable[Card]):
        self.texts = texts
        self.cards = {card.id: card for card in cards}
        self.bounds = [Span(part, *bounds) for part in PARTS for bounds in paragraphs_of(texts.get(part, ""))]
        self.spans: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for card in self.cards.values():
            for span in card.spans:
                self.spans[span.part].append((span.start, span.end, card.id))
        for some in self.spans.values():
            some.sort()

    @property
    def number(self) -> int:
        return len(self.bounds)

    def paragraphs(self, after: int = 0, most: int = PARAGRAPHS_AT_ONCE) -> list[Paragraph]:
        return [self.marked(one) for one in self.bounds[after : after + most]]

    def marked(self, bounds: Span) -> Paragraph:
        inside = [one for one in self.spans[bounds.part] if one[0] < bounds.end and one[1] > bounds.start]
        text = self.texts[bounds.part]
        segments = [
            Segment(start, end, text[start:end], tuple(self.mark_of(card) for card in ids))
            for start, end, ids in flat_segments(bounds.start, bounds.end, inside)
        ]
        told = dict.fromkeys(card for _start, _end, card in inside)
        tags = [(self.cards[card].tag, card) for card in told if self.cards[card].tag]
        return Paragraph(bounds.part, bounds.start, bounds.end, segments, tags)

    def mark_of(self, card_id: str) -> Mark:
        card = self.cards[card_id]
        return Mark(card.id, KINDS_OF_MARKS.get(card.kind, "fact"), card.certainty, card.state)


def flat_segments(
    start: int, end: int, spans: Iterable[tuple[int, int, str]]
) -> Iterator[tuple[int, int, list[str]]]:
    """(start, end, [ids]) of each stretch of the same cards, from `start` to `end` without a gap."""
    cut = [(max(start, first), min(end, last), card) for first, last, card in spans]
    edges = sorted({start, end, *(edge for one in cut for edge in one[:2])})
    begins, held = start, None
    for here, there in zip(edges, edges[1:], strict=False):
        ids = list(dict.fromkeys(card for first, last, card in cut if first <= here and there <= last))
        if held is not None and ids != held:
            yield begins, here, held
            begins = here
        held = ids
    if held is not None:
        yield begins, end, held


LINE = re.compile(r"[^\n]*\S[^\n]*")


def paragraphs_of(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each line with words, the blanks around it left out."""
    for line in LINE.finditer(text):
        start, end = line.span()
        while end - start > LONGEST_PARAGRAPH:
            space = text.rfind(" ", start + LONGEST_PARAGRAPH // 2, start + LONGEST_PARAGRAPH)
            cut = space + 1 if space > 0 else start + LONGEST_PARAGRAPH
            yield start, cut
            start = cut
        yield start, end
