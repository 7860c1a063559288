"""`PartialDate`: what the rest of the archive uses of this package."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from django.utils.translation import get_language

from .parsing import Expected, NotADate, a_date, shape_of
from .shapes import ALL_DAYS, Shape, Span, clipped, merged
from .words import words


@dataclass(frozen=True)
class PartialDate:
    """A date as far as it is known. Make one with `PartialDate.parse`; `str` gives EDTF back.

    A doubt (`?`, `~`, `%`), of the whole or of a part, is kept and told but adds no days: how far
    "about" reaches is not stated anywhere.
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

    @cached_property
    def is_doubted(self) -> bool:
        return any(single.is_doubted for single in self.shape.singles)

    @cached_property
    def is_definite(self) -> bool:
        """One exact day, or from one exact day to another, without doubt."""
        return self.shape.is_exact and not self.is_doubted

    @property
    def leaves_open(self) -> bool:
        """Whether it states no year, only some digits of it, or no end, so that only a window bounds its days."""
        return self.shape.leaves_open

    @property
    def names_a_season(self) -> bool:
        """Whether its days follow from a rule on seasons: see `seasons`."""
        return any(single.season for single in self.shape.singles)

    def days(self, first: date, last: date, window: Span | None = None) -> tuple[Span, ...]:
        """The possible days from `first` to `last` as (first, last) spans, in order, apart.

        What the date leaves open lies within `window` too, if one is given; what it states does not.
        """
        if first > last:
            return ()
        opened = window or (first, last)
        spans = self.shape.spans(max(opened[0], ALL_DAYS[0]), min(opened[1], ALL_DAYS[1]))
        return merged(clipped(spans, max(first, ALL_DAYS[0]), min(last, ALL_DAYS[1])))

    def earliest(self, window: Span) -> date | None:
        days = self.days(*window)
        return days[0][0] if days else None

    def latest(self, window: Span) -> date | None:
        days = self.days(*window)
        return days[-1][1] if days else None

    def in_words(self) -> str:
        """For people, in the current language: "26 December, year not stated"."""
        return _words(self.shape, get_language())


@lru_cache(maxsize=4096)
def _parse(text: str) -> PartialDate:
    try:
        return PartialDate(shape_of(text))
    except Expected as expected:
        raise NotADate(text, str(expected)) from None


@lru_cache(maxsize=4096)
def _words(shape: Shape, _language: str | None) -> str:
    return words(shape)
