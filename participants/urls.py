"""The addresses of those who met, in the order in which a reader meets them.

Pages that tell of articles too have theirs in `articles.urls`, after these: the words that stand here
after `meetings/`, `countries/<code>/` and `people/<slug>/` win over the slugs and codes there.
"""

from django.urls import path

from summit_archive.files import page

from .views import (
    dyads,
    exports,
    identifiers,
    meetings,
    networks,
    people,
    pictures,
    series,
    spreadsheets,
    subscriptions,
    trips,
)
from .views import people as organisations

urlpatterns = [
    *page(
        "meetings/timeline/",
        "meeting-timeline",
        pictures.meeting_timeline,
        csv=pictures.meeting_timeline_csv,
        json=pictures.meeting_timeline_json,
    ),
    *page(
        "meetings/map/",
        "meeting-map",
        pictures.meeting_map,
        csv=pictures.meeting_map_csv,
        json=pictures.meeting_map_json,
    ),
    *page(
        "countries/<str:code>/network/",
        "country-network",
        networks.country_network,
        csv=networks.country_network_csv,
        json=networks.country_network_json,
        **networks.COUNTRY_GRAPHS,
    ),
    *page("leaders/", "leader-list", people.leader_list, json=exports.leader_list, **exports.LEADER_TABLES),
    *page("people/", "person-list", people.person_list, json=exports.person_list, **exports.PERSON_TABLES),
    *page(
        "people/<slug:slug>/network/",
        "person-network",
        networks.person_network,
        csv=networks.person_network_csv,
        json=networks.person_network_json,
        **networks.PERSON_GRAPHS,
    ),
    *page(
        "people/<slug:slug>/trips/",
        "person-trips",
        trips.person_trips,
        csv=trips.person_trips_csv,
        json=trips.person_trips_json,
    ),
    *page(
        "organisations/",
        "organisation-list",
        organisations.organisation_list,
        json=exports.organisation_list,
        **exports.ORGANISATION_TABLES,
    ),
    *page("series/", "series-list", series.series_list, json=exports.series_list, **exports.SERIES_TABLES),
    *page(
        "series/<slug:slug>/",
        "series-detail",
        series.series_detail,
        csv=series.series_attendance,
        json=exports.series_detail,
    ),
]

# The same for programs
urlpatterns += [
    *page("dyads/", "dyad-list", None, **dyads.TABLES),
    *page("identifiers/", "identifier-list", None, **identifiers.TABLES),
    *page(
        "meetings/",
        "meeting-list",
        None,
        atom=subscriptions.meeting_list_atom,
        ics=subscriptions.meeting_list_ics,
    ),
    *page("participations/", "participation-list", None, **exports.PARTICIPATION_TABLES),
    *page(
        "spreadsheet/",
        "meeting-list-spreadsheet",
        None,
        csv=spreadsheets.meeting_list_csv,
        xlsx=spreadsheets.meeting_list_xlsx,
    ),
    path("meetings/<slug:slug>/dates.csv", meetings.meeting_dates, name="meeting-dates-csv"),
]
