"""Every address of the archive that is there, public and editors', with the parameters and the forms that it knows."""

import re
from dataclasses import dataclass, field
from typing import Any

from django.contrib import admin
from django.urls import URLPattern, get_resolver

from tests.benchmarks.addresses import addresses
from tests.forms import FormReader

HEALTH = [
    "/livez",
    "/readyz",
    "/robots.txt",
    "/.well-known/security.txt",
    "/static/css/elements.css",
    "/nothing/",
]
OF_ADMIN = (
    "_to_field _popup _changelist_filters _source_model _facets p o all e q action page before after step show "
    "submission one other outcome verdict inbox by done card term fact next id field_name app_label model_name year "
    "source table year status__exact published_on__year published_on__month kind__exact id__in"
).split()
UPLOADS = [
    "/admin/articles/importbatch/add/",
    "/admin/participants/spreadsheetimport/add/",
    "/admin/articles/article/add/",
]
ARGUMENT = re.compile(r"<(?:(\w+):)?(\w+)>")


@dataclass
class Places:
    """`forms`: {address: its fields}, read when first asked for."""

    public: list[str]
    parameters: list[str]
    editors: list[str]
    forms: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    def form_at(self, address: str, get: Any) -> dict[str, list[str]]:
        """The fields as the page sends them; none where there is no form to be had."""
        if address not in self.forms:
            reader = FormReader(None)
            reader.handle_starttag = every_form(reader)  # type: ignore[method-assign]
            reader.feed(get(address))
            self.forms[address] = reader.fields
        return self.forms[address]


def every_form(reader: FormReader) -> Any:
    """The fields of all forms of a page count as those of one."""
    started = FormReader.handle_starttag

    def handle_starttag(tag: str, attributes: Any) -> None:
        reader.inside = True
        if tag != "form":
            started(reader, tag, attributes)

    return handle_starttag


def places() -> Places:
    """Asked of the archive's own routes and rows."""
    every = sorted({address for found in addresses().values() for address in found})
    asked = {part.partition("=")[0] for one in every for part in one.partition("?")[2].split("&")}
    bare = sorted({one.partition("?")[0] for one in every} | set(HEALTH))
    pages = sorted(editors_pages())
    return Places(bare, sorted(asked - {""}), pages)


def editors_pages() -> set[str]:
    """Each route below /admin/, filled with rows that are there; with 1 or a word where there is none."""
    rows = {model._meta.label_lower: some_keys(model) for model in admin.site._registry}
    found = set()
    for route, _name in routes_below(get_resolver().url_patterns):
        label = re.sub(r"^admin/(\w+)/(\w+)/.*", r"\1.\2", route)
        for number in rows.get(label, [1]):
            found.add("/" + ARGUMENT.sub(lambda match, number=number: filled(match, number), route))
    return found


def some_keys(model: Any) -> list[Any]:
    keys = list(model._base_manager.order_by("pk").values_list("pk", flat=True)[:200])
    return [1] if not keys else sorted({keys[0], keys[len(keys) // 2], keys[-1]}, key=str)


def filled(match: re.Match, number: Any) -> str:
    words = {"app_label": "articles", "format": "csv", "name": "places", "content_type_id": "12", "url": "x"}
    return str(words.get(match[2], number))


def routes_below(patterns: Any, route: str = "") -> Any:
    for pattern in patterns:
        whole = route + str(pattern.pattern)
        if not isinstance(pattern, URLPattern):
            yield from routes_below(pattern.url_patterns, whole)
        elif whole.startswith("admin/") and "(?P" not in whole and not leaves(pattern.name):
            yield whole, pattern.name


def leaves(name: str | None) -> bool:
    """What would end the drill's own session."""
    return name in ("logout", "password_change")
