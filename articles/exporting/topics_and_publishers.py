"""Topics and publishers, with how many published articles each has."""

from django.urls import reverse
from django.utils.http import urlencode

from participants.exporting.plain import code
from summit_archive.web.json import day, slug

from .parties import said


def topic_row(topic):
    """A topic in a list; it comes from `with_article_count`. Articles about what is below it count, too."""
    return {
        "slug": topic.slug,
        "url": topic.get_absolute_url(),
        "name": topic.name,
        "parent": slug(topic.parent),
        "articles": topic.published_articles,
    }


def topic_in_full(topic, parts, statements, statements_total):
    return topic_row(topic) | {
        "parts": [part.slug for part in parts],
        "statements_total": statements_total,
        "statements": [
            {"speaker": slug(statement.speaker), "speaker_name": statement.speaker_name} | said(statement)
            for statement in statements
        ],
        "articles_url": articles_about("topic", topic),
    }


def publisher_row(publisher):
    """A publisher in a list; it comes from `with_article_count` and `with_source_count`."""
    return {
        "slug": publisher.slug,
        "url": publisher.get_absolute_url(),
        "name": publisher.name,
        "kind": publisher.kind,
        "country": code(publisher.country),
        "office": slug(publisher.office),
        "site": publisher.url or None,
        "articles": publisher.published_articles,
        "sources_total": publisher.source_count,
    }


def publisher_in_full(publisher, citations, citations_total):
    return publisher_row(publisher) | {
        "cited_in_total": citations_total,
        "cited_in": [
            {
                "article": citation.article_id,
                "url": citation.article.get_absolute_url(),
                "published": day(citation.article.published_on),
                "as_given": citation.as_given,
            }
            for citation in citations
        ],
        "articles_url": articles_about("publisher", publisher),
    }


def articles_about(parameter, row):
    return f"{reverse('article-list-json')}?{urlencode({parameter: row.slug})}"
