"""A card of the worksheet: one fact to decide on, with its questions and its lines, as plain data."""

from dataclasses import dataclass, field
from hashlib import md5
from typing import Any, NamedTuple

# Of a card. `conflict`: somebody else decided while this page was open; `superseded`: the text is no longer read so.
STATES = ["waiting", "accepted", "changed", "rejected", "skipped", "superseded", "conflict"]
KINDS = ["article", "names", "name", "meeting", "statement", "citation"]


class Span(NamedTuple):
    """Characters of a part of the article (body, headline, standfirst, summary)."""

    part: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Fact:
    """What the card says: “Day: 26 December, year not stated”. `note`: how it is known."""

    label: str
    value: str
    note: str = ""
    address: str = ""
    """of the form where it is changed"""


@dataclass(frozen=True, slots=True)
class Option:
    """An answer, by its `number` within its question; `beside` says date, place and status. `is_least`: it claims least."""

    number: int
    words: str
    beside: str = ""
    is_least: bool = False
    row: int | None = None
    """the key of what it means on record"""


@dataclass(frozen=True, slots=True)
class Question:
    """`key` is what `answers` names; `chosen` the number of the option that stands: at first the least claim."""

    key: str
    words: str
    options: tuple[Option, ...]
    chosen: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a card: a participant, a name. `key` is what `lines_out` names; `is_out` where it was left out."""

    key: str
    name: str
    beside: str = ""
    said: str = ""
    note: str = ""
    is_out: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """What `c` offers without typing: its words, and what is sent as `to`."""

    words: str
    beside: str
    to: dict[str, Any]


@dataclass(slots=True)
class Card:
    """`tag`: a letter for a meeting, a number for a saying, a small letter for a source, "" for a name or the article."""

    id: str
    kind: str
    title: str
    state: str = "waiting"
    tag: str = ""
    gist: str = ""
    certainty: str = "sure"
    certainty_in_words: str = ""
    clash: str = ""
    facts: list[Fact] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    writes: list[str] = field(default_factory=list)
    """what accepting it would write: “1 meeting”, “9 participants”"""
    decided: str = ""
    """by whom and when, in words"""
    decided_by: int | None = None
    """the key of the user, where it is kept"""
    reason: str = ""
    spans: list[Span] = field(default_factory=list)
    choices: tuple[str, ...] = ()
    """kinds of `choices/` among which it can be changed"""
    may_accept: bool = True
    may_reject: bool = True
    was: str = ""
    """the state of a card that is shown as a conflict"""
    rows: list[int] = field(default_factory=list)
    """the keys of what is decided on"""

    @property
    def waits(self) -> bool:
        return self.state in ("waiting", "skipped")

    @property
    def is_left(self) -> bool:
        """Whether it counts as left: what was put off does not."""
        return self.state == "waiting"

    @property
    def version(self) -> str:
        """Of what it says and in which state it is: changes with either."""
        told = (
            self.title,
            self.was or self.state,
            self.gist,
            self.facts,
            self.lines,
            self.questions,
            self.decided,
        )
        return md5(repr(told).encode(), usedforsecurity=False).hexdigest()[:12]
