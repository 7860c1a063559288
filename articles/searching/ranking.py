"""Matches in the order of relevance and freshness: all while they are few, else a window of them.

The score is (words + 5 × headline) × freshness, where

words       is PostgreSQL's `ts_rank`: by how often, in which part and how near each other the words
            stand, divided by 1 + the logarithm of the text's length and by 1 + that of the number of its different
            words, else transcripts crowd out the news; five times that, which is about what the second divides by;
headline    is 1 / the number of its words, if all that is looked for stands in it: who types most of a
            headline looks for that article; twice that, if all that was typed stands there in that order,
            the common words too;
freshness   is 1 today and a half after a hundred years: of articles that say the same the newer comes
            first, and no old one that says more is lost.

`python -m tests.benchmarks.search_quality` is what the numbers were chosen by. Ranking reads whole vectors,
at some ten microseconds each. Of more than WINDOW matches (or OF_MANY) therefore only the newest are ranked, and the
newest of those that have the words in the headline. The others follow them, the newest first, where all
are known; where there are too many they are left out, and whoever wants them asks for the newest or oldest.
"""

from django.db import connection

from .matches import CHECK, Matches, found
from .months import months_between

WINDOW = 1000
# Of too many to be known so many of the newest.
OF_MANY = 300
HEADLINES = 300
NEWEST = "ORDER BY day DESC NULLS LAST, article_id DESC"

# Takes two queries as text (stemmed, plain) and a regular expression, or NULL.
SCORE = """(
    (ts_rank(ARRAY[0.1, 0.2, 0.4, 1]::real[], s.vector,
            CASE WHEN s.is_stemmed THEN %(stemmed)s::tsquery ELSE %(plain)s::tsquery END, 1 | 16) * 5
        + CASE WHEN chosen.has_headline THEN 5.0 / greatest(s.headline_words, 1)
            * CASE WHEN (SELECT summit_searched(headline) ~* %(in_order)s FROM articles_article WHERE id = s.article_id) THEN 2 ELSE 1 END
            ELSE 0 END)
    / (1 + greatest(0, coalesce(current_date - s.day, 36525)) / 36525.0)
)"""

# Whose headline has the words the index tells: no vector is read twice.
SCORED = f"""
WITH newest AS MATERIALIZED (SELECT * FROM ({{newest}}) AS every {NEWEST} LIMIT %(most)s),
in_headline AS MATERIALIZED ({{headlines}}),
headlines AS MATERIALIZED (SELECT * FROM in_headline {NEWEST} LIMIT %(most_headlines)s),
scored AS MATERIALIZED (
    SELECT article_id, s.day, {SCORE} AS score
    FROM (
        SELECT article_id, article_id IN (SELECT article_id FROM in_headline) AS has_headline
        FROM (SELECT article_id FROM newest UNION SELECT article_id FROM headlines) AS every
    ) AS chosen
    JOIN articles_searchedtext AS s USING (article_id)
)
"""
ALL_OF_THEM = (
    "(SELECT article_id, every.day, score FROM ({found}) AS every LEFT JOIN scored USING (article_id))"
)
PAGE = """
SELECT article_id FROM {rows} AS rows
ORDER BY score DESC NULLS LAST, day DESC NULLS LAST, article_id DESC LIMIT %(size)s OFFSET %(offset)s
"""


def ranked(matches: Matches, offset: int, size: int) -> list[int]:
    """The ids of a page in order. One query; none where nothing matches."""
    if not matches.total:
        return []
    sql, values = scored(matches)
    rows = "scored"
    # Whoever is not scored follows all that are.
    if offset + size > WINDOW and matches.total > WINDOW and matches.is_exact:
        every, its_values = found(matches.within, matches=matches.query.matches)
        rows, values = ALL_OF_THEM.format(found=every), values | its_values
    with connection.cursor() as cursor:
        cursor.execute(sql + PAGE.format(rows=rows), values | {"size": size, "offset": offset})
        return [pk for (pk,) in cursor.fetchall()]


def scored(matches: Matches) -> tuple[str, dict]:
    """The common table expressions up to `scored` (article_id, day, score), and their parameters."""
    query, is_exact = matches.query, matches.is_exact
    among, in_headline = looked_for(matches)
    newest, newest_values = found(matches.within, newest=among)
    headlines, headline_values = found(matches.within, headlines=in_headline)
    if query.is_checked and not is_exact:
        newest, headlines = checked(newest, OF_MANY), checked(headlines, HEADLINES)
    if not is_exact:
        # Of too many these are all that count, as no more are ranked.
        headlines = f"SELECT * FROM ({headlines}) AS every {NEWEST} LIMIT {HEADLINES}"
    window = WINDOW if is_exact else OF_MANY
    sql = SCORED.format(newest=newest, headlines=headlines)
    return sql, newest_values | headline_values | {
        "checked": query.matches,
        "most": window,
        "most_headlines": HEADLINES if matches.total > window else 0,
        "stemmed": query.ranked,
        "plain": query.ranked_plain,
        "in_order": query.in_order or None,
    }


def looked_for(matches: Matches) -> tuple[str, str]:
    """Two queries as text: for the newest that match, and for those that have the words in the headline."""
    query = matches.query
    window = query.matches if matches.is_exact else query.candidates
    # Who has the words in the headline is among the matches, if nothing is left out or has to stand side by side.
    is_among = not query.leaves_out and window == query.candidates
    in_headline = query.headlines if is_among else f"({window}) & ({query.headlines})"
    if matches.since and matches.until:
        window = f"({window}) & ({months_between(matches.since, matches.until)})"
    if matches.headlines_since and matches.until:
        in_headline = f"({in_headline}) & ({months_between(matches.headlines_since, matches.until)})"
    return window, in_headline


def checked(candidates: str, most: int) -> str:
    """Of the newest candidates, twice as many as are ranked, those that match."""
    newest = f"(SELECT * FROM ({candidates}) AS every {NEWEST} LIMIT {2 * most}) AS candidate"
    return f"SELECT article_id, day FROM {newest} {CHECK}"
