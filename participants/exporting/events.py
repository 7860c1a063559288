"""Meetings of sure days as an iCalendar file (RFC 5545), whole days only: no hour is on record.

A calendar program shows no footnotes, so the file says less than the archive rather than more: an event is confirmed
only when the meeting was held and more than one source, or the official record, says so; what is left out is told.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from icalendar.parser import Contentline

from ..models import Meeting

CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
CALLED_OFF = ("postponed", "cancelled", "denied")
WELL_KNOWN = ("official", "two-sources")
# A line of so many bytes is told on several.
LONGEST = 75
# What has a meaning of its own in such a file, in the order in which it is taken from it.
SIGNS = [(r"\N", "\n"), ("\\", "\\\\"), (";", r"\;"), (",", r"\,"), ("\n", r"\n")]


@dataclass(frozen=True)
class Revision:
    """Which event a meeting is, however its title and days change; how often it was changed, and when last."""

    uid: str
    sequence: int
    at: datetime


def told_of_all(number, left_out, page):
    """How many events there are, how many meetings are none, and where these stand."""
    facts = {"number": number, "left_out": left_out, "page": page}
    events = ngettext(
        "%(number)d meeting whose day is certain.", "%(number)d meetings whose days are certain.", number
    )
    if not left_out:
        return events % facts
    others = ngettext(
        "%(left_out)d more is left out because its day is not certain: see %(page)s",
        "%(left_out)d more are left out because their days are not certain: see %(page)s",
        left_out,
    )
    return f"{events} {others}" % facts


def told_of_known(known):
    """The sentence of pages; "" where no meeting is left out for its participants."""
    if known is None:
        return ""
    told = _("Counted in the %(known)d of %(of)d meetings whose participants are on record.")
    return told % {"known": known.known, "of": known.of}


def events_of(meetings, revisions, site):
    """The event of each, as icalendar would write it; that takes twenty times as long, and a year has hundreds.

    `revisions` is {a meeting's number: its `Revision`}.
    """
    return "".join(event_of(meeting, revisions[meeting.pk], site) for meeting in meetings)


def event_of(meeting, revision, site):
    """Its lines, in icalendar's order."""
    first, last = meeting.possible[0]
    return as_event(
        [
            f"SUMMARY:{escaped(title_of(meeting))}",
            f"DTSTART;VALUE=DATE:{first:%Y%m%d}",
            f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}",
            *lines_of(revision),
            f"CATEGORIES:{meeting.kind}",
            f"DESCRIPTION:{escaped(told_of(meeting))}",
            f"LAST-MODIFIED:{moment(revision.at)}",
            f"LOCATION:{escaped(str(meeting.place))}" if meeting.place else "",
            f"STATUS:{status_of(meeting)}",
            "TRANSP:TRANSPARENT",
            f"URL:{site}{meeting.get_absolute_url()}",
        ]
    )


def cancelled_event(first, last, revision, told, url):
    """The event of a meeting that is no longer on record: of what it was called, nothing is said."""
    return as_event(
        [
            f"SUMMARY:{escaped(_('No longer on record'))}",
            f"DTSTART;VALUE=DATE:{first:%Y%m%d}",
            f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}",
            *lines_of(revision),
            f"DESCRIPTION:{escaped(told)}",
            f"LAST-MODIFIED:{moment(revision.at)}",
            "STATUS:CANCELLED",
            "TRANSP:TRANSPARENT",
            f"URL:{url}" if url else "",
        ]
    )


def as_event(lines):
    every = ["BEGIN:VEVENT", *lines, "END:VEVENT"]
    return "".join(f"{folded(line)}\r\n" for line in every if line)


def lines_of(revision):
    """Without a method a file's stamp is the last change (RFC 5545, 3.8.7.2): the same file comes out of the same facts."""
    return (
        f"DTSTAMP:{moment(revision.at)}",
        f"UID:{escaped(revision.uid)}",
        f"SEQUENCE:{revision.sequence}",
    )


def moment(at):
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(text):
    """Without control characters and signs of such a file."""
    text = plain(text)
    for sign, written in SIGNS:
        text = text.replace(sign, written)
    return text


def folded(line):
    return line if len(line.encode()) < LONGEST else Contentline(line).to_ical().decode()


def title_of(meeting):
    """What was not held says so: not every program shows an event's status."""
    return meeting.title if meeting.is_held else f"{meeting.title} ({label('status', meeting.status)})"


def told_of(meeting):
    """Its status, its grade and its source, a line each."""
    lines = list(ground_of(meeting.status, meeting.confirmation, get_language()))
    if source := " ".join(part for part in (meeting.source, meeting.source_url) if part):
        lines.append(_("Source: %s") % source)
    return "\n".join(lines)


@lru_cache(maxsize=256)
def ground_of(status, confirmation, _language):
    """The same few for all meetings, in the language of the moment."""
    return _("Status: %s") % label("status", status), _("Ground: %s") % label("confirmation", confirmation)


def label(field, value):
    """What readers see of a choice."""
    return str(dict(Meeting._meta.get_field(field).flatchoices).get(value, value))


def status_of(meeting):
    """ "CONFIRMED" only for what was held, by more than one source: to a program it means that it is definite."""
    if meeting.status in CALLED_OFF:
        return "CANCELLED"
    return "CONFIRMED" if meeting.is_held and meeting.confirmation in WELL_KNOWN else "TENTATIVE"


def plain(text):
    """Without the control characters that no line of such a file may hold."""
    return CONTROL.sub(" ", text)
