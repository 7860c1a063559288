"""The words around what was found, for a page's rows."""

from typing import Any

from django.db import connection

from .query import Query

# Around what was found: two private-use characters, which no text of ours holds.
START, STOP = "\ue000", "\ue001"
OPTIONS = (
    f"StartSel={START}, StopSel={STOP}, MaxFragments=2, MaxWords=30, MinWords=12, FragmentDelimiter=' … '"
)
PASSAGES = """
SELECT id, CASE WHEN summit_is_stemmed(language)
    THEN ts_headline('russian', body, %(stemmed)s::tsquery, %(options)s)
    ELSE ts_headline('simple', body, %(plain)s::tsquery, %(options)s) END
FROM articles_article WHERE id = ANY (%(articles)s)
"""


def passages(query: Query, articles: list[int]) -> dict[int, str]:
    """{id: words around what was found, it between START and STOP}, for those in whose body it was. One query."""
    if not (query and articles):
        return {}
    values: dict[str, Any] = {
        "stemmed": query.stemmed,
        "plain": query.plain,
        "options": OPTIONS,
        "articles": articles,
    }
    with connection.cursor() as cursor:
        cursor.execute(PASSAGES, values)
        return {pk: passage for pk, passage in cursor.fetchall() if START in passage}
