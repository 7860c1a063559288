"""What is asked of the published articles, in codes."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .codes import PAIRED, facet_of
from .days import whole

Day = datetime.date


@dataclass(frozen=True)
class Searched:
    """The articles that have the words of a search, by their ids; or a sample of them.

    `total` is their number; in a sample each stands for `factor` articles, and `total` is an estimate.
    """

    ids: Sequence[int] = field(compare=False)
    total: int
    factor: float = 1

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
        clauses = {frozenset(clause) for clause in clauses}
        if code := whole(first, last):
            clauses.add(frozenset([code]))
            first = last = None
        return cls(tuple(sorted(clauses, key=sorted)), first, last, searched)

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
        return single if single is not None and facet_of(single) in PAIRED else None

    def with_clause(self, codes: Iterable[int]) -> "Question":
        return Question.of([*self.clauses, codes], self.first, self.last, self.searched)

    def condition(self) -> tuple[str, list]:
        """An SQL condition on `articles_listing`, and its parameters."""
        parts, values = ["true"], []
        singles = [next(iter(clause)) for clause in self.clauses if len(clause) == 1]
        if singles:
            parts.append("codes @> %s::bigint[]")
            values.append(singles)
        for clause in self.clauses:
            if len(clause) != 1:
                parts.append("codes && %s::bigint[]")
                values.append(sorted(clause))
        if self.has_days:
            parts.append("day BETWEEN %s AND %s")
            values += [self.first or Day.min, self.last or Day.max]
        if self.searched:
            parts.append("article_id = ANY (%s::bigint[])")
            values.append(self.searched.ids)
        return " AND ".join(parts), values
