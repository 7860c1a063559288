"""The pages of meetings."""

from django.shortcuts import render

from ..addresses import follows_former_slugs, row_at
from ..evidence import life_of, side_by_side
from ..exporting import evidence
from ..exporting.comma_separated import csv_answer
from ..filters import MeetingFilter
from ..models import Meeting
from ..officeholders import holders_of


def meeting_list(request):
    """Every meeting, newest first, narrowed by the filter."""
    found = MeetingFilter(request.GET, Meeting.objects.all())
    return render(request, "participants/meeting_list.html", {"filter": found, "page": found.page})


@follows_former_slugs
def meeting_detail(request, slug):
    """A meeting: when, where and who, with the evidence for and against beside each."""
    meeting = row_at(
        Meeting.objects.select_related("place__country", "organisation", "series", "parent"), slug
    )
    participations = list(meeting.participations.for_list().with_evidence())
    holders = holders_of(participations, meeting)
    coverage = list(meeting.coverage.for_meeting())
    context = {
        "meeting": meeting,
        "countries": list(dict.fromkeys(row.for_country for row in participations if row.for_country)),
        "participants": [(row, holders.get(row.pk, [])) for row in participations],
        "parts": meeting.parts.newest_first().for_list(),
        "links_out": meeting.links_out.select_related("second__place__country"),
        "links_in": meeting.links_in.select_related("first__place__country"),
        "life": life_of(meeting, coverage),
        "comparison": side_by_side(meeting, coverage, participations),
    }
    return render(request, "participants/meeting_detail.html", context)


@follows_former_slugs
def meeting_evidence(request, slug):
    """What each source says of a meeting and of its participants, as a file."""
    meeting = row_at(Meeting.objects.all(), slug)
    participations = meeting.participations.for_list().with_evidence()
    rows = evidence.rows(meeting, meeting.coverage.for_meeting(), participations)
    return csv_answer(f"{meeting.slug}-evidence", evidence.HEADER, rows)
