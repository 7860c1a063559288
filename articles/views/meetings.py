"""The list of meetings, and the page of one, with what is written and proposed of them."""

from django.shortcuts import render

from participants.attendance.participant_lines import lines_of_participations, participant_lines
from participants.dating import weigh
from participants.detail.members import members_then
from participants.detail.neighbours import neighbours
from participants.detail.opening import are_all_told, opening, said
from participants.detail.parties import groups_of
from participants.detail.parties import sources_of as sources_of_lines
from participants.listing.filter import MeetingFilter
from participants.listing.list_page import MeetingLinks, meeting_page
from participants.listing.question import MeetingQuestion
from participants.listing.result import MeetingResult
from participants.models import Meeting, Participation
from participants.offices.holders import holders_of
from participants.views.meetings import links_of
from summit_archive.filtering.parameters import reads_its_query
from summit_archive.web.former_slugs import follows_former_slugs, row_at

from ..attestation import by_article, life_of, side_by_side
from ..joining.meetings import attestations_of, sources_of, with_amount_of_evidence
from ..proposals.beside import beside_list
from ..proposals.of_those_days import of_those_days
from ..proposals.reports import perhaps_about

# Of a meeting of no more countries articles of its days are looked for by these, too.
MOST_COUNTRIES = 3


@reads_its_query
def meeting_list(request):
    """Every meeting, newest first, narrowed by the filter; and how many more are proposed."""
    asked = MeetingFilter.read(request.GET)
    result, links = MeetingResult(MeetingQuestion(asked)), MeetingLinks(asked)
    context = meeting_page(asked, result, links)
    return render(
        request, "participants/meeting_list.html", context | {"proposed": beside_list(asked, links)}
    )


@follows_former_slugs
def meeting_detail(request, slug):
    """A meeting: when, where and who, with the evidence for and against beside each."""
    meeting = row_at(with_amount_of_evidence(Meeting.objects.for_page()), slug)
    participations, lines = participants_of(meeting)
    attested = attestations_of(meeting, lines) if meeting.has_attestations else {}
    covering = meeting.coverage_number
    coverage = list(meeting.coverage.for_page_of(meeting, covering)) if covering else []
    sources = list(sources_of(meeting)) if meeting.has_sources else []
    links = list(links_of(meeting)) if meeting.has_links else []
    parts = list(meeting.parts.newest_first().for_list()) if meeting.has_parts else []
    context = {
        "meeting": meeting,
        "countries": countries_named(lines),
        "lines": lines,
        "coverage": coverage,
        "opening": opening(meeting, lines),
        "said": said(meeting),
        "groups": groups_of(lines),
        "holders": holders_of(lines, meeting),
        "named_by": sources_of_lines(lines, meeting.source),
        "are_all_told": are_all_told(meeting, lines),
        "told": by_article(lines, attested),
        "members": members_then(meeting, lines),
        "neighbours": neighbours(meeting, lines),
        "weighing": weigh(meeting, participations, links, parts),
        "parts": parts,
        "links_out": [link for link in links if link.first_id == meeting.pk],
        "links_in": [link for link in links if link.second_id == meeting.pk],
        "life": life_of(meeting, coverage, sources),
        "left_out": covering - len(coverage),
        "comparison": side_by_side(meeting, coverage, lines, attested),
        "perhaps": perhaps_about(meeting) if meeting.has_reports else [],
        "of_those_days": None if covering else perhaps_of_those_days(meeting, lines),
    }
    return render(request, "participants/meeting_detail.html", context)


def countries_named(lines):
    """Those for which somebody came or may have come: a recorded absence names no participant."""
    came = [line for line in lines if line.status != Participation.Status.ABSENT]
    return tuple(dict.fromkeys(line.facts.state for line in came if line.facts.state))


def perhaps_of_those_days(meeting, lines):
    """Of a meeting of many countries any article of its days may be about some of them: it has none."""
    countries = countries_named(lines)
    is_of_few = 0 < len(countries) <= MOST_COUNTRIES
    return of_those_days(meeting, countries) if is_of_few or not lines else None


def participants_of(meeting):
    """The rows that an indefinite date is weighed by, and the lines of the page."""
    if meeting.when.is_definite:
        return [], participant_lines(meeting)
    rows = list(meeting.participations.for_list())
    return rows, lines_of_participations(rows)
