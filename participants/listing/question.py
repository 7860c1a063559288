"""The meetings that are asked for: those of a list, and those under other conditions like its own.

As querysets; and, which is far quicker to count, as sets of the meetings that this process remembers.
"""

from django.utils.functional import cached_property

from summit_archive.filtering.conditions import days_of, narrowed

from ..models import Meeting
from ..remembered import remembered
from .found import Found


class MeetingQuestion:
    """The meetings that an `Asked` asks for; nothing is read until somebody counts or shows them."""

    def __init__(self, asked):
        self.asked = asked

    def under(self, conditions):
        """The meetings that fit `conditions`, in no order."""
        return narrowed(Meeting.objects.all(), self.asked.declared, conditions)

    def without(self, *parameters):
        """The meetings that fit every other condition, as a subquery of their ids or to count."""
        return self.under(self.asked.varied(dict.fromkeys(parameters, []))).order_by()

    @cached_property
    def meetings(self):
        return self.under(self.asked.conditions)

    # As sets

    @cached_property
    def memory(self):
        """The `Memory` of the request. One query."""
        return remembered()

    @cached_property
    def found(self):
        return Found(self.memory)

    def set_under(self, conditions):
        """The set of the meetings that fit `conditions`."""
        return self.found.under(self.asked.declared, conditions)

    @cached_property
    def set(self):
        return self.set_under(self.asked.conditions)

    def set_without(self, *parameters):
        """The set of those that fit every other condition."""
        if not any(self.asked.chosen(name) for name in parameters):
            return self.set
        return self.set_under(self.asked.varied(dict.fromkeys(parameters, [])))

    def page_of_ids(self, page):
        """The ids of the meetings of a `NumberedPage`, in their order."""
        is_oldest = self.asked.chosen_row("sort") == "oldest"
        return self.memory.page(self.set, (page.number - 1) * page.size, page.size, is_oldest)

    @property
    def days(self):
        """The first and the last day that are asked for, None where open."""
        return days_of(self.asked.conditions)

    @property
    def in_order(self):
        """With `is_certain` where days are asked for."""
        is_oldest = self.asked.chosen_row("sort") == "oldest"
        meetings = self.meetings.oldest_first() if is_oldest else self.meetings.newest_first()
        return meetings.with_certainty(*self.days) if any(self.days) else meetings
