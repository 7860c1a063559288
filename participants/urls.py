"""The addresses of those who met, in the order in which a reader meets them.

Pages that tell of articles too have theirs in `articles.urls`, after these: the words that stand here
after `meetings/`, `countries/<code>/` and `people/<slug>/` win over the slugs and codes there.
"""

from django.urls import path

from summit_archive.files import page

from .views import (
    exports,
    meetings,
    networks,
    people,
    pictures,
    series,
    spreadsheets,
    suggestions,
    trips,
)
from .views import people as organisations

urlpatterns = [
    path("meetings/timeline/", pictures.meeting_timeline, name="meeting-timeline"),
    path("meetings/timeline.csv", pictures.meeting_timeline_csv, name="meeting-timeline-csv"),
    path("meetings/map/", pictures.meeting_map, name="meeting-map"),
    path("meetings/map.csv", pictures.meeting_map_csv, name="meeting-map-csv"),
    path("countries/<str:code>/network/", networks.country_network, name="country-network"),
    path("countries/<str:code>/network.csv", networks.country_network_csv, name="country-network-csv"),
    path("leaders/", people.leader_list, name="leader-list"),
    path("people/", people.person_list, name="person-list"),
    path("people/<slug:slug>/network/", networks.person_network, name="person-network"),
    path("people/<slug:slug>/network.csv", networks.person_network_csv, name="person-network-csv"),
    path("people/<slug:slug>/trips/", trips.person_trips, name="person-trips"),
    path("people/<slug:slug>/trips.csv", trips.person_trips_csv, name="person-trips-csv"),
    path("people/<slug:slug>/trips.json", trips.person_trips_json, name="person-trips-json"),
    path("organisations/", organisations.organisation_list, name="organisation-list"),
    *page("series/", "series-list", series.series_list, json=exports.series_list, **exports.SERIES_TABLES),
    path("series/<slug:slug>/", series.series_detail, name="series-detail"),
]

# The same for programs
urlpatterns += [
    path("suggest.json", suggestions.suggest, name="suggest"),
    path("meetings.csv", spreadsheets.meeting_list_csv, name="meeting-list-csv"),
    path("meetings.xlsx", spreadsheets.meeting_list_xlsx, name="meeting-list-xlsx"),
    path("meetings/<slug:slug>/dates.csv", meetings.meeting_dates, name="meeting-dates-csv"),
    path("meetings/timeline.json", pictures.meeting_timeline_json, name="meeting-timeline-json"),
    path("meetings/map.json", pictures.meeting_map_json, name="meeting-map-json"),
    path("countries/<str:code>/network.json", networks.country_network_json, name="country-network-json"),
    path("people/<slug:slug>/network.json", networks.person_network_json, name="person-network-json"),
    path("leaders.json", exports.leader_list, name="leader-list-json"),
    path("people.json", exports.person_list, name="person-list-json"),
    path("organisations.json", exports.organisation_list, name="organisation-list-json"),
    path("series/<slug:slug>.csv", series.series_attendance, name="series-csv"),
    path("series/<slug:slug>.json", exports.series_detail, name="series-json"),
]
