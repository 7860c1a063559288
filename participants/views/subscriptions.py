"""What readers and their programs can subscribe to: meetings as a calendar, and as a feed of what is new."""

from dataclasses import replace

from django.http import HttpResponse
from django.utils.cache import get_conditional_response, set_response_etag
from django.utils.translation import gettext as _

from summit_archive.files.about import about
from summit_archive.files.atom import feed_answer
from summit_archive.files.forms import FORMS
from summit_archive.files.names import as_attachment, file_name
from summit_archive.filtering import Links
from summit_archive.filtering.list_page import problems_of_one_page
from summit_archive.filtering.paging import next_numbered, page_number
from summit_archive.filtering.parameters import reads_its_query
from summit_archive.web.problems import refusal

from ..calendars.filter import in_words
from ..listing.filter import MeetingFilter
from ..listing.question import MeetingQuestion
from ..subscribing.calendar import calendar_to_follow
from ..subscribing.feed import meeting_feed
from ..subscribing.filter import CalendarToFollowFilter, MeetingsToFollow

# So many pages a feed has at most: older changes are told on the pages of what was changed.
MOST_PAGES = 20
# What a list is asked for and a feed has no use for: newest changes come first.
NO_PART_OF_IT = ("sort", "facets", "proposed")


@reads_its_query
def meeting_list_ics(request):
    """All meetings that fit and whose days are certain, held and coming; with `coming=90` those of the next 90 days."""
    asked = CalendarToFollowFilter.read(request.GET)
    if problems := problems_of_one_page(asked):
        return refusal(problems)
    question, told = MeetingsToFollow(asked), about(request)
    response = calendar_to_follow(title_of(asked, _("Meetings")), question, page_of(question), told)
    response.headers["Content-Disposition"] = as_attachment(file_name("meetings", FORMS["ics"], told, asked))
    return of_this_day(request, response) if question.coming else response


@reads_its_query
def meeting_list_atom(request):
    """What is new, changed and gone among the meetings that fit."""
    asked = MeetingFilter.read(request.GET)
    number, problems = page_asked(asked)
    if problems:
        return refusal(problems)
    found = meeting_feed(MeetingQuestion(asked), number)
    return answer_with(request, found, number, Links(asked, "meeting-list"), _("Meetings"))


def page_asked(asked):
    """The number of the page, and what of the address cannot be used."""
    number, problem = page_number(asked.page, MOST_PAGES)
    return number, [*asked.problems, *filter(None, [problem])]


def answer_with(request, found, number, links, title):
    """The feed of a list: `found` has the entries of a page, and whether there are more."""
    entries, has_next = found
    name = f"{links.list_name}-atom"
    conditions = {name: some for name, some in links.asked.conditions.items() if name not in NO_PART_OF_IT}
    following = (
        links.to(conditions, next_numbered(number), name) if has_next and number < MOST_PAGES else None
    )
    return feed_answer(
        title_of(links.asked, title),
        links.to(conditions),
        links.to(conditions, name=name),
        replace(entries, next_path=following),
        about(request),
    )


def title_of(asked, title):
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
