"""Counts of many articles: the bitmaps of the values, joined bit by bit. A search is not among what is asked.

What was changed since the bitmaps were last written is left out of them and counted by its listings,
in the same statement.
"""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from summit_archive.postgres.prepared import Prepared

from .codes import facet_of, first_and_last
from .days import cover
from .facets import FACETS, Facet
from .question import Question
from .stored_counts import Numbers, Parameter, Parameters, numbers

# Subqueries of bitmaps; {name} begins the names of the parameters, as a question may have several.
OF_CODES = """
SELECT chunk, bit_or(bits) AS bits FROM articles_codebitmap
WHERE code = ANY (%({name}_codes)s::bigint[]) GROUP BY chunk
"""
OF_ALL = """
SELECT chunk, bit_or(bits) AS bits FROM articles_codebitmap
WHERE code BETWEEN %({name}_lowest)s AND %({name}_highest)s GROUP BY chunk
"""
OF_DAYS = """
SELECT chunk, bit_or(bits) AS bits FROM (
    SELECT chunk, bits FROM unnest(%({name}_lowest)s::bigint[], %({name}_highest)s::bigint[]) AS code(lowest, highest)
    JOIN articles_codebitmap b ON b.code BETWEEN code.lowest AND code.highest
    UNION ALL
    SELECT summit_chunk(article_id), bit_or(summit_bit(article_id))
    FROM unnest(%({name}_first)s::date[], %({name}_last)s::date[]) AS days(first, last)
    JOIN articles_listing l ON l.day BETWEEN days.first AND days.last
    GROUP BY 1
) AS parts GROUP BY chunk
"""

COUNTS = """
WITH {clauses},
fresh AS MATERIALIZED (SELECT DISTINCT article_id FROM articles_listingchange),
stale AS (
    SELECT summit_chunk(article_id) AS chunk, bit_or(summit_bit(article_id)) AS bits
    FROM fresh GROUP BY 1
),
found AS MATERIALIZED (
    SELECT chunk, {both} & ~coalesce(stale.bits, summit_no_bits()) AS bits
    FROM {joined} LEFT JOIN stale USING (chunk)
),
listed AS MATERIALIZED (
    SELECT codes FROM articles_listing WHERE article_id IN (SELECT article_id FROM fresh) AND {condition}
)
SELECT code, sum(number)::bigint FROM (
    SELECT 0::bigint, bit_count(bits) FROM found
    UNION ALL
    SELECT 0, count(*) FROM listed
    UNION ALL
    SELECT wanted.code, fitting.number FROM unnest(%(wanted)s::bigint[]) AS wanted(code) CROSS JOIN LATERAL (
        SELECT sum(bit_count(b.bits & found.bits)) FROM articles_codebitmap b JOIN found USING (chunk)
        WHERE b.code = wanted.code OFFSET 0
    ) AS fitting(number) WHERE fitting.number > 0
    UNION ALL
    SELECT code, count(*) FROM listed, unnest(codes) AS code WHERE code = ANY (%(wanted)s::bigint[]) GROUP BY code
) AS parts (code, number) GROUP BY code
"""

# How many articles can have each code at most: of all clauses the one that allows fewest decides.
BOUNDS = Prepared("""
WITH asked AS (SELECT * FROM unnest(%(clauses)s::int[], %(codes)s::bigint[]) AS asked(clause, code)),
facet AS (SELECT * FROM unnest(%(lowest)s::bigint[], %(highest)s::bigint[]) AS facet(lowest, highest))
SELECT other, min(number)::bigint FROM (
    SELECT clause, other, sum(number) AS number FROM (
        SELECT asked.clause, c.* FROM asked, facet CROSS JOIN LATERAL (
            SELECT other, number FROM articles_codecount
            WHERE one = asked.code AND other BETWEEN facet.lowest AND facet.highest OFFSET 0) AS c
        UNION ALL
        SELECT asked.clause, c.* FROM asked, facet CROSS JOIN LATERAL (
            SELECT one, number FROM articles_codecount
            WHERE other = asked.code AND one BETWEEN facet.lowest AND facet.highest OFFSET 0) AS c
        UNION ALL
        SELECT asked.clause, asked.code, c.number
        FROM asked JOIN articles_codecount c ON c.one = 0 AND c.other = asked.code
        UNION ALL
        SELECT asked.clause, fresh.code, fresh.number FROM (
            SELECT code, count(*) FROM articles_listingchange, unnest(codes) AS code
            WHERE sign = 1 GROUP BY code
        ) AS fresh(code, number), (SELECT DISTINCT unnest(%(clauses)s::int[])) AS asked(clause)
    ) AS parts GROUP BY clause, other
) AS bounds
WHERE summit_facet(other) = ANY (%(facets)s::bigint[])
GROUP BY other HAVING count(*) = %(number)s
""")


def counts(question: Question, codes: Collection[int]) -> Numbers:
    """{code: articles that have it, of those that fit the question} for each of `codes`, and {0: all that fit}."""
    clauses = clauses_of(question)
    condition, values = question.condition()
    first, *others = clauses
    statement = COUNTS.format(
        clauses=",\n".join(f"{clause.name} AS MATERIALIZED ({clause.subquery})" for clause in clauses),
        both=" & ".join(f"{clause.name}.bits" for clause in clauses),
        joined=first.name + "".join(f" JOIN {clause.name} USING (chunk)" for clause in others),
        condition=condition,
    )
    for clause in clauses:
        values |= clause.values
    return numbers(statement, values | {"wanted": list(codes)})


class Clause(NamedTuple):
    """A subquery of bitmaps by its name in the statement, with which its parameters begin."""

    name: str
    subquery: str
    values: Parameters

    @classmethod
    def of(cls, name: str, subquery: str, **values: Parameter) -> "Clause":
        return cls(name, subquery.format(name=name), {f"{name}_{each}": values[each] for each in values})


def clauses_of(question: Question) -> list[Clause]:
    """One for each clause of the question and one for its days; where it has neither, one of all articles."""
    clauses = [
        Clause.of(f"clause{number}", OF_CODES, codes=sorted(clause))
        for number, clause in enumerate(question.clauses)
    ]
    if question.has_days:
        codes, days = cover(question.first, question.last)
        (lowest, highest), (first, last) = columns(codes), columns(days)
        clauses.append(Clause.of("days", OF_DAYS, lowest=lowest, highest=highest, first=first, last=last))
    if not clauses:
        everywhere = next(facet for facet in FACETS.values() if facet.is_everywhere)
        low, high = first_and_last(everywhere)
        clauses.append(Clause.of("every", OF_ALL, lowest=low, highest=high))
    return clauses


def columns(pairs: Iterable[tuple]) -> tuple[list, list]:
    pairs = list(pairs)
    return [first for first, _ in pairs], [last for _, last in pairs]


def bounds(question: Question, facets: Iterable[Facet]) -> Numbers:
    """{code: more articles that fit the question cannot have it}; a code that is missing none can have."""
    facets = sorted(facets)
    paired = [clause for clause in question.clauses if all(facet_of(code).has_pairs for code in clause)]
    if not all(facet.has_pairs for facet in facets):
        paired = []
    asked = [(number, code) for number, clause in enumerate(paired or [[0]]) for code in clause]
    lowest, highest = columns(map(first_and_last, facets))
    values = {
        "clauses": [number for number, _code in asked],
        "codes": [code for _number, code in asked],
        "lowest": lowest,
        "highest": highest,
        "facets": [facet.number for facet in facets],
        "number": len(paired) or 1,
    }
    return dict(BOUNDS.rows(values))
