"""Each address for programs, read off the routes: its form, what a row is, and what it may ask."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.conf import settings
from django.urls import URLPattern
from django.utils.module_loading import import_string
from django.utils.translation import get_language

from participants.exporting import nouns
from summit_archive.files import Noun
from summit_archive.files.forms import FORMS, Form
from summit_archive.files.pages import PAGES
from summit_archive.web.programs import PROTOCOLS, is_for_programs

from ..exporting import meetings, parties
from .parameters import Parameter, of_path, of_query
from .summaries import sentence_of

IN_PATH = re.compile(r"<(?:(\w+):)?(\w+)>")
# What a file of one row tells, and lists that are read no further.
IN_FULL: dict[str, Noun] = {
    "meeting-json": meetings.MEETING_IN_FULL,
    "country-json": parties.COUNTRY_IN_FULL,
    "organisation-json": parties.ORGANISATION_IN_FULL,
    "person-json": parties.PERSON_IN_FULL,
    "series-json": nouns.SERIES_IN_FULL,
}
# They lead on, and hold nothing.
LEAD_ON = re.compile(r"never-held|under-headline|calendar-json$|reconcile-view")
# Beside the files: pictures and texts for robots are no data.
NOT_DATA = re.compile(r"\.(png|txt|xml)$")


@dataclass(frozen=True)
class Operation:
    """`path` as OpenAPI has it: /countries/{code}.json. `noun`: what a row is, None where that is not declared."""

    name: str
    path: str
    summary: Any
    media_type: str
    parameters: tuple[Parameter, ...] = ()
    form: Form | None = None
    noun: Noun | None = None
    is_list: bool = False
    leads_on: bool = False
    takes_form: bool = False
    page: str = field(default="")


def operations() -> tuple[Operation, ...]:
    """In the order of the routes."""
    return operations_in(get_language())


@cache
def operations_in(_language: str | None) -> tuple[Operation, ...]:
    """In the language of the moment."""
    return tuple(operation_of(route) for route in routes() if is_described(route))


def routes() -> Iterator[URLPattern]:
    for part in import_string(settings.READERS_PAGES):
        yield from getattr(part, "url_patterns", [part])


def is_described(route: URLPattern) -> bool:
    pattern = f"/{route.pattern}"
    return (
        bool(route.name)
        and is_for_programs(pattern)
        and not NOT_DATA.search(pattern)
        and "/oai/" not in pattern
    )


def operation_of(route: URLPattern) -> Operation:
    pattern, name = str(route.pattern), route.name or ""
    form, page = form_of(pattern), page_of(name)
    noun = IN_FULL.get(name) or noun_of(page)
    return Operation(
        name=name,
        path="/" + IN_PATH.sub(r"{\2}", pattern),
        summary=sentence_of(name, pattern, page) or summary_of(route, noun),
        media_type=form.media_type
        if form
        else "text/html"
        if name == "reconcile-preview"
        else "application/json",
        parameters=(*of_path(IN_PATH.findall(pattern)), *of_query(name, route.callback)),
        form=form,
        noun=noun,
        is_list=noun is not None and name not in IN_FULL,
        leads_on=bool(LEAD_ON.search(name)),
        takes_form=f"/{pattern}" in PROTOCOLS,
        page=page,
    )


def form_of(pattern: str) -> Form | None:
    """By the longest ending."""
    found = [form for form in FORMS.values() if pattern.endswith(form.ending)]
    return max(found, key=lambda form: len(form.ending), default=None)


def page_of(name: str) -> str:
    """The page of which the route is a form; "" where no page says so."""
    return next((page.name for page in PAGES.values() if name in page.forms.values()), "")


@cache
def noun_of(page: str) -> Noun | None:
    """What a row of a list is: its tables say it."""
    forms = set(PAGES[page].forms.values()) if page else set()
    return next(
        (
            view.noun
            for view in (route.callback for route in routes() if route.name in forms)
            if hasattr(view, "noun")
        ),
        None,
    )


def summary_of(route: URLPattern, noun: Noun | None) -> str:
    """Of a route for which no sentence is written: what its rows are, else what its view says."""
    words = (route.callback.__doc__ or "").strip().partition("\n")[0]
    return str(noun.meaning) if noun else words or (route.name or "").replace("-", " ")
