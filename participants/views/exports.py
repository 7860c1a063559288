"""Lists and pages as files that programs read: JSON. Those that tell of articles too stand in `articles`."""

from summit_archive.files.answers import all_rows, json_of_rows, tables
from summit_archive.filtering.list_page import row_answer
from summit_archive.filtering.parameters import reads_its_query
from summit_archive.web.former_slugs import follows_former_slugs, row_at
from summit_archive.web.json import answer

from ..attendance import SeriesRecord
from ..exporting import attendance, nouns, parties
from ..exporting.plain import source
from ..listing.perhaps_same import of_series
from ..models import MeetingSeries, Organisation, Person, Term


@reads_its_query
def person_list(request):
    people = Person.objects.in_order().for_list()
    return row_answer(request, people, "person-list-json", parties.person_row)


@reads_its_query
def organisation_list(request):
    organisations = Organisation.objects.select_related("parent", "country")
    return row_answer(request, organisations, "organisation-list-json", parties.organisation_row)


@reads_its_query
def leader_list(request):
    """Every term in a leading office, by country and office, the latest first."""
    terms = Term.objects.of_leaders().for_list().by_country()
    return row_answer(request, terms, "leader-list-json", lambda term: parties.leader(term) | source(term))


def every_series():
    """With how many of its meetings were held."""
    return MeetingSeries.objects.with_held_count().select_related("organisation").order_by("name", "pk")


@reads_its_query
def series_list(request):
    return json_of_rows(request, nouns.SERIES, every_series(), "series-list-json")


SERIES_TABLES = tables(nouns.SERIES, all_rows(every_series))


@follows_former_slugs
def series_detail(request, slug):
    """A series with its meetings, and who came to them."""
    series = row_at(MeetingSeries.objects.select_related("organisation"), slug)
    record = SeriesRecord(series)
    content = parties.series_in_full(series, record.meetings) | attendance.as_json(record)
    return answer(content | {"perhaps_the_same": of_series(series).number})
