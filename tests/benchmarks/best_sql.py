"""The best hand-written SQL for the same answer as each page: as few statements and rows as we know how.

    python -m tests.benchmarks.best_sql SIZE PATH ROUNDS

PATH is a file of {page: [address]}. It reads the tables that the database keeps beside the articles, and
of several ways to one answer the quickest counts. Printed are milliseconds, as `database.py` takes them.
"""

# ruff: noqa: T201 - whoever started it reads it

import json
import re
import sys
import time
from pathlib import Path
from statistics import median
from urllib.parse import parse_qs, urlsplit

from tests.benchmarks import linking

ROWS = 25
CARDS = """
SELECT a.id, a.headline, a.standfirst, a.published_on, a.language, p.name, p.slug,
    (SELECT array_agg(c.name ORDER BY c.name) FROM articles_article_countries l
        JOIN participants_country c ON c.id = l.country_id WHERE l.article_id = a.id)
FROM ({places}) AS place JOIN articles_article a ON a.id = place.article_id
LEFT JOIN articles_publisher p ON p.id = a.publisher_id ORDER BY place.day DESC, a.id DESC
"""
ALL = f"SELECT day, article_id FROM articles_listing ORDER BY day DESC, article_id DESC LIMIT {ROWS}"
OF_CODE = (
    "SELECT day, article_id FROM articles_listedarticle WHERE code = %(one)s"
    f" ORDER BY day DESC, article_id DESC LIMIT {ROWS}"
)
# Where a page begins, as its reader knows from the page before.
OF_CODE_AFTER = OF_CODE.replace("%(one)s", "%(one)s AND (day, article_id) < (%(day)s, %(article)s)")
OF_BOTH = (
    "SELECT day, article_id FROM articles_listing WHERE codes @> %(codes)s::bigint[]"
    f" ORDER BY day DESC, article_id DESC LIMIT {ROWS}"
)
# The twelve highest of each facet and every year, each with its name.
NAMED = """
SELECT facet, key, number, coalesce(c.name, e.name, o.name, t.name, m.title, p.name, l.tag, key::text)
FROM (SELECT code >> 40 AS facet, code & ((1::bigint << 40) - 1) AS key, number,
        row_number() OVER (PARTITION BY code >> 40 ORDER BY number DESC) AS rank
    FROM ({counted}) AS counted(code, number)) AS ranked
LEFT JOIN participants_country c ON facet = 1 AND c.id = key LEFT JOIN participants_person e ON facet = 2 AND e.id = key
LEFT JOIN participants_organisation o ON facet = 3 AND o.id = key LEFT JOIN articles_topic t ON facet = 4 AND t.id = key
LEFT JOIN participants_meeting m ON facet = 5 AND m.id = key LEFT JOIN articles_publisher p ON facet = 6 AND p.id = key
LEFT JOIN articles_listedlanguage l ON facet = 7 AND l.id = key
WHERE rank <= 12 OR facet = 8
"""
KEPT_ALL = "SELECT other, number FROM articles_codecount WHERE one = 0 AND other >> 40 BETWEEN 1 AND 8"
KEPT = (
    "SELECT other, number FROM articles_codecount WHERE one = %(one)s AND other >> 40 BETWEEN 1 AND 8"
    " UNION ALL SELECT one, number FROM articles_codecount WHERE other = %(one)s"
)
COUNTED = (
    "SELECT code, count(*) FROM articles_listing, unnest(codes) AS code"
    " WHERE codes @> %(codes)s::bigint[] AND code >> 40 < 9 GROUP BY code"
)
BY_BITS = """
SELECT b.code, sum(bit_count(b.bits & pair.bits))::bigint FROM (
    SELECT one.chunk, one.bits & other.bits AS bits FROM articles_codebitmap one JOIN articles_codebitmap other
    USING (chunk) WHERE one.code = %(one)s AND other.code = %(other)s) AS pair
JOIN articles_codebitmap b USING (chunk) JOIN (
    SELECT code FROM (SELECT other AS code, row_number() OVER (PARTITION BY other >> 40 ORDER BY number DESC) AS rank
        FROM ({kept}) AS kept(other, number)) AS ranked WHERE rank <= 60
) AS wanted USING (code) GROUP BY b.code
"""
TOTAL_OF_BOTH = """
SELECT sum(bit_count(one.bits & other.bits)) FROM articles_codebitmap one JOIN articles_codebitmap other USING (chunk)
WHERE one.code = %(one)s AND other.code = %(other)s
"""
MATCHED = "SELECT article_id, day, vector FROM articles_searchedtext WHERE is_published AND vector @@ %(words)s::tsquery"
# The best of the newest, as SPEED asks: to rank every match of a common word is no page's work.
RANKED = f"""
WITH found AS MATERIALIZED (SELECT article_id, day FROM articles_searchedtext WHERE is_published AND vector @@ %(words)s
    ORDER BY day DESC NULLS LAST LIMIT 1500), best AS MATERIALIZED (
    SELECT article_id, ts_rank(s.vector, %(words)s, 1) AS rank FROM found JOIN articles_searchedtext s USING (article_id)
    ORDER BY rank DESC LIMIT {ROWS})
SELECT a.id, a.headline, a.standfirst, a.published_on, a.language, p.name, p.slug,
    ts_headline('russian', a.body, %(words)s, 'MaxFragments=2, MaxWords=30, MinWords=12')
FROM best JOIN articles_article a ON a.id = best.article_id LEFT JOIN articles_publisher p ON p.id = a.publisher_id
ORDER BY rank DESC
"""
# Every match where they are few, else one in 32: what one sampled index gives.
FOUND_FACETS = (
    "SELECT code, count(*) FROM (SELECT article_id FROM articles_searchedtext WHERE is_published {sample}"
    " AND vector @@ %(words)s::tsquery) AS found JOIN articles_listing USING (article_id), unnest(codes) AS code"
    " WHERE code >> 40 < 9 GROUP BY code"
)
ARTICLE = [
    "SELECT a.*, p.name, p.slug FROM articles_article a LEFT JOIN articles_publisher p ON p.id = a.publisher_id"
    " WHERE a.id = %(article)s",
    'SELECT start, "end", text, m.country_id, m.person_id, m.organisation_id, m.office_id, m.meeting_id, c.code, e.slug'
    " FROM articles_mention m LEFT JOIN participants_country c ON c.id = m.country_id"
    " LEFT JOIN participants_person e ON e.id = coalesce(m.person_id, m.holder_id)"
    " WHERE article_id = %(article)s AND part = 'body' AND state = 'accepted' ORDER BY start",
    "SELECT 1, c.code, c.name FROM articles_article_countries l JOIN participants_country c ON c.id = l.country_id"
    " WHERE article_id = %(article)s UNION ALL SELECT 2, e.slug, e.name FROM articles_article_people l"
    " JOIN participants_person e ON e.id = l.person_id WHERE article_id = %(article)s UNION ALL"
    " SELECT 3, o.slug, o.name FROM articles_article_organisations l JOIN participants_organisation o"
    " ON o.id = l.organisation_id WHERE article_id = %(article)s UNION ALL SELECT 4, t.slug, t.name"
    " FROM articles_article_topics l JOIN articles_topic t ON t.id = l.topic_id WHERE article_id = %(article)s",
    'SELECT m.slug, m.title, m."when", l.kind, l.status, l.quote FROM articles_coverage l'
    " JOIN participants_meeting m ON m.id = l.meeting_id WHERE article_id = %(article)s",
    "SELECT headline FROM articles_sketch s JOIN articles_sketch o USING (story_id)"
    " JOIN articles_article a ON a.id = o.article_id WHERE s.article_id = %(article)s",
]
MEETING = [
    "SELECT m.*, p.name, c.name, o.name FROM participants_meeting m LEFT JOIN participants_place p ON p.id = m.place_id"
    " LEFT JOIN participants_country c ON c.id = p.country_id"
    " LEFT JOIN participants_organisation o ON o.id = m.organisation_id WHERE m.slug = %(slug)s",
    "SELECT l.*, c.name, c.code, e.name, e.slug, o.name, f.name FROM participants_participation l"
    " JOIN participants_meeting m ON m.id = l.meeting_id LEFT JOIN participants_country c ON c.id = l.country_id"
    " LEFT JOIN participants_person e ON e.id = l.person_id"
    " LEFT JOIN participants_organisation o ON o.id = l.organisation_id"
    " LEFT JOIN participants_office f ON f.id = l.office_id WHERE m.slug = %(slug)s ORDER BY l.id",
    "SELECT l.kind, l.status, l.quote, a.id, a.headline, a.published_on, a.language, p.name FROM articles_coverage l"
    " JOIN participants_meeting m ON m.id = l.meeting_id JOIN articles_article a ON a.id = l.article_id"
    " LEFT JOIN articles_publisher p ON p.id = a.publisher_id"
    " WHERE m.slug = %(slug)s AND a.status = 'published' ORDER BY a.published_on DESC, a.id DESC",
]

Statement = tuple[str, dict]


def codes_of(countries: list[str], cursor) -> list[int]:
    from participants.models import Country

    numbers = {one.address_code: one.pk for one in Country.objects.all()}
    return [(1 << 40) | numbers[code] for code in countries]


def ways(page: str, cursor) -> list[list[Statement]]:
    """Every way to the answer that we know: the statements of each, with their values."""
    parts = urlsplit(page)
    if article := re.match(r"/articles/(\d+)/", parts.path):
        return [[(one, {"article": int(article[1])}) for one in ARTICLE]]
    if meeting := re.match(r"/meetings/(.+)/", parts.path):
        return [[(one, {"slug": meeting[1]}) for one in MEETING]]
    asked = parse_qs(parts.query)
    if "q" in asked:
        return ways_to_words(asked["q"][0], cursor)
    codes = codes_of(asked.get("country", []), cursor)
    if not codes:
        return [[(CARDS.format(places=ALL), {}), (NAMED.format(counted=KEPT_ALL), {})]]
    if len(codes) == 2:
        return ways_to_both(codes)
    return [[cards_of_code(codes[0], asked, cursor), (NAMED.format(counted=KEPT), {"one": codes[0]})]]


def cards_of_code(code: int, asked, cursor) -> Statement:
    if "page" not in asked:
        return CARDS.format(places=OF_CODE), {"one": code}
    offset = (int(asked["page"][0]) - 1) * ROWS - 1
    cursor.execute(
        OF_CODE.replace(f"LIMIT {ROWS}", "OFFSET %(offset)s LIMIT 1"), {"one": code, "offset": offset}
    )
    day, article = cursor.fetchone()
    return CARDS.format(places=OF_CODE_AFTER), {"one": code, "day": day, "article": article}


def ways_to_both(codes: list[int]) -> list[list[Statement]]:
    """By the listings, which is quick where few have both; by bitmaps."""
    values = {"codes": codes, "one": codes[0], "other": codes[1]}
    cards = CARDS.format(places=OF_BOTH), values
    bits = NAMED.format(counted=BY_BITS.format(kept=KEPT))
    return [
        [cards, (NAMED.format(counted=COUNTED), values)],
        [cards, (bits, values), (TOTAL_OF_BOTH, values)],
    ]


def ways_to_words(word: str, cursor) -> list[list[Statement]]:
    """Facets from every match while the site, too, counts them all; else from the sample that it has."""
    cursor.execute("SELECT websearch_to_tsquery('russian', %s)::text", [word])
    values = {"words": cursor.fetchone()[0]}
    cursor.execute(f"SELECT count(*) FROM ({MATCHED}) AS found", values)
    sample = "AND is_sampled" if cursor.fetchone()[0] > 20_000 else ""
    facets = NAMED.format(counted=FOUND_FACETS.format(sample=sample))
    return [[(RANKED.replace("%(words)s", "%(words)s::tsquery"), values), (facets, values)]]


def taken(cursor, way: list[Statement]) -> float:
    milliseconds = 0.0
    for statement, values in way:
        started = time.perf_counter()
        cursor.execute(statement, values)
        milliseconds += 1000 * (time.perf_counter() - started)
        cursor.fetchall()
    return milliseconds


def quickest(cursor, page: str, rounds: int) -> float:
    medians = []
    for way in ways(page, cursor):
        taken(cursor, way)
        medians.append(median(taken(cursor, way) for _ in range(rounds)))
    return min(medians)


def main() -> None:
    path, rounds = sys.argv[2:]
    linking.start_django()
    from django.db import connection

    pages = json.loads(Path(path).read_text("utf-8"))
    with connection.cursor() as cursor:
        each = {page: [quickest(cursor, one, int(rounds)) for one in all] for page, all in pages.items()}
    told = {page: {"median": median(all), "worst": max(all), "each": all} for page, all in each.items()}
    print(json.dumps(told))


if __name__ == "__main__":
    main()
