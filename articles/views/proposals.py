"""The pages of proposed meetings: their list, and one with the articles that report it; and their files."""

from django.http import Http404
from django.shortcuts import redirect, render

from participants.called import in_order
from participants.listing.list_page import counts_note
from summit_archive.files.answers import json_answer, json_of_row
from summit_archive.filtering import Links
from summit_archive.filtering.list_page import list_page
from summit_archive.filtering.parameters import reads_its_query

from ..exporting.nouns import PROPOSAL
from ..exporting.nouns_in_full import PROPOSAL_IN_FULL
from ..exporting.proposals import as_report
from ..exporting.whole import Whole
from ..models import Proposal
from ..proposals.divergences import divergences
from ..proposals.filter import ProposalFilter, ProposalQuestion
from ..proposals.links import ProposalLinks
from ..proposals.reports import perhaps_on_record, reports
from ..proposals.result import ProposalResult


@reads_its_query
def proposal_list(request):
    """The meetings that articles report, the archive lacks, and nobody has checked; newest first."""
    asked = ProposalFilter.read(request.GET)
    result, links = ProposalResult(ProposalQuestion(asked)), ProposalLinks(asked)
    context = list_page(asked, result, links) | {"counts_note": counts_note(asked)}
    return render(request, "articles/proposal_list.html", context)


@reads_its_query
def proposal_list_json(request):
    """The same for programs, a page at a time."""
    asked = ProposalFilter.read_of_program(request.GET)
    result = ProposalResult(ProposalQuestion(asked))
    links = Links(asked, "proposal-list-json")
    of_days = {"certain": result.certain, "possible_total": result.possible} if result.is_of_days else {}
    return json_answer(request, PROPOSAL, asked, result, links, held=result.held, **of_days)


def proposal_at(slug):
    """The proposal with all that its page says at its head. One query."""
    related = ["place__country", "organisation", "series", "parent", "parent_proposal", "meeting"]
    proposal = Proposal.objects.select_related(*related).filter(slug=slug).first()
    if proposal is None:
        raise Http404
    return proposal


def meeting_of(proposal):
    """The meeting on record that came of it, or None: its own, or one that its articles turned out to be of."""
    if proposal.meeting:
        return proposal.meeting
    accepted = proposal.encounters.filter(state="accepted", meeting__isnull=False).select_related("meeting")
    return next((encounter.meeting for encounter in accepted[:1]), None)


def reports_of(proposal):
    return reports(proposal.encounters.waiting())


def proposal_detail(request, slug):
    """A proposed meeting with the articles that report it, and their words. Accepted, it leads to the meeting on record."""
    proposal = proposal_at(slug)
    told = [] if proposal.meeting else reports_of(proposal)
    if not told:
        return to_the_meeting(proposal, "meeting-detail")
    countries = dict.fromkeys(country for report in told for country in report.countries)
    context = {
        "proposal": proposal,
        "reports": told,
        "countries": in_order(sorted(countries, key=lambda country: (country.sort_key, country.code))),
        "differences": divergences(told),
        "on_record": perhaps_on_record(told),
    }
    return render(request, "articles/proposal_detail.html", context)


def proposal_json(request, slug):
    """The same for programs."""
    proposal = proposal_at(slug)
    told = [] if proposal.meeting else reports_of(proposal)
    if not told:
        return to_the_meeting(proposal, "meeting-json")
    return json_of_row(
        request, PROPOSAL_IN_FULL, Whole(proposal, reports=[as_report(report) for report in told])
    )


def to_the_meeting(proposal, name):
    """Not for good: what was decided can be taken back. Of what was rejected nothing is told."""
    if meeting := meeting_of(proposal):
        return redirect(name, meeting.slug)
    raise Http404
