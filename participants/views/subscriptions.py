"""What readers and their programs can subscribe to: meetings as a calendar."""

from django.http import HttpResponse
from django.utils.cache import get_conditional_response, set_response_etag
from django.utils.translation import gettext as _

from summit_archive.filtering import Links
from summit_archive.filtering.list_page import problems_of_one_page
from summit_archive.filtering.parameters import reads_its_query
from summit_archive.web.csv import csv_of_problems

from ..calendars.filter import in_words
from ..subscribing.calendar import calendar_to_follow
from ..subscribing.filter import CalendarToFollowFilter, MeetingsToFollow


@reads_its_query
def meeting_list_ics(request):
    """All meetings that fit and whose days are certain, held and coming; with `coming=90` those of the next 90 days."""
    asked = CalendarToFollowFilter.read(request.GET)
    if problems := problems_of_one_page(asked):
        return csv_of_problems(problems)
    question, site = MeetingsToFollow(asked), request.build_absolute_uri("/").removesuffix("/")
    name = "meetings-filtered" if asked.conditions else "meetings"
    response = calendar_to_follow(name, title_of(asked), question, f"{site}{page_of(question)}", site)
    return of_this_day(request, response) if question.coming else response


def title_of(asked):
    title = _("Meetings")
    return f"{title}: {in_words(asked)}" if asked.conditions else title


def page_of(question):
    """The list of the same meetings: what is to come is asked there by its days."""
    links, conditions = Links(question.asked, "meeting-list"), dict(question.asked.conditions)
    conditions.pop("coming", None)
    days = [(name, day.isoformat()) for name, day in zip(("from", "to"), question.coming or (), strict=False)]
    return links.to(conditions, [] if "from" in conditions or "to" in conditions else days)


def of_this_day(request, response):
    """Tomorrow it is another one, though nothing was changed: it is told by its content, not by the archive's version."""
    response.headers["Cache-Control"] = "no-cache"
    if not isinstance(response, HttpResponse) or response.streaming:
        return response
    set_response_etag(response)
    return get_conditional_response(request, etag=response.headers["ETag"], response=response)
