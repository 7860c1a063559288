"""The pages of meetings."""

from django.db.models import Q
from django.shortcuts import render

from articles.attestation import life_of, side_by_side
from articles.exporting import attestation as evidence
from summit_archive.web.csv import csv_answer
from summit_archive.web.former_slugs import follows_former_slugs, row_at

from ..attendance.lines import add_evidence, roll_of, roll_of_rows
from ..dating import weigh
from ..exporting import dating as doubt
from ..listing.filter import MeetingFilter
from ..listing.list_page import MeetingLinks, meeting_page
from ..listing.question import MeetingQuestion
from ..listing.result import MeetingResult
from ..models import Meeting, MeetingLink, Participation
from ..offices.holders import holders_of


def meeting_list(request):
    """Every meeting, newest first, narrowed by the filter."""
    asked = MeetingFilter.read(request.GET)
    result = MeetingResult(MeetingQuestion(asked))
    context = meeting_page(asked, result, MeetingLinks(asked))
    return render(request, "participants/meeting_list.html", context)


@follows_former_slugs
def meeting_detail(request, slug):
    """A meeting: when, where and who, with the evidence for and against beside each."""
    meeting = row_at(Meeting.objects.for_page(), slug)
    participations, roll = participants_of(meeting)
    covering = meeting.coverage_number
    coverage = list(meeting.coverage.for_page_of(meeting, covering)) if covering else []
    links = list(links_of(meeting)) if meeting.has_links else []
    parts = list(meeting.parts.newest_first().for_list()) if meeting.has_parts else []
    holders = holders_of(roll, meeting)
    context = {
        "meeting": meeting,
        "countries": countries_named(roll),
        "participants": [(line.facts, holders.get(line.pk), line.attestations) for line in roll],
        "weighing": weigh(meeting, participations, links, parts),
        "parts": parts,
        "links_out": [link for link in links if link.first_id == meeting.pk],
        "links_in": [link for link in links if link.second_id == meeting.pk],
        "life": life_of(meeting, coverage),
        "left_out": covering - len(coverage),
        "comparison": side_by_side(meeting, coverage, roll),
    }
    return render(request, "participants/meeting_detail.html", context)


def countries_named(roll):
    """Those for which somebody came or may have come: a recorded absence names no participant."""
    came = [line for line in roll if line.status != Participation.Status.ABSENT]
    return list(dict.fromkeys(line.facts.state for line in came if line.facts.state))


def participants_of(meeting):
    """The rows that an indefinite date is weighed by, and the lines of the page, with what is attested of each."""
    if meeting.when.is_definite:
        rows, roll = [], roll_of(meeting)
    else:
        rows = list(meeting.participations.for_list())
        roll = roll_of_rows(rows)
    if meeting.has_attestations:
        add_evidence(roll, meeting)
    return rows, roll


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
