"""Counts that the database keeps: of all articles, of those of one value, and beside several values. One query each."""

import datetime
from collections.abc import Iterable
from itertools import combinations

from django.db import connection

from summit_archive.postgres.prepared import Prepared

from .codes import ALL, facet_of, first_and_last
from .facets import Facet

Numbers = dict[int, int]
# What is put into a statement, by its names there.
Parameter = int | str | datetime.date | list
Parameters = dict[str, Parameter]

# Code 0 stands for the total. The notes that are not folded in yet are added to what is kept.
COUNTS = Prepared("""
WITH facet AS (
    SELECT * FROM unnest(%(lowest)s::bigint[], %(highest)s::bigint[]) AS facet(lowest, highest)
    WHERE lowest <> ALL (%(sparse)s::bigint[])
        OR coalesce((SELECT number FROM articles_codecount WHERE one = 0 AND other = %(one)s::bigint), 0) <= %(few)s::bigint
)
SELECT other, sum(number)::bigint FROM (
    SELECT c.* FROM facet CROSS JOIN LATERAL (
        SELECT other, number FROM articles_codecount
        WHERE one = %(one)s::bigint AND other BETWEEN facet.lowest AND facet.highest OFFSET 0) AS c
    UNION ALL
    SELECT c.* FROM facet CROSS JOIN LATERAL (
        SELECT one, number FROM articles_codecount
        WHERE other = %(one)s::bigint AND one BETWEEN facet.lowest AND facet.highest OFFSET 0) AS c
    WHERE %(one)s::bigint <> 0
    UNION ALL
    SELECT 0, number FROM articles_codecount WHERE one = 0 AND other = %(one)s::bigint
    UNION ALL
    SELECT 0, sign FROM articles_listingchange WHERE %(one)s::bigint = 0 OR %(one)s::bigint = ANY (codes)
    UNION ALL
    SELECT code, sign FROM articles_listingchange, unnest(codes) AS code
    WHERE (%(one)s::bigint = 0 OR %(one)s::bigint = ANY (codes)) AND code <> %(one)s::bigint
        AND summit_facet(code) = ANY (ARRAY(SELECT summit_facet(lowest) FROM facet))
) AS kept (other, number)
GROUP BY other HAVING sum(number) > 0
""")

AMONG = Prepared("""
SELECT one, other, sum(number)::bigint FROM (
    SELECT one, other, number FROM articles_codecount WHERE one = ANY (%(all)s::bigint[]) AND other = ANY (%(codes)s::bigint[])
    UNION ALL
    SELECT one, other, sign FROM articles_listingchange, unnest(0::bigint || codes) AS one, unnest(codes) AS other
    WHERE one < other AND one = ANY (%(all)s::bigint[]) AND other = ANY (%(codes)s::bigint[])
) AS kept (one, other, number)
GROUP BY one, other
""")

TOTALS = Prepared("""
SELECT other, sum(number)::bigint FROM (
    SELECT other, number FROM articles_codecount WHERE one = 0 AND other = ANY (%(codes)s::bigint[])
    UNION ALL
    SELECT code, sign FROM articles_listingchange, unnest(codes) AS code WHERE code = ANY (%(codes)s::bigint[])
) AS kept (other, number)
GROUP BY other
""")


def counts(one: int, facets: Iterable[Facet], few: int | None = None) -> Numbers:
    """{code: articles that have it and `one`} for every code of the facets, and {0: articles that have `one`}.

    Of a facet without pairs only where `one` is 0; with `few`, of sparse ones only where no more articles have `one`.
    """
    facets = sorted(facets)
    ranges = [first_and_last(facet) for facet in facets]
    values = {
        "one": one,
        "sparse": [first_and_last(facet)[0] for facet in facets if facet.is_sparse and few is not None],
        "few": few,
        "lowest": [lowest for lowest, _highest in ranges],
        "highest": [highest for _lowest, highest in ranges],
    }
    return dict(COUNTS.rows(values))


def totals(codes: Iterable[int]) -> Numbers:
    """{code: articles that have it}; a code that none has is missing."""
    return dict(TOTALS.rows({"codes": list(codes)}))


def among(codes: Iterable[int]) -> dict[tuple[int, int], int]:
    """{(0, code): articles that have it} and {(one, other): articles that have both}, the lower first.

    A pair with a facet for which none are kept is missing. Of 0: all articles, without the last changes. One query.
    """
    codes = sorted(codes)
    kept_codes = [code for code in codes if code != ALL and facet_of(code).has_pairs]
    found = dict.fromkeys([*((ALL, code) for code in codes), *combinations(kept_codes, 2)], 0)
    rows = AMONG.rows({"all": [ALL, *codes], "codes": codes})
    return found | {(one, other): number for one, other, number in rows if (one, other) in found}


def total_of_all() -> int:
    return counts(ALL, []).get(ALL, 0)


def numbers(statement: str, values: Parameters) -> Numbers:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return dict(cursor.fetchall())


# A pair of codes is kept once, the lower one first. The notes that are not folded in yet are added.
BESIDE = Prepared("""
WITH asked AS (SELECT unnest(%(ones)s::bigint[]) AS code),
facet AS (SELECT * FROM unnest(%(lowest)s::bigint[], %(highest)s::bigint[]) AS facet(lowest, highest))
SELECT one, other, sum(number)::bigint FROM (
    SELECT asked.code, c.other, c.number FROM asked CROSS JOIN facet
    JOIN articles_codecount c ON c.one = asked.code AND c.other BETWEEN facet.lowest AND facet.highest
    UNION ALL
    SELECT asked.code, c.one, c.number FROM asked CROSS JOIN facet
    JOIN articles_codecount c ON c.other = asked.code AND c.one BETWEEN facet.lowest AND facet.highest
    UNION ALL
    SELECT asked.code, beside.code, note.sign FROM asked
    JOIN articles_listingchange note ON asked.code = ANY (note.codes)
    CROSS JOIN unnest(note.codes) AS beside(code)
    JOIN facet ON beside.code BETWEEN facet.lowest AND facet.highest
    WHERE beside.code <> asked.code
) AS kept (one, other, number)
GROUP BY one, other HAVING sum(number) > 0
""")


def beside(ones: Iterable[int], ranges: Iterable[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """{(one, other): articles that have both} for each of `ones`, and every other code within the ranges."""
    lowest, highest = zip(*ranges, strict=True)
    rows = BESIDE.rows({"ones": list(ones), "lowest": list(lowest), "highest": list(highest)})
    return {(one, other): number for one, other, number in rows}
