"""Which meetings a calendar shows: those of the list of meetings under the same conditions, and where these lead.

The days stand in a calendar's own address, so that the conditions on days are left to the list.
"""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy

from summit_archive.filtering import Links
from summit_archive.filtering.values import Value
from summit_archive.postgres.expressions import IsAmong

from ..listing.conditions import SomeCountries
from ..listing.filter import MeetingFilter
from ..listing.question import MeetingQuestion
from ..listing.silence import concluded_from_silence, known_of_set, looks_for_named, others_than_who
from ..models import Meeting

OF_THE_LIST = ("from", "to", "certainty", "year", "sort", "facets")


class CalendarFilter(MeetingFilter):
    """It has no form of its own: countries are read where some are asked for."""

    paging = ()
    without = SomeCountries(label=gettext_lazy("Without"), words="without")

    @classmethod
    def get_filters(cls):
        declared = super().get_filters()
        return {name: condition for name, condition in declared.items() if name not in OF_THE_LIST}


class CalendarQuestion(MeetingQuestion):
    """The meetings that `asked` asks for in the days of a calendar, to which `in_days` narrows a queryset."""

    def __init__(self, asked, in_days):
        super().__init__(asked)
        self.in_days = in_days

    @cached_property
    def meetings(self):
        """Without conditions they are found by their days; else among those remembered, by two queries before its own."""
        if not self.asked.conditions.keys() - {"proposed"}:
            return self.in_days(Meeting.objects.all())
        return Meeting.objects.filter(IsAmong("pk", self.memory.ids_of(self.set)))

    @cached_property
    def set_of_days(self):
        """All meetings in the days. One query."""
        return self.memory.of_ids(self.in_days(Meeting.objects.order_by()).values_list("pk", flat=True))

    def set_under(self, conditions):
        return super().set_under(conditions) & self.set_of_days

    @cached_property
    def known(self):
        """Of how many meetings the participants are on record, as `Known`; None where no meeting is left out for these."""
        conditions = self.asked.conditions
        if not looks_for_named(conditions):
            return None
        return known_of_set(self.memory, self.set_under(others_than_who(self, conditions)))

    @property
    def known_in_json(self):
        return self.known.as_json if self.known else {}

    @property
    def silence(self):
        """As of the list."""
        return list(concluded_from_silence(self.asked, lambda: known_of_set(self.memory, self.set)))


class CalendarLinks(Links):
    """Under the conditions `asked`: the calendar of `time` (a year; a year and a month; a month and a day), its files and lists."""

    def __init__(self, asked, list_name, *time):
        super().__init__(asked, list_name, f"{list_name}-json")
        self.time = time

    def path(self, name=None):
        return reverse(name or self.list_name, args=self.time)

    @property
    def behind(self):
        """What follows the address of another calendar to keep the conditions: "?country=kz", or nothing."""
        return f"?{self.query}" if self.query else ""

    # The list of meetings: addresses to which the days are added.

    @property
    def meetings(self):
        return self.before_days(self.asked.conditions)

    @property
    def counted_meetings(self):
        """Of those that are counted: held, or of the status that is asked for."""
        held = Meeting.Status.HELD
        status = self.asked.chosen("status") or [Value(held.value, str(held.label))]
        return self.before_days(self.asked.conditions | {"status": status})

    def before_days(self, conditions):
        query = self.to(conditions).partition("?")[2]
        return f"{reverse('meeting-list')}?{query}&" if query else f"{reverse('meeting-list')}?"

    @property
    def asks_for_status(self):
        return bool(self.asked.chosen("status"))


def in_words(asked):
    """The chosen conditions, one after the other; "" where there are none."""
    return ", ".join(chosen.text for chosen in asked.in_words)
