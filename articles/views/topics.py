"""The pages of topics and of publishers."""

from itertools import groupby

from django.shortcuts import render

from summit_archive.web.former_slugs import follows_former_slugs, row_at

from ..counting.about import recorded, with_article_count
from ..models import Article, Publisher, Topic

SHOWN = 25
MOST_SOURCES = 200


def topic_list(request):
    """The tree of topics, with how many articles are about each, and how many about none."""
    topics = with_article_count(Topic.objects.all()).as_tree()
    return render(request, "articles/topic_list.html", {"topics": topics, "recorded": recorded("topic")})


@follows_former_slugs
def topic_detail(request, slug):
    """A topic, those above and below it, and the news about it and all below."""
    topic = row_at(Topic.objects.select_related("parent"), slug)
    context = {
        "topic": topic,
        "parts": topic.parts.all(),
        "statements": topic.statements.published().newest_first().for_list()[:SHOWN],
        "articles": Article.objects.newest_about(topic, SHOWN),
        "article_count": Article.objects.number_about(topic),
    }
    return render(request, "articles/topic_detail.html", context)


def publisher_list(request):
    """Every publisher, with how many of its articles are published here."""
    publishers = (
        Publisher.objects.with_article_count()
        .with_source_count()
        .select_related("country")
        .order_by("sort_key", "pk")
    )
    initials = [(initial, list(rows)) for initial, rows in groupby(publishers, key=initial_of)]
    context = {"initials": initials, "recorded": recorded("publisher")}
    return render(request, "articles/publisher_list.html", context)


def initial_of(publisher):
    """The letter under which it stands, "0–9" for a digit or a sign."""
    first = publisher.sort_key[:1].upper()
    return first if first.isalpha() else "0–9"


@follows_former_slugs
def publisher_detail(request, slug):
    """A publisher and its articles."""
    publisher = row_at(Publisher.objects.with_source_count().select_related("country", "office"), slug)
    context = {
        "publisher": publisher,
        "articles": Article.objects.newest_about(publisher, SHOWN),
        "article_count": Article.objects.number_about(publisher),
        "sources": publisher.sources.newest_first()[:MOST_SOURCES] if publisher.source_count else [],
        "cited_in": publisher.citations.published().with_article().newest_first()[:SHOWN],
    }
    return render(request, "articles/publisher_detail.html", context)
