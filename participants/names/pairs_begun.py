"""Two whom a reader is about to name: who is named already, and who begins with what is typed last."""

import re
from typing import Any, NamedTuple

from summit_archive.text.folding import fold

from ..together.sides import meetings_url, pair_url, side_of
from .completing import LONGEST_KEY, MOST_TYPED, owners_beginning_with
from .joined import DASH
from .keys import PUNCTUATION, Word, runs_of_words
from .recognising import recognise

AT_MOST = 3
# Two names have no more: each further word is looked up beside all others.
MOST_WORDS = 12
# The last of so many words may be a beginning.
MOST_LAST = 2
WHO = ("country", "person")
BETWEEN = frozenset({"and", "with", "vs", "и", "с", "со"})


class PairBegun(NamedTuple):
    one: Any
    other: Any

    @property
    def url(self) -> str:
        rows = [self.one, self.other]
        is_of_one_kind = self.one.table == self.other.table
        return pair_url(rows) if is_of_one_kind else meetings_url([side_of(row) for row in rows])


def pairs_begun(text: str) -> list[PairBegun]:
    """At most three, those of one kind first. No query for a single word or for more than two names have; at most six."""
    words = [word for run in runs_of_words(parted(text[:MOST_TYPED])) for word in run]
    if len(words) > MOST_WORDS:
        return []
    for number in range(1, min(MOST_LAST, len(words) - 1) + 1):
        first = [word for word in words[:-number] if word.text.lower() not in BETWEEN]
        one = whole_name(first)
        if one is None:
            continue
        key = fold(" ".join(word.text for word in words[-number:]))[:LONGEST_KEY].strip()
        others = [row for _rank, row in owners_beginning_with(key)] if key else []
        return [PairBegun(one, row) for row in likely(one, others)[:AT_MOST]]
    return []


def likely(one: Any, others: list[Any]) -> list[Any]:
    """Of one kind with `one`, and states of the region; whoever else where there are none."""
    others = [row for row in others if row.table in WHO and row != one]
    of_kind = [row for row in others if row.table == one.table]
    states = [row for row in others if row.table == "country" and row.weight and row not in of_kind]
    return [*of_kind, *states] or others


def parted(text: str) -> str:
    """A dash stands between two names, too."""
    return re.sub(rf"(?<=\w){DASH}(?=\w)", " ", text)


def whole_name(words: list[Word]) -> Any:
    """The country or person whom all the words name, and nobody else; else None."""
    if not words:
        return None
    text = " ".join(word.text for word in words)
    parts = recognise(text)
    if len(parts) != 1 or len(parts[0].owners) != 1 or parts[0].owners[0].table not in WHO:
        return None
    return parts[0].owners[0] if parts[0].words.strip(PUNCTUATION) == text.strip(PUNCTUATION) else None
