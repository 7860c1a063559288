"""The words that show what was read, marked in their sentences; of any number of articles in one query."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db import connection
from django.utils.translation import gettext_lazy as _

from summit_archive.text.sentences import sentence_end, sentence_start

from ..models import Encounter

# So many characters around some words are looked through for the ends of their sentence.
AROUND = 160
# Words no farther apart than this stand in one passage, as long as it is no longer than that.
NEAR, LONGEST = 120, 700
PARTS = {
    "headline": "headline",
    "standfirst": "standfirst",
    "body": "body",
    "summary": "summary",
    "place-line": "place_line",
}


PARTS_IN_WORDS = {
    "headline": _("headline"),
    "standfirst": _("standfirst"),
    "summary": _("the archive's summary"),
    "place-line": _("place line"),
}
SHOWN = {
    "kind": _("what kind of meeting"),
    "status": _("whether it was held"),
    "when": _("when"),
    "place": _("where"),
    "within": _("what it is part of"),
    "organisation": _("whose meeting it is"),
    "subject": _("what it was about"),
    "party": _("who takes part"),
}


class Span(NamedTuple):
    part: str
    start: int
    end: int
    shows: str
    words: str


class Piece(NamedTuple):
    """Some characters of a passage, and what they show; of characters in between nothing."""

    text: str
    shows: tuple[str, ...] = ()

    @property
    def in_words(self):
        told = [SHOWN.get(what.partition(" ")[0]) for what in self.shows]
        return ", ".join(dict.fromkeys(str(words) for words in told if words))


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of an article as far as it is shown. `is_gone`: words that stood there when they were read, and do no more."""

    part: str
    pieces: list[Piece]
    is_gone: bool = False

    @property
    def part_in_words(self):
        return PARTS_IN_WORDS.get(self.part, "")


@dataclass(slots=True)
class Window:
    """Words that are near each other, and from where to where their part is looked through."""

    article: int
    part: str
    spans: list[Span] = field(default_factory=list)

    @property
    def first(self):
        return max(0, self.spans[0].start - AROUND)

    @property
    def start(self):
        return self.spans[0].start

    @property
    def end(self):
        return max(span.end for span in self.spans)

    @property
    def length(self):
        return self.end + AROUND - self.first


def spans_of(encounter: Encounter) -> list[Span]:
    """As they are kept; one that is none, of whatever shape, is left out."""
    return [Span(*span) for span in encounter.spans if is_span(span)]


def is_span(span):
    if not (isinstance(span, list) and len(span) == 5 and span[0] in PARTS):
        return False
    start, end = span[1:3]
    return all(isinstance(place, int) for place in (start, end)) and 0 <= start < end < 2**31


def passages_of(encounters: Iterable[Encounter], most: int = 6) -> dict[int, list[Passage]]:
    """{pk of an encounter: up to `most` passages of its article, in the article's order}. One query, or none."""
    windows = {
        encounter.pk: windows_of(encounter.article_id, spans_of(encounter))[:most] for encounter in encounters
    }
    texts = read([window for some in windows.values() for window in some])
    passages: dict[int, list[Passage]] = defaultdict(list)
    for pk, some in windows.items():
        for window in some:
            passages[pk] += shown(window, texts.get(id(window)) or "")
    return passages


def windows_of(article: int, spans: list[Span]) -> list[Window]:
    windows: list[Window] = []
    for span in sorted(spans, key=lambda span: (list(PARTS).index(span.part), span.start, -span.end)):
        if not windows or not belongs(span, windows[-1]):
            windows.append(Window(article, span.part))
        windows[-1].spans.append(span)
    return windows


def belongs(span: Span, window: Window) -> bool:
    if span.part != window.part:
        return False
    return span.start - window.end <= NEAR and max(span.end, window.end) - window.start <= LONGEST


TEXTS = """
SELECT asked.number, substr(
    CASE asked.part {parts} END, asked.first + 1, asked.length
) FROM unnest(%s::bigint[], %s::text[], %s::integer[], %s::integer[])
    WITH ORDINALITY AS asked (article, part, first, length, number)
JOIN articles_article AS article ON article.id = asked.article
""".format(parts=" ".join(f"WHEN '{part}' THEN article.{column}" for part, column in PARTS.items()))


def read(windows: list[Window]) -> dict[int, str]:
    """{identity of a window: what its part has there}."""
    if not windows:
        return {}
    asked = zip(*((one.article, one.part, one.first, one.length) for one in windows), strict=True)
    with connection.cursor() as cursor:
        cursor.execute(TEXTS, [list(column) for column in asked])
        return {id(windows[number - 1]): text for number, text in cursor.fetchall()}


def shown(window: Window, text: str) -> list[Passage]:
    """The sentences of its words; of words that no longer stand there, the words alone."""
    first = window.first
    standing: list[Span] = []
    gone: list[Span] = []
    for span in window.spans:
        there = text[span.start - first : span.end - first]
        (standing if there and there == span.words else gone).append(span)
    lost = [Passage(window.part, [Piece(span.words, (span.shows,))], is_gone=True) for span in gone]
    return [*([Passage(window.part, in_sentences(first, text, standing))] if standing else []), *lost]


def in_sentences(first: int, text: str, spans: list[Span]) -> list[Piece]:
    start, end = spans[0].start - first, max(span.end for span in spans) - first
    begins = sentence_start(text, start)
    stops = sentence_end(text, end - 1)
    stops = max(stops, end)
    marks = [(span.start - first, span.end - first, span.shows) for span in spans]
    edges = sorted({begins, stops, *(edge for mark in marks for edge in mark[:2])})
    pieces = [Piece("…")] if begins == 0 and first > 0 else []
    for here, there in zip(edges, edges[1:], strict=False):
        shows = tuple(dict.fromkeys(what for start, end, what in marks if start <= here and there <= end))
        pieces.append(Piece(text[here:there], shows))
    cut = stops == len(text) and len(text) == max(span.end for span in spans) - first + AROUND
    return [*pieces, Piece("…")] if cut else pieces
