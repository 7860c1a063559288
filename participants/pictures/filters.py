"""The filter of a picture: that of the list of meetings, with words of its own beside it.

A picture counts what was held; only who asks for another status is shown that instead.
"""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from summit_archive.filtering import conditions as by
from summit_archive.filtering.values import Value

from ..listing.filter import MeetingFilter
from ..models import Meeting

GROUPS = [("kind", _("by kind")), ("organisation", _("by organisation"))]
VIEWS = [("place", _("where they were")), ("parties", _("who took part"))]
# What says how a list is read, or how a picture is seen, and not which meetings are in it.
OF_THE_LIST = ("sort", "facets")
OF_PICTURES = ("by", "show")


class PictureFilter(MeetingFilter):
    """`counted` are the meetings of the picture; its own parameters never reach the list's addresses."""

    own = ()
    csv_name = ""
    page_problem = None  # a picture has no pages

    @cached_property
    def counted_status(self):
        """The status that is counted, as a `Value`."""
        held = Meeting.Status.HELD
        return next(iter(self.chosen("status")), Value(held.value, str(held.label), held.value))

    @property
    def asks_for_status(self):
        return bool(self.chosen("status"))

    def without_own(self, conditions):
        kept = {name: values for name, values in conditions.items() if name not in (*self.own, *OF_THE_LIST)}
        return self.settled(kept | {"status": [self.counted_status]})

    @cached_property
    def base(self):
        """The conditions that every number of the picture is under."""
        return self.without_own(self.conditions)

    @property
    def counted(self):
        return self.narrowed(self.base).order_by()

    def list_url(self, changes=None):
        """The list of the meetings that a number counts."""
        return self.address(self.settled(self.base | (changes or {})), name="meeting-list")

    @property
    def conditions_url(self):
        """The list of meetings under the same conditions, where they can be changed."""
        return self.elsewhere("meeting-list")

    @property
    def timeline_url(self):
        return self.elsewhere("meeting-timeline")

    @property
    def map_url(self):
        return self.elsewhere("meeting-map")

    def elsewhere(self, name):
        left_behind = (*OF_PICTURES, *OF_THE_LIST)
        kept = {name: values for name, values in self.conditions.items() if name not in left_behind}
        return self.address(kept, name=name)

    @property
    def csv_url(self):
        return self.address(self.conditions, name=self.csv_name)

    def own_url(self, name, option):
        """The same picture, seen otherwise."""
        return self.address(self.conditions | {name: [Value(option, option)] if option else []})


class TimelineFilter(PictureFilter):
    """The years are whole: `from` and `to` say which, not which meetings."""

    list_name = "meeting-timeline"
    csv_name = "meeting-timeline-csv"
    own = ("by", "from", "to", "certainty")

    by = by.OptionAside(label=_("Rows"), choices=GROUPS, default="kind")

    @property
    def group(self):
        return self.chosen_row("by") or "kind"

    @property
    def years(self):
        """The first and the last year that are asked for, None where open."""
        first, last = self.chosen_row("from"), self.chosen_row("to")
        return first and first.year, last and last.year

    @property
    def certain_or_not(self):
        return self.chosen_row("certainty")

    def year_url(self, year, certainty, changes=None):
        year = [Value(str(year), str(year))]
        when = {"from": year, "to": year, "certainty": [Value(certainty, certainty)]}
        return self.list_url((changes or {}) | when)


class MapFilter(PictureFilter):
    """Countries that are asked for are taken together, as having all taken part: a tile adds one more."""

    list_name = "meeting-map"
    csv_name = "meeting-map-csv"
    own = ("show", "certainty")

    show = by.OptionAside(label=_("Shown"), choices=VIEWS, default="place")

    @property
    def view(self):
        return self.chosen_row("show") or "place"

    @cached_property
    def base(self):
        base = self.without_own(self.conditions)
        return self.together(base, base.get("country", [])) if self.view == "parties" else base

    def together(self, base, countries):
        all_of_them = [Value("all", "all")] if len(countries) > 1 else []
        present = [Value("present", "present")]
        return self.settled(base | {"country": countries, "match": all_of_them, "n": [], "part": present})

    @property
    def reads_otherwise(self):
        """Whether the list of the same conditions would take its countries or people otherwise."""
        listed = self.without_own(self.conditions)
        return any(self.base.get(name) != listed.get(name) for name in ("match", "n", "part"))

    @property
    def certain_or_not(self):
        return self.chosen_row("certainty")

    def state_url(self, country, certainty=None):
        """The list of the meetings that a state's tile counts."""
        value = Value(country.address_code, country.name)
        sure = {"certainty": [Value(certainty, certainty)] if certainty else []}
        if self.view == "place":
            return self.list_url(sure | {"in": [value]})
        chosen = self.base.get("country", [])
        others = chosen if value in chosen else [*chosen, value]
        return self.address(self.settled(self.together(self.base, others) | sure), name="meeting-list")
