"""Chooses how a question is counted, and counts no more values than are shown."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from . import bitmaps, row_by_row, stored_counts
from .codes import ALL, KEY, by_facet, facets_by_number
from .facets import KEY_BITS, Facet
from .question import Question, Searched
from .stored_counts import Numbers

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

    Where `is_exact` is false, the numbers are estimates; where `is_counted` is false, the total is one.
    """

    total: int
    numbers: Numbers
    partly: frozenset[Facet] = field(default_factory=frozenset)
    is_exact: bool = True
    is_counted: bool = True

    def of(self, facet: Facet) -> Numbers:
        """{key: articles} of the values of one facet."""
        return self._by_facet.get(facet, {})

    @cached_property
    def _by_facet(self) -> dict[Facet, Numbers]:
        found: dict[int, Numbers] = {}
        for code, number in self.numbers.items():
            found.setdefault(code >> KEY_BITS, {})[code & KEY] = number
        facets = facets_by_number()
        return {facets[number]: its_numbers for number, its_numbers in found.items()}


def counts(
    question: Question,
    facets: Iterable[Facet] = (),
    shown: int | None = None,
    always: Iterable[int] = (),
    whole: Iterable[Facet] = (),
) -> Counts:
    """The numbers for each value of `facets`: at least for the `shown` highest of each and for `always`.

    Of the facets in `whole`, and where `shown` is None, every value is counted. Sparse facets, of which each value
    has few articles, are counted where kept counts or listings answer and no more than `SPARSE_UP_TO` articles
    fit, or words were searched; by bitmaps never. Two queries, rarely five.
    """
    found = counted(question, frozenset(facets), shown, frozenset(always), frozenset(whole))
    if question.searched and not question.searched.is_exact:
        return estimated(found, question.searched)
    return found


def counted(
    question: Question,
    facets: frozenset[Facet],
    shown: int | None,
    always: frozenset[int],
    whole: frozenset[Facet],
) -> Counts:
    one = question.kept_by
    if one == ALL or (one is not None and all(facet.has_pairs for facet in facets)):
        numbers = stored_counts.counts(one, facets, SPARSE_UP_TO)
    elif question.searched:
        numbers = row_by_row.counts(question, facets)
    elif are_few(question):
        numbers = row_by_row.counts(
            question, facets if question.at_most <= SPARSE_UP_TO else not_sparse(facets)
        )
    else:
        return of_many(question, not_sparse(facets), shown, always.union(*question.clauses), whole)
    return Counts(numbers.pop(ALL, 0), numbers)


def not_sparse(facets: Iterable[Facet]) -> frozenset[Facet]:
    return frozenset(facet for facet in facets if not facet.is_sparse)


def are_few(question: Question) -> bool:
    return question.at_most <= max(FEW, PART * question.of_all)


def estimated(found: Counts, searched: Searched) -> Counts:
    """From the numbers of a sample of what the question asks for; none is more than all of it."""
    # Most are small, and the same again and again.
    told = {
        number: min(two_figures(number * searched.factor), searched.total)
        for number in set(found.numbers.values())
    }
    numbers = {code: told[number] for code, number in found.numbers.items()}
    return Counts(searched.total, numbers, found.partly, is_exact=False, is_counted=searched.is_counted)


def two_figures(estimate: float) -> int:
    """12,345 as 12,000: more figures would say more than a sample knows."""
    number = round(estimate)
    # Of a float it would be a float again: “about 450.0 articles”.
    return round(number, min(0, 2 - len(str(number))))


def of_many(
    question: Question,
    facets: frozenset[Facet],
    shown: int | None,
    asked: frozenset[int],
    whole: frozenset[Facet],
) -> Counts:
    """By the bitmaps: of each facet the most likely values first, then those that may have more than these."""
    bounds = bitmaps.bounds(question, facets) if facets else {}
    # What is asked for is shown beside the highest, and does not stand for one of them.
    candidates = most_likely(bounds, asked)
    # None: as many as there are.
    shown = len(bounds) if shown is None else shown
    first = {
        facet: codes if facet in whole else codes[: max(FIRST, 2 * shown)]
        for facet, codes in candidates.items()
    }
    numbers = bitmaps.counts(question, {*chain(*first.values()), *(asked & bounds.keys())})
    total = numbers.pop(ALL, 0)
    partly = {facet for facet, codes in first.items() if len(codes) < len(candidates[facet])}
    rest = set()
    for facet in partly:
        least = last_shown(first[facet], numbers, shown)
        rest |= {code for code in candidates[facet][len(first[facet]) :] if bounds[code] > least}
    if rest:
        numbers |= bitmaps.counts(question, rest)
        del numbers[ALL]
    return Counts(total, {code: number for code, number in numbers.items() if number}, frozenset(partly))


def most_likely(bounds: Numbers, asked: frozenset[int]) -> dict[Facet, list[int]]:
    """The codes of each facet, without those that are asked for; first those that may have most articles."""
    return by_facet(sorted(bounds.keys() - asked, key=bounds.__getitem__, reverse=True))


def last_shown(codes: list[int], numbers: Numbers, shown: int) -> int:
    """The number of articles of the last value that is shown of these: what has no more is not shown."""
    return sorted((numbers.get(code, 0) for code in codes), reverse=True)[shown - 1]
