"""The kept counts beside several codes at once. One query."""

from collections.abc import Iterable

from summit_archive.postgres.prepared import Prepared

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
