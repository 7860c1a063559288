"""The same lists and pages as files that programs read: JSON."""

from django.db.models import Prefetch
from django.http import Http404, JsonResponse

from summit_archive.filtering import Links
from summit_archive.filtering.facets import facets
from summit_archive.filtering.paging import BeyondTheLast
from summit_archive.filtering.rows import RowResult, asked_of_rows
from summit_archive.web.former_slugs import follows_former_slugs, moved_for_good, row_at

from ..attendance import SeriesRecord
from ..dating import weigh
from ..exporting import attendance, meetings, parties
from ..exporting import dating as doubt
from ..listing.filter import MeetingFilter
from ..listing.question import MeetingQuestion
from ..listing.result import MeetingResult
from ..models import Country, Meeting, MeetingSeries, Name, Organisation, Person, Term
from ..offices.holders import holders_of
from ..offices.in_office import day_asked, in_office

MOST_STATEMENTS = 100
NAMES = Prefetch("names", Name.objects.shown())


def answer(content, status=200):
    """`content` as JSON, every alphabet in its own letters."""
    return JsonResponse(content, status=status, json_dumps_params={"ensure_ascii": False})


def refusal(problems):
    """What of the address could not be used: what a page would only mention is an error here."""
    errors = [{"parameter": p.parameter, "value": p.value, "message": p.message} for p in problems]
    return answer({"errors": errors}, status=400)


def list_answer(asked, result, links, as_row, **totals):
    """A page of a list; what a page of ours would only mention is an error here. `links` are of this form of it."""
    problems = [*asked.problems, *result.problems]
    wrong = [problem for problem in problems if not isinstance(problem, BeyondTheLast)]
    if wrong:
        return refusal(wrong)
    if problems:
        return answer({"error": problems[0].message}, status=404)
    if not result.is_exact:
        totals["total_is_estimate"] = True
    content = {"total": result.total, **totals, "results": [as_row(row) for row in result.exported]}
    if found := facets(result, links):
        content["facets"] = {facet.parameter: choices(facet) for facet in found}
    pager = links.pager(result.page)
    return answer(content | {"next": pager.next_url, "previous": pager.previous_url})


def row_answer(request, rows, name, as_row):
    """A page of a list that has no conditions."""
    asked = asked_of_rows(request.GET)
    return list_answer(asked, RowResult(asked, rows), Links(asked, name), as_row)


def choices(facet):
    return [{"value": choice.value, "label": choice.label, "count": choice.count} for choice in facet.choices]


def meeting_list(request):
    """The meetings that the query asks for, a page at a time."""
    asked = MeetingFilter.read(request.GET)
    result = MeetingResult(MeetingQuestion(asked))
    of_days = {"certain": result.certain, "possible_total": result.possible} if result.is_of_days else {}
    return list_answer(asked, result, Links(asked, "meeting-list-json"), meetings.as_row, **of_days)


@follows_former_slugs
def meeting_detail(request, slug):
    """A meeting with its participants, the evidence for each, and what is written of it."""
    meeting = row_at(Meeting.objects.for_full_export(), slug)
    participations = meeting.participations.all()
    links = [*meeting.links_out.all(), *meeting.links_in.all()]
    weighing = weigh(meeting, participations, links, meeting.parts.all())
    content = meetings.in_full(meeting, holders_of(participations, meeting))
    return answer(content | {"candidates": doubt.as_json(weighing)})


def country_list(request):
    countries = Country.objects.with_counts().in_order()
    return row_answer(request, countries, "country-list-json", parties.country_row)


def country_detail(request, code):
    """A country with its names, its leaders through time and its memberships."""
    country = Country.objects.with_counts().filter(code=code.upper()).first()
    if country is None:
        raise Http404
    if code != country.address_code:
        return moved_for_good(request, "country-json", country.address_code)
    day, problem = day_asked(request.GET)
    if problem:
        return answer({"errors": [vars(problem)]}, status=400)
    terms = Term.objects.of_leaders().filter(office__country=country).for_list()
    memberships = country.memberships.select_related("organisation").in_order()
    content = parties.country_in_full(country, terms, memberships)
    if day:
        content |= {"on": day, "in_office": [parties.in_office(term) for term in in_office(country, day)]}
    return answer(content)


def person_list(request):
    people = Person.objects.in_order().for_list()
    return row_answer(request, people, "person-list-json", parties.person_row)


@follows_former_slugs
def person_detail(request, slug):
    """A person with names, terms and the latest statements in published articles."""
    person = row_at(Person.objects.for_list().prefetch_related(NAMES), slug)
    statements = person.statements.published().newest_first()
    latest = statements.for_list()[:MOST_STATEMENTS]
    return answer(parties.person_in_full(person, latest, statements.count()))


def organisation_list(request):
    organisations = Organisation.objects.select_related("parent", "country")
    return row_answer(request, organisations, "organisation-list-json", parties.organisation_row)


@follows_former_slugs
def organisation_detail(request, slug):
    """An organisation with its names, its members through time, its series and its parts."""
    rows = Organisation.objects.select_related("parent", "country")
    organisation = row_at(rows.prefetch_related(NAMES, "series", "parts"), slug)
    memberships = organisation.memberships.select_related("country").in_order()
    return answer(parties.organisation_in_full(organisation, memberships))


@follows_former_slugs
def series_detail(request, slug):
    """A series with its meetings, and who came to them."""
    series = row_at(MeetingSeries.objects.select_related("organisation"), slug)
    record = SeriesRecord(series)
    return answer(parties.series_in_full(series, record.meetings) | attendance.as_json(record))
