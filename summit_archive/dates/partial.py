"""`PartialDate`: what the rest of the archive uses of this package."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from .parsing import Expected, NotADate, a_date, shape_of
from .shapes import ALL_DAYS, Shape, Span, clipped, merged
from .words import words


@dataclass(frozen=True)
class PartialDate:
    """A date as far as it is known. Make one with `PartialDate.parse`; `str` gives EDTF back.

    A doubt (`?`, `~`, `%`) is kept and told but adds no days: how far "about" reaches is
    not stated anywhere.
    """

    shape: Shape

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read EDTF; raises `NotADate`. The last few thousand texts are remembered."""
        if not isinstance(text, str):
            raise NotADate(repr(text), a_date())
        return _parse(text)

    def __str__(self) -> str:
        return str(self.shape)

    def __repr__(self) -> str:
        return f"PartialDate.parse({str(self)!r})"

    @property
    def has_no_year(self) -> bool:
        """Whether a year is nowhere stated, or not by some member of a list."""
        return self.shape.has_no_year

    @property
    def is_doubted(self) -> bool:
        return any(single.qualifier for single in self.shape.singles)

    @property
    def is_definite(self) -> bool:
        """One exact day, or from one exact day to another, without doubt."""
        return self.shape.is_exact and not self.is_doubted

    @property
    def is_open(self) -> bool:
        """Whether some end is open, so that only the window bounds it."""
        return self.shape.is_open

    def days(self, first: date, last: date) -> tuple[Span, ...]:
        """The possible days from `first` to `last` as (first, last) spans, in order, apart."""
        first, last = max(first, ALL_DAYS[0]), min(last, ALL_DAYS[1])
        if first > last:
            return ()
        return merged(clipped(self.shape.spans(first, last), first, last))

    def earliest(self, window: Span) -> date | None:
        days = self.days(*window)
        return days[0][0] if days else None

    def latest(self, window: Span) -> date | None:
        days = self.days(*window)
        return days[-1][1] if days else None

    def in_words(self) -> str:
        """For people, in the current language: "26 December, year not stated"."""
        return words(self.shape)


@lru_cache(maxsize=4096)
def _parse(text: str) -> PartialDate:
    try:
        return PartialDate(shape_of(text))
    except Expected as expected:
        raise NotADate(text, str(expected)) from None
