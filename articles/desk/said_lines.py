"""Statements and sources that were read and wait, each as a line with its words. One query for the words of any number."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from ..models import ProposedCitation, ProposedStatement
from .lines import Line, Spot, passages_at

# (the article, its line)
Lines = list[tuple[int, Line]]
# Beside a meeting so many of its articles' are shown.
MOST_BESIDE = 12


def waiting_words(articles: Iterable[int]) -> Lines:
    """What waits of these articles. Four queries, or none."""
    ids = set(articles)
    if not ids:
        return []
    statements = ProposedStatement.objects.waiting().filter(article__in=ids)
    citations = ProposedCitation.objects.waiting().filter(article__in=ids)
    return of_statements(statements) + of_citations(citations)


def of_statements(rows: QuerySet) -> Lines:
    return of_words(rows.order_by("article", "number", "pk"), "statement", lambda row: row.speaker_name)


def of_citations(rows: QuerySet) -> Lines:
    return of_words(rows.order_by("article", "number", "pk"), "citation", lambda row: row.as_given)


def of_words(rows: Iterable[Any], name: str, names: Any) -> Lines:
    found = list(rows)
    spots = [Spot(row.article_id, row.part, row.start, row.end, str(words_of(row))) for row in found]
    return [
        (row.article_id, Line(f"{name}-{row.pk}", None, passage, names(row), row.certainty))
        for row, passage in zip(found, passages_at(spots), strict=True)
    ]


def words_of(row: ProposedStatement | ProposedCitation) -> str:
    return row.text if isinstance(row, ProposedStatement) else row.as_given
