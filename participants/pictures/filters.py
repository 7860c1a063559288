"""The filters of the pictures: that of the list of meetings, with a parameter of how the picture is seen."""

from django.utils.translation import gettext_lazy as _

from summit_archive.filtering import conditions as by

from ..listing.filter import MeetingFilter

GROUPS = [("kind", _("by kind")), ("organisation", _("by organisation"))]
VIEWS = [("place", _("where they were")), ("parties", _("who took part"))]


class TimelineFilter(MeetingFilter):
    by = by.OptionAside(label=_("Rows"), choices=GROUPS, default="kind")


class MapFilter(MeetingFilter):
    show = by.OptionAside(label=_("Shown"), choices=VIEWS, default="place")
