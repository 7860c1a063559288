"""Words for kinds of meetings that say the same in English and in Russian: each finds texts that have the other.

The linker knows a meeting by them, in `articles/linking/meetings.py`.
"""

from collections.abc import Iterable
from typing import NamedTuple

from participants.names.keys import Span
from summit_archive.text.folding import fold
from summit_archive.text.phrase_forms import phrase_forms

PAIRS = (
    ("summit", "саммит"),
    ("informal summit", "неформальный саммит"),
    ("informal meeting", "неформальная встреча"),
    ("multilateral meeting", "многосторонняя встреча"),
    ("visit", "визит"),
    ("Council of Heads of State", "Совет глав государств"),
    ("Collective Security Council", "Совет коллективной безопасности"),
    ("Interstate Council", "Межгосударственный совет"),
    ("Supreme Eurasian Economic Council", "Высший Евразийский экономический совет"),
)
OTHER_WORDS = {fold(one): other for pair in PAIRS for one, other in (pair, pair[::-1])}


class MeetingWords(NamedTuple):
    start: int
    end: int
    words: str
    other: str

    @property
    def forms(self) -> tuple[str, ...]:
        """The other words in their cases, which a Russian stem does not always tell: «саммит», «саммита»."""
        return (self.other, *sorted(form for form, _case in phrase_forms(self.other) if form != self.other))


def meeting_words(spans: Iterable[Span]) -> list[MeetingWords]:
    """Those among the spans of what is typed, the longest first, without overlap. No query."""
    found: list[MeetingWords] = []
    for span in spans:
        other = next((OTHER_WORDS[key] for key in span.keys if key in OTHER_WORDS), None)
        is_free = all(span.end <= one.start or one.end <= span.start for one in found)
        if other and is_free and not span.is_left_out:
            found.append(MeetingWords(span.start, span.end, span.words, other))
    return found
