"""Meetings of sure days as an iCalendar file (RFC 5545), whole days only: no hour is on record."""

import re
from datetime import UTC, datetime, time, timedelta

from django.http import HttpResponse
from icalendar import Calendar, Event

CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
CALLED_OFF = ("postponed", "cancelled", "denied")


def ical_answer(name, title, entries, absolute):
    """The file `name`.ics of those of `entries` that are certain; `absolute` makes an address whole."""
    whole = Calendar()
    whole.add("version", "2.0")
    whole.add("prodid", "-//Summit archive//Meetings//EN")
    whole.add("x-wr-calname", plain(title))
    for entry in entries:
        if entry.is_certain:
            whole.add_component(event_of(entry.meeting, absolute))
    response = HttpResponse(whole.to_ical(), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    return response


def event_of(meeting, absolute):
    first, last = meeting.possible[0]
    event = Event()
    event.add("uid", f"meeting-{meeting.pk}@summit-archive")
    event.add("dtstamp", datetime.combine(meeting.recorded_on, time(), UTC))
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("summary", plain(title_of(meeting)))
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


def status_of(meeting):
    if meeting.is_held:
        return "CONFIRMED"
    return "CANCELLED" if meeting.status in CALLED_OFF else "TENTATIVE"


def plain(text):
    """Without the control characters that no line of such a file may hold."""
    return CONTROL.sub(" ", text)
