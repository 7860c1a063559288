"""How two met: in person, by phone or online; alone, or in a larger meeting."""

from django.utils.translation import gettext as _

from participants.models import Meeting

from .parts import Standing

KINDS, FORMATS = Meeting.Kind, Meeting.Format


def how_in_words(meeting, circle, parts):
    """Such as “in person, at a larger meeting”."""
    return ", ".join(filter(None, [by_what(meeting, parts), in_which_circle(meeting, circle)]))


def by_what(meeting, parts):
    if meeting.format == FORMATS.BY_PHONE or (
        meeting.kind == KINDS.CALL and meeting.format == FORMATS.NOT_STATED
    ):
        return _("by phone")
    if meeting.format == FORMATS.ONLINE or meeting.kind == KINDS.VIDEO_CONFERENCE:
        return _("by video link")
    if any(part.standing == Standing.ONLINE for part in parts):
        return (
            _("one of the two by video link")
            if len({part.standing for part in parts}) > 1
            else _("by video link")
        )
    return _("in person") if meeting.format == FORMATS.IN_PERSON else _("in person or not: not stated")


def in_which_circle(meeting, circle):
    if circle == "bilateral":
        return _("the two alone")
    if circle == "trilateral":
        return _("with a third")
    if meeting.format in (FORMATS.BY_PHONE, FORMATS.ONLINE):
        return _("together with others")
    return _("at a larger meeting")
