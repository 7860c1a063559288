"""Counts of many articles: the bitmaps of the values, joined bit by bit. A search is not among what is asked.

What was changed since the bitmaps were last written is left out of them and counted by its listings,
in the same statement.
"""

from collections.abc import Collection, Iterable

from summit_archive.postgres.prepared import Prepared

from .codes import PAIRED, FacetNumber, facet_of, first_and_last
from .days import cover
from .kept import Numbers, numbers
from .question import Question

OF_CODES = "SELECT chunk, bit_or(bits) AS bits FROM articles_codebitmap WHERE code = ANY (%s) GROUP BY chunk"
OF_ALL = f"{OF_CODES.partition(' WHERE')[0]} WHERE code BETWEEN %s AND %s GROUP BY chunk"
OF_DAYS = """
SELECT chunk, bit_or(bits) AS bits FROM (
    SELECT chunk, bits FROM unnest(%s::bigint[], %s::bigint[]) AS code(lowest, highest)
    JOIN articles_codebitmap b ON b.code BETWEEN code.lowest AND code.highest
    UNION ALL
    SELECT summit_chunk(article_id), bit_or(summit_bit(article_id))
    FROM unnest(%s::date[], %s::date[]) AS days(first, last)
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
    SELECT wanted.code, fitting.number FROM unnest(%s::bigint[]) AS wanted(code) CROSS JOIN LATERAL (
        SELECT sum(bit_count(b.bits & found.bits)) FROM articles_codebitmap b JOIN found USING (chunk)
        WHERE b.code = wanted.code OFFSET 0
    ) AS fitting(number) WHERE fitting.number > 0
    UNION ALL
    SELECT code, count(*) FROM listed, unnest(codes) AS code WHERE code = ANY (%s::bigint[]) GROUP BY code
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
WHERE other >> 40 = ANY (%(facets)s::bigint[])
GROUP BY other HAVING count(*) = %(number)s
""")


def counts(question: Question, codes: Collection[int]) -> Numbers:
    """{code: articles that have it, of those that fit the question} for each of `codes`, and {0: all that fit}."""
    clauses, values = clauses_of(question)
    names = [f"clause{number}" for number in range(len(clauses))]
    condition, condition_values = question.condition()
    statement = COUNTS.format(
        clauses=",\n".join(
            f"{name} AS MATERIALIZED ({clause})" for name, clause in zip(names, clauses, strict=True)
        ),
        both=" & ".join(f"{name}.bits" for name in names),
        joined=names[0] + "".join(f" JOIN {name} USING (chunk)" for name in names[1:]),
        condition=condition,
    )
    wanted = list(codes)
    return numbers(statement, [*values, *condition_values, wanted, wanted])


def clauses_of(question: Question) -> tuple[list[str], list]:
    """A subquery of bitmaps for each clause, and all their parameters."""
    clauses, values = [], []
    for clause in question.clauses:
        clauses.append(OF_CODES)
        values.append(sorted(clause))
    if question.has_days:
        codes, days = cover(question.first, question.last)
        clauses.append(OF_DAYS)
        values += [[lowest for lowest, _ in codes], [highest for _, highest in codes]]
        values += [[first for first, _ in days], [last for _, last in days]]
    if not clauses:
        clauses.append(OF_ALL)
        values += first_and_last(FacetNumber.LANGUAGE)
    return clauses, values


def bounds(question: Question, facets: Iterable[FacetNumber]) -> Numbers:
    """{code: more articles that fit the question cannot have it}; a code that is missing none can have."""
    paired = [clause for clause in question.clauses if all(facet_of(code) in PAIRED for code in clause)]
    if FacetNumber.MONTH in facets:  # which are paired with nothing
        paired = []
    asked = [(number, code) for number, clause in enumerate(paired or [[0]]) for code in clause]
    facets = sorted(facets)
    ranges = [first_and_last(facet) for facet in facets]
    values = {
        "clauses": [number for number, _code in asked],
        "codes": [code for _number, code in asked],
        "lowest": [lowest for lowest, _ in ranges],
        "highest": [highest for _, highest in ranges],
        "facets": [int(facet) for facet in facets],
        "number": len(paired) or 1,
    }
    return dict(BOUNDS.rows(values))
