"""Which lists can be kept, and how their rows are found and told."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.urls import Resolver404, resolve

from participants.listing.files import meetings_found
from participants.models import Meeting
from summit_archive.files import Noun
from summit_archive.files.about import About
from summit_archive.files.answers import Found
from summit_archive.files.values import as_json
from summit_archive.filtering import Links
from summit_archive.web.languages import within

from ..counting.counts import counts
from ..exporting import article_nouns, meetings
from ..joining.meetings import with_coverage
from ..listing.every import every_row
from ..listing.filter import ArticleFilter
from ..listing.question import ArticleQuestion
from ..listing.result import ArticleResult
from ..models import Article


@dataclass(frozen=True)
class KeptList:
    """`visible` are the rows that readers see: what is none of them any more is told of no more."""

    noun: Noun
    found: Callable[[HttpRequest], Found]
    visible: Callable[[], QuerySet]

    def asked(self, query: str) -> Found:
        request = HttpRequest()
        request.GET = QueryDict(query)
        return self.found(request)

    def told(self, rows: Iterable[Any]) -> Iterator[tuple[int, dict[str, Any]]]:
        """(id, the row as JSON), with addresses that begin at our own."""
        content = as_json(self.noun, NOWHERE)
        return ((row.pk, content(row)) for row in rows)

    def still_visible(self, ids: Iterable[int]) -> set[int]:
        """One query."""
        return set(self.visible().filter(pk__in=list(ids)).values_list("pk", flat=True))


# The same rows are the same wherever the site stands, and whenever it is asked.
NOWHERE = About(site="", address="", archive_version="", taken_at=None)  # type: ignore[arg-type]


def articles_found(request: HttpRequest) -> Found:
    asked = ArticleFilter.read(request.GET)
    question = ArticleQuestion(asked)
    rows = every_row(ArticleResult(question))
    return Found(asked, rows, list(asked.problems), counts(question.codes).total)


LISTS = {
    "article-list": KeptList(article_nouns.ARTICLE, articles_found, Article.objects.published),
    "meeting-list": KeptList(
        meetings.MEETING, partial(meetings_found, with_more=with_coverage), Meeting.objects.all
    ),
}


def list_at(address: str) -> tuple[str, str] | None:
    """(the list's name, its settled query) of an address of a page; None of what is no list that can be kept."""
    path, _mark, query = address.partition("?")
    try:
        name = resolve(within(path)).url_name or ""
    except Resolver404:
        return None
    if name not in LISTS:
        return None
    asked = LISTS[name].asked(query).asked
    return name, Links(asked, name).query_of_files
