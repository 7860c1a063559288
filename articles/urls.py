"""The addresses of what was written, and of those who met with what is written of them.

In the order in which a reader meets them; after those of `participants.urls`, whose words win.
"""

from django.urls import path, register_converter
from django.utils.translation import gettext_lazy

from participants.calendars import year_range
from summit_archive.files import page

from .views import (
    api,
    articles,
    calendar,
    changes,
    citing,
    claims,
    comparison,
    countries,
    exports,
    for_robots,
    home,
    kept_results,
    linked_data,
    matrix,
    meetings,
    not_confirmed,
    organisations,
    pairs,
    people,
    proposals,
    reconciliation,
    shared_pictures,
    sources,
    topics,
)

register_converter(year_range.Year, "year")
register_converter(year_range.Month, "month")
register_converter(year_range.Day, "day")

urlpatterns = [
    path("", home.home, name="home"),
    path("about/", home.about, name="about"),
    *page("cite/", "cite", citing.cite, **citing.FILES),
    path("changes/<slug:of>/<str:key>/", changes.changes, name="changes"),
    path("articles/", articles.article_list, name="article-list"),
    path("articles/<int:pk>/", articles.article_detail, name="article-by-number"),
    *page(
        "articles/<int:pk>/<slug:slug>/",
        "article-detail",
        articles.article_detail,
        jsonld=linked_data.article,
        stem="articles/<int:pk>",
    ),
    path("topics/", topics.topic_list, name="topic-list"),
    *page("topics/<slug:slug>/", "topic-detail", topics.topic_detail, jsonld=linked_data.topic),
    path("publishers/", topics.publisher_list, name="publisher-list"),
    *page(
        "publishers/<slug:slug>/", "publisher-detail", topics.publisher_detail, jsonld=linked_data.publisher
    ),
    *page("sources/<int:pk>/", "source-detail", sources.source_detail, jsonld=linked_data.source),
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar.json", calendar.calendar_json, name="calendar-json"),
    path("calendar/<year:year>/", calendar.calendar_year, name="calendar-year"),
    path("calendar/<year:year>.csv", calendar.calendar_year_csv, name="calendar-year-csv"),
    path("calendar/<year:year>.json", calendar.calendar_year_json, name="calendar-year-json"),
    path("calendar/<year:year>.ics", calendar.calendar_year_ical, name="calendar-year-ical"),
    path("calendar/<year:year>/<month:month>/", calendar.calendar_month, name="calendar-month"),
    path("calendar/<year:year>/<month:month>.json", calendar.calendar_month_json, name="calendar-month-json"),
    path("calendar/on/<month:month>-<day:day>/", calendar.on_this_day, name="calendar-on"),
    path("calendar/on/<month:month>-<day:day>.json", calendar.on_this_day_json, name="calendar-on-json"),
    *page(
        "meetings/",
        "meeting-list",
        meetings.meeting_list,
        json=exports.meeting_list,
        **exports.MEETING_TABLES,
        beside={
            "participation-list": gettext_lazy("A participant a row:"),
            "meeting-list-spreadsheet": gettext_lazy("To edit and bring in again:"),
        },
    ),
    path("meetings/proposed/", proposals.proposal_list, name="proposal-list"),
    path("meetings/proposed.csv", proposals.proposal_list_csv, name="proposal-list-csv"),
    path("meetings/proposed.json", proposals.proposal_list_json, name="proposal-list-json"),
    path("meetings/proposed/<slug:slug>/", proposals.proposal_detail, name="proposal-detail"),
    path("meetings/proposed/<slug:slug>.json", proposals.proposal_json, name="proposal-json"),
    path("meetings/not-confirmed/", not_confirmed.not_confirmed_list, name="not-confirmed"),
    path("meetings/not-confirmed.csv", not_confirmed.not_confirmed_csv, name="not-confirmed-csv"),
    path("meetings/not-confirmed.json", not_confirmed.not_confirmed_json, name="not-confirmed-json"),
    path("meetings/never-held/", not_confirmed.never_held, {"to": "not-confirmed"}),
    path("meetings/never-held.csv", not_confirmed.never_held, {"to": "not-confirmed-csv"}),
    path("meetings/never-held.json", not_confirmed.never_held, {"to": "not-confirmed-json"}),
    *page(
        "meetings/<slug:slug>/",
        "meeting-detail",
        meetings.meeting_detail,
        json=exports.meeting_detail,
        jsonld=linked_data.meeting,
    ),
    *page(
        "countries/",
        "country-list",
        countries.country_list,
        json=exports.country_list,
        **exports.COUNTRY_TABLES,
    ),
    *page(
        "countries/<str:code>/",
        "country-detail",
        countries.country_detail,
        json=exports.country_detail,
        jsonld=linked_data.country,
    ),
    *page(
        "people/<slug:slug>/",
        "person-detail",
        people.person_detail,
        json=exports.person_detail,
        jsonld=linked_data.person,
    ),
    *page(
        "organisations/<slug:slug>/",
        "organisation-detail",
        organisations.organisation_detail,
        json=exports.organisation_detail,
        jsonld=linked_data.organisation,
    ),
    path("matrix/", matrix.matrix, name="matrix"),
    path("compare/", comparison.compare, name="compare"),
    path("claims/", claims.claim_page, name="claim"),
]

# The same for programs
urlpatterns += [
    path("changes/<slug:of>/<str:key>.json", changes.changes_json, name="changes-json"),
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
    path("sources/<int:pk>.json", sources.source_json, name="source-json"),
    path("meetings/<slug:slug>.csv", meetings.meeting_evidence, name="meeting-csv"),
    path("matrix.csv", matrix.matrix_csv, name="matrix-csv"),
    path("matrix.json", matrix.matrix_json, name="matrix-json"),
    path("matrix.graphml", matrix.matrix_graph, {"form": "graphml"}, name="matrix-graphml"),
    path("matrix.gexf", matrix.matrix_graph, {"form": "gexf"}, name="matrix-gexf"),
    path("compare.csv", comparison.compare_csv, name="compare-csv"),
    path("compare.json", comparison.compare_json, name="compare-json"),
    path("claims.json", claims.claim_json, name="claim-json"),
]

# Its page stands in `participants`, which knows no description of it
urlpatterns += page("series/<slug:slug>/", "series-detail", None, jsonld=linked_data.series)

# For wherever an address is shared
urlpatterns += [
    path("pictures/<slug:page>.png", shared_pictures.page_picture, name="page-picture"),
    path("pictures/<slug:of>/<str:key>.png", shared_pictures.row_picture, name="row-picture"),
]

# What a reader keeps
urlpatterns += [
    path("results/new/", kept_results.new, name="keep-result"),
    *page(
        "results/<slug:key>/",
        "kept-result",
        kept_results.kept_result,
        json=kept_results.kept_result_json,
        **kept_results.TABLES_OF_RESULT,
    ),
]

# For robots
urlpatterns += [
    path("robots.txt", for_robots.robots, name="robots"),
    path("llms.txt", for_robots.llms, name="llms"),
    path(".well-known/security.txt", for_robots.security, name="security"),
    path("sitemap.xml", for_robots.sitemap, name="sitemap"),
    path("sitemaps/lists.xml", for_robots.sitemap_lists, name="sitemap-lists"),
    path("sitemaps/<slug:of>-<int:part>.xml", for_robots.sitemap_part, name="sitemap-part"),
]

# Pairs: after all others, as a pair's address leaves a word of its own to them
urlpatterns += [
    path("countries/<str:code>/<str:other>/", pairs.country_pair, name="country-pair"),
    path("countries/<str:code>/<str:other>.csv", pairs.country_pair_csv, name="country-pair-csv"),
    path("countries/<str:code>/<str:other>.json", pairs.country_pair_json, name="country-pair-json"),
    path("people/<slug:slug>/<slug:other>/", pairs.person_pair, name="person-pair"),
    path("people/<slug:slug>/<slug:other>.csv", pairs.person_pair_csv, name="person-pair-csv"),
    path("people/<slug:slug>/<slug:other>.json", pairs.person_pair_json, name="person-pair-json"),
]

# Names of other people's tables, for OpenRefine and its like
urlpatterns += [
    path("reconcile/", reconciliation.reconcile, name="reconcile"),
    path("reconcile/suggest/entity", reconciliation.suggest_entity, name="reconcile-suggest-entity"),
    path("reconcile/suggest/type", reconciliation.suggest_type, name="reconcile-suggest-type"),
    path("reconcile/suggest/property", reconciliation.suggest_property, name="reconcile-suggest-property"),
    path("reconcile/flyout/entity", reconciliation.flyout_entity, name="reconcile-flyout-entity"),
    path("reconcile/flyout/type", reconciliation.flyout_type, name="reconcile-flyout-type"),
    path("reconcile/flyout/property", reconciliation.flyout_property, name="reconcile-flyout-property"),
    path("reconcile/properties", reconciliation.properties, name="reconcile-properties"),
    path("reconcile/preview", reconciliation.preview, name="reconcile-preview"),
    path("reconcile/view", reconciliation.view, name="reconcile-view"),
]

# What all these addresses are
urlpatterns += [
    path("api/", api.api, name="api"),
    path("api/openapi.json", api.description, name="api-openapi"),
]
