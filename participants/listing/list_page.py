"""What the page of the list of meetings is given, and where it leads."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from summit_archive.filtering import Links
from summit_archive.filtering.conditions import days_of, year_of
from summit_archive.filtering.links import GAP, Frame
from summit_archive.filtering.list_page import list_page

from ..together.sides import pair_url
from .filter import WITH_YEAR


class MeetingLinks(Links):
    """The list of meetings, and the same meetings as pictures."""

    def __init__(self, asked):
        super().__init__(asked, "meeting-list", "meeting-list-json")

    @property
    def all_days_url(self):
        return self.varied({"from": [], "to": [], "year": []})

    @cached_property
    def year_frame(self):
        """Of the meetings that state their years: the others are a choice of their own."""
        return Frame.of(self.varied({"from": [GAP], "to": [GAP], "year": [WITH_YEAR]}))

    @property
    def timeline_url(self):
        return self.picture("meeting-timeline")

    @property
    def map_url(self):
        return self.picture("meeting-map")

    def calendar_url(self, has_rows):
        """The calendar of the same meetings: of the year that is asked for, where it has any."""
        left_out = dict.fromkeys(("from", "to", "certainty", "sort", "facets"), [])
        query = self.to(self.asked.conditions | left_out).partition("?")[2]
        year = year_of(self.asked.conditions)
        path = reverse("calendar-year", args=[year]) if year and has_rows else reverse("calendar")
        return f"{path}?{query}" if query else path

    def picture(self, name):
        return self.to(self.asked.conditions | {"sort": [], "facets": [], "proposed": []}, name=name)

    @property
    def pair_url(self):
        """The page of the two countries, or people, that are chosen; None where it is not two."""
        for name in ("country", "person"):
            if len(chosen := self.asked.chosen(name)) == 2:
                return pair_url([value.row for value in chosen])
        return None


def meeting_page(asked, result, links):
    return list_page(asked, result, links) | {
        "counts_note": counts_note(asked),
        "known": result.known if result.looks_for_named else None,
        "calendar_url": links.calendar_url(has_rows=bool(result.total)),
    }


def counts_note(asked):
    """What a reader has to know of the numbers beside the choices."""
    if not any(days_of(asked.conditions)) or asked.chosen_row("certainty") == "certain":
        return ""
    return _("Counts include meetings that may belong to this period.")
