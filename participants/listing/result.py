"""What the archive answers to a `MeetingQuestion`: each part is asked of the database when it is read, and once."""

from django.utils.functional import cached_property

from summit_archive.filtering.conditions import count_each
from summit_archive.filtering.paging import NumberedPage

from .facets import of_meetings

PAGE_SIZE = 25


class MeetingResult:
    """How many meetings, the numbers of the facets, and a page of the meetings.

    `with_more` adds to a queryset of meetings what else files tell of them.
    """

    is_exact = True

    def __init__(self, question, with_more=lambda meetings: meetings):
        self.question, self.asked = question, question.asked
        self.with_more = with_more

    @cached_property
    def totals(self):
        """{"total", "held"}, and "certain" where days are asked for. One query."""
        return self.question.meetings.totals(*self.question.days)

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
        """How many were surely in the days that are asked for."""
        return self.totals["certain"]

    @property
    def possible(self):
        return self.total - self.certain

    @cached_property
    def facet_numbers(self):
        return of_meetings(self.question, self.total)

    @cached_property
    def numbers_without(self):
        """How many there would be without each of the chosen conditions. One query."""
        return count_each([self.question.under(chosen.without) for chosen in self.asked.in_words])

    @cached_property
    def page(self):
        return NumberedPage.asked(self.asked.page, self.total, PAGE_SIZE)

    @property
    def problems(self):
        return [self.page.problem] if self.page.problem else []

    @cached_property
    def rows(self):
        meetings = self.page.of(self.question.in_order.for_list())
        for meeting in meetings:
            meeting.is_certain = getattr(meeting, "is_certain", None)
        return meetings

    @cached_property
    def exported(self):
        """The same with what files tell of each."""
        return self.page.of(self.with_more(self.question.in_order.for_export()))
