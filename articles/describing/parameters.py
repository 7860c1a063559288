"""What an address may ask: of its path, and behind the question mark as its filter declares it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from summit_archive.filtering import ListFilter
from summit_archive.filtering.paging import HIGHEST_LIMIT, LIMIT

from ..citing.lists import FILTERED

OF_CONVERTERS: dict[str, dict[str, Any]] = {
    "int": {"type": "integer", "minimum": 0},
    "slug": {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"},
    "year": {"type": "string", "pattern": "^[0-9]{4}$"},
    "month": {"type": "string", "pattern": "^[0-9]{2}$"},
    "day": {"type": "string", "pattern": "^[0-9]{2}$"},
    "str": {"type": "string", "pattern": "^[^/]+$"},
}
PAGES = {"type": "integer", "minimum": 1}


@dataclass(frozen=True)
class Parameter:
    name: str
    where: str
    meaning: Any
    schema: Any
    takes_many: bool = False

    @property
    def choices(self) -> list[str]:
        return self.schema.get("items", self.schema).get("enum", [])


def of_path(found: Iterable[tuple[str, str]]) -> list[Parameter]:
    return [Parameter(name, "path", "", OF_CONVERTERS[kind or "str"]) for kind, name in found]


def of_query(name: str, view: Callable) -> list[Parameter]:
    known = getattr(view, "known_parameters", ())
    if known is not None:
        return [Parameter(one, "query", "", {"type": "string"}) for one in known]
    filters = filters_of(name)
    found = of_filter(filters) if filters else []
    if not name.endswith("-list-json") and name != "not-confirmed-json":
        return found
    paging = filters.paging if filters else ("page",)
    return [*found, *(of_paging(one) for one in (*paging, LIMIT))]


def filters_of(name: str) -> type[ListFilter] | None:
    """That of the page of which the route is a form."""
    names = sorted(FILTERED, key=len, reverse=True)
    return next((FILTERED[one].filters for one in names if name.startswith(f"{one}-")), None)


def of_filter(filters: type[ListFilter]) -> list[Parameter]:
    return [parameter_of(name, condition) for name, condition in filters.base_filters.items()]


def parameter_of(name, condition):
    choices = [str(value) for value, _label in condition.extra.get("choices", ()) if value]
    schema: dict[str, Any] = {"type": "string", **({"enum": choices} if choices else {})}
    if condition.takes_many:
        schema = {"type": "array", "items": schema}
    expected = condition.extra.get("expected", "")
    meaning = f"{condition.label}: {expected}" if expected else str(condition.label)
    return Parameter(name, "query", meaning, schema, condition.takes_many)


def of_paging(name: str) -> Parameter:
    if name == LIMIT:
        schema = PAGES | {"maximum": HIGHEST_LIMIT}
        return Parameter(name, "query", _("How many rows a page has."), schema)
    if name == "page":
        return Parameter(name, "query", _("Which page; “next” is more reliable."), PAGES)
    return Parameter(
        name, "query", _("The place at which the page begins, as “next” has it."), {"type": "string"}
    )
