"""Articles as files tell of them: so many in one statement, as plain rows and without a row's instance."""

import datetime
from typing import NamedTuple

from summit_archive.postgres.prepared import Prepared
from summit_archive.web.fast_reverse import path_to_numbered

from ..models.article import slug_of

# What each column of keys holds, in the order in which pages name them. OFFSET 0, in `ALL_OF`: the few links of each
# article are looked up, not all of them read for each.
KEYS = {
    "countries": "SELECT lower(k.code) FROM {links} l, LATERAL (SELECT code, sort_key FROM participants_country"
    " WHERE id = l.country_id OFFSET 0) k ORDER BY k.sort_key, k.code",
    "people": "SELECT k.slug FROM {links} l, LATERAL (SELECT id, slug, sort_key FROM participants_person"
    " WHERE id = l.person_id OFFSET 0) k ORDER BY k.sort_key, k.id",
    "organisations": "SELECT k.slug FROM {links} l, LATERAL (SELECT id, slug, sort_key FROM participants_organisation"
    " WHERE id = l.organisation_id OFFSET 0) k ORDER BY k.sort_key, k.id",
    "topics": "SELECT k.slug FROM {links} l, LATERAL (SELECT id, slug, sort_key FROM articles_topic"
    " WHERE id = l.topic_id OFFSET 0) k ORDER BY k.sort_key, k.id",
    "meetings": "SELECT k.slug FROM {links} l, LATERAL (SELECT slug FROM participants_meeting"
    " WHERE id = l.meeting_id OFFSET 0) k ORDER BY l.id",
}
LINKS = {"meetings": "articles_coverage"}
ALL_OF = "(SELECT * FROM {table} WHERE article_id = a.id OFFSET 0)"
COLUMNS = [
    "a.id",
    "nullif(a.url, '')",
    "nullif(a.archived_url, '')",
    "a.headline",
    "a.published_on",
    "a.language",
    "a.language_is_guessed",
    "p.slug",
    "p.name",
    *(
        f"ARRAY({keys.format(links=ALL_OF.format(table=LINKS.get(name, f'articles_article_{name}')))})"
        for name, keys in KEYS.items()
    ),
]
TEXTS = [
    "a.standfirst",
    "a.body",
    "a.text_kind",
    "a.summary",
    "CASE WHEN a.summary <> '' THEN coalesce(nullif(a.summary_language, ''), a.language) END",
    "CASE WHEN a.body <> '' THEN p.text_licence END",
]
FROM = """
FROM articles_article a LEFT JOIN articles_publisher p ON p.id = a.publisher_id
WHERE a.id = ANY (%(ids)s::bigint[]) AND a.status = 'published'
"""
ROWS = Prepared(f"SELECT {', '.join(COLUMNS)} {FROM}")
ROWS_WITH_TEXTS = Prepared(f"SELECT {', '.join([*COLUMNS, *TEXTS])} {FROM}")


class ArticleRow(NamedTuple):
    """What `exporting.nouns.ARTICLE` tells, under the names of its fields; the texts where they were asked for."""

    id: int
    source_url: str | None
    archived_url: str | None
    headline: str
    published: datetime.date | None
    language: str
    language_is_guessed: bool
    publisher: str | None
    publisher_name: str | None
    countries: list[str]
    people: list[str]
    organisations: list[str]
    topics: list[str]
    meetings: list[str]
    standfirst: str = ""
    body: str = ""
    text_kind: str = ""
    summary: str = ""
    summary_language: str | None = None
    text_licence: str | None = None

    @property
    def pk(self):
        return self.id

    @property
    def url(self) -> str:
        return path_to_numbered("article-detail", self.id, slug_of(self.headline))


def article_rows(ids: list[int], *, with_texts: bool = False) -> list[ArticleRow]:
    """In the order of `ids`; what is not published any more is left out. One query, whatever is linked."""
    if not ids:
        return []
    statement = ROWS_WITH_TEXTS if with_texts else ROWS
    found = {row[0]: row for row in statement.rows({"ids": ids})}
    return [ArticleRow(*found[pk]) for pk in ids if pk in found]
