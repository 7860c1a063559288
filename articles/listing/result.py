"""What the archive answers to an `ArticleQuestion`: each part is computed when it is read, and once."""

from django.utils.functional import cached_property

from summit_archive.filtering.paging import page_number

from ..counting.counts import counts
from .cards import cards
from .facets import FacetCounts, of_articles
from .histogram import numbers_by_time
from .pages import FARTHEST, PlacesOfMatches, PlacesOfQuestion, Ranking, keyset_page, place_asked
from .rows import article_rows

PAGE_SIZE = 25


class ArticleResult:
    """The total, the numbers of the facets and of the histogram, and a page of the articles."""

    def __init__(self, question):
        self.question, self.asked = question, question.asked

    # How many

    @cached_property
    def counts(self):
        return FacetCounts(self.question)

    @property
    def total(self):
        return self.counts.total

    @property
    def is_exact(self):
        """Whether the total is counted; else it is an estimate, and says so."""
        return self.counts.is_counted

    @property
    def has_exact_facets(self):
        """Whether the other numbers are."""
        return self.counts.is_exact

    @cached_property
    def facet_numbers(self):
        return of_articles(self.counts)

    @cached_property
    def numbers_by_time(self):
        return numbers_by_time(self.asked, self.counts)

    @cached_property
    def numbers_without(self):
        """How many there would be without each of the chosen conditions."""
        return [counts(self.question.under(chosen.without)).total for chosen in self.asked.in_words]

    # The page

    @property
    def page_size(self):
        return self.asked.limit or PAGE_SIZE

    @cached_property
    def matches(self):
        """What the words find of all that fits the other conditions; None without words."""
        search = self.question.text_search
        return search.matches(self.question.codes) if search else None

    @cached_property
    def ranking(self):
        return Ranking(self.matches, self.page_size)

    @cached_property
    def place_asked(self):
        return place_asked(self.asked.paging)

    @cached_property
    def number_asked(self):
        """The number of the page, and the problem with it; an estimated last page bounds no number beside a place."""
        if self.question.is_ranked:
            return page_number(self.asked.page, self.ranking.last)
        is_bounded = self.is_exact or self.place_asked.place is None
        return page_number(self.asked.page, self.last_page if is_bounded else FARTHEST)

    @property
    def last_page(self):
        return max(1, -(-self.total // self.page_size))

    @property
    def problems(self):
        """Of the page; the number is of no account beside a place."""
        problem = self.place_asked.problem
        if problem is None and self.place_asked.place is None:
            _number, problem = self.number_asked
        return [problem] if problem else []

    @cached_property
    def page(self):
        number, _problem = self.number_asked
        if self.question.is_ranked:
            return self.ranking.page(number)
        return keyset_page(number, self.place_asked, self.last_page, self.page_size, self.places)

    @property
    def places(self):
        """Where the places of a page are found that is not ranked."""
        if self.matches and not self.matches.is_exact:
            return PlacesOfMatches(self.matches, self.question.order)
        return PlacesOfQuestion(self.question.codes, self.question.order)

    @cached_property
    def cards(self):
        """The articles of the page, with the passages that have the words."""
        articles, search = cards(self.page.ids), self.question.text_search
        passages = search.passages([article.pk for article in articles]) if search else {}
        return (
            [article._replace(passage=passages.get(article.pk, "")) for article in articles]
            if passages
            else articles
        )

    @cached_property
    def exported(self):
        """The same as rows of files; one that has just gone is left out. One query."""
        return article_rows(self.page.ids, with_texts=self.has_texts)

    @property
    def has_texts(self):
        """Whether files shall have the texts of the articles, too."""
        return bool(self.asked.chosen("texts"))
