"""Spans of days, (first, last), both included."""

from collections.abc import Iterable
from datetime import date

Span = tuple[date, date]

# The years that may be written out; no span ever leaves them.
FIRST_YEAR, LAST_YEAR = 1000, 2999
ALL_DAYS: Span = (date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))


def clipped(spans: Iterable[Span], first: date, last: date) -> list[Span]:
    """What of `spans` lies between `first` and `last`."""
    cut = [(max(start, first), min(end, last)) for start, end in spans]
    return [(start, end) for start, end in cut if start <= end]


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same days in order, with touching and overlapping spans made one."""
    tidy: list[Span] = []
    for start, end in sorted(spans):
        if tidy and start.toordinal() <= tidy[-1][1].toordinal() + 1:
            tidy[-1] = (tidy[-1][0], max(tidy[-1][1], end))
        else:
            tidy.append((start, end))
    return tuple(tidy)
