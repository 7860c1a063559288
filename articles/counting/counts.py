"""Chooses how a question is counted, and counts no more values than are shown."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from . import bitmaps, few, kept
from .codes import ALL, KEY, SHIFT, FacetNumber, facet_of
from .kept import Numbers
from .question import Question

# Up to so many articles, or so large a part of all, their listings are read one by one, at 3 µs each; for more
# the bitmaps are quicker, which take 60 to 140 ms in an archive of a million and 15 ms in one of 100,000.
FEW, PART = 5_000, 1 / 40
# Up to so many a facet of very many values, of which each has few articles, is counted.
SPARSE_UP_TO = 10_000
# Of each facet so many values are counted first; then all, unless it is proven that no other has more.
FIRST = 40


@dataclass(frozen=True)
class Counts:
    """`numbers` is {code: articles}; in a facet of `partly` the values with the highest numbers alone are counted.

    Where `is_exact` is false, the numbers are estimates.
    """

    total: int
    numbers: Numbers
    partly: frozenset[FacetNumber] = field(default_factory=frozenset)
    is_exact: bool = True

    def of(self, facet: FacetNumber) -> Numbers:
        """{key: articles} of the values of one facet."""
        return self._by_facet.get(facet, {})

    @cached_property
    def _by_facet(self) -> dict[int, Numbers]:
        found = {}
        for code, number in self.numbers.items():
            found.setdefault(code >> SHIFT, {})[code & KEY] = number
        return found


def counts(
    question: Question,
    facets: Iterable[FacetNumber] = (),
    shown: int | None = None,
    always: Iterable[int] = (),
    whole: Iterable[FacetNumber] = (),
    sparse: Iterable[FacetNumber] = (),
) -> Counts:
    """The numbers for each value of `facets`: at least for the `shown` highest of each and for `always`.

    Of the facets in `whole`, and where `shown` is None, every value is counted; those in `sparse`, of which
    each value has few articles, only where no more than `SPARSE_UP_TO` articles fit. Two queries, rarely four.
    """
    found = counted(
        question, frozenset(facets), shown, frozenset(always), frozenset(whole), frozenset(sparse)
    )
    if question.searched and not question.searched.is_exact:
        return estimated(found, question.searched.factor)
    return found


def counted(question, facets, shown, always, whole, sparse) -> Counts:
    one = question.kept_by
    if one == ALL or (one is not None and FacetNumber.MONTH not in facets):
        numbers = kept.counts(one, facets, sparse, SPARSE_UP_TO)
    elif question.searched:
        numbers = few.counts(question, facets)
    elif are_few(question):
        numbers = few.counts(question, facets if question.at_most <= SPARSE_UP_TO else facets - sparse)
    else:
        return of_many(question, facets - sparse, shown, always, whole)
    return Counts(numbers.pop(ALL, 0), numbers)


def are_few(question: Question) -> bool:
    return question.at_most <= max(FEW, PART * question.of_all)


def estimated(found: Counts, factor: float) -> Counts:
    """From the numbers of a sample."""
    # Most are small, and the same again and again.
    told = {number: two_figures(number * factor) for number in set(found.numbers.values())}
    numbers = {code: told[number] for code, number in found.numbers.items()}
    return Counts(two_figures(found.total * factor), numbers, found.partly, is_exact=False)


def two_figures(estimate: float) -> int:
    """12,345 as 12,000: more figures would say more than a sample knows."""
    number = round(estimate)
    # Of a float it would be a float again: “about 450.0 articles”.
    return round(number, min(0, 2 - len(str(number))))


def of_many(question, facets, shown, always, whole):
    if not facets:
        numbers = bitmaps.counts(question, [])
        return Counts(numbers.pop(ALL, 0), {})
    bounds = bitmaps.bounds(question, facets)
    # What is asked for is shown beside the highest, and does not stand for one of them.
    always = always.union(*question.clauses)
    candidates = {facet: [] for facet in facets}
    for code in sorted(bounds.keys() - always, key=bounds.get, reverse=True):
        candidates[facet_of(code)].append(code)
    first = None if shown is None else max(FIRST, 2 * shown)
    chosen = {
        facet: codes if facet in whole or first is None else codes[:first]
        for facet, codes in candidates.items()
    }
    wanted = {code for codes in chosen.values() for code in codes} | {
        code for code in always if code in bounds
    }
    numbers = bitmaps.counts(question, wanted)
    total = numbers.pop(ALL, 0)
    partly = {facet for facet in facets if len(chosen[facet]) < len(candidates[facet])}
    unproven = {
        facet for facet in partly if not is_proven(chosen[facet], candidates[facet], numbers, bounds, shown)
    }
    if unproven:
        rest = [
            code
            for facet in unproven
            for code in candidates[facet][len(chosen[facet]) :]
            if bounds[code] > last_shown(chosen[facet], numbers, shown)
        ]
        numbers |= {code: number for code, number in bitmaps.counts(question, rest).items() if code != ALL}
    return Counts(total, {code: number for code, number in numbers.items() if number}, frozenset(partly))


def is_proven(chosen, candidates, numbers, bounds, shown):
    """Whether none of the other candidates can have more articles than the last that is shown."""
    return last_shown(chosen, numbers, shown) >= bounds[candidates[len(chosen)]]


def last_shown(chosen, numbers, shown):
    """The number of articles of the last value that is shown."""
    return sorted((numbers.get(code, 0) for code in chosen), reverse=True)[shown - 1]
