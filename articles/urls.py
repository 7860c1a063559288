"""The addresses of what was written, and of those who met with what is written of them.

In the order in which a reader meets them; after those of `participants.urls`, whose words win.
"""

from django.urls import path

from .views import (
    articles,
    comparison,
    countries,
    exports,
    home,
    meetings,
    not_confirmed,
    organisations,
    pairs,
    people,
    topics,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("about/", home.about, name="about"),
    path("articles/", articles.article_list, name="article-list"),
    path("articles/<int:pk>/", articles.article_detail, name="article-by-number"),
    path("articles/<int:pk>/<slug:slug>/", articles.article_detail, name="article-detail"),
    path("topics/", topics.topic_list, name="topic-list"),
    path("topics/<slug:slug>/", topics.topic_detail, name="topic-detail"),
    path("publishers/", topics.publisher_list, name="publisher-list"),
    path("publishers/<slug:slug>/", topics.publisher_detail, name="publisher-detail"),
    path("meetings/not-confirmed/", not_confirmed.not_confirmed_list, name="not-confirmed"),
    path("meetings/not-confirmed.csv", not_confirmed.not_confirmed_csv, name="not-confirmed-csv"),
    path("meetings/not-confirmed.json", not_confirmed.not_confirmed_json, name="not-confirmed-json"),
    path("meetings/never-held/", not_confirmed.never_held, {"to": "not-confirmed"}),
    path("meetings/never-held.csv", not_confirmed.never_held, {"to": "not-confirmed-csv"}),
    path("meetings/never-held.json", not_confirmed.never_held, {"to": "not-confirmed-json"}),
    path("meetings/<slug:slug>/", meetings.meeting_detail, name="meeting-detail"),
    path("countries/", countries.country_list, name="country-list"),
    path("countries/<str:code>/", countries.country_detail, name="country-detail"),
    path("people/<slug:slug>/", people.person_detail, name="person-detail"),
    path("organisations/<slug:slug>/", organisations.organisation_detail, name="organisation-detail"),
    path("compare/", comparison.compare, name="compare"),
]

# The same for programs
urlpatterns += [
    path("articles.json", exports.article_list, name="article-list-json"),
    path("articles/<int:pk>.json", exports.article_detail, name="article-json"),
    path(
        "articles/<int:pk>/<slug:slug>.json",
        exports.article_under_headline,
        name="article-json-under-headline",
    ),
    path("topics.json", exports.topic_list, name="topic-list-json"),
    path("topics/<slug:slug>.json", exports.topic_detail, name="topic-json"),
    path("publishers.json", exports.publisher_list, name="publisher-list-json"),
    path("publishers/<slug:slug>.json", exports.publisher_detail, name="publisher-json"),
    path("meetings.json", exports.meeting_list, name="meeting-list-json"),
    path("meetings/<slug:slug>.csv", meetings.meeting_evidence, name="meeting-csv"),
    path("meetings/<slug:slug>.json", exports.meeting_detail, name="meeting-json"),
    path("countries.json", exports.country_list, name="country-list-json"),
    path("countries/<str:code>.json", exports.country_detail, name="country-json"),
    path("people/<slug:slug>.json", exports.person_detail, name="person-json"),
    path("organisations/<slug:slug>.json", exports.organisation_detail, name="organisation-json"),
    path("compare.csv", comparison.compare_csv, name="compare-csv"),
    path("compare.json", comparison.compare_json, name="compare-json"),
]

# Pairs: after all others, as a pair's address leaves a word of its own to them
urlpatterns += [
    path("countries/<str:code>/<str:other>/", pairs.country_pair, name="country-pair"),
    path("people/<slug:slug>/<slug:other>/", pairs.person_pair, name="person-pair"),
]
