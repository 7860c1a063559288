"""What an article's template shows: its texts as paragraphs, and the rows of those parts of the page that it has."""

from typing import Any

from ..models import Article
from ..proposals.reports import reports_of_article
from ..sources.cited import facts_of
from .page import ArticlePage
from .paragraphs import paragraphs, spans_of

SHOWN_VERSIONS = 50


def shown(found: ArticlePage) -> dict[str, Any]:
    """Most articles have none of the parts: for each that there is one query, or two; for facts one for each kind."""
    article = found.article
    rows = in_parts(article, found.parts)
    quotes = [*rows["statements"], *rows["coverage"], *rows["attestations"]]
    return {
        "article": article,
        "found": found,
        "headline_language": found.headline_language,
        "silent_on": found.silent_on,
        "paragraphs": paragraphs(article.body, found.anchors, spans_of(quotes, "body")),
        "summary": paragraphs(article.summary, found.summary_anchors, spans_of(quotes, "summary")),
        "quoted_above": [*spans_of(quotes, "headline"), *spans_of(quotes, "standfirst")],
        "countries": found.countries,
        "people": found.people,
        "organisations": found.organisations,
        "topics": found.topics,
        "tags": found.tags,
        **rows,
    }


def in_parts(article: Article, parts: set[str]) -> dict[str, Any]:
    rows = {name: ROWS_OF_PARTS[name](article) if name in parts else [] for name in ROWS_OF_PARTS}
    return rows | (versions_of(article) if "versions" in parts else {"versions": []})


ROWS_OF_PARTS = {
    "statements": lambda article: article.statements.select_related("speaker").prefetch_related("topics"),
    "citations": lambda article: article.citations.for_article(),
    "coverage": lambda article: article.coverage.for_article(),
    "attestations": lambda article: article.attestations.for_article(),
    "encounters": reports_of_article,
    "proposed_statements": lambda article: article.proposed_statements.waiting().select_related("speaker"),
    "proposed_citations": lambda article: article.proposed_citations.waiting(),
    "facts": lambda article: facts_of([article.canonical_url, article.url]),
}


def versions_of(article: Article) -> dict[str, Any]:
    """The first of those with the same text, and the number of all with the article itself. One query, rarely two."""
    others = Article.objects.published().versions_of(article)
    first = list(others[: SHOWN_VERSIONS + 1])
    number = len(first) if len(first) <= SHOWN_VERSIONS else others.count()
    return {"versions": first[:SHOWN_VERSIONS], "versions_total": number + 1}
