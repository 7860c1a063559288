"""Which meetings a picture counts: those of the list of meetings that were held, or have the status asked for."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from summit_archive.filtering import conditions as by
from summit_archive.filtering.conditions import days_of
from summit_archive.filtering.values import Value

from ..listing.filter import MeetingFilter
from ..listing.question import MeetingQuestion
from ..listing.silence import concluded_from_silence, known_of_set, looks_for_named, others_than_who
from ..models import Meeting

GROUPS = [("kind", _("by kind")), ("organisation", _("by organisation"))]
VIEWS = [("place", _("by place")), ("parties", _("by participant"))]


class PictureFilter(MeetingFilter):
    # To django-filter None takes away what the base declares.
    proposed = None  # type: ignore[assignment]


class TimelineFilter(PictureFilter):
    by = by.OptionAside(label=_("Rows"), choices=GROUPS, default="kind")


class MapFilter(PictureFilter):
    show = by.OptionAside(label=_("Shown"), choices=VIEWS, default="place")


# What says how a list is read, or how a picture is seen, and not which meetings are in it.
OF_THE_LIST = ("sort", "facets")
OF_PICTURES = ("by", "show")


class PictureQuestion:
    """The meetings under `conditions`; those of `own`, a picture reads otherwise than the list does."""

    own: tuple[str, ...] = ()

    def __init__(self, asked):
        self.asked = asked

    @cached_property
    def counted_status(self):
        """The status that is counted, as a `Value`."""
        held = Meeting.Status.HELD
        return next(iter(self.asked.chosen("status")), Value(held.value, str(held.label), held.value))

    @property
    def asks_for_status(self):
        return bool(self.asked.chosen("status"))

    @property
    def of_the_list(self):
        """The conditions of the list of the same meetings, as far as the picture has them."""
        left_out = (*self.own, *OF_THE_LIST)
        kept = {name: values for name, values in self.asked.conditions.items() if name not in left_out}
        return self.asked.settled(kept | {"status": [self.counted_status]})

    @cached_property
    def conditions(self):
        """The conditions that every number of the picture is under."""
        return self.of_the_list

    @cached_property
    def of_meetings(self):
        return MeetingQuestion(self.asked)

    @property
    def memory(self):
        return self.of_meetings.memory

    @cached_property
    def set(self):
        """The set of the meetings that are counted."""
        return self.of_meetings.set_under(self.conditions)

    @property
    def counts_by_party(self):
        """Whether its numbers rest on who is named."""
        return looks_for_named(self.conditions)

    @cached_property
    def known(self):
        """Of how many meetings the participants are on record, as `Known`; None where no number rests on it."""
        if not self.counts_by_party:
            return None
        others = others_than_who(self.of_meetings, self.conditions)
        return known_of_set(self.memory, self.of_meetings.set_under(others))

    @property
    def known_in_file(self):
        """[known, of], each empty where no number rests on who is named."""
        return [self.known.known, self.known.of] if self.known else ["", ""]

    @property
    def silence(self):
        """As of the list."""
        return list(concluded_from_silence(self.asked, lambda: known_of_set(self.memory, self.set)))

    @property
    def days(self):
        return days_of(self.conditions)

    @property
    def certainty(self):
        """ "certain" or "possible" where only these are asked for, else None."""
        return self.asked.chosen_row("certainty")


class TimelineQuestion(PictureQuestion):
    """The years are whole: `from` and `to` say which, not which meetings."""

    own = ("by", "from", "to", "certainty")

    @property
    def group(self):
        return self.asked.chosen_row("by") or "kind"

    @property
    def years(self):
        """The first and the last year that are asked for, None where open."""
        first, last = days_of(self.asked.conditions)
        return first and first.year, last and last.year


class MapQuestion(PictureQuestion):
    """Countries that are asked for are taken together, as having all taken part: a tile adds one more."""

    own = ("show", "certainty")

    @property
    def counts_by_party(self):
        return self.view == "parties" or super().counts_by_party

    @property
    def view(self):
        return self.asked.chosen_row("show") or "place"

    @cached_property
    def conditions(self):
        conditions = self.of_the_list
        if self.view == "parties":
            return self.asked.settled(together(conditions, conditions.get("country", [])))
        return conditions

    def of_state(self, value):
        """The conditions of the meetings that the tile of a state counts."""
        if self.view == "place":
            return self.asked.settled(self.conditions | {"in": [value]})
        chosen = self.conditions.get("country", [])
        others = chosen if value in chosen else [*chosen, value]
        return self.asked.settled(together(self.conditions, others))

    @property
    def reads_otherwise(self):
        """Whether the list of the same conditions would take its countries or people otherwise."""
        return any(self.conditions.get(name) != self.of_the_list.get(name) for name in ("match", "n", "part"))


def together(conditions, countries):
    """The conditions that all of `countries` took part."""
    match = [Value("all", "all")] if len(countries) > 1 else []
    return conditions | {
        "country": countries,
        "match": match,
        "n": [],
        "part": [Value("present", "present")],
    }
