"""The pages of topics and of publishers."""

from itertools import groupby

from django.shortcuts import render

from participants.called import in_order
from summit_archive.filtering import Links
from summit_archive.filtering.list_page import problems
from summit_archive.filtering.parameters import reads_its_query
from summit_archive.filtering.rows import PAGE_SIZE, RowResult, asked_of_rows
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
        "parts": in_order(topic.parts.all()),
        "statements": topic.statements.published().newest_first().for_list()[:SHOWN],
        "articles": Article.objects.newest_about(topic, SHOWN),
        "article_count": Article.objects.number_about(topic),
    }
    return render(request, "articles/topic_detail.html", context)


@reads_its_query
def publisher_list(request):
    """The publishers a page at a time, with how many of their articles are published here; each initial leads to its page."""
    asked = asked_of_rows(request.GET)
    publishers = Publisher.objects.with_article_count().with_source_count().select_related("country")
    result = RowResult(asked, publishers.order_by("sort_key", "pk"))
    links = Links(asked, "publisher-list", "publisher-list-json")
    context = {
        "initials": [(initial, list(rows)) for initial, rows in groupby(result.rows, key=initial_of)],
        "jumps": jumps(links, result.page.number),
        "problems": problems(asked, result),
        "pager": links.pager(result.page),
        "recorded": recorded("publisher"),
    }
    return render(request, "articles/publisher_list.html", context)


def jumps(links, shown):
    """[(initial, where the first publisher under it stands)], from the page `shown`. One query."""
    found = {}
    names = Publisher.objects.order_by("sort_key", "pk").only("sort_key")
    for place, publisher in enumerate(names):
        found.setdefault(initial_of(publisher), place // PAGE_SIZE + 1)
    paths = {shown: ""} | {
        number: links.to({}, [("page", number)] if number > 1 else [])
        for number in found.values()
        if number != shown
    }
    return [(initial, f"{paths[number]}#{initial}") for initial, number in found.items()]


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
