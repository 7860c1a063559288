"""The list of meetings, and what speaks for each date of one. A meeting's own page stands in `articles`."""

from django.db.models import Q
from django.shortcuts import render

from summit_archive.filtering.parameters import reads_its_query
from summit_archive.web.csv import csv_answer
from summit_archive.web.former_slugs import follows_former_slugs, row_at

from ..dating import weigh
from ..exporting import dating as doubt
from ..listing.filter import MeetingFilter
from ..listing.list_page import MeetingLinks, meeting_page
from ..listing.question import MeetingQuestion
from ..listing.result import MeetingResult
from ..models import Meeting, MeetingLink


@reads_its_query
def meeting_list(request):
    """Every meeting, newest first, narrowed by the filter."""
    asked = MeetingFilter.read(request.GET)
    result = MeetingResult(MeetingQuestion(asked))
    context = meeting_page(asked, result, MeetingLinks(asked))
    return render(request, "participants/meeting_list.html", context)


def links_of(meeting):
    """Those that it states and those that name it, with both ends, in one query."""
    ends = [f"{end}__{row}" for end in ("first", "second") for row in ("place__country", "organisation")]
    return MeetingLink.objects.filter(Q(first=meeting) | Q(second=meeting)).select_related(*ends)


@follows_former_slugs
def meeting_dates(request, slug):
    """What speaks for and against each candidate date of a meeting, as a file; empty for a definite date."""
    meeting = row_at(
        Meeting.objects.select_related("place", "organisation", "series__organisation", "parent"), slug
    )
    weighing = weigh(meeting, meeting.participations.for_list(), links_of(meeting), meeting.parts.all())
    return csv_answer(f"{meeting.slug}-dates", doubt.HEADER, doubt.rows(meeting, weighing))
