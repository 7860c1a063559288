"""The addresses of those who met, in the order in which a reader meets them."""

from django.urls import path

from .views import countries, meetings, organisations, people

urlpatterns = [
    path("meetings/", meetings.meeting_list, name="meeting-list"),
    path("meetings/<slug:slug>/", meetings.meeting_detail, name="meeting-detail"),
    path("countries/", countries.country_list, name="country-list"),
    path("countries/<str:code>/", countries.country_detail, name="country-detail"),
    path("leaders/", people.leader_list, name="leader-list"),
    path("people/", people.person_list, name="person-list"),
    path("people/<slug:slug>/", people.person_detail, name="person-detail"),
    path("organisations/", organisations.organisation_list, name="organisation-list"),
    path("organisations/<slug:slug>/", organisations.organisation_detail, name="organisation-detail"),
    path("series/", organisations.series_list, name="series-list"),
    path("series/<slug:slug>/", organisations.series_detail, name="series-detail"),
]
