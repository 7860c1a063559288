"""Settles what only all sentences of an article tell together: which talks are an encounter, what lies within what, what
is of another day than the article's.
"""

import datetime
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from participants.models import Meeting
from summit_archive.dates import PartialDate

from .bodies import INFORMAL, SUMMIT
from .draft import HELD, Draft
from .joining import OF_BODIES
from .joining_bodies import larger
from .known import is_of, may_be_called
from .rules import BODY_IN_PASSING, BODY_INVITED
from .scene import Scene

Kind = Meeting.Kind
MARGINS, TRILATERAL = Kind.MARGINS.value, Kind.TRILATERAL.value
CALLED_TRILATERAL = re.compile(r"rilateral|ripartite|hree-way|hree-party|рёхсторон|рехсторон")
FIRST, LAST = datetime.date(1985, 1, 1), datetime.date(2050, 12, 31)


def heard_out(drafts: Iterable[Draft], scene: Scene) -> list[Draft]:
    """Before accounts are joined: what one sentence leaves open, another settles."""
    drafts = list(drafts)
    held = [one for one in drafts if one.kind in OF_BODIES and one.status == HELD]
    own = [one for one in held if one.rule is not BODY_IN_PASSING]
    return [
        firm(one, scene) for one in drafts if not (is_only_invited(one, held) or is_told_as_news(one, own))
    ]


def is_only_invited(draft: Draft, held: Sequence[Draft]) -> bool:
    """To what was held people had been invited: that is no meeting to come."""
    return draft.rule is BODY_INVITED and any(is_of(draft, event) or is_alike(draft, event) for event in held)


def is_told_as_news(draft: Draft, own: Sequence[Draft]) -> bool:
    """What is spoken of in passing is told as the news elsewhere, with the same day."""
    return draft.rule is BODY_IN_PASSING and any(
        is_of(draft, event) and draft.when == event.when for event in own
    )


def is_alike(one: Draft, event: Draft) -> bool:
    return one.organisation == event.organisation and {one.kind, event.kind} <= {SUMMIT, INFORMAL}


def firm(draft: Draft, scene: Scene) -> Draft:
    """Talks of three within a larger event are on its margins, unless they are called something else."""
    words = scene.parts[draft.part][draft.start : draft.end]
    if draft.kind != TRILATERAL or not is_within(draft) or CALLED_TRILATERAL.search(words):
        return draft
    return draft._replace(kind=MARGINS)


def is_within(draft: Draft) -> bool:
    """Whether the sentence itself says so."""
    return any(span.shows == "within" and span.part == draft.part for span in draft.spans)


# --- Once they are joined ----------------------------------------------------------------------


def placed_within(drafts: Sequence[Draft]) -> list[tuple[Draft, int | None]]:
    """Each with the place in the list of the event in which it lies, if that is told of."""
    events = [number for number, one in enumerate(drafts) if one.kind in OF_BODIES]
    return [(one, event_of(one, drafts, events)) for one in drafts]


def event_of(draft: Draft, drafts: Sequence[Draft], events: Sequence[int]) -> int | None:
    words = draft.within_as_given
    if not words or draft.kind in OF_BODIES:
        return None
    if (number := larger(draft, list(drafts))) is not None:
        return number
    # “During the summit”, where the text tells of one.
    fitting = [number for number in events if may_be_called(drafts[number], words)]
    named = [
        number for number in fitting if drafts[number].body_as_given and drafts[number].body_as_given in words
    ]
    chosen = named or fitting
    return chosen[0] if len(chosen) == 1 else None


def dated(
    drafts: Sequence[tuple[Draft, int | None]], day: datetime.date | None
) -> list[tuple[Draft, int | None]]:
    """What lies within an event of other days than the article's, or was attended along with one, is not of its day."""
    events = [one for one, _within in drafts]
    return [
        (without_day(one), within)
        if one.when_basis in ("published", "inferred") and is_of_another_day(one, within, events, day)
        else (one, within)
        for one, within in drafts
    ]


def is_of_another_day(
    draft: Draft, within: int | None, drafts: Sequence[Draft], day: datetime.date | None
) -> bool:
    beside = (
        [drafts[within]]
        if within is not None
        else [one for one in drafts if one is not draft and is_beside(one, draft)]
    )
    return draft.status == HELD and any(
        one.when_basis == "stated" and not has_day(one.when, day) for one in beside
    )


def is_beside(one: Draft, other: Draft) -> bool:
    """Whether one word for somebody tells that they came to both: “attended the council and the summit”."""
    words = {(side.party.part, side.party.start) for side in one.sides if side.party.end > side.party.start}
    return (
        one.kind in OF_BODIES
        and other.kind in OF_BODIES
        and any((side.party.part, side.party.start) in words for side in other.sides)
    )


def without_day(draft: Draft) -> Draft:
    spans = tuple(span for span in draft.spans if span.shows != "when")
    return draft._replace(when="XXXX", when_basis="not-stated", spans=spans)


def has_day(when: str, day: datetime.date | None) -> bool:
    return day is not None and any(first <= day <= last for first, last in days_of(when))


@lru_cache(maxsize=1024)
def days_of(when: str) -> tuple[tuple[datetime.date, datetime.date], ...]:
    return PartialDate.parse(when).days(FIRST, LAST)
