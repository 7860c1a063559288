"""The shapes that a partly known date can have (a single date, an interval, one of several), and spans of days.

Each shape writes itself as EDTF and knows its days within a window; none reads text.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Single:
    """A day, a month or a year, with X for each digit that is not stated."""

    year: str
    month: str | None = None
    day: str | None = None
    qualifier: str = ""

    def __str__(self) -> str:
        return "-".join(part for part in (self.year, self.month, self.day) if part) + self.qualifier

    @property
    def singles(self) -> tuple["Single", ...]:
        return (self,)

    @property
    def has_no_year(self) -> bool:
        return self.year == "XXXX"

    @property
    def is_open(self) -> bool:
        return False

    @property
    def month_number(self) -> int | None:
        return int(self.month) if self.month and self.month != "XX" else None

    @property
    def day_number(self) -> int | None:
        return int(self.day) if self.day and self.day != "XX" else None

    @property
    def is_one_span(self) -> bool:
        return "X" not in self.year

    @property
    def is_exact(self) -> bool:
        return self.is_one_span and self.day_number is not None

    def in_year(self, year: int) -> Span | None:
        """Its days in `year`; None for 29 February of a year that has none."""
        if self.month_number is None:
            return date(year, 1, 1), date(year, 12, 31)
        length = monthrange(year, self.month_number)[1]
        if self.day_number is None:
            return date(year, self.month_number, 1), date(year, self.month_number, length)
        if self.day_number > length:
            return None
        return (date(year, self.month_number, self.day_number),) * 2

    def spans(self, first: date, last: date) -> Iterator[Span]:
        low = max(int(self.year.replace("X", "0")), first.year)
        high = min(int(self.year.replace("X", "9")), last.year)
        for year in range(low, high + 1):
            if span := self.in_year(year):
                yield span

    def bounds(self) -> Span:
        """Its first and last possible day; only for a date whose year is stated in part."""
        spans = list(self.spans(*ALL_DAYS))
        return spans[0][0], spans[-1][1]


@dataclass(frozen=True)
class Interval:
    """From one date to another; an end that is None is open."""

    start: Single | None
    end: Single | None

    def __str__(self) -> str:
        return f"{self.start or '..'}/{self.end or '..'}"

    @property
    def singles(self) -> tuple[Single, ...]:
        return tuple(end for end in (self.start, self.end) if end)

    @property
    def has_no_year(self) -> bool:
        return all(single.has_no_year for single in self.singles)

    @property
    def is_open(self) -> bool:
        return len(self.singles) < 2

    @property
    def is_exact(self) -> bool:
        return not self.is_open and all(single.is_exact for single in self.singles)

    @property
    def is_reversed(self) -> bool:
        if self.start is None or self.end is None or self.has_no_year:
            return False
        return self.start.bounds()[0] > self.end.bounds()[1]

    def spans(self, first: date, last: date) -> Iterator[Span]:
        """From the earliest possible start to the latest possible end."""
        if self.start and self.end and self.has_no_year:
            yield from spans_of_each_year(self.start, self.end, first.year, last.year)
            return
        start = self.start.bounds()[0] if self.start else first
        end = self.end.bounds()[1] if self.end else last
        if start <= end:
            yield start, end


def spans_of_each_year(start: Single, end: Single, first_year: int, last_year: int) -> Iterator[Span]:
    """From one day or month of a year to another, which may be of the next year."""
    starts = (start.month_number or 1, start.day_number or 1)
    ends = (end.month_number or 12, end.day_number or 31)
    crosses_new_year = starts > ends
    for year in range(first_year - 1, last_year + 1):
        begins, finishes = start.in_year(year), end.in_year(year + crosses_new_year)
        if begins and finishes:
            yield begins[0], finishes[1]


class Run(Interval):
    """Any one of the days between two dates, as a member of `OneOf`."""

    def __str__(self) -> str:
        return f"{self.start or ''}..{self.end or ''}"


@dataclass(frozen=True)
class OneOf:
    """Exactly one of its members; which one is not known."""

    members: tuple[Single | Run, ...]

    def __str__(self) -> str:
        return "[" + ",".join(str(member) for member in self.members) + "]"

    @property
    def singles(self) -> tuple[Single, ...]:
        return tuple(single for member in self.members for single in member.singles)

    @property
    def has_no_year(self) -> bool:
        return any(member.has_no_year for member in self.members)

    @property
    def is_open(self) -> bool:
        return any(member.is_open for member in self.members)

    @property
    def is_exact(self) -> bool:
        return False

    def spans(self, first: date, last: date) -> Iterator[Span]:
        for member in self.members:
            yield from member.spans(first, last)


Shape = Single | Interval | OneOf
