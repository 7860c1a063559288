"""Which language a page is in: its address says so, and nothing else does. `/ru/meetings/` is `/meetings/` in Russian.

The language's word is taken off the path before anything else looks at it, and stands before every address that is
made meanwhile (Django's script prefix): views, rules about paths, and links know nothing of languages. The language of
`LANGUAGE_CODE` has no word. Files, and whatever else programs ask for, have one address, without.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.urls import get_script_prefix, set_script_prefix
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.http import escape_leading_slashes

from .programs import is_for_programs

Answering = Callable[[HttpRequest], HttpResponse]

# The language that a reader chose (static/js/language.js). Only the first page asks for it.
CHOICE = "language"
HOME = "/"
ENGLISH = "en"
HEALTH = ("/livez", "/readyz", "/metrics")


def codes() -> list[str]:
    return [code for code, _name in settings.LANGUAGES]


def split(path: str) -> tuple[str, str]:
    """(the language, the path without its word) of a path within the site."""
    word, _slash, rest = path[1:].partition("/")
    if word != settings.LANGUAGE_CODE and word in codes():
        return word, f"/{rest}"
    return settings.LANGUAGE_CODE, path


def hear(request: HttpRequest) -> str:
    """The language that a request asks for, whose word is taken off the path within the site."""
    language, request.path_info = split(request.path_info)
    return language


# --- Addresses


def word_of(language: str) -> str:
    """What stands before the paths of a language."""
    return "" if language == settings.LANGUAGE_CODE else f"{language}/"


def root() -> str:
    """Where the site stands: what is before the paths of every language."""
    prefix, word = get_script_prefix(), word_of(translation.get_language() or settings.LANGUAGE_CODE)
    return prefix.removesuffix(f"/{word}") + "/" if word and prefix.endswith(f"/{word}") else prefix


def without_language(address: str) -> str:
    """The one address of a thing: that of an address of the page's own language without the word."""
    prefix, site = get_script_prefix(), root()
    return site + address.removeprefix(prefix) if prefix != site and address.startswith(prefix) else address


def of_file(address: str) -> str:
    """An address that was made in the page's language, but that of a file, which has one."""
    prefix, site = get_script_prefix(), root()
    if prefix == site or not address.startswith(prefix):
        return address
    path = address.removeprefix(prefix)
    return site + path if stands_once(f"/{path}") else address


def within(address: str) -> str:
    """The path by which routes are found, of a whole path in any language."""
    return split(within_site(address))[1]


def language_at(address: str) -> str:
    """Of a whole path."""
    return split(within_site(address))[0]


def within_site(address: str) -> str:
    site = root()
    return f"/{address.removeprefix(site)}" if address.startswith(site) else address


def translated(language: str, address: str) -> str:
    """Where the thing at an address without a language stands in another."""
    site = root()
    return f"{site}{word_of(language)}{address.removeprefix(site)}"


def in_language(language: str, request: HttpRequest) -> str:
    """The address of this very page in a language, with all that it is asked."""
    path = escape_leading_slashes(request.get_full_path_info())
    return f"{root()}{word_of(language)}{path[1:]}"


# What was looked up for the page, as long as its language is spoken.
looked_up: ContextVar[dict[Any, Any] | None] = ContextVar("looked_up", default=None)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Words, and the addresses of pages, are of this language meanwhile."""
    before, token = get_script_prefix(), looked_up.set({})
    set_script_prefix(root() + word_of(language))
    try:
        with translation.override(language):
            yield
    finally:
        set_script_prefix(before)
        looked_up.reset(token)


def meanwhile() -> dict[Any, Any] | None:
    """Where to keep what is to be looked up once for a page; None where no page is made."""
    return looked_up.get()


# --- The request's way


class Languages:
    """First of all: everything else sees the path without the language."""

    def __init__(self, get_response: Answering):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = hear(request)
        response = self.answer(request, language)
        if not is_for_programs(request.path_info):
            response.headers.setdefault("Content-Language", language)
        return response

    def answer(self, request: HttpRequest, language: str) -> HttpResponse:
        if not word_of(language) and language == ENGLISH:
            return self.get_response(request)
        with speaking(language):
            return self.get_response(request)


class LeadingOn:
    """Within the gate: leads on from an address that stands elsewhere, or in another language."""

    def __init__(self, get_response: Answering):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = translation.get_language() or settings.LANGUAGE_CODE
        response = led_on(request, language) or self.get_response(request)
        if is_first_page(request):
            patch_vary_headers(response, ["Cookie"])
        return response


def led_on(request: HttpRequest, language: str) -> HttpResponse | None:
    if is_first_page(request):
        chosen = chosen_language(request)
        return HttpResponseRedirect(in_language(chosen, request)) if chosen else None
    if get_script_prefix() == root():
        return None
    if request.path == get_script_prefix().removesuffix("/"):
        return HttpResponsePermanentRedirect(in_language(language, request), preserve_request=True)
    if stands_once(request.path_info):
        address = in_language(settings.LANGUAGE_CODE, request)
        return HttpResponsePermanentRedirect(address, preserve_request=True)
    return None


def is_first_page(request: HttpRequest) -> bool:
    """The one address that looks at what a reader chose before."""
    return request.path_info == HOME and request.path == root()


def chosen_language(request: HttpRequest) -> str:
    """The language that leads elsewhere; "" where none was chosen, or that of this page."""
    chosen = request.COOKIES.get(CHOICE, "")
    return chosen if chosen in codes() and word_of(chosen) else ""


def stands_once(path: str) -> bool:
    return is_for_programs(path) or path in HEALTH or path.startswith(settings.STATIC_URL)
