"""The pages of meetings."""

from django.db.models import Q
from django.shortcuts import render

from ..addresses import follows_former_slugs, row_at
from ..doubt import weigh
from ..evidence import life_of, side_by_side
from ..exporting import doubt, evidence
from ..exporting.comma_separated import csv_answer
from ..filters import MeetingFilter
from ..models import Meeting, MeetingLink
from ..officeholders import holders_of


def meeting_list(request):
    """Every meeting, newest first, narrowed by the filter."""
    found = MeetingFilter(request.GET, Meeting.objects.all())
    return render(request, "participants/meeting_list.html", {"filter": found, "page": found.page})


@follows_former_slugs
def meeting_detail(request, slug):
    """A meeting: when, where and who, with the evidence for and against beside each."""
    meeting = row_at(
        Meeting.objects.select_related("place__country", "organisation", "series__organisation", "parent"),
        slug,
    )
    participations = list(meeting.participations.for_list().with_evidence())
    holders = holders_of(participations, meeting)
    coverage = list(meeting.coverage.for_meeting())
    links, parts = list(links_of(meeting)), list(meeting.parts.newest_first().for_list())
    context = {
        "meeting": meeting,
        "countries": list(dict.fromkeys(row.for_country for row in participations if row.for_country)),
        "participants": [(row, holders.get(row.pk, [])) for row in participations],
        "weighing": weigh(meeting, participations, links, parts),
        "parts": parts,
        "links_out": [link for link in links if link.first_id == meeting.pk],
        "links_in": [link for link in links if link.second_id == meeting.pk],
        "life": life_of(meeting, coverage),
        "comparison": side_by_side(meeting, coverage, participations),
    }
    return render(request, "participants/meeting_detail.html", context)


def links_of(meeting):
    """Those that it states and those that name it, with both ends, in one query."""
    ends = [f"{end}__{row}" for end in ("first", "second") for row in ("place__country", "organisation")]
    return MeetingLink.objects.filter(Q(first=meeting) | Q(second=meeting)).select_related(*ends)


@follows_former_slugs
def meeting_evidence(request, slug):
    """What each source says of a meeting and of its participants, as a file."""
    meeting = row_at(Meeting.objects.all(), slug)
    participations = meeting.participations.for_list().with_evidence()
    rows = evidence.rows(meeting, meeting.coverage.for_meeting(), participations)
    return csv_answer(f"{meeting.slug}-evidence", evidence.HEADER, rows)


@follows_former_slugs
def meeting_dates(request, slug):
    """What speaks for and against each candidate date of a meeting, as a file; empty for a definite date."""
    meeting = row_at(
        Meeting.objects.select_related("place", "organisation", "series__organisation", "parent"), slug
    )
    weighing = weigh(meeting, meeting.participations.for_list(), links_of(meeting), meeting.parts.all())
    return csv_answer(f"{meeting.slug}-dates", doubt.HEADER, doubt.rows(meeting, weighing))
