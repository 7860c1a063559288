"""An article with all that stands in it, as a row of `article_nouns.ARTICLE_IN_FULL`."""

from typing import Any

from participants.exporting.plain import code
from summit_archive.web.json import slug

from ..models import Article
from .whole import Whole


def in_full(article: Article, row: Any, encounters: list[dict], facts: dict) -> Whole:
    """`article` comes from `for_full_export`, `row` has what lists tell of it. One query, for its versions."""
    return Whole(
        row,
        standfirst=article.standfirst,
        body=article.body,
        text_kind=article.text_kind,
        summary=article.summary,
        summary_language=(article.summary and (article.summary_language or article.language)) or None,
        byline=article.byline,
        place_line=article.place_line or None,
        external_id=article.external_id or None,
        canonical_url=article.canonical_url or None,
        retrieved_at=article.retrieved_at,
        statements=article.statements.all(),
        citations=article.citations.all(),
        tags=as_tags(article.tags.all()),
        mentions=article.mentions.all(),
        coverage=article.coverage.all(),
        attestations=article.attestations.all(),
        versions=Article.objects.published().versions_of(article),
        encounters=encounters,
        facts=facts,
    )


def as_tags(tags: Any) -> dict[str, list[dict[str, str]]]:
    """The source's own, in its words, and whom they name; an import takes them up again."""
    return {
        "people": [{"name": tag.text, "person": slug(tag.person)} for tag in tags if tag.person],
        "countries": [{"name": tag.text, "code": code(tag.country)} for tag in tags if tag.country],
    }
