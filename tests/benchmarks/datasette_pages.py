"""The addresses at which Datasette has what a page of the site has, with the facets that it can count.

A link table is reached by `_through`, as Datasette's own links do it. Facets over link tables it has none.
"""

import re
from urllib.parse import parse_qs, urlencode, urlsplit

FACETS = ["publisher", "language", "year"]
SIZE = 25


def address(page: str, country_names: dict[str, str]) -> str | None:
    """The counterpart of a page's address; None where it has no such page."""
    parts = urlsplit(page)
    if article := re.match(r"/articles/(\d+)/", parts.path):
        return f"/rows/articles/{article[1]}"
    if meeting := re.match(r"/meetings/(.+)/", parts.path):
        return f"/rows/participations?{urlencode({'meeting': meeting[1], '_size': 'max'})}"
    asked = parse_qs(parts.query)
    if "page" in asked:
        return None  # it turns pages by a token that only the page before tells
    wanted = [("_size", SIZE), ("_facet_size", 12), *(("_facet", name) for name in FACETS)]
    wanted += [("_through", through(country_names[code])) for code in asked.get("country", [])]
    if words := asked.get("q"):
        wanted.append(("_search", words[0]))
    else:
        wanted.append(("_sort_desc", "published_on"))
    return f"/rows/articles?{urlencode(wanted)}"


def through(name: str) -> str:
    return f'{{"table":"countries","column":"name","value":"{name}"}}'


def dropped_facets(body: bytes) -> int:
    """How many facets the answer, as JSON, says it gave up."""
    import json

    return len(json.loads(body).get("facets_timed_out", []))
