"""The list of articles as stock Django has it: joins, a paginator with its COUNT, one GROUP BY a facet.

The form, the links and the template are the site's own; only where rows and numbers come from is stock.
"""

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank
from django.core.paginator import Paginator
from django.db.models import Count, F
from django.db.models.functions import ExtractYear
from django.utils.functional import cached_property

from articles.listing.facets import of_articles
from articles.listing.histogram import numbers_by_time
from articles.listing.result import PAGE_SIZE
from articles.models import Article, ListedLanguage
from summit_archive.filtering.paging import NumberedPage

CONFIG = "russian"
# What a facet is grouped by.
GROUPED = {
    "country": "countries",
    "person": "people",
    "organisation": "organisations",
    "topic": "topics",
    "meeting": "coverage__meeting",
    "publisher": "publisher",
    "language": "language",
    "year": "year",
}


class StockCounts:
    """The numbers of the facets, each by its own GROUP BY over the joins."""

    is_exact = True

    def __init__(self, asked, rows, total):
        self.asked, self.rows, self.total = asked, rows, total
        self.counted = {}

    def numbers(self, parameter):
        if parameter not in self.counted:
            self.counted[parameter] = self.grouped(parameter)
        return self.counted[parameter]

    def grouped(self, parameter):
        column = GROUPED[parameter]
        rows = self.rows.annotate(year=ExtractYear("published_on")).exclude(**{column: None})
        counted = rows.order_by().values(column).annotate(number=Count("pk", distinct=True))
        numbers = dict(counted.values_list(column, "number"))
        if parameter == "language":
            keys = dict(ListedLanguage.objects.values_list("tag", "pk"))
            return {keys[tag.lower()]: number for tag, number in numbers.items()}
        return numbers

    def is_partial(self, parameter):
        return False


class StockResult:
    """As `ArticleResult`, by joins."""

    is_exact = True
    problems = numbers_without = ()

    def __init__(self, asked):
        self.asked = asked

    @cached_property
    def joined(self):
        rows = Article.objects.filter(status="published")
        for country in self.asked.chosen("country"):
            rows = rows.filter(countries=country.row)
        return rows.filter(searched__vector=self.words) if self.asked.chosen("q") else rows

    @property
    def words(self):
        return SearchQuery(self.asked.chosen("q")[0].text, search_type="websearch", config=CONFIG)

    @cached_property
    def in_stock_order(self):
        if not self.asked.chosen("q"):
            return self.joined.order_by(F("published_on").desc(nulls_last=True), "-pk")
        rank = SearchRank("searched__vector", self.words)
        passage = SearchHeadline("body", self.words, config=CONFIG)
        return self.joined.annotate(rank=rank, passage=passage).order_by("-rank", "-pk")

    @cached_property
    def paginator(self):
        rows = self.in_stock_order.select_related("publisher").prefetch_related("countries", "people")
        return Paginator(rows, PAGE_SIZE)

    @property
    def total(self):
        return self.paginator.count

    @property
    def page(self):
        return NumberedPage.asked(self.asked.page, self.total, PAGE_SIZE)

    @cached_property
    def cards(self):
        return list(self.paginator.get_page(self.page.number).object_list)

    @cached_property
    def counts(self):
        return StockCounts(self.asked, self.joined, self.total)

    @cached_property
    def facet_numbers(self):
        return of_articles(self.counts)

    @cached_property
    def numbers_by_time(self):
        return numbers_by_time(self.asked, self.counts)
