"""The list of the proposed meetings: how many, what choosing each next value would leave, and a page of them."""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from participants.models import Meeting
from summit_archive.filtering.conditions import count_each
from summit_archive.filtering.facets import Numbers
from summit_archive.filtering.paging import NumberedPage

from .beside import with_countries
from .facets import countries, options, organisations, places, series, years

PAGE_SIZE = 25


class ProposalResult:
    """What the archive answers to a `ProposalQuestion`: each part is asked when it is read, and once."""

    is_exact = has_exact_facets = True

    def __init__(self, question):
        self.question, self.asked = question, question.asked

    @cached_property
    def totals(self):
        return self.question.meetings.order_by().totals(*self.question.days)

    @property
    def total(self):
        return self.totals["total"]

    @property
    def held(self):
        return self.totals["held"]

    @property
    def is_of_days(self):
        return any(self.question.days)

    @property
    def certain(self):
        return self.totals["certain"]

    @property
    def possible(self):
        return self.total - self.certain

    @cached_property
    def facet_numbers(self):
        """Eight queries."""
        question = self.question
        return [
            Numbers("country", _("Country"), countries(question, self.total)),
            Numbers("organisation", _("Organisation"), organisations(question)),
            Numbers("series", _("Series"), series(question)),
            Numbers("kind", _("Kind"), options(question, "kind", Meeting.Kind)),
            Numbers("status", _("Status"), options(question, "status", Meeting.Status)),
            Numbers("place", _("Place"), places(question)),
            years(question),
        ]

    @cached_property
    def numbers_without(self):
        return count_each([self.question.under(chosen.without) for chosen in self.asked.in_words])

    @cached_property
    def page(self):
        return NumberedPage.asked(self.asked.page, self.total, self.asked.limit or PAGE_SIZE)

    @property
    def problems(self):
        return [self.page.problem] if self.page.problem else []

    @cached_property
    def rows(self):
        """Two queries."""
        rows = self.page.of(self.question.in_order.for_list())
        for row in rows:
            row.is_certain = getattr(row, "is_certain", None)
        return with_countries(rows)

    @property
    def exported(self):
        return self.rows

    def every_exported(self):
        """All of them, for a file. Two queries."""
        return with_countries(list(self.question.in_order.for_list()))
