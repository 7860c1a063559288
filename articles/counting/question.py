"""What is asked of the published articles, in codes."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from . import stored_counts
from .codes import ALL, facet_of, of_month
from .days import cover, whole
from .facets import FACETS
from .stored_counts import Parameters

Day = datetime.date


@dataclass(frozen=True)
class Searched:
    """The articles that have the words of a search, by their ids; or a sample of them.

    `total` is their number, which of a sample may be an estimate: then it `is_counted` no more. Each article of a
    sample stands for `factor` articles.
    """

    ids: list[int] = field(compare=False)
    total: int
    factor: float = 1
    is_counted: bool = True

    @property
    def is_exact(self) -> bool:
        return self.factor == 1


@dataclass(frozen=True)
class Question:
    """Articles that have at least one code of every clause, from day to day, and the words of a search."""

    clauses: tuple[frozenset[int], ...] = ()
    first: Day | None = None
    last: Day | None = None
    searched: Searched | None = None

    @classmethod
    def of(
        cls,
        clauses: Iterable[Iterable[int]],
        first: Day | None = None,
        last: Day | None = None,
        searched: Searched | None = None,
    ) -> "Question":
        """The same question always in the same words: a whole year or month is a clause like any other."""
        different = {frozenset(clause) for clause in clauses}
        if code := whole(first, last):
            different.add(frozenset([code]))
            first = last = None
        return cls(tuple(sorted(different, key=sorted)), first, last, searched)

    @property
    def has_days(self) -> bool:
        return self.first is not None or self.last is not None

    @property
    def is_of_all(self) -> bool:
        return not (self.clauses or self.has_days or self.searched)

    @property
    def single(self) -> int | None:
        """The one code that is all that is asked for."""
        if len(self.clauses) != 1 or self.has_days or self.searched or len(self.clauses[0]) != 1:
            return None
        return next(iter(self.clauses[0]))

    @property
    def kept_by(self) -> int | None:
        """The code beside which the counts are kept: 0 for all articles; None where they are not."""
        if self.is_of_all:
            return 0
        single = self.single
        return single if single is not None and facet_of(single).has_pairs else None

    @property
    def at_most(self) -> int:
        """More articles than this do not fit, the words of a search apart. At most two queries."""
        return self._bounds[0]

    @property
    def of_all(self) -> int:
        """About how many articles there are: those of the last changes may be missing. No query beside `at_most`'s."""
        return self._bounds[1]

    @cached_property
    def _bounds(self) -> tuple[int, int]:
        bounds, of_all = [], None
        if self.has_days:
            of_days, of_all = totals_of_days(self.first, self.last)
            bounds.append(of_days)
        if self.clauses:
            numbers = stored_counts.among(set().union([ALL], *self.clauses))
            of_all = numbers[ALL, ALL]
            bounds += [sum(numbers[ALL, code] for code in clause) for clause in self.clauses]
            singles = {code for clause in self.clauses if len(clause) == 1 for code in clause}
            bounds += [number for pair, number in numbers.items() if set(pair) <= singles]
        if of_all is None:
            of_all = stored_counts.total_of_all()
        return min(bounds) if bounds else of_all, of_all

    def condition(self) -> tuple[str, Parameters]:
        """An SQL condition on `articles_listing`, and its parameters, whose names begin with "asked_"."""
        parts = ["true"]
        values: Parameters = {}
        singles = [next(iter(clause)) for clause in self.clauses if len(clause) == 1]
        if singles:
            parts.append("codes @> %(asked_all)s::bigint[]")
            values["asked_all"] = singles
        for number, clause in enumerate(self.clauses):
            if len(clause) != 1:
                parts.append(f"codes && %(asked_any{number})s::bigint[]")
                values[f"asked_any{number}"] = sorted(clause)
        if self.has_days:
            parts.append("day BETWEEN %(asked_first)s AND %(asked_last)s")
            values |= {"asked_first": self.first or Day.min, "asked_last": self.last or Day.max}
        if self.searched:
            parts.append("article_id = ANY (%(asked_ids)s::bigint[])")
            values["asked_ids"] = self.searched.ids
        return " AND ".join(parts), values


def totals_of_days(first: Day | None, last: Day | None) -> tuple[int, int]:
    """How many articles the years and months have that the days touch, and how many there are. One query."""
    codes, days = cover(first, last)
    touched = [*codes, *((month, month) for month in {of_month(day.year, day.month) for day, _last in days})]
    numbers = stored_counts.counts(ALL, [FACETS["year"], FACETS["month"]])
    of_days = sum(
        number for code, number in numbers.items() if any(low <= code <= high for low, high in touched)
    )
    return of_days, numbers.get(ALL, 0)
