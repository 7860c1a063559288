"""The meetings that are asked for, as querysets: those of a list, and those under other conditions like its own."""

from django.utils.functional import cached_property

from summit_archive.filtering.conditions import days_of, narrowed

from ..models import Meeting


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
