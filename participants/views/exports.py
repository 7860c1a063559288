"""Lists and pages as files that programs read: JSON. Those that tell of articles too stand in `articles`."""

from summit_archive.files.answers import all_rows, json_of_row, json_of_rows, tables
from summit_archive.filtering.parameters import reads_its_query
from summit_archive.web.former_slugs import follows_former_slugs, row_at

from ..attendance import SeriesRecord
from ..exporting import attendance, nouns
from ..listing.files import participations_found
from ..listing.perhaps_same import of_series
from ..models import MeetingSeries, Organisation, Person, Term


def every_person():
    return Person.objects.in_order().for_list()


@reads_its_query
def person_list(request):
    return json_of_rows(request, nouns.PERSON, every_person(), "person-list-json")


PERSON_TABLES = tables(nouns.PERSON, all_rows(every_person))


def every_organisation():
    return Organisation.objects.select_related("parent", "country")


@reads_its_query
def organisation_list(request):
    return json_of_rows(request, nouns.ORGANISATION, every_organisation(), "organisation-list-json")


ORGANISATION_TABLES = tables(nouns.ORGANISATION, all_rows(every_organisation))


def every_leader():
    """Every term in a leading office, by country and office, the latest first."""
    return Term.objects.of_leaders().for_list().by_country()


@reads_its_query
def leader_list(request):
    return json_of_rows(request, nouns.LEADER, every_leader(), "leader-list-json")


LEADER_TABLES = tables(nouns.LEADER, all_rows(every_leader))
PARTICIPATION_TABLES = tables(nouns.PARTICIPATION, participations_found)


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
    series.editions = record.meetings
    more = attendance.as_json(record) | {"perhaps_the_same": of_series(series).number}
    return json_of_row(request, nouns.SERIES_IN_FULL, series, **more)
