"""Recounts what the database keeps beside the published articles, and writes anew what differs.

The listings are compared with the articles, everything else with the listings; notes that are still to be
folded count as folded. Each comparison is one statement, or one for so many articles, so that none needs
more memory for more articles.
"""

from collections.abc import Iterator

from django.db import connection, transaction

# So many articles are compared at a time.
SPAN = 20_000

SPANS = """
SELECT min(id), max(id) FROM (
    SELECT id, (row_number() OVER (ORDER BY id) - 1) / %s AS span
    FROM (SELECT id FROM articles_article UNION SELECT article_id FROM {table}) AS of_either
) AS numbered GROUP BY span ORDER BY 1
"""

# Without its language's number a listing cannot be what it has to be, though the view be content.
WRONG_LISTINGS = """
SELECT article_id
FROM (SELECT * FROM articles_listing_due WHERE article_id BETWEEN %s AND %s) AS due
FULL JOIN (SELECT * FROM articles_listing WHERE article_id BETWEEN %s AND %s) AS kept USING (article_id)
WHERE (due.day, due.codes) IS DISTINCT FROM (kept.day, kept.codes)
    OR due.day IS NOT NULL AND NOT EXISTS (SELECT FROM unnest(due.codes) AS code WHERE code >> 40 = 7)
ORDER BY 1
"""

WRONG_ENTRIES = """
SELECT code, day, article_id, due.is_due
FROM (
    SELECT code, day, article_id, true AS is_due FROM articles_listing, unnest(codes) AS code WHERE code >> 40 < 8
) AS due
FULL JOIN articles_listedarticle AS kept USING (code, day, article_id)
WHERE due.code IS NULL OR kept.code IS NULL
"""
MEND_ENTRIES = f"""
WITH wrong AS MATERIALIZED ({WRONG_ENTRIES}),
gone AS (
    DELETE FROM articles_listedarticle e USING wrong w
    WHERE w.is_due IS NULL AND (e.code, e.day, e.article_id) = (w.code, w.day, w.article_id)
), come AS (
    INSERT INTO articles_listedarticle (code, day, article_id)
        SELECT code, day, article_id FROM wrong WHERE is_due ON CONFLICT DO NOTHING
)
SELECT count(*) FROM wrong
"""

PAIRS = """
unnest(0::bigint || codes) AS one, unnest(0::bigint || codes) AS other
WHERE (one < other AND (one = 0 OR other >> 40 < 9)) OR other = 0 AND one = 0
"""
WRONG_COUNTS = f"""
SELECT one, other, coalesce(due.number, 0) AS number
FROM (SELECT one, other, count(*) AS number FROM articles_listing, {PAIRS} GROUP BY one, other) AS due
FULL JOIN (
    SELECT one, other, sum(number) AS number FROM (
        SELECT one, other, number FROM articles_codecount
        UNION ALL
        SELECT one, other, sign FROM articles_listingchange, {PAIRS}
    ) AS parts GROUP BY one, other
) AS kept USING (one, other)
WHERE coalesce(due.number, 0) <> coalesce(kept.number, 0)
"""
MEND_COUNTS = f"""
WITH wrong AS MATERIALIZED ({WRONG_COUNTS}),
gone AS (
    DELETE FROM articles_codecount c USING wrong w WHERE w.number = 0 AND (c.one, c.other) = (w.one, w.other)
), come AS (
    INSERT INTO articles_codecount (one, other, number) SELECT one, other, number FROM wrong WHERE number > 0
        ON CONFLICT (one, other) DO UPDATE SET number = excluded.number
)
SELECT count(*) FROM wrong
"""

CHUNKS = """
SELECT summit_chunk(article_id) FROM articles_listing UNION SELECT chunk FROM articles_codebitmap
UNION SELECT summit_chunk(article_id) FROM articles_listingchange ORDER BY 1
"""
# Of one chunk. A bitmap of another length cannot be joined with notes: it is wrong as it is.
WRONG_BITMAPS = """
SELECT code, %(chunk)s AS chunk, due.bits
FROM (
    SELECT code, bit_or(summit_bit(article_id)) AS bits
    FROM articles_listing, unnest(codes) AS code
    WHERE article_id BETWEEN %(chunk)s * 32000::bigint AND %(chunk)s * 32000::bigint + 31999 AND code IS NOT NULL GROUP BY code
) AS due
FULL JOIN (
    SELECT code, CASE WHEN length(kept.bits) <> 32000 THEN kept.bits
        ELSE (coalesce(kept.bits, summit_no_bits()) | coalesce(came, summit_no_bits()))
            & ~coalesce(went, summit_no_bits()) END AS bits
    FROM (SELECT code, bits FROM articles_codebitmap WHERE chunk = %(chunk)s) AS kept
    FULL JOIN (
        SELECT code, bit_or(bit) FILTER (WHERE sign > 0) AS came, bit_or(bit) FILTER (WHERE sign < 0) AS went
        FROM (
            SELECT code, summit_bit(article_id) AS bit, sum(sign) AS sign
            FROM articles_listingchange, unnest(codes) AS code
            WHERE summit_chunk(article_id) = %(chunk)s GROUP BY code, article_id
        ) AS net GROUP BY code
    ) AS notes USING (code)
) AS kept USING (code)
WHERE coalesce(due.bits, summit_no_bits()) <> coalesce(kept.bits, summit_no_bits())
"""
MEND_BITMAPS = f"""
WITH wrong AS MATERIALIZED ({WRONG_BITMAPS}),
gone AS (
    DELETE FROM articles_codebitmap b USING wrong w
    WHERE w.bits IS NULL AND (b.code, b.chunk) = (w.code, w.chunk)
), come AS (
    INSERT INTO articles_codebitmap (code, chunk, bits) SELECT code, chunk, bits FROM wrong WHERE bits IS NOT NULL
        ON CONFLICT (code, chunk) DO UPDATE SET bits = excluded.bits
)
SELECT count(*) FROM wrong
"""

# In this order: whoever writes a listing never waits for a fold.
ALONE = """
SELECT pg_advisory_xact_lock(hashtext('summit fold'));
LOCK TABLE articles_listing IN SHARE ROW EXCLUSIVE MODE;
DELETE FROM articles_codebitmap WHERE length(bits) <> 32000;
SELECT summit_fold(0)
"""


def spans(table: str) -> Iterator[tuple[int, int]]:
    """The first and the last id of each `SPAN` articles, counting those that only `table` has."""
    return ask(SPANS.format(table=table), [SPAN])


def wrong_listings(first: int, last: int) -> list[int]:
    """Of the articles with ids from `first` to `last`: those that are listed otherwise than they have to be."""
    return [article for (article,) in ask(WRONG_LISTINGS, [first, last] * 2)]


def mend_listings(articles: list[int]) -> None:
    """The triggers take the rest along."""
    ask("SELECT summit_list(%s::bigint[])", [articles])


def wrong_entries() -> int:
    return number_of(f"SELECT count(*) FROM ({WRONG_ENTRIES}) AS wrong")


def wrong_counts() -> int:
    return number_of(f"SELECT count(*) FROM ({WRONG_COUNTS}) AS wrong")


def wrong_bitmaps() -> int:
    counted = f"SELECT count(*) FROM ({WRONG_BITMAPS}) AS wrong"
    return sum(number_of(counted, {"chunk": chunk}) for (chunk,) in ask(CHUNKS))


@transaction.atomic
def mend_what_follows_listings() -> tuple[int, int, int]:
    """How many entries, counts and bitmaps were mended. Edits of articles wait meanwhile, readers do not."""
    with connection.cursor() as cursor:
        cursor.execute(ALONE)
    bitmaps = sum(number_of(MEND_BITMAPS, {"chunk": chunk}) for (chunk,) in ask(CHUNKS))
    return number_of(MEND_ENTRIES), number_of(MEND_COUNTS), bitmaps


def number_of(statement: str, values=()) -> int:
    return ask(statement, values)[0][0]


def ask(statement: str, values=()) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)
        return cursor.fetchall()
