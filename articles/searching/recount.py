"""Which articles are searched by other words than theirs, and their rows written anew."""

from django.db import connection, transaction

WRONG = """
SELECT article_id
FROM (SELECT * FROM articles_searchedtext_due WHERE article_id BETWEEN %s AND %s) AS due
FULL JOIN (SELECT * FROM articles_searchedtext WHERE article_id BETWEEN %s AND %s) AS kept USING (article_id)
WHERE (due.day, due.is_published, due.is_stemmed, due.is_sampled, due.headline_words, due.vector)
    IS DISTINCT FROM
    (kept.day, kept.is_published, kept.is_stemmed, kept.is_sampled, kept.headline_words, kept.vector)
ORDER BY 1
"""


def wrong_texts(first: int, last: int) -> list[int]:
    """Of the articles with ids from `first` to `last`."""
    with connection.cursor() as cursor:
        cursor.execute(WRONG, [first, last] * 2)
        return [article for (article,) in cursor.fetchall()]


@transaction.atomic
def mend_texts(articles: list[int]) -> None:
    """The articles are locked first, as the triggers do it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT FROM articles_article WHERE id = ANY (%s) ORDER BY id FOR NO KEY UPDATE", [articles]
        )
        cursor.execute("DELETE FROM articles_searchedtext WHERE article_id = ANY (%s)", [articles])
        cursor.execute("SELECT summit_search(%s::bigint[])", [articles])
