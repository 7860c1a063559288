"""Articles of which something waits, each with all of it: reported meetings, statements, sources and names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models import F, QuerySet
from django.urls import resolve, reverse
from django.utils.translation import gettext_lazy as _

from summit_archive.web.languages import within

from ..models import Article, Encounter, Mention, ProposedCitation, ProposedStatement
from ..models.mention import TARGETS
from .evidence import sources_of
from .groups import with_what_is_shown
from .lines import Line, articles_by_id
from .said_lines import Lines, of_citations, of_statements
from .seen import seen_by
from .word_groups import BEFORE_ALL, lines_of, place_of

PAGE = 10
# Of one article a list shows so many of a kind; its worksheet shows all.
MOST_OF_A_KIND = 30
KINDS = {
    "encounters": _("reports of meetings"),
    "statements": _("statements"),
    "citations": _("sources"),
    "mentions": _("suggestions"),
}
KEY = re.compile(r"a([1-9][0-9]{0,17})")
ARTICLES = """
WITH waiting AS MATERIALIZED ({waiting}), articles AS (
    SELECT article_id, count(*) AS number FROM waiting GROUP BY article_id
)
SELECT totals.rows, totals.articles, page.* FROM (
    SELECT (SELECT count(*) FROM waiting) AS rows, (SELECT count(*) FROM articles) AS articles
) AS totals LEFT JOIN LATERAL (
    SELECT number, article_id FROM articles
    WHERE number < %s OR number = %s AND article_id > %s
    ORDER BY number DESC, article_id LIMIT %s
) AS page ON true
"""


@dataclass(slots=True)
class Kind:
    """What of one kind waits of an article: `lines` are those shown."""

    name: str
    number: int
    lines: list[Line] = field(default_factory=list)

    @property
    def more(self) -> int:
        return self.number - len(self.lines)

    @property
    def in_words(self) -> str:
        return str(KINDS[self.name])


@dataclass(slots=True)
class ArticleGroup:
    article: Article
    kinds: dict[str, Kind]

    @property
    def key(self) -> str:
        return f"a{self.article.pk}"

    @property
    def number(self) -> int:
        return sum(kind.number for kind in self.kinds.values())

    @property
    def worksheet(self) -> str:
        return worksheet_of(self.article.pk)

    @property
    def waiting(self) -> list[Kind]:
        return [kind for kind in self.kinds.values() if kind.number]


def worksheet_of(article: int) -> str:
    """The address of the article's worksheet; of its form where there is no such page."""
    form = reverse("admin:articles_article_change", args=[article])
    address = form.removesuffix("change/") + "worksheet/"
    return address if resolve(within(address)).url_name else form


def rows_waiting(user: Any) -> dict[str, QuerySet]:
    """What waits and `user` may see, by kind."""
    waiting = {
        "encounters": Encounter.objects.waiting(),
        "statements": ProposedStatement.objects.waiting(),
        "citations": ProposedCitation.objects.waiting(),
        "mentions": Mention.objects.waiting(),
    }
    return {name: seen_by(user, rows) for name, rows in waiting.items()}


class ArticlesPage:
    """The articles that begin after a place, those of which most waits first. Some twenty queries for any number."""

    def __init__(self, user: Any, after: str = "", size: int = PAGE):
        self.user, self.after, self.size = user, place_of(after), size

    @cached_property
    def rows(self) -> list[tuple]:
        asked = [
            rows.order_by().values(article_number=F("article")) for rows in rows_waiting(self.user).values()
        ]
        parts = [rows.query.sql_with_params() for rows in asked]
        waiting = " UNION ALL ".join(
            f"SELECT article_number AS article_id FROM ({sql}) AS part" for sql, _ in parts
        )
        params = [value for _sql, values in parts for value in values]
        number, last = self.after or BEFORE_ALL
        with connection.cursor() as cursor:
            cursor.execute(ARTICLES.format(waiting=waiting), [*params, number, number, last, self.size + 1])
            return cursor.fetchall()

    @property
    def numbers(self) -> dict[str, int]:
        rows, articles = self.rows[0][:2]
        return {"rows": rows, "groups": articles}

    @property
    def places(self) -> list[tuple[int, int]]:
        return [row[2:] for row in self.rows if row[2] is not None]

    @property
    def next(self) -> str:
        if len(self.places) <= self.size:
            return ""
        number, article = self.places[self.size - 1]
        return f"{number}-{article}"

    @cached_property
    def groups(self) -> list[ArticleGroup]:
        return article_groups(self.user, [article for _number, article in self.places[: self.size]])


def article_groups(user: Any, ids: Sequence[int]) -> list[ArticleGroup]:
    """Those of these articles of which something waits that `user` may see, in this order. Some fifteen queries, or none."""
    if not ids:
        return []
    articles = articles_by_id(ids)
    kinds: dict[int, dict[str, Kind]] = {pk: {} for pk in ids}
    for name, rows in rows_waiting(user).items():
        chosen = MAKERS[name](rows.filter(article__in=ids))
        for pk in ids:
            own = [line for article, line in chosen if article == pk]
            kinds[pk][name] = Kind(name, len(own), own[:MOST_OF_A_KIND])
    groups = [ArticleGroup(articles[pk], kinds[pk]) for pk in ids if pk in articles]
    return [group for group in groups if group.number]


# --- Lines of each kind -----------------------------------------------------------


def of_encounters(rows: QuerySet) -> Lines:
    found = list(with_what_is_shown(rows.order_by("article", "number", "pk")))
    return [
        (
            one.encounter.article_id,
            Line(
                f"encounter-{one.encounter.pk}",
                None,
                next(iter(one.passages), None),
                f"{one.encounter}: {one.names or one.meeting or ''}",
                one.encounter.certainty,
            ),
        )
        for one in sources_of(found)
    ]


def of_mentions(rows: QuerySet) -> Lines:
    found = list(rows.select_related(*TARGETS, "holder").order_by("article", "start", "pk"))
    lines = lines_of(found)
    return [(one.article_id, replace(lines[one.pk], article=None)) for one in found]


MAKERS = {
    "encounters": of_encounters,
    "statements": of_statements,
    "citations": of_citations,
    "mentions": of_mentions,
}
