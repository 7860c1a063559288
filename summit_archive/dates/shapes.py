"""The shapes that a partly known date can have (a single date, an interval, one of several), and spans of days.

Each shape writes itself as EDTF and knows its days. What a shape leaves open (a year, a digit of it, an end) is
bounded by the two days that it is asked with; what it states is not. None reads text.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from itertools import takewhile

from .seasons import days_of_season

Span = tuple[date, date]

# The years that may be written out; no span ever leaves them.
FIRST_YEAR, LAST_YEAR = 1000, 2999
ALL_DAYS: Span = (date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
A_LEAP_YEAR = 2000
UNSTATED = (None, "XX")
CERTAIN = ("", "", "")


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


@lru_cache(maxsize=4096)
def fits(number: int, digits: str) -> bool:
    """Whether `number` may be meant by `digits`, an X of which stands for any."""
    written = f"{number:0{len(digits)}}"
    return all(stated in ("X", given) for stated, given in zip(digits, written, strict=True))


def numbers_of(digits: str, last: int) -> list[int]:
    """Those from 1 to `last` that `digits` may mean."""
    return [number for number in range(1, last + 1) if fits(number, digits)]


@dataclass(frozen=True)
class Single:
    """A day, a month, a season or a year, with X for each digit that is not stated.

    `month` may be the number of a season. `doubts` has a sign for each of year, month and day.
    """

    year: str
    month: str | None = None
    day: str | None = None
    doubts: tuple[str, str, str] = CERTAIN

    def __str__(self) -> str:
        """A sign after a part speaks of all parts up to it, one before a part of that part alone."""
        together = len(list(takewhile(lambda sign: sign and sign == self.doubts[0], self.doubts_of_parts)))
        written = [
            part if place < together else sign + part
            for place, (part, sign) in enumerate(zip(self.parts, self.doubts_of_parts, strict=True))
        ]
        if together:
            written[together - 1] += self.doubts[0]
        return "-".join(written)

    @property
    def parts(self) -> list[str]:
        return [part for part in (self.year, self.month, self.day) if part]

    @property
    def doubts_of_parts(self) -> tuple[str, ...]:
        return self.doubts[: len(self.parts)]

    @property
    def doubt(self) -> str | None:
        """The sign that all parts share, "" for none; None where they differ."""
        return self.doubts[0] if len(set(self.doubts_of_parts)) == 1 else None

    @property
    def is_doubted(self) -> bool:
        return self.doubts != CERTAIN

    @property
    def singles(self) -> tuple["Single", ...]:
        return (self,)

    @property
    def has_no_year(self) -> bool:
        return self.year == "XXXX"

    @property
    def leaves_open(self) -> bool:
        return not self.is_of_one_year

    @property
    def month_number(self) -> int | None:
        return int(self.month) if self.month and "X" not in self.month and not self.season else None

    @property
    def day_number(self) -> int | None:
        return int(self.day) if self.day and "X" not in self.day else None

    @property
    def season(self) -> int | None:
        """EDTF's number, from 21 to 41."""
        return int(self.month) if self.month and self.month.isdigit() and int(self.month) > 12 else None

    @property
    def is_of_one_year(self) -> bool:
        return "X" not in self.year

    @property
    def is_exact(self) -> bool:
        return self.is_of_one_year and self.month_number is not None and self.day_number is not None

    @property
    def months(self) -> list[int]:
        """The numbers of the months that may be meant."""
        return numbers_of(self.month or "XX", 12)

    def in_year(self, year: int) -> list[Span]:
        """Its days in `year`, in order; none for 29 February of a year that has none."""
        if self.season:
            return days_of_season(self.season, year)
        if self.month in UNSTATED and self.day in UNSTATED:
            return [(date(year, 1, 1), date(year, 12, 31))]
        return [span for month in self.months for span in self.in_month(year, month)]

    def in_month(self, year: int, month: int) -> list[Span]:
        length = monthrange(year, month)[1]
        if self.day is None or self.day == "XX":
            return [(date(year, month, 1), date(year, month, length))]
        return [(date(year, month, day),) * 2 for day in numbers_of(self.day, length)]

    def years(self, first: int, last: int) -> Iterator[int]:
        """Those from `first` to `last` that may be meant."""
        low = max(int(self.year.replace("X", "0")), first)
        high = min(int(self.year.replace("X", "9")), last)
        return (year for year in range(low, high + 1) if fits(year, self.year))

    def spans(self, first: date, last: date) -> list[Span]:
        """A decade or century outside of the days asked with stays whole: it is stated."""
        if self.is_of_one_year:
            return self.in_year(int(self.year))
        # A winter may reach into the year after, or begin in the year before.
        near = [span for year in self.years(first.year - 1, last.year + 1) for span in self.in_year(year)]
        inside = clipped(near, first, last)
        return inside if inside or self.has_no_year else list(self.stated_spans())

    def stated_spans(self) -> Iterator[Span]:
        for year in self.years(FIRST_YEAR, LAST_YEAR):
            yield from self.in_year(year)

    def bounds(self) -> Span:
        """Its first and last possible day; only for a date whose year is stated at least in part."""
        spans = list(self.stated_spans())
        return spans[0][0], max(last for _first, last in spans)


class End(Enum):
    """An end of an interval that is no date."""

    OPEN = ".."
    NOT_STATED = ""

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True)
class Interval:
    """From one date to another. An open end is none; one that is not stated is some day, nobody says which."""

    start: Single | End
    end: Single | End

    def __str__(self) -> str:
        return f"{self.start}/{self.end}"

    @property
    def singles(self) -> tuple[Single, ...]:
        return tuple(end for end in (self.start, self.end) if isinstance(end, Single))

    @property
    def has_no_year(self) -> bool:
        return all(single.has_no_year for single in self.singles)

    @property
    def leaves_open(self) -> bool:
        return len(self.singles) < 2 or any(single.leaves_open for single in self.singles)

    @property
    def is_exact(self) -> bool:
        return len(self.singles) == 2 and all(single.is_exact for single in self.singles)

    @property
    def is_reversed(self) -> bool:
        if len(self.singles) < 2 or self.has_no_year:
            return False
        start, end = self.singles
        return start.bounds()[0] > end.bounds()[1]

    def spans(self, first: date, last: date) -> list[Span]:
        """From the earliest possible start to the latest possible end."""
        if isinstance(self.start, Single) and isinstance(self.end, Single) and self.has_no_year:
            return clipped(spans_of_each_year(self.start, self.end, first.year, last.year), first, last)
        start = self.start.bounds()[0] if isinstance(self.start, Single) else first
        end = self.end.bounds()[1] if isinstance(self.end, Single) else last
        return [(start, end)] if start <= end else []


def spans_of_each_year(start: Single, end: Single, first_year: int, last_year: int) -> Iterator[Span]:
    """From one day or month of a year to another, which may be of the next year."""
    crosses_new_year = start.in_year(A_LEAP_YEAR)[0][0] > end.in_year(A_LEAP_YEAR)[-1][1]
    for year in range(first_year - 1, last_year + 1):
        begins, finishes = start.in_year(year), end.in_year(year + crosses_new_year)
        if begins and finishes:
            yield begins[0][0], finishes[-1][1]


class Run(Interval):
    """Any one of the days between two dates, as a member of `OneOf`."""

    def __str__(self) -> str:
        start, end = (str(one) if isinstance(one, Single) else "" for one in (self.start, self.end))
        return f"{start}..{end}"


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
    def leaves_open(self) -> bool:
        return any(member.leaves_open for member in self.members)

    @property
    def is_exact(self) -> bool:
        return False

    def spans(self, first: date, last: date) -> list[Span]:
        return [span for member in self.members for span in member.spans(first, last)]


Shape = Single | Interval | OneOf
