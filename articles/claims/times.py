"""The days of a claim, and which meetings surely, or only possibly, were on them."""

import datetime
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from participants.models.meeting import today
from participants.models.outlook import REGION_STARTS_ON, YEARS_AHEAD, years_after
from participants.remembered.bits import but, of_positions, positions
from participants.remembered.days import spans_of, years_of
from summit_archive.dates import PartialDate
from summit_archive.dates.shapes import ALL_DAYS


@dataclass(frozen=True)
class Time:
    """`date` is None where a claim names none: then any day will do."""

    date: PartialDate | None = None

    @cached_property
    def possible(self) -> tuple[tuple[datetime.date, datetime.date], ...]:
        """As `Meeting.possible`; what states no year is looked for where the archive looks."""
        if self.date is None:
            return (ALL_DAYS,)
        first, last = ALL_DAYS
        if self.date.leaves_open:
            first, last = REGION_STARTS_ON, years_after(today(), YEARS_AHEAD)
        return self.date.days(first, last) or self.date.days(*ALL_DAYS)

    @cached_property
    def days(self) -> tuple[int, ...]:
        """The same as numbers, as `remembered.days` has them."""
        return tuple(
            day for first, last in self.possible for day in (first.toordinal(), last.toordinal() + 1)
        )

    @property
    def is_one_stretch(self) -> bool:
        return len(self.possible) == 1

    def near(self, memory):
        """All of its years. No query."""
        return memory.all if self.date is None else memory.in_years(years_of(self.days))

    def possibly(self, memory, some):
        """Those of `some` with a possible day in it. No query."""
        if self.date is None or not some:
            return some
        spans = list(spans_of(self.days))
        inside = some & memory.in_years(whole_years(spans))
        near = but(some & self.near(memory), inside)
        return inside | of_positions([place for place in positions(near) if meets(memory.days[place], spans)])

    def surely(self, memory, some):
        """Of those the certain ones: of definite days, or of days that all lie in it, without doubt."""
        if self.date is None or not some:
            return some
        definite = some & memory.get("definite")
        partly = positions(but(but(some, definite), memory.get("doubted")))
        within = [place for place in partly if lies_within(memory.days[place], self.days)]
        return definite | of_positions(within)

    def lies_in(self, days: tuple[int, ...]) -> bool:
        """Whether every day of the claim is one of `days`: only then does who stayed away speak against all of it."""
        return self.date is not None and lies_within(self.days, days)


def whole_years(spans):
    """The years all of whose days they have; each span by itself."""
    for first, beyond in spans:
        start, end = (datetime.date.fromordinal(day) for day in (first, beyond - 1))
        yield from range(
            start.year + ((start.month, start.day) != (1, 1)), end.year + ((end.month, end.day) == (12, 31))
        )


def meets(days, spans):
    """Whether a meeting's days, which are in order, have a day in one of `spans`: of a day without a year there are dozens."""
    for start, end in spans:
        place = bisect_right(days, start)
        # An odd number of ends before it: it begins within a span.
        if place % 2 or (place < len(days) and days[place] < end):
            return True
    return False


def lies_within(days, others):
    """Whether each span of `days` lies in one of `others`."""
    return bool(days) and all(
        any(first <= start and end <= beyond for first, beyond in spans_of(others))
        for start, end in spans_of(days)
    )
