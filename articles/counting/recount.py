"""Recounts what the database keeps beside the published articles, and writes anew what differs.

The listings are compared with the articles, everything else with the listings; notes that are still to be
folded count as folded. Each comparison is one statement, or one for so many articles, so that none needs
more memory for more articles. What is due is worked out here, from the tables and the declaration of the
facets, without the functions and views by which it is kept: those could be wrong.
"""

from django.db import connection, transaction

from .facets import CHUNK, FACETS, KEY_BITS

# So many articles are compared at a time.
SPAN = 20_000

SPANS = """
SELECT min(id), max(id) FROM (
    SELECT id, (row_number() OVER (ORDER BY id) - 1) / %(span)s AS span
    FROM (SELECT id FROM articles_article UNION SELECT article_id FROM {table}) AS of_either
) AS numbered GROUP BY span ORDER BY 1
"""

PUBLISHED = "articles_article a WHERE a.status = 'published' AND a.id BETWEEN %(first)s AND %(last)s"
KEYS_OF_A_FACET = """
SELECT a.id, {number}::bigint AS facet, its.key
FROM (SELECT * FROM {published}) AS a CROSS JOIN LATERAL ({keys}) AS its(key)
WHERE its.key IS NOT NULL
"""
# Without its language's number, say, a listing cannot be what it has to be, though it may be all that can be.
WRONG_LISTINGS = """
WITH keys AS ({keys}),
due AS (
    SELECT a.id AS article_id, coalesce(a.published_on, '-infinity') AS day, its.codes, its.facets
    FROM (SELECT * FROM {published}) AS a LEFT JOIN (
        SELECT id, array_agg(DISTINCT facet * %(facet_size)s::bigint + key) AS codes, array_agg(facet) AS facets
        FROM keys GROUP BY id
    ) AS its USING (id)
)
SELECT article_id
FROM due FULL JOIN (
    SELECT * FROM articles_listing WHERE article_id BETWEEN %(first)s AND %(last)s
) AS kept USING (article_id)
WHERE (due.day, due.codes) IS DISTINCT FROM (kept.day, kept.codes)
    OR due.day IS NOT NULL AND due.facets @> %(everywhere)s::bigint[] IS NOT TRUE
ORDER BY 1
"""

WRONG_ENTRIES = """
SELECT code, day, article_id, due.is_due
FROM (
    SELECT code, day, article_id, true AS is_due FROM articles_listing, unnest(codes) AS code
    WHERE code / %(facet_size)s::bigint = ANY (%(with_list)s::bigint[])
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

# The total, each code, and each two codes of facets that have pairs.
PAIRS = """
unnest(0::bigint || codes) AS one, unnest(0::bigint || codes) AS other
WHERE one = 0 AND other = 0 OR one < other AND (one = 0
    OR one / %(facet_size)s::bigint = ANY (%(with_pairs)s::bigint[])
    AND other / %(facet_size)s::bigint = ANY (%(with_pairs)s::bigint[]))
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
SELECT article_id / %(chunk_size)s::bigint FROM articles_listing UNION SELECT chunk FROM articles_codebitmap
UNION SELECT article_id / %(chunk_size)s::bigint FROM articles_listingchange ORDER BY 1
"""
NONE = "repeat('0', %(chunk_size)s)::bit varying"
BIT = f"set_bit({NONE}, (article_id %% %(chunk_size)s)::integer, 1)"
OF_CHUNK = """
article_id >= %(chunk)s * %(chunk_size)s::bigint AND article_id < (%(chunk)s + 1) * %(chunk_size)s::bigint
"""
# Of one chunk. A bitmap of another length cannot be joined with notes: it is wrong as it is.
WRONG_BITMAPS = f"""
SELECT code, %(chunk)s AS chunk, due.bits
FROM (
    SELECT code, bit_or({BIT}) AS bits FROM articles_listing, unnest(codes) AS code
    WHERE {OF_CHUNK} AND code IS NOT NULL GROUP BY code
) AS due
FULL JOIN (
    SELECT code, CASE WHEN length(kept.bits) <> %(chunk_size)s THEN kept.bits
        ELSE (coalesce(kept.bits, {NONE}) | coalesce(came, {NONE})) & ~coalesce(went, {NONE}) END AS bits
    FROM (SELECT code, bits FROM articles_codebitmap WHERE chunk = %(chunk)s) AS kept
    FULL JOIN (
        SELECT code, bit_or(bit) FILTER (WHERE sign > 0) AS came, bit_or(bit) FILTER (WHERE sign < 0) AS went
        FROM (
            SELECT code, {BIT} AS bit, sum(sign) AS sign FROM articles_listingchange, unnest(codes) AS code
            WHERE {OF_CHUNK} GROUP BY code, article_id
        ) AS net GROUP BY code
    ) AS notes USING (code)
) AS kept USING (code)
WHERE coalesce(due.bits, {NONE}) <> coalesce(kept.bits, {NONE})
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
DELETE FROM articles_codebitmap WHERE length(bits) <> %(chunk_size)s;
SELECT summit_fold(0)
"""


def spans(table: str) -> list[tuple[int, int]]:
    """The first and the last id of each `SPAN` articles, counting those that only `table` has."""
    return ask(SPANS.format(table=table), span=SPAN)


def wrong_listings(first: int, last: int) -> list[int]:
    """Of the articles with ids from `first` to `last`: those that are listed otherwise than they have to be."""
    keys = " UNION ALL ".join(
        KEYS_OF_A_FACET.format(number=facet.number, published=PUBLISHED, keys=facet.keys)
        for facet in FACETS.values()
    )
    statement = WRONG_LISTINGS.format(keys=keys, published=PUBLISHED)
    return [article for (article,) in ask(statement, first=first, last=last)]


def mend_listings(articles: list[int]) -> None:
    """The triggers take the rest along."""
    ask("SELECT summit_list(%(articles)s::bigint[])", articles=articles)


def wrong_entries() -> int:
    return number_of(f"SELECT count(*) FROM ({WRONG_ENTRIES}) AS wrong")


def wrong_counts() -> int:
    return number_of(f"SELECT count(*) FROM ({WRONG_COUNTS}) AS wrong")


def wrong_bitmaps() -> int:
    counted = f"SELECT count(*) FROM ({WRONG_BITMAPS}) AS wrong"
    return sum(number_of(counted, chunk=chunk) for (chunk,) in ask(CHUNKS))


@transaction.atomic
def mend_what_follows_listings() -> tuple[int, int, int]:
    """How many entries, counts and bitmaps were mended. Edits of articles wait meanwhile, readers do not."""
    ask(ALONE)
    bitmaps = sum(number_of(MEND_BITMAPS, chunk=chunk) for (chunk,) in ask(CHUNKS))
    return number_of(MEND_ENTRIES), number_of(MEND_COUNTS), bitmaps


def number_of(statement: str, **values: int) -> int:
    return ask(statement, **values)[0][0]


def ask(statement: str, **values: int | list[int]) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, of_the_facets() | values)
        return cursor.fetchall()


def of_the_facets() -> dict:
    """What the statements have to know of the declaration: a code is facet × `facet_size` + key."""
    facets = FACETS.values()
    return {
        "facet_size": 1 << KEY_BITS,
        "chunk_size": CHUNK,
        "with_list": [facet.number for facet in facets if facet.has_list],
        "with_pairs": [facet.number for facet in facets if facet.has_pairs],
        "everywhere": [facet.number for facet in facets if facet.is_everywhere],
    }
