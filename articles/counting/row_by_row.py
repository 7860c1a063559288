"""Counts of few articles: their listings are read, one by one. One query."""

from collections.abc import Iterable

from .codes import first_and_last
from .facets import Facet
from .question import Question
from .stored_counts import Numbers, numbers

COUNTS = """
WITH asked AS MATERIALIZED (SELECT codes FROM articles_listing WHERE {condition})
SELECT 0::bigint, count(*) FROM asked
UNION ALL
SELECT * FROM (
    SELECT code, count(*) FROM (SELECT unnest(codes) AS code FROM asked) AS every GROUP BY code OFFSET 0
) AS counted WHERE {wanted}
"""


def counts(question: Question, facets: Iterable[Facet]) -> Numbers:
    """{code: articles that have it, of those that fit the question}, and {0: all that fit}."""
    condition, values = question.condition()
    wanted, ends = within(sorted(facets))
    return numbers(COUNTS.format(condition=condition, wanted=wanted), values | ends)


def within(facets: list[Facet]) -> tuple[str, dict[str, int]]:
    """A condition on a code, and its parameters: neighbouring facets are one range.

    Asked after counting, of each code once.
    """
    ranges: list[list[int]] = []
    for facet in facets:
        lowest, highest = first_and_last(facet)
        if ranges and ranges[-1][1] + 1 == lowest:
            ranges[-1][1] = highest
        else:
            ranges.append([lowest, highest])
    parts = [f"code BETWEEN %(lowest{at})s AND %(highest{at})s" for at in range(len(ranges))]
    values: dict[str, int] = {}
    for at, (lowest, highest) in enumerate(ranges):
        values |= {f"lowest{at}": lowest, f"highest{at}": highest}
    return " OR ".join(parts) or "false", values
