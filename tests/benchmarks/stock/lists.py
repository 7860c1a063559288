"""The list of articles as stock Django has it: joins, a paginator with its COUNT, one GROUP BY a facet.

The form, the links and the template are the site's own; only where rows and numbers come from is stock.
"""

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank
from django.core.paginator import Paginator
from django.db.models import Count, F
from django.db.models.functions import ExtractYear
from django.utils.functional import cached_property

from articles.listing.filter import ArticleFilter
from articles.models import Article, ListedLanguage

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


class StockTally:
    """The numbers of the facets, each by its own GROUP BY over the joins."""

    is_exact = True

    def __init__(self, found):
        self.found = found
        self.counted = {}

    @property
    def total(self):
        return self.found.paginator.count

    def numbers(self, parameter):
        if parameter not in self.counted:
            self.counted[parameter] = self.grouped(parameter)
        return self.counted[parameter]

    def grouped(self, parameter):
        column = GROUPED[parameter]
        rows = self.found.joined.annotate(year=ExtractYear("published_on")).exclude(**{column: None})
        counted = rows.order_by().values(column).annotate(number=Count("pk", distinct=True))
        numbers = dict(counted.values_list(column, "number"))
        if parameter == "language":
            keys = dict(ListedLanguage.objects.values_list("tag", "pk"))
            return {keys[tag.lower()]: number for tag, number in numbers.items()}
        return numbers

    def is_partial(self, parameter):
        return False


class StockFilter(ArticleFilter):
    @cached_property
    def joined(self):
        rows = Article.objects.filter(status="published")
        for country in self.chosen("country"):
            rows = rows.filter(countries=country.row)
        if self.chosen("q"):
            rows = rows.filter(searched__vector=self.query_of_words)
        return rows

    @property
    def query_of_words(self):
        return SearchQuery(self.data["q"], search_type="websearch", config=CONFIG)

    @cached_property
    def in_stock_order(self):
        if not self.chosen("q"):
            return self.joined.order_by(F("published_on").desc(nulls_last=True), "-pk")
        rank = SearchRank("searched__vector", self.query_of_words)
        passage = SearchHeadline("body", self.query_of_words, config=CONFIG)
        return self.joined.annotate(rank=rank, passage=passage).order_by("-rank", "-pk")

    @cached_property
    def paginator(self):
        rows = self.in_stock_order.select_related("publisher").prefetch_related("countries", "people")
        return Paginator(rows, self.page_size)

    @cached_property
    def page(self):
        page = self.paginator.get_page(self.data.get("page", 1))
        page.object_list = list(page.object_list)
        page.places = []
        return page

    @cached_property
    def tally(self):
        return StockTally(self)

    @property
    def total(self):
        return self.paginator.count

    looking = None
    page_problem = None
    asked_place = (None, None)
    is_ranked = True  # its pages are turned by their numbers alone
    way_out = ()
