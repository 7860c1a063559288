"""Which meetings a calendar is of: those of the list under the same conditions; of these, where it is asked, what is to come."""

from datetime import timedelta

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy, ngettext

from summit_archive.filtering import conditions as by

from ..listing.conditions import SomeCountries
from ..listing.filter import MeetingFilter
from ..listing.question import MeetingQuestion
from ..listing.silence import known_of_set, looks_for_named, others_than_who
from ..models.meeting import today
from ..remembered.bits import but, of_positions, positions

# A year ahead and a day: nearly all that is announced is announced for less.
MOST_DAYS = 366


class ComingDays(by.NumberAside):
    """From today on so many days."""

    def chosen_words(self, name, conditions):
        for value in conditions.get(name, []):
            words = ngettext("the next %(number)d day", "the next %(number)d days", value.row)
            yield self.label, words % {"number": value.row}, {name: []}


class CalendarToFollowFilter(MeetingFilter):
    """It has no form of its own: countries are read where some are asked for."""

    without = SomeCountries(label=gettext_lazy("Without"), words="without")
    coming = ComingDays(label=gettext_lazy("Coming days"), highest=MOST_DAYS)


class MeetingsToFollow(MeetingQuestion):
    """The meetings that `asked` asks for, and which of them a calendar can show."""

    @property
    def coming(self):
        """(today, the last day that is asked for), or None."""
        number = self.asked.chosen_row("coming")
        return (today(), today() + timedelta(days=number)) if number else None

    def set_under(self, conditions):
        found = super().set_under({name: some for name, some in conditions.items() if name != "coming"})
        return found & self.memory.possibly_between(*self.coming) if self.coming else found

    @cached_property
    def sure(self):
        """Those that surely were, or will be, on each of their possible days: `models.meeting.has_sure_days`."""
        some = but(self.set, self.memory.get("doubted"))
        definite = some & self.memory.get("definite")
        days = self.memory.days
        of_one_day = [at for at in positions(but(some, definite)) if is_one_day(days[at])]
        return definite | of_positions(of_one_day)

    @cached_property
    def known(self):
        """Of how many meetings the participants are on record, as `Known`; None where no meeting is left out for these."""
        conditions = self.asked.conditions
        if not looks_for_named(conditions):
            return None
        return known_of_set(self.memory, self.set_under(others_than_who(self, conditions)))

    @property
    def ids(self):
        """Of the sure ones, in the order of the list."""
        is_oldest = self.asked.chosen_row("sort") == "oldest"
        return self.memory.page(self.sure, 0, self.sure.bit_count(), is_oldest)

    @property
    def left_out(self):
        return self.set.bit_count() - self.sure.bit_count()


def is_one_day(days):
    """`days` as `remembered.days` has them: of each span the first, and the one after its last."""
    return len(days) == 2 and days[1] - days[0] == 1
