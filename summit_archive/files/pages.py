"""Which forms each page has, and under which addresses: the apps' `urls` declare both in one line.

A form stands at the page's path with the form's ending in place of the last slash: `meetings/` and `meetings.csv`.
The name of its route is the page's with the form's behind, `meeting-list-csv`; of a page of one row without its
"-detail", `meeting-json`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.urls import NoReverseMatch, URLPattern, get_script_prefix, path, reverse

from ..web.languages import of_file
from .forms import FORMS, Form

View = Callable[..., Any]


@dataclass(frozen=True)
class Page:
    """A page of readers: the name of its route, and {form: the name of that form's route}.

    `beside` has other tables of what the page shows: {the name they are registered under: how the page
    introduces them}.
    """

    name: str
    route: str
    forms: Mapping[str, str] = field(default_factory=dict)
    beside: Mapping[str, Any] = field(default_factory=dict)


PAGES: dict[str, Page] = {}
NOTHING: Mapping[str, Any] = {}


def page(
    route: str,
    name: str,
    view: View | None,
    stem: str = "",
    beside: Mapping[str, Any] = NOTHING,
    **forms: Any,
) -> list[URLPattern]:
    """The routes of a page and of its forms, each with its view: `page("meetings/", "meeting-list", …, csv=…)`.

    A table that has no page of its own has None for the view, and stands `beside` another.
    `stem` is the forms' path without the ending, where it is not the page's own. Forms that an app adds to a
    page of another are declared by another call, with None for the view.
    """
    stem = stem or route.rstrip("/")
    routes = [] if view is None else [path(route, view, name=name)]
    names = {}
    for form, form_view in in_order(forms).items():
        names[form] = f"{name.removesuffix('-detail')}-{form.replace('_', '-')}"
        routes.append(path(stem + FORMS[form].ending, form_view, name=names[form]))
    known = PAGES.get(name, Page(name, route))
    own_route = known.route if view is None else route
    PAGES[name] = Page(name, own_route, in_order({**known.forms, **names}), {**known.beside, **beside})
    return routes


def in_order(forms: Mapping[str, Any]) -> dict[str, Any]:
    """As `FORMS` has them; one that is none of these is an error at once."""
    unknown = forms.keys() - FORMS.keys()
    if unknown:
        raise ValueError(f"No such form: {', '.join(sorted(unknown))}; there are {', '.join(FORMS)}.")
    return {name: forms[name] for name in FORMS if name in forms}


def beside(name: str) -> Mapping[str, Any]:
    """The other tables of a page: {the name of each: how the page introduces it}."""
    return PAGES[name].beside if name in PAGES else NOTHING


def forms_at(name: str, arguments: Mapping[str, Any]) -> list[tuple[Form, str]]:
    """The forms of the page whose route has this name, and the path of each; [] of what is no page of readers."""
    return (
        list(paths_of(name, tuple(sorted(arguments.items())), get_script_prefix())) if name in PAGES else []
    )


@lru_cache(maxsize=1024)
def paths_of(name, arguments, _prefix):
    return tuple((FORMS[form], path_of(route, dict(arguments))) for form, route in PAGES[name].forms.items())


def path_of(route, arguments):
    """The address of a form may need less than that of its page: no headline, for one."""
    try:
        return of_file(reverse(route, kwargs=arguments))
    except NoReverseMatch:
        first = dict(list(arguments.items())[:1])
        return of_file(reverse(route, kwargs=first))
