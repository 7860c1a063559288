"""Whether two accounts in one article are of the same meeting of a body, which of them tells its day more closely, and which
other meetings lie within it."""

import datetime
import re
from functools import lru_cache

from summit_archive.dates import PartialDate

from .bodies import INFORMAL, SESSION, SUMMIT
from .draft import HELD, Draft
from .rules import BODY_IN_PASSING

FIRST, LAST = datetime.date(1985, 1, 1), datetime.date(2050, 12, 31)


def are_one_of_bodies(first: Draft, second: Draft) -> bool:
    """Of one body, on days and at a place that may be one. A summit may be the session of a council; an informal one is not."""
    if (first.status == HELD) != (second.status == HELD) or {first.kind, second.kind} == {INFORMAL, SESSION}:
        return False
    if first.place and second.place and first.place != second.place:
        return False
    if first.series and second.series and first.series != second.series:
        return False
    if not body_may_be_one(first, second):
        return False
    if BODY_IN_PASSING in (first.rule, second.rule) and first.rule is not second.rule:
        return first.when == second.when or "published" not in (first.when_basis, second.when_basis)
    return days_may_be_one(first, second)


def body_may_be_one(first: Draft, second: Draft) -> bool:
    if first.organisation or second.organisation:
        return first.organisation == second.organisation
    if first.body_as_given or second.body_as_given:
        return first.body_as_given == second.body_as_given
    one, other = ({key for key in draft.keys if key[0]} for draft in (first, second))
    return one <= other or other <= one


def days_may_be_one(first: Draft, second: Draft) -> bool:
    if "stated" not in (first.when_basis, second.when_basis) or first.when == second.when:
        return True
    if first.when_basis != second.when_basis:
        return True
    one, other = (days(draft.when) for draft in (first, second))
    return any(a <= d and c <= b for a, b in one for c, d in other)


def narrower(first: Draft, second: Draft) -> Draft:
    """Of two whose days are told the one that tells fewer."""
    return min(
        first, second, key=lambda draft: sum((end - start).days + 1 for start, end in days(draft.when))
    )


@lru_cache(maxsize=1024)
def days(when: str) -> tuple[tuple[datetime.date, datetime.date], ...]:
    return PartialDate.parse(when).days(FIRST, LAST)


# --- What lies within it ---------------------------------------------------------------


def larger(draft: Draft, others: list[Draft]) -> int | None:
    """The place of the one meeting of a body within which the words say that the draft's lies."""
    if not draft.within_as_given:
        return None
    fitting = [
        number for number, other in enumerate(others) if other is not draft and is_named_by(other, draft)
    ]
    return fitting[0] if len(fitting) == 1 else None


def is_named_by(other: Draft, draft: Draft) -> bool:
    """Whether the words for the larger event are those of the other meeting, or have its body."""
    if other.kind not in (SUMMIT, INFORMAL, SESSION) or not other.body_as_given:
        return False
    words = next((one for one in draft.spans if one.shows == "within"), None)
    is_it = words and words.part == other.part and words.start < other.end and other.start < words.end
    return (
        bool(is_it) or re.search(rf"\b{re.escape(other.body_as_given)}\b", draft.within_as_given) is not None
    )
