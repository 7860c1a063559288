"""An address of each kind of page that readers have, in the shipped archive: read off the routes."""

import re

from articles.models import Article, Source
from summit_archive.page_cache.middleware import readers

ROWS = {
    "topics": "natural-gas",
    "publishers": "kremlin-press-service",
    "meetings": "informal-cis-summit-st-petersburg-26-december",
    "people": "nursultan-nazarbayev",
    "organisations": "cis",
    "series": "informal-cis-summit",
    "countries": "kz",
}
# `fill_as_shipped` proposes it.
PROPOSED = "talks-in-astana"
OTHERS = {"people": "vladimir-putin", "countries": "uz"}
DAYS = {"year": "2017", "month": "10", "day": "11"}

# Results are kept by readers.
NOT_SHIPPED = "results/<"

NEEDED = {
    "compare.csv": "?country=kz&country=uz",
    "compare.json": "?country=kz&country=uz",
    "reconcile/flyout/entity": "?id=country:kz",
    "reconcile/flyout/type": "?id=country",
    "reconcile/flyout/property": "?id=iso3",
    "reconcile/preview": "?id=person:nursultan-nazarbayev",
    "reconcile/view": "?id=country:kz",
}
FORMER = {f"meetings/never-held{ending}" for ending in ("/", ".csv", ".json")}
REDIRECTIONS = {
    "articles/<int:pk>/",
    "articles/<int:pk>/<slug:slug>.json",
    "calendar/",
    "calendar.json",
    "reconcile/view",
} | FORMER


def routes():
    return [str(pattern.pattern) for part in readers().url_patterns for pattern in part.url_patterns]


def addresses():
    """{route: address}, of all but those that lead elsewhere, and those of which nothing is shipped."""
    article = Article.objects.published().first()
    return {
        route: f"/{filled(route, article)}{NEEDED.get(route, '')}"
        for route in routes()
        if route not in REDIRECTIONS and not route.startswith(NOT_SHIPPED)
    }


def redirections():
    """{route: address} of those that lead elsewhere."""
    article = Article.objects.published().first()
    return {
        route: f"/{filled(route, article)}{NEEDED.get(route, '')}"
        for route in routes()
        if route in REDIRECTIONS
    }


def filled(route, article):
    kind = route.partition("/")[0]
    values = DAYS | {"pk": str(article.pk), "code": ROWS.get(kind), "other": OTHERS.get(kind)}
    if kind == "sources":
        values["pk"] = str(Source.objects.latest("pk").pk)
    values["slug"] = article.slug if kind == "articles" else ROWS.get(kind)
    if kind in ("changes", "pictures"):
        values |= {"page": "meetings", "of": "meetings", "key": ROWS["meetings"]}
    if kind == "sitemaps":
        values |= {"of": "meetings", "part": "1"}
    if route.startswith("meetings/proposed/"):
        values["slug"] = PROPOSED
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda match: values[match[1]], route)
