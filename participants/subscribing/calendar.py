"""A calendar that programs fetch again and again: its head, and its events some hundred at a time."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta
from itertools import chain
from urllib.parse import urlsplit

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from icalendar import Calendar, vDuration

from summit_archive.files.about import About
from summit_archive.files.forms import FORMS

from ..calendars.entries import SHOWN, Entry, with_places
from ..completeness.known import Known
from ..exporting.events import Revision, cancelled_event, events_of, plain, told_of_all, told_of_known
from ..models import Meeting
from ..models.meeting import has_sure_days, today
from .filter import MeetingsToFollow
from .gone import GoneMeeting, fitting, gone_since
from .identity import FirstSlugs, revisions_of

AT_ONCE = 500
# What is gone is told as cancelled for so long: any program will have asked by then.
TOLD_FOR = timedelta(days=90)
# How often programs shall ask again, if they heed it.
ASK_AGAIN = timedelta(hours=12)


def calendar_to_follow(title: str, question: MeetingsToFollow, page: str, about: About) -> HttpResponseBase:
    """The calendar of what `question` asks for. At most ten queries, and three more for each `AT_ONCE` meetings.

    `page` is the path of the list of the same meetings. A long calendar is sent while it is read.
    """
    ids, slugs = question.ids, FirstSlugs()
    since = datetime.combine(today(), time(), UTC) - TOLD_FOR
    gone = fitting(gone_since(since, question.memory.position), question.asked.conditions, question.coming)
    told = told_in_words(question.known, len(ids), question.left_out, page, about)
    events = chain(events_of_ids(ids, slugs, about.site), [cancelled(gone, slugs, about.site)])
    parts = whole(title, told, events)
    if len(ids) > AT_ONCE:
        return StreamingHttpResponse(parts, content_type=FORMS["ics"].content_type)
    return HttpResponse(b"".join(parts), content_type=FORMS["ics"].content_type)


def calendar_of_entries(
    title: str, entries: list[Entry], page: str, about: About, known: Known | None = None
) -> HttpResponse:
    """The calendar of those of `entries` that are certain, all of which stand on `page`. Two queries.

    `known`: of how many meetings the participants are on record, where it matters.
    """
    sure = [entry.meeting for entry in entries if entry.is_certain]
    told = told_in_words(known, len(sure), len(entries) - len(sure), page, about)
    parts = whole(title, told, [events(sure, FirstSlugs(), about.site)])
    return HttpResponse(b"".join(parts), content_type=FORMS["ics"].content_type)


def told_in_words(known: Known | None, number: int, left_out: int, page: str, about: About) -> str:
    """How many there are, which are left out, and where the facts come from."""
    facts = {"site": about.site, "version": about.archive_version, "licence": about.licence}
    origin = _("From the Summit archive, %(site)s, version %(version)s, %(licence)s.") % facts
    told = told_of_all(number, left_out, f"{about.site}{page}")
    return " ".join(filter(None, (told_of_known(known), told, origin)))


def whole(title: str, told: str, events: Iterable[str]) -> Iterator[bytes]:
    """The file: `told` stands in its head, before the `events`."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Summit archive//Meetings//EN")
    # Each twice: older programs read the one, newer the other (RFC 7986).
    calendar.add("x-wr-calname", plain(title))
    calendar.add("name", plain(title))
    calendar.add("x-wr-caldesc", plain(told))
    calendar.add("description", plain(told))
    calendar.add("x-published-ttl", vDuration(ASK_AGAIN).to_ical().decode())
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    head, end, _nothing = calendar.to_ical().rpartition(b"END:VCALENDAR\r\n")
    yield head
    for some in events:
        yield some.encode()
    yield end


def events_of_ids(ids: list[int], slugs: FirstSlugs, site: str) -> Iterator[str]:
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        found = {
            meeting.pk: meeting for meeting in with_places(Meeting.objects.filter(pk__in=some).only(*SHOWN))
        }
        # One may have gone, or become uncertain, since they were looked up.
        yield events([found[pk] for pk in some if pk in found and has_sure_days(found[pk])], slugs, site)


def events(meetings: list[Meeting], slugs: FirstSlugs, site: str) -> str:
    return events_of(meetings, revisions_of(meetings, slugs, host_of(site)), site)


def cancelled(gone: Iterable[GoneMeeting], slugs: FirstSlugs, site: str) -> str:
    """The events of those that are no longer on record and had their sure days."""
    sure = [one for one in gone if has_sure_days(one.meeting)]
    meetings = [one.meeting for one in sure]
    for meeting, one in zip(meetings, sure, strict=True):
        meeting.recorded_on = one.at.date()
    revisions = revisions_of(meetings, slugs, host_of(site))
    return "".join(cancelled_of(one, revisions[one.meeting.pk], site) for one in sure)


def cancelled_of(one: GoneMeeting, revision: Revision, site: str) -> str:
    first, last = one.meeting.possible[0]
    if one.stays is None:
        return cancelled_event(first, last, revision, _("This meeting was taken from the archive."), "")
    told = _("This meeting is a part of another one now: %s") % one.stays.title
    return cancelled_event(first, last, revision, told, f"{site}{one.stays.get_absolute_url()}")


def host_of(site: str) -> str:
    return urlsplit(site).hostname or "localhost"
