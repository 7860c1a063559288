"""Counts of few articles: their listings are read, one by one. One query."""

from collections.abc import Iterable

from .codes import FacetNumber
from .kept import Numbers, numbers
from .question import Question

COUNTS = """
WITH asked AS MATERIALIZED (SELECT codes FROM articles_listing WHERE {condition})
SELECT 0::bigint, count(*) FROM asked
UNION ALL
SELECT code, count(*) FROM asked, unnest(codes) AS code WHERE code >> 40 = ANY (%s) GROUP BY code
"""


def counts(question: Question, facets: Iterable[FacetNumber]) -> Numbers:
    """{code: articles that have it, of those that fit the question}, and {0: all that fit}."""
    condition, values = question.condition()
    return numbers(COUNTS.format(condition=condition), [*values, [int(facet) for facet in facets]])
