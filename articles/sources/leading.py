"""Where the record of a source is, by its address: on the page of its article, else on one of its own."""

from django.db import connection

from summit_archive.addresses import normal_form
from summit_archive.web.fast_reverse import path_to_numbered

from ..models.article import slug_of
from ..models.source import source_path

# An article comes first. Each half says again what its partial index says.
FOUND = """
SELECT url, number, headline FROM (
    SELECT canonical_url AS url, id AS number, headline, 1 AS place FROM articles_article
    WHERE status = 'published' AND canonical_url <> '' AND canonical_url = ANY(%(normal)s)
    UNION ALL
    SELECT url, id, headline, 2 FROM articles_article
    WHERE status = 'published' AND url = ANY(%(given)s)
    UNION ALL
    SELECT url, id, NULL, 3 FROM articles_source WHERE url = ANY(%(normal)s)
) found ORDER BY place DESC, number DESC
"""


def records_of(urls):
    """{address: the page of its source's record}, for each of `urls` that has one. One query, none for no addresses."""
    normal = {url: normal_form(url) for url in urls}
    if not normal:
        return {}
    values = sorted(set(normal.values()))
    with connection.cursor() as cursor:
        cursor.execute(FOUND, {"normal": values, "given": sorted({*values, *normal})})
        pages = {url: page_of(number, headline) for url, number, headline in cursor.fetchall()}
    found = {url: pages.get(its_normal) or pages.get(url) for url, its_normal in normal.items()}
    return {url: page for url, page in found.items() if page}


def page_of(number, headline):
    if headline is None:
        return source_path(number)
    return path_to_numbered("article-detail", number, slug_of(headline))
