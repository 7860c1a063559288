"""The same lists and pages as files that programs read: JSON."""

from django.db.models import Prefetch
from django.http import Http404

from summit_archive.filtering import RowList
from summit_archive.filtering.json import list_answer
from summit_archive.web.former_slugs import follows_former_slugs, moved_for_good, row_at
from summit_archive.web.json import answer

from ..attendance import SeriesRecord
from ..dating import weigh
from ..exporting import attendance, meetings, parties
from ..exporting import dating as doubt
from ..listing.filter import MeetingFilter
from ..models import Country, Meeting, MeetingSeries, Name, Organisation, Person, Term
from ..offices.holders import holders_of
from ..offices.in_office import day_asked, in_office

MOST_STATEMENTS = 100
NAMES = Prefetch("names", Name.objects.shown())


def meeting_list(request):
    """The meetings that the query asks for, a page at a time."""
    found = MeetingFilter(request.GET, Meeting.objects.all())
    totals = {}
    if found.certain_total is not None:
        totals = {"certain": found.certain_total, "possible_total": found.possible_total}
    return list_answer(found, meetings.as_row, **totals)


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
    return list_answer(RowList(request.GET, countries, "country-list"), parties.country_row)


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
    return list_answer(RowList(request.GET, people, "person-list"), parties.person_row)


@follows_former_slugs
def person_detail(request, slug):
    """A person with names, terms and the latest statements in published articles."""
    person = row_at(Person.objects.for_list().prefetch_related(NAMES), slug)
    statements = person.statements.published().newest_first()
    latest = statements.for_list()[:MOST_STATEMENTS]
    return answer(parties.person_in_full(person, latest, statements.count()))


def organisation_list(request):
    organisations = Organisation.objects.select_related("parent", "country")
    return list_answer(RowList(request.GET, organisations, "organisation-list"), parties.organisation_row)


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
