"""The addresses of those who met, in the order in which a reader meets them."""

from django.urls import path, register_converter

from .calendars import year_range
from .views import (
    calendar,
    countries,
    exports,
    meetings,
    networks,
    never_held,
    organisations,
    people,
    pictures,
    series,
    suggestions,
    together,
    trips,
)

register_converter(year_range.Year, "year")
register_converter(year_range.Month, "month")
register_converter(year_range.Day, "day")

urlpatterns = [
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar/<year:year>/", calendar.calendar_year, name="calendar-year"),
    path("calendar/<year:year>.csv", calendar.calendar_year_csv, name="calendar-year-csv"),
    path("calendar/<year:year>.json", calendar.calendar_year_json, name="calendar-year-json"),
    path("calendar/<year:year>.ics", calendar.calendar_year_ical, name="calendar-year-ical"),
    path("calendar/<year:year>/<month:month>/", calendar.calendar_month, name="calendar-month"),
    path("calendar/on/<month:month>-<day:day>/", calendar.on_this_day, name="calendar-on"),
    path("meetings/", meetings.meeting_list, name="meeting-list"),
    path("meetings/never-held/", never_held.never_held_list, name="never-held"),
    path("meetings/never-held.csv", never_held.never_held_csv, name="never-held-csv"),
    path("meetings/never-held.json", never_held.never_held_json, name="never-held-json"),
    path("meetings/timeline/", pictures.meeting_timeline, name="meeting-timeline"),
    path("meetings/timeline.csv", pictures.meeting_timeline_csv, name="meeting-timeline-csv"),
    path("meetings/map/", pictures.meeting_map, name="meeting-map"),
    path("meetings/map.csv", pictures.meeting_map_csv, name="meeting-map-csv"),
    path("meetings/<slug:slug>/", meetings.meeting_detail, name="meeting-detail"),
    path("countries/", countries.country_list, name="country-list"),
    path("countries/<str:code>/", countries.country_detail, name="country-detail"),
    path("countries/<str:code>/network/", networks.country_network, name="country-network"),
    path("countries/<str:code>/network.csv", networks.country_network_csv, name="country-network-csv"),
    path("leaders/", people.leader_list, name="leader-list"),
    path("people/", people.person_list, name="person-list"),
    path("people/<slug:slug>/", people.person_detail, name="person-detail"),
    path("people/<slug:slug>/network/", networks.person_network, name="person-network"),
    path("people/<slug:slug>/network.csv", networks.person_network_csv, name="person-network-csv"),
    path("people/<slug:slug>/trips/", trips.person_trips, name="person-trips"),
    path("people/<slug:slug>/trips.csv", trips.person_trips_csv, name="person-trips-csv"),
    path("organisations/", organisations.organisation_list, name="organisation-list"),
    path("organisations/<slug:slug>/", organisations.organisation_detail, name="organisation-detail"),
    path("series/", series.series_list, name="series-list"),
    path("series/<slug:slug>/", series.series_detail, name="series-detail"),
]

# The same for programs
urlpatterns += [
    path("suggest.json", suggestions.suggest, name="suggest"),
    path("meetings.json", exports.meeting_list, name="meeting-list-json"),
    path("meetings/<slug:slug>/dates.csv", meetings.meeting_dates, name="meeting-dates-csv"),
    path("meetings/<slug:slug>.csv", meetings.meeting_evidence, name="meeting-csv"),
    path("meetings/<slug:slug>.json", exports.meeting_detail, name="meeting-json"),
    path("countries.json", exports.country_list, name="country-list-json"),
    path("countries/<str:code>.json", exports.country_detail, name="country-json"),
    path("people.json", exports.person_list, name="person-list-json"),
    path("people/<slug:slug>.json", exports.person_detail, name="person-json"),
    path("organisations.json", exports.organisation_list, name="organisation-list-json"),
    path("organisations/<slug:slug>.json", exports.organisation_detail, name="organisation-json"),
    path("series/<slug:slug>.csv", series.series_attendance, name="series-csv"),
    path("series/<slug:slug>.json", exports.series_detail, name="series-json"),
]

# Who met whom: after all others, as a pair's address leaves a word of its own to them
urlpatterns += [
    path("countries/<str:code>/<str:other>/", together.country_pair, name="country-pair"),
    path("countries/<str:code>/<str:other>.csv", together.country_pair_csv, name="country-pair-csv"),
    path("countries/<str:code>/<str:other>.json", together.country_pair_json, name="country-pair-json"),
    path("people/<slug:slug>/<slug:other>/", together.person_pair, name="person-pair"),
    path("people/<slug:slug>/<slug:other>.csv", together.person_pair_csv, name="person-pair-csv"),
    path("people/<slug:slug>/<slug:other>.json", together.person_pair_json, name="person-pair-json"),
    path("matrix/", together.matrix, name="matrix"),
    path("matrix.csv", together.matrix_csv, name="matrix-csv"),
    path("matrix.json", together.matrix_json, name="matrix-json"),
    path("compare/", together.compare, name="compare"),
    path("compare.csv", together.compare_csv, name="compare-csv"),
    path("compare.json", together.compare_json, name="compare-json"),
]
