"""The filtered lists as tests ask for them: the same steps as in the views, and what their pages show."""

from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict

from articles.listing.filter import ArticleFilter
from articles.listing.question import ArticleQuestion
from articles.listing.result import ArticleResult
from participants.listing.filter import MeetingFilter
from participants.listing.list_page import MeetingLinks
from participants.listing.question import MeetingQuestion
from participants.listing.result import MeetingResult
from summit_archive.filtering import Asked, Links
from summit_archive.filtering.facets import facets
from summit_archive.filtering.list_page import problems, ways_out


@dataclass(frozen=True)
class Found:
    asked: Asked
    result: object
    links: Links
    rows: list

    @property
    def total(self):
        return self.result.total

    @property
    def problems(self):
        return problems(self.asked, self.result)

    @property
    def query(self):
        return self.links.query

    @property
    def chips(self):
        return self.links.chips

    @cached_property
    def facets(self):
        return facets(self.result, self.links)

    @property
    def pager(self):
        return self.links.pager(self.result.page)

    @property
    def ways_out(self):
        return ways_out(self.chips, self.result.numbers_without)


def article_list(query=""):
    asked = ArticleFilter.read(QueryDict(query))
    result = ArticleResult(ArticleQuestion(asked))
    return Found(asked, result, Links(asked, "article-list", "article-list-json"), result.cards)


def meeting_list(query=""):
    asked = MeetingFilter.read(QueryDict(query))
    result = MeetingResult(MeetingQuestion(asked))
    return Found(asked, result, MeetingLinks(asked), result.rows)
