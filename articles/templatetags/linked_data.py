"""What a page says for machines: its subject by schema.org, and how it looks where somebody shares its address."""

from collections.abc import Callable
from typing import Any

from django import template

from ..linked_data import pages, subjects
from ..linked_data.things import Thing, graph
from ..linked_data.written import as_block

register = template.Library()

# {route: (what its template must have, how its subject is told of that)}
SUBJECTS: dict[str, tuple[tuple[str, ...], Callable[..., Thing]]] = {
    "article-detail": (("found", "coverage"), subjects.of_article),
    "meeting-detail": (("meeting", "lines", "parts", "coverage"), subjects.of_meeting),
    "series-detail": (("series", "editions"), subjects.of_series),
    "country-detail": (("country", "names"), subjects.of_country),
    "person-detail": (("person", "names", "terms"), subjects.of_person),
    "organisation-detail": (("organisation", "names", "memberships"), subjects.of_organisation),
    "topic-detail": (("topic",), subjects.of_topic),
    "publisher-detail": (("publisher",), subjects.of_publisher),
    "source-detail": (("source", "meetings"), subjects.of_source),
    "home": ((), lambda site: graph(pages.website(site))),
}


@register.simple_tag(takes_context=True)
def linked_data(context: Any) -> str:
    """The page's subject as a block of data; nothing on a page that tells of an error, or that has none. No query."""
    request = context.get("request")
    route = request.resolver_match.url_name if request and request.resolver_match else ""
    names, told = SUBJECTS.get(route, ((), None))
    if told is None or any(name not in context for name in names):
        return ""
    site = request.build_absolute_uri("/").removesuffix("/")
    return as_block(told(site, *(context[name] for name in names)))
