"""Which articles are searched by other words than theirs, and their rows written anew.

What is due is worked out here from the articles alone, without the functions and the view by which it is
kept: those could be wrong.
"""

from django.db import connection, transaction

from summit_archive.text.signs import sql_values

from .samples import SAMPLED

# As `summit_searched` does it, without the short way for plain texts.
SEARCHED = r"""translate(
    regexp_replace(
        regexp_replace(
            translate(
                normalize(
                    translate(
                        regexp_replace(
                            normalize(regexp_replace({{column}}, '[{invisible}]', '', 'g'), NFC), '[{stress}]', '', 'g'
                        ),
                        '{stressed}', '{bare}'
                    ),
                    NFC
                ),
                '{folded}', '{folds}'
            ),
            '[{letters}]', '''', 'g'
        ),
        '\m(?:(\w+)[{apostrophes}](?![sS]\M)(\w+)|([[:alpha:]])[{dashes}]([0-9]+))', '\1\3\2\4 \1\3 \2\4', 'g'
    ),
    '-/ёЁ', '  еЕ'
)""".format(**sql_values())

# The archive's own words and the source's.
TEXT = "left(concat_ws(E'\\n', nullif(summary, ''), body), 250000)"

WRONG = f"""
WITH article AS (
    SELECT id, published_on, status, {SEARCHED.format(column="headline")} AS headline,
        {SEARCHED.format(column="standfirst")} AS standfirst, {SEARCHED.format(column=TEXT)} AS body,
        CASE WHEN language ~* '^(en|ru|und)(-|$)' THEN 'russian' ELSE 'simple' END::regconfig AS words
    FROM articles_article WHERE id BETWEEN %(first)s AND %(last)s
),
met AS (
    SELECT article_id, lower(possible) AS first, upper(possible) - 1 AS last,
        length("when") = 21 AND "when" LIKE '____-__-__/____-__-__' AND "when" !~ 'X'
            AND upper(possible) - lower(possible) <= 31 AS is_each
    FROM articles_coverage JOIN participants_meeting ON participants_meeting.id = meeting_id
    WHERE article_id BETWEEN %(first)s AND %(last)s
),
mark AS (
    SELECT id, 'h ' || lexeme AS mark FROM article, unnest(to_tsvector(words, headline))
        WHERE octet_length(lexeme) < 2000
    UNION ALL
    SELECT article_id, 'p ' || person_id FROM articles_article_people
        WHERE article_id BETWEEN %(first)s AND %(last)s
    UNION ALL
    SELECT article_id, 't ' || topic_id FROM articles_article_topics
        WHERE article_id BETWEEN %(first)s AND %(last)s
    UNION ALL
    SELECT id, to_char(published_on, form) FROM article, unnest(ARRAY['"y "YYYY', '"m "YYYY-MM', '"d "DD']) AS form
    UNION ALL
    SELECT article_id, to_char(first, form)
    FROM met, unnest(ARRAY['"cy "YYYY', '"cm "YYYY-MM', '"cd "YYYY-MM-DD']) AS form
    WHERE NOT is_each AND to_char(first, form) = to_char(last, form)
    UNION
    SELECT article_id, to_char(day, form)
    FROM met, generate_series(first, last, '1 day') AS day,
        unnest(ARRAY['"cy "YYYY', '"cm "YYYY-MM', '"cd "YYYY-MM-DD']) AS form
    WHERE is_each
    UNION ALL
    SELECT id, 'simple s' FROM article WHERE words = 'simple'::regconfig
),
due AS (
    SELECT id AS article_id, published_on AS day, status = 'published' AS is_published,
        words = 'russian'::regconfig AS is_stemmed, abs(hashint8(id)::bigint) %% %(sampled)s = 0 AS is_sampled,
        length(to_tsvector(words, headline)) AS headline_words,
        setweight(to_tsvector(words, headline), 'A') || setweight(to_tsvector(words, standfirst), 'B')
            || setweight(to_tsvector(words, body), 'C') || coalesce(its.marks, '') AS vector
    FROM article LEFT JOIN (
        SELECT id, array_to_tsvector(array_agg(DISTINCT mark)) AS marks FROM mark WHERE mark IS NOT NULL GROUP BY id
    ) AS its USING (id)
)
SELECT article_id
FROM due FULL JOIN (
    SELECT * FROM articles_searchedtext WHERE article_id BETWEEN %(first)s AND %(last)s
) AS kept USING (article_id)
WHERE (due.day, due.is_published, due.is_stemmed, due.is_sampled, due.headline_words, due.vector)
    IS DISTINCT FROM
    (kept.day, kept.is_published, kept.is_stemmed, kept.is_sampled, kept.headline_words, kept.vector)
ORDER BY 1
"""

MEND = """
SELECT FROM articles_article WHERE id = ANY (%(articles)s) ORDER BY id FOR NO KEY UPDATE;
DELETE FROM articles_searchedtext WHERE article_id = ANY (%(articles)s);
SELECT summit_search(%(articles)s::bigint[])
"""


def wrong_texts(first: int, last: int) -> list[int]:
    """Of the articles with ids from `first` to `last`."""
    with connection.cursor() as cursor:
        cursor.execute(WRONG, {"first": first, "last": last, "sampled": SAMPLED})
        return [article for (article,) in cursor.fetchall()]


@transaction.atomic
def mend_texts(articles: list[int]) -> None:
    """The articles are locked first, as the triggers do it."""
    with connection.cursor() as cursor:
        cursor.execute(MEND, {"articles": articles})
