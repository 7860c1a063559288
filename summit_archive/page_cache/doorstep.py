"""Answers before Django starts: what the visitor has already, and what is kept.

It sends what Django would send, by the same rules and with the headers that Django was seen to add to such an answer
on its way out. Whatever is unusual, and whatever it has not seen yet, it leaves to Django: other methods, bodies,
editors, hosts that are not ours, a database that does not answer.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.core.handlers.wsgi import WSGIRequest
from django.db import DatabaseError, InterfaceError, connection
from django.http import HttpResponseNotModified

from ..embedded_postgres.folders import CannotRun
from ..observing.routes import HOW
from ..postgres.outage import OUTAGE
from ..web.gate import HEADERS, tidy_words
from ..web.languages import HOME, chosen_language, hear, split
from ..web.programs import is_for_programs
from .addressed import known_tag
from .middleware import DOORSTEP, INNER, VERSION, PageCache, is_logged_in, is_of_readers, marked

Headers = list[tuple[str, str]]
Kind = tuple[str, str | None, bool, str, bool, bool, frozenset[str]]
DRESS = {name.lower() for name in HEADERS}
STATUS = {200: "200 OK", 304: "304 Not Modified"}


class Doorstep:
    """Around an application of Django's. `cache`: its own middleware, which tells of itself with its first answer."""

    def __init__(self, application: Callable):
        self.application = application
        self.cache: PageCache | None = None
        # {kind of answer: what is added to the middleware's own headers}
        self.outer: dict[Kind, Headers] = {}

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        environ[DOORSTEP] = self
        request = read(environ)
        if request is None:
            return self.application(environ, start_response)
        if self.cache and (answer := self.answer(request, self.cache)):
            status, headers, content = answer
            start_response(status, headers)
            return [content] if content and request.method == "GET" else []
        return self.application(environ, self.watched(request, start_response))

    def answer(self, request: WSGIRequest, cache: PageCache) -> tuple[str, Headers, bytes] | None:
        """The status line, all headers and the body; None: Django is to answer."""
        try:
            key = cache.key_on(request)
            if not OUTAGE.is_on():
                connection.close_if_unusable_or_obsolete()
            version = cache.version()
        except (DisallowedHost, DatabaseError, InterfaceError, CannotRun):
            return None
        request.META[VERSION] = version
        if known := known_tag(request.META.get("HTTP_IF_NONE_MATCH", ""), key, version):
            request.META[HOW] = "known"
            bare = marked(HttpResponseNotModified(), version, *known)
            return self.dressed(request, 304, list(bare.headers.items()), b"")
        pages = cache.pages
        if pages is None:
            return None
        request.META[HOW] = "kept"
        page = pages.fresh(key, version)
        if page is None and (old := pages.old(key, version)) and pages.renderers.is_anyone_at(key):
            request.META[HOW], page = "old", old
        return self.dressed(request, 200, list(page.headers), page.content) if page else None

    # --- Headers

    def dressed(
        self, request: WSGIRequest, status: int, inner: Headers, content: bytes
    ) -> tuple[str, Headers, bytes] | None:
        outer = self.outer.get(kind_of(request, STATUS[status], (name.lower() for name, _value in inner)))
        return None if outer is None else (STATUS[status], [*inner, *outer], content)

    def watched(self, request: WSGIRequest, start_response: Callable) -> Callable:
        """Sees what Django adds to an answer of the middleware: once for each kind of answer."""
        environ = request.META

        def start(status: str, headers: Headers, *error: Any) -> Any:
            if INNER in environ and status in STATUS.values():
                kind = kind_of(request, status, environ[INNER])
                if kind not in self.outer:
                    self.outer[kind] = [one for one in headers if one[0].lower() not in environ[INNER]]
            return start_response(status, headers, *error)

        return start


def kind_of(request: WSGIRequest, status: str, inner: Iterable[str]) -> Kind:
    """All that decides what is added to an answer: its language, and whether it depends on a choice; an answer that brings a header of the gate's keeps its own."""
    is_open, is_first = is_for_programs(request.path_info), request.path == HOME
    return (
        *(status, request.method, request.is_secure(), split(request.path)[0], is_first, is_open),
        frozenset(DRESS.intersection(inner)),
    )


def read(environ: dict) -> WSGIRequest | None:
    """The request as Django reads it, if a kept page may be the answer."""
    if environ.get("SCRIPT_NAME") or environ.get("CONTENT_LENGTH", "") not in ("", "0"):
        return None
    if not environ.get("HTTP_HOST") or environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
        return None
    request = request_of(environ)
    hear(request)
    if request.path == HOME and chosen_language(request):
        return None
    if not is_of_readers(request) or is_logged_in(request):
        return None
    if settings.SECURE_SSL_REDIRECT and not request.is_secure():
        return None
    tidy_words(request)
    return request


def request_of(environ: dict) -> WSGIRequest:
    """Django writes the path into `environ` as it has decoded it, and could not decode that once more."""
    as_sent = {name: environ[name] for name in ("PATH_INFO", "SCRIPT_NAME") if name in environ}
    request = WSGIRequest(environ)
    environ.update(as_sent)
    return request
