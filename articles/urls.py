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
    data,
    exports,
    files,
    for_robots,
    guides,
    home,
    kept_results,
    linked_data,
    matrix,
    meetings,
    not_confirmed,
    oai,
    organisations,
    pairs,
    people,
    proposals,
    reconciliation,
    search,
    shared_pictures,
    sources,
    subscriptions,
    topics,
)

register_converter(year_range.Year, "year")
register_converter(year_range.Month, "month")
register_converter(year_range.Day, "day")

urlpatterns = [
    path("", home.home, name="home"),
    path("about/", guides.about, name="about"),
    path("help/", guides.guide, name="help"),
    path("coverage/", guides.coverage, name="coverage"),
    path("method/", guides.method, name="method"),
    path("changes.atom", subscriptions.all_changes_atom, name="all-changes-atom"),
    *page("search/", "search", search.search, json=search.search_json),
    path("suggest.json", search.suggest, name="suggest"),
    *page("cite/", "cite", citing.cite, **citing.FILES),
    *page("data/codebook/", "codebook", data.codebook, json=data.codebook_json),
    *page("changes/<slug:of>/<str:key>/", "changes", changes.changes, json=changes.changes_json),
    *page(
        "articles/",
        "article-list",
        articles.article_list,
        json=exports.article_list,
        atom=subscriptions.article_list_atom,
        **files.ARTICLES,
    ),
    path("articles/<int:pk>/", articles.article_detail, name="article-by-number"),
    *page(
        "articles/<int:pk>/<slug:slug>/",
        "article-detail",
        articles.article_detail,
        stem="articles/<int:pk>",
        json=exports.article_detail,
        jsonld=linked_data.article,
    ),
    path(
        "articles/<int:pk>/<slug:slug>.json",
        exports.article_under_headline,
        name="article-json-under-headline",
    ),
    *page("topics/", "topic-list", topics.topic_list, json=exports.topic_list, **files.TOPICS),
    *page(
        "topics/<slug:slug>/",
        "topic-detail",
        topics.topic_detail,
        json=exports.topic_detail,
        jsonld=linked_data.topic,
    ),
    *page(
        "publishers/",
        "publisher-list",
        topics.publisher_list,
        json=exports.publisher_list,
        **files.PUBLISHERS,
    ),
    *page(
        "publishers/<slug:slug>/",
        "publisher-detail",
        topics.publisher_detail,
        json=exports.publisher_detail,
        jsonld=linked_data.publisher,
    ),
    *page(
        "sources/<int:pk>/",
        "source-detail",
        sources.source_detail,
        json=sources.source_json,
        jsonld=linked_data.source,
    ),
    *page("calendar/", "calendar", calendar.calendar, json=calendar.calendar_json),
    *page(
        "calendar/<year:year>/",
        "calendar-year",
        calendar.calendar_year,
        csv=calendar.calendar_year_csv,
        json=calendar.calendar_year_json,
        ics=calendar.calendar_year_ical,
    ),
    *page(
        "calendar/<year:year>/<month:month>/",
        "calendar-month",
        calendar.calendar_month,
        json=calendar.calendar_month_json,
    ),
    *page(
        "calendar/on/<month:month>-<day:day>/",
        "calendar-on",
        calendar.on_this_day,
        json=calendar.on_this_day_json,
    ),
    *page(
        "meetings/",
        "meeting-list",
        meetings.meeting_list,
        json=exports.meeting_list,
        **exports.MEETING_TABLES,
        beside={
            "participation-list": gettext_lazy("One row per participant:"),
            "meeting-list-spreadsheet": gettext_lazy("To edit and bring in again:"),
        },
    ),
    *page(
        "meetings/proposed/",
        "proposal-list",
        proposals.proposal_list,
        json=proposals.proposal_list_json,
        **files.PROPOSALS,
    ),
    *page(
        "meetings/proposed/<slug:slug>/",
        "proposal-detail",
        proposals.proposal_detail,
        json=proposals.proposal_json,
    ),
    *page(
        "meetings/not-confirmed/",
        "not-confirmed",
        not_confirmed.not_confirmed_list,
        json=not_confirmed.not_confirmed_json,
        **files.NOT_CONFIRMED,
    ),
    path("meetings/never-held/", not_confirmed.never_held, {"to": "not-confirmed"}),
    path("meetings/never-held.csv", not_confirmed.never_held, {"to": "not-confirmed-csv"}),
    path("meetings/never-held.json", not_confirmed.never_held, {"to": "not-confirmed-json"}),
    *page(
        "meetings/<slug:slug>/",
        "meeting-detail",
        meetings.meeting_detail,
        json=exports.meeting_detail,
        jsonld=linked_data.meeting,
        **files.EVIDENCE,
    ),
    *page(
        "countries/",
        "country-list",
        countries.country_list,
        json=exports.country_list,
        **exports.COUNTRY_TABLES,
        beside={"identifier-list": gettext_lazy("Numbers in other collections, by which tables are joined:")},
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
    *page(
        "matrix/",
        "matrix",
        matrix.matrix,
        csv=matrix.matrix_csv,
        json=matrix.matrix_json,
        **matrix.MATRIX_GRAPHS,
        beside={"dyad-list": gettext_lazy("Every pair of countries in every year:")},
    ),
    *page(
        "compare/", "compare", comparison.compare, csv=comparison.compare_csv, json=comparison.compare_json
    ),
    *page("claims/", "claim", claims.claim_page, json=claims.claim_json),
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
    path("oai/", oai.oai, name="oai"),
    path("sitemap.xml", for_robots.sitemap, name="sitemap"),
    path("sitemaps/lists.xml", for_robots.sitemap_lists, name="sitemap-lists"),
    path("sitemaps/<slug:of>-<int:part>.xml", for_robots.sitemap_part, name="sitemap-part"),
]

# To be cited, for reference managers
urlpatterns += [
    *page("articles/", "article-list", None, **citing.OF_LIST),
    *page(
        "articles/<int:pk>/<slug:slug>/",
        "article-detail",
        None,
        stem="articles/<int:pk>",
        **citing.OF_ARTICLE,
    ),
    *page("meetings/<slug:slug>/", "meeting-detail", None, **citing.OF_MEETING),
]

# Pairs: after all others, as a pair's address leaves a word of its own to them
urlpatterns += [
    *page(
        "countries/<str:code>/<str:other>/",
        "country-pair",
        pairs.country_pair,
        csv=pairs.country_pair_csv,
        json=pairs.country_pair_json,
    ),
    *page(
        "people/<slug:slug>/<slug:other>/",
        "person-pair",
        pairs.person_pair,
        csv=pairs.person_pair_csv,
        json=pairs.person_pair_json,
    ),
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
