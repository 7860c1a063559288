"""Meetings that are not confirmed as held, with who said what became of them, in files."""

from participants.exporting import not_confirmed
from participants.exporting.not_confirmed import of_meeting
from summit_archive.web.json import day

from . import quotes

OF_ARTICLES = [
    "article_status",
    "article_day",
    "article_publisher",
    "article_headline",
    "article_url",
    *quotes.HEADER,
]
HEADER = [*not_confirmed.HEADER, *OF_ARTICLES]


def rows(meetings):
    """A line for each article that gives a meeting a status; one for a meeting of which none does."""
    for meeting in meetings:
        for coverage in meeting.said or [None]:
            yield [*of_meeting(meeting), *of_coverage(coverage)]


def as_row(meeting):
    """A meeting with all that gives it a status; it comes from `with_statuses`."""
    said = [
        dict(zip(OF_ARTICLES, facts(coverage), strict=False)) | quotes.as_quote(coverage)
        for coverage in meeting.said
    ]
    return not_confirmed.as_row(meeting) | {"articles": said}


def of_coverage(coverage):
    if coverage is None:
        return [""] * len(OF_ARTICLES)
    return [*facts(coverage), *quotes.cells(coverage)]


def facts(coverage):
    article = coverage.article
    publisher = article.publisher.name if article.publisher else ""
    address = article.url or article.get_absolute_url()
    return [coverage.status, day(article.published_on), publisher, article.headline, address]
