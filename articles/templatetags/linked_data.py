"""What a page says for machines: its subject by schema.org, and how it looks where somebody shares its address."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from summit_archive.files.forms import TABLES
from summit_archive.pictures.shared import HEIGHT, WIDTH
from summit_archive.templatetags.files import every_form
from summit_archive.web.languages import in_language, of_file, speaking

from ..linked_data import pages, pictured, subjects
from ..linked_data.things import Thing, graph
from ..linked_data.written import as_block

register = template.Library()

# {route: (what its template must have, how its subject is told of that)}
SUBJECTS: dict[str, tuple[tuple[str, ...], Callable[..., Thing]]] = {
    "article-detail": (("found", "coverage"), subjects.of_article),
    "meeting-detail": (("meeting", "lines", "parts", "coverage"), subjects.of_meeting),
    "series-detail": (("series", "editions"), subjects.of_series),
    "country-detail": (("country", "names", "identifiers"), subjects.of_country),
    "person-detail": (("person", "names", "terms", "identifiers"), subjects.of_person),
    "organisation-detail": (
        ("organisation", "names", "memberships", "identifiers"),
        subjects.of_organisation,
    ),
    "topic-detail": (("topic",), subjects.of_topic),
    "publisher-detail": (("publisher",), subjects.of_publisher),
    "source-detail": (("source", "meetings"), subjects.of_source),
    "home": ((), lambda site: graph(pages.website(site))),
}


@register.simple_tag(takes_context=True)
def linked_data(context: Any) -> str:
    """The page's subject as a block of data; nothing on a page that tells of an error, or that has none. No query."""
    request = context.get("request")
    match = request.resolver_match if request else None
    if match is None:
        return ""
    with speaking(settings.LANGUAGE_CODE):
        return subject(context, request, match)


def subject(context: Any, request: Any, match: Any) -> str:
    """In one language on every page: things have one address, and programs read them by it."""
    site = request.build_absolute_uri("/").removesuffix("/")
    names, told = SUBJECTS.get(match.url_name, ((), None))
    if told is None:
        files = [(form.media_type, path) for _title, form, path in every_form(context) if form.name in TABLES]
        return as_block(data_of_list(context, site, match, files)) if files else ""
    if any(name not in context for name in names):
        return ""
    return as_block(told(site, *(context[name] for name in names)))


def data_of_list(context: Any, site: str, match: Any, files: list[tuple[str, str]]) -> Thing:
    """A list that can be taken along as a table, under the conditions that are asked."""
    title, description = (unescape(words) for words in context.render_context[SharedNode])
    path = path_of_page(context["request"], match, settings.LANGUAGE_CODE)
    return graph(
        pages.dataset(site, path, title, description, files),
        pages.crumbs(site, (title, path)),
    )


# --- How a page looks where its address is shared

TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)"')
# Open Graph wants a country beside the language.
LOCALES = {"en": "en_GB", "ru": "ru_RU", "de": "de_DE", "fr": "fr_FR"}
# {route: (the row's name in its template, the first word of its address)}
PICTURED = {
    "article-detail": ("article", "articles"),
    "country-detail": ("country", "countries"),
    "meeting-detail": ("meeting", "meetings"),
    "organisation-detail": ("organisation", "organisations"),
    "person-detail": ("person", "people"),
    "publisher-detail": ("publisher", "publishers"),
    "series-detail": ("series", "series"),
    "source-detail": ("source", "sources"),
    "topic-detail": ("topic", "topics"),
}


@register.tag
def shared_as(parser: Any, _token: Any) -> template.Node:
    """What stands between {% shared_as %} and {% endshared_as %}, the page's title and description, said again
    as Open Graph, with a picture."""
    nodes = parser.parse(["endshared_as"])
    parser.delete_first_token()
    return SharedNode(nodes)


class SharedNode(template.Node):
    def __init__(self, nodelist: Any):
        self.nodelist = nodelist

    def render(self, context: Any) -> SafeString:
        content = self.nodelist.render(context)
        request = context.get("request")
        match = request.resolver_match if request else None
        if match is None:
            return content
        said = written(TITLE, content), written(DESCRIPTION, content)
        context.render_context[SharedNode] = said
        tags = open_graph(context, match, *said)
        lines = [
            format_html('<meta property="{}" content="{}">', name, value) for name, value in tags.items()
        ]
        lines.append(mark_safe('<meta name="twitter:card" content="summary_large_image">'))
        return mark_safe("\n    ".join([content, *lines]))  # noqa: S308 (each is escaped)


def written(part: re.Pattern, content: str) -> SafeString:
    """A part of the page's head, as the template has escaped it; a title without the archive's name."""
    found = part.search(content)
    text = found[1].strip() if found else ""
    return mark_safe(text.removesuffix(f" · {_('Summit archive')}"))  # noqa: S308


def open_graph(context: Any, match: Any, title: str, description: str) -> dict[str, Any]:
    """No `og:type` of an article: with one, Zotero would make another thing of it than a newspaper's article."""
    request, language = context["request"], get_language() or "en"
    site = request.build_absolute_uri("/").removesuffix("/")
    tags = {
        "og:title": title,
        "og:description": description,
        "og:url": f"{site}{path_of_page(request, match, language)}",
        "og:site_name": _("Summit archive"),
        "og:locale": LOCALES.get(language, language.replace("-", "_")),
        "og:image": f"{site}{picture_of(context, match)}",
        "og:image:type": "image/png",
        "og:image:width": WIDTH,
        "og:image:height": HEIGHT,
        "og:image:alt": title,
    }
    return tags if match.url_name == "article-detail" else tags | {"og:type": "website"}


def path_of_page(request: Any, match: Any, language: str) -> str:
    """With what is asked, where that makes the page another one."""
    reads_its_query = getattr(match.func, "known_parameters", ()) is None
    path = in_language(language, request)
    return path if reads_its_query else path.partition("?")[0]


def picture_of(context: Any, match: Any) -> str:
    """The row's own picture, or that of such pages."""
    name, of = PICTURED.get(match.url_name, ("", ""))
    if name and (row := context.get(name)):
        return of_file(reverse("row-picture", args=[of, key_of(of, row)]))
    word = context["request"].path_info.strip("/").partition("/")[0]
    return of_file(reverse("page-picture", args=[word if word in pictured.PAGES else "archive"]))


def key_of(of: str, row: Any) -> str:
    """By which the address of its page tells it."""
    if of == "countries":
        return row.address_code
    return str(row.pk) if of in ("articles", "sources") else row.slug
