"""The cards of a list of articles, in one statement and without a row's instance: only what a card shows."""

import datetime
from typing import NamedTuple

from participants.called import called, order_of, speaks_english
from summit_archive.postgres.prepared import Prepared
from summit_archive.web.fast_reverse import path_to, path_to_numbered

from ..models.article import slug_of

# OFFSET 0: the few countries of each article are looked up, not all of them read for each.
CARDS = Prepared("""
SELECT a.id, a.headline, CASE WHEN length(a.standfirst) > 1000 THEN left(a.standfirst, 1000) ELSE a.standfirst END,
    a.published_on, a.language, p.name,
    (SELECT count(*) FROM articles_sketch mine JOIN articles_sketch same USING (story_id)
     JOIN articles_article told ON told.id = same.article_id AND told.status = 'published'
     WHERE mine.article_id = a.id) AS versions,
    (SELECT json_agg(json_build_array(c.id, lower(c.code), c.name) ORDER BY c.sort_key, c.code)
     FROM (SELECT country_id FROM articles_article_countries WHERE article_id = a.id OFFSET 0) l CROSS JOIN LATERAL
         (SELECT id, code, name, sort_key FROM participants_country WHERE id = l.country_id OFFSET 0) c) AS countries
FROM articles_article a LEFT JOIN articles_publisher p ON p.id = a.publisher_id
WHERE a.id = ANY (%(ids)s::bigint[]) AND a.status = 'published'
""")


class Named(NamedTuple):
    """A publisher, or a country with its code, as a card shows it."""

    name: str
    code: str = ""

    @property
    def called(self):
        """As a row has it."""
        return self.name

    def get_absolute_url(self):
        return path_to("country-detail", self.code)


class All(NamedTuple):
    """As a manager that has fetched its rows: the same template shows articles of models."""

    all: tuple[Named, ...]


class Card(NamedTuple):
    """All that is shown of an article, in plain values: a card that is rendered is kept by them."""

    pk: int
    headline: str
    standfirst: str
    published_on: datetime.date | None
    language: str
    publisher: Named | None
    versions: int
    countries: All
    passage: str = ""

    def get_absolute_url(self):
        return path_to_numbered("article-detail", self.pk, slug_of(self.headline))


def cards(ids: list[int]) -> list[Card]:
    """In the order of `ids`; what is not published any more is left out. One query."""
    if not ids:
        return []
    found = {row[0]: card(*row) for row in CARDS.rows({"ids": ids})}
    return [found[pk] for pk in ids if pk in found]


def card(number, headline, standfirst, day, language, publisher, versions, countries):
    named = [Named(called("country", pk, name), code) for pk, code, name in countries or []]
    countries = All(tuple(named if speaks_english() else sorted(named, key=lambda one: order_of(one.name))))
    publisher = None if publisher is None else Named(publisher)
    return Card(number, headline, standfirst, day, language, publisher, versions, countries)
