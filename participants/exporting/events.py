"""Meetings of sure days as an iCalendar file (RFC 5545), whole days only: no hour is on record.

A calendar program shows no footnotes, so the file says less than the archive rather than more: an event is confirmed
only when the meeting was held and more than one source, or the official record, says so; what is left out is told.
"""

import re
from datetime import UTC, datetime, time, timedelta

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from icalendar import Calendar, Event

CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
CALLED_OFF = ("postponed", "cancelled", "denied")
WELL_KNOWN = ("official", "two-sources")


def ical_answer(name, title, entries, page, absolute, known=None):
    """The file `name`.ics of those of `entries` that are certain; all of them stand on `page`.

    `absolute` makes an address whole; `known`: of how many meetings the participants are on record, where it matters.
    """
    sure = [entry.meeting for entry in entries if entry.is_certain]
    told = plain(
        f"{told_of_known(known)} {told_of_all(len(sure), len(entries) - len(sure), absolute(page))}".strip()
    )
    whole = Calendar()
    whole.add("version", "2.0")
    whole.add("prodid", "-//Summit archive//Meetings//EN")
    whole.add("x-wr-calname", plain(title))
    # The same twice: older programs read the one, newer the other (RFC 7986).
    whole.add("x-wr-caldesc", told)
    whole.add("description", told)
    for meeting in sure:
        whole.add_component(event_of(meeting, absolute))
    response = HttpResponse(whole.to_ical(), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return response


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


def event_of(meeting, absolute):
    first, last = meeting.possible[0]
    event = Event()
    event.add("uid", f"meeting-{meeting.pk}@summit-archive")
    event.add("dtstamp", datetime.combine(meeting.recorded_on, time(), UTC))
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("summary", plain(title_of(meeting)))
    event.add("description", plain(told_of(meeting)))
    event.add("status", status_of(meeting))
    event.add("transp", "TRANSPARENT")
    event.add("categories", [meeting.kind])
    if meeting.place:
        event.add("location", plain(str(meeting.place)))
    event.add("url", absolute(meeting.get_absolute_url()))
    return event


def title_of(meeting):
    """What was not held says so: not every program shows an event's status."""
    return meeting.title if meeting.is_held else f"{meeting.title} ({meeting.get_status_display()})"


def told_of(meeting):
    """Its status, its grade and its source, a line each."""
    lines = [
        _("Status: %s") % meeting.get_status_display(),
        _("Ground: %s") % meeting.get_confirmation_display(),
    ]
    if source := " ".join(part for part in (meeting.source, meeting.source_url) if part):
        lines.append(_("Source: %s") % source)
    return "\n".join(lines)


def status_of(meeting):
    """ "CONFIRMED" only for what was held, by more than one source: to a program it means that it is definite."""
    if meeting.status in CALLED_OFF:
        return "CANCELLED"
    return "CONFIRMED" if meeting.is_held and meeting.confirmation in WELL_KNOWN else "TENTATIVE"


def plain(text):
    """Without the control characters that no line of such a file may hold."""
    return CONTROL.sub(" ", text)
