"""The request's way past the view: known to the visitor, kept in memory, or rendered and kept.

Stands inside of what every answer needs (the gate, TLS, static files) and outside of sessions and
logins, which no page of readers looks at. Leaves alone: editors' pages, the health checks, addresses
where nothing stands, and every answer but 200: a refusal, a redirection or a page withdrawn (410) is
made anew each time, and has no ETag. Nobody may keep those either without asking: an address that
redirects today may be a page again tomorrow.
"""

import datetime
import functools
import hashlib

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import DatabaseError, InterfaceError, connection
from django.http import HttpResponseNotModified
from django.urls import Resolver404, URLResolver
from django.urls.resolvers import RegexPattern
from django.utils.http import http_date
from django.utils.module_loading import import_string

from summit_archive.page_cache.version import read_version

from ..web import errors
from .memory import KeptPages
from .release import release

ASK_EACH_TIME = "no-cache"


class PageCache:
    def __init__(self, get_response):
        if settings.DEBUG:
            raise MiddlewareNotUsed  # templates change without a new release
        self.get_response = get_response
        self.release = release()
        self.pages = KeptPages(settings.PAGE_CACHE * 2**20) if settings.PAGE_CACHE else None

    def __call__(self, request):
        # Within a transaction (the tests', no reader's) things are seen that are not counted yet.
        if not is_of_readers(request) or connection.in_atomic_block:
            return self.get_response(request)
        try:
            version = read_version()
        except (DatabaseError, InterfaceError) as error:
            return errors.answer_to(request, error) or self.get_response(request)
        response = self.answer(request, version, self.etag(request, version))
        response.headers.setdefault("Cache-Control", ASK_EACH_TIME)
        return response

    def answer(self, request, version, etag):
        # Only this comparison, no If-Modified-Since, which tells seconds: two changes may share one,
        # and of two transactions the one that began earlier may be seen later.
        if etag.removeprefix("W/") in request.headers.get("If-None-Match", ""):
            return marked(HttpResponseNotModified(), etag, version)
        return self.kept(etag) or self.rendered(request, version, etag)

    def kept(self, etag):
        return self.pages.get(etag) if self.pages else None

    def rendered(self, request, version, etag):
        """The view's answer, kept under the version that was read before the view's first query.

        If something is committed in between, the page may show it already. Kept under the older
        version it is sent at most to those who, too, asked for the version before that commit; who
        asks after it finds another version. Read after the view, the version could be newer than
        the page, which would then be sent for as long as nothing else changes.
        """
        response = self.get_response(request)
        if response.status_code != 200 or depends_on_visitor(response):
            return response
        marked(response, etag, version)
        if self.pages and request.method == "GET" and not response.streaming:
            self.pages.keep(etag, response)
        return response

    def etag(self, request, version):
        """Weak, as it speaks of what a page says: a proxy may compress the bytes.

        The host stands in some pages (calendar files). The digest, in quotes, stands in no other
        header than one that we have sent for this address.
        """
        parts = (
            str(version),
            today().isoformat(),
            self.release,
            request.scheme,
            request.get_host(),  # refuses what is not ours
            request.path_info,
            request.META.get("QUERY_STRING", ""),
        )
        return f'W/"{hashlib.blake2b(repr(parts).encode(), digest_size=16).hexdigest()}"'


def marked(response, etag, version):
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = ASK_EACH_TIME
    if version.changed_at:
        response.headers["Last-Modified"] = http_date(version.changed_at.timestamp())
    return response


def today():
    """Some pages speak of it."""
    return datetime.datetime.now(datetime.UTC).date()


def depends_on_visitor(response):
    """None of ours does; one that does, or speaks of caches itself, is left alone."""
    return bool(response.cookies) or response.has_header("Vary") or response.has_header("Cache-Control")


def is_of_readers(request):
    return request.method in ("GET", "HEAD") and stands_at(request.path_info)


@functools.lru_cache(2048)
def stands_at(path):
    """Whether readers have a page at this address."""
    try:
        readers().resolve(path)
    except Resolver404:
        return False
    return True


@functools.cache
def readers():
    """Asked of the settings, at the first request: this package knows no page by name."""
    return URLResolver(RegexPattern(r"^/"), import_string(settings.READERS_PAGES))
