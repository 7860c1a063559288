"""The list of the proposed meetings: how many, what choosing each next value would leave, and a page of them."""

from django.db.models import Count, F, Func, IntegerField
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from participants.listing.facets import countable, options, part_of, places, series, years
from participants.models import Meeting, Organisation
from summit_archive.filtering.conditions import count_each
from summit_archive.filtering.facets import Numbers
from summit_archive.filtering.paging import NumberedPage
from summit_archive.filtering.values import Value

from .beside import with_countries

PAGE_SIZE = 25


class Each(Func):
    """A row for every number of an array."""

    function = "unnest"
    output_field = IntegerField()
    set_returning = True


class ProposalResult:
    """What the archive answers to a `ProposalQuestion`: each part is asked when it is read, and once."""

    is_exact = True

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
        return NumberedPage.asked(self.asked.page, self.total, PAGE_SIZE)

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


def countries(question, total):
    """[(country, number)] as of the list of meetings: adding it to those chosen, under the `match` and the `part`."""
    meetings, gained = countable(question)
    already = 0 if gained is None else total
    rows, column = (meetings if gained is None else gained).order_by().of_part(part_of(question.asked))
    numbers = dict(rows.annotate(party=Each(F(column))).values_list("party").annotate(number=Count("pk")))
    values = (value for value in question.asked.countries.values() if value.row.pk in numbers)
    return [(value, already + numbers[value.row.pk]) for value in values]


def organisations(question):
    rows = question.without("organisation").annotate(body=Each(F("organisations")))
    numbers = dict(rows.values_list("body").annotate(number=Count("pk")))
    bodies = Organisation.objects.in_bulk(numbers)
    return [(Value(row.slug, row.short_name, row), numbers[row.pk]) for row in bodies.values()]
