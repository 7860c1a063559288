"""The request's way past the view: known to the visitor, kept, or rendered and kept.

Stands inside of what every answer needs (the gate, TLS, static files) and outside of sessions and
logins, which no page of readers looks at. Leaves alone: editors' pages, the health checks, addresses
where nothing stands, and every answer but 200: a refusal, a redirection or a page withdrawn (410) is
made anew each time, and has no ETag. Nobody may keep those either without asking: an address that
redirects today may be a page again tomorrow.

While the database is away, or cannot answer what a page asks, its last good copy is sent (last_good.py).

A page is rendered by one at a time. Whoever asks meanwhile gets the page as it was a moment ago, but for two:
where something was taken from readers since, and to whoever is logged in, who may have just changed it.
"""

import functools
import logging
import time

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import DatabaseError, InterfaceError, OperationalError, ProgrammingError, connection
from django.http import HttpResponseNotModified
from django.urls import Resolver404, URLResolver
from django.urls.resolvers import RegexPattern
from django.utils.http import http_date
from django.utils.module_loading import import_string

from ..embedded_postgres.folders import CannotRun
from ..observing.routes import HOW
from ..postgres.outage import OUTAGE, REFUSAL
from ..postgres.patience import impatience
from ..postgres.sqlstates import is_lost
from ..web import errors
from ..web.languages import split
from .addressed import key_of, known_tag, tag_of
from .kept import pages_of_settings
from .last_good import LastGood
from .reading import Reading
from .release import release
from .version import all_kinds, read_version

logger = logging.getLogger(__name__)

ASK_EACH_TIME = "no-cache"
NOT_NOW = 503
# Seconds that a visitor waits for another's page before rendering it as well, and between two looks at it.
PATIENCE, MOMENT = 5, 0.01
# Seconds after which a database that does not tell its version is taken for one that is away.
OF_VERSION = 2
# Of the environment: who stands before Django (doorstep.py), the version that was read there, and the names of the
# headers with which an answer leaves here.
DOORSTEP, VERSION, INNER = "summit.doorstep", "summit.version", "summit.inner_headers"


class PageCache:
    def __init__(self, get_response):
        if settings.DEBUG:
            raise MiddlewareNotUsed  # templates change without a new release
        self.get_response = get_response
        self.release = release()
        self.pages = pages_of_settings()
        self.last_good = LastGood(self.pages) if self.pages else None

    def __call__(self, request):
        # Within a transaction (the tests', no reader's) things are seen that are not counted yet.
        if not is_of_readers(request) or connection.in_atomic_block:
            return self.get_response(request)
        key_on = functools.partial(self.key_on, request)
        try:
            response = self.answer(request, self.version_for(request), key_on())
        except (DatabaseError, InterfaceError, CannotRun) as error:
            return self.without_database(request, error, key_on)
        if response.status_code == NOT_NOW:
            return self.copy_instead(request, key_on) or response
        response.headers.setdefault("Cache-Control", ASK_EACH_TIME)
        if doorstep := request.META.get(DOORSTEP):
            doorstep.cache = self
            request.META[INNER] = [name.lower() for name in response.headers]
        return response

    def answer(self, request, version, key):
        # Only this comparison, no If-Modified-Since, which tells seconds: two changes may share one,
        # and of two transactions the one that began earlier may be seen later.
        if known := known_tag(request.headers.get("If-None-Match", ""), key, version):
            request.META[HOW] = "known"
            return marked(HttpResponseNotModified(), version, *known)
        request.META[HOW] = "kept"
        if self.pages is None:
            return self.rendered(request, version, key)
        if page := self.pages.fresh(key, version):
            return page.response()
        if request.method != "GET" or key in self.pages.unkept:
            return self.rendered(request, version, key)
        return self.rendered_by_one(request, version, key)

    def rendered_by_one(self, request, version, key):
        """By this visitor, unless another is at it: then the old page, or the new one as soon as it is there."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with self.pages.renderers.turn(key) as is_mine:
                if is_mine:
                    page = self.pages.fresh(key, version)
                    return page.response() if page else self.rendered(request, version, key)
            if not is_logged_in(request) and (old := self.pages.old(key, version)):
                request.META[HOW] = "old"
                return old.response()
            time.sleep(MOMENT)
            version = self.version()
            if page := self.pages.fresh(key, version):
                return page.response()
        return self.rendered(request, version, key)

    def rendered(self, request, version, key):
        """The view's answer, kept under the version that was read before the view's first query.

        If something is committed in between, the page may show it already. Kept under the older
        version it is sent at most to those who, too, asked for the version before that commit; who
        asks after it finds another version. Read after the view, the version could be newer than
        the page, which would then be sent for as long as nothing else changes.

        The version is that of the kinds that the queries have read: as long as these are the same, the
        same queries would be asked and find the same. What is streamed reads on after it was handed over.
        """
        request.META[HOW] = "rendered"
        with Reading() as reading:
            response = self.get_response(request)
        is_kept = request.method == "GET" and response.status_code == 200 and not response.streaming
        if response.status_code == 200 and not depends_on_visitor(response):
            shown = all_kinds() if response.streaming else reading.shown
            marked(response, version, tag_of(key, version, shown), shown)
            if self.pages and is_kept:
                self.pages.keep(key, response, shown, version)
                return response
        if self.pages and request.method == "GET":
            self.pages.unkept[key] = True
        return response

    def without_database(self, request, error, key_on):
        """Of an outage the log tells once; of anything else each time."""
        if copy := self.copy_instead(request, key_on):
            if not OUTAGE.is_on():
                logger.warning("%s: the last good copy is sent: %s", request.path, str(error).strip())
            return copy
        # An archive in which nothing is counted yet can be read all the same; what else it lacks the page itself meets.
        is_uncounted = isinstance(error, ProgrammingError)
        told = None if is_uncounted else errors.answer_to(request, error)
        return told or self.get_response(request)

    def copy_instead(self, request, key_on):
        """Of an answer that the database kept from being made; whoever is logged in may have changed the page."""
        is_kept = self.last_good and not is_logged_in(request)
        copy = self.last_good.answer(request, key_on) if is_kept else None
        if copy:
            request.META[HOW] = "last_good"
        return copy

    def key_on(self, request, day=None):
        """By what the page is known on a day; today."""
        return key_of(
            self.release,
            request.scheme,
            request.get_host(),  # refuses what is not ours
            request.path,
            request.META.get("QUERY_STRING", ""),
            day,
        )

    # --- The version

    def version_for(self, request):
        """As it was read at the doorstep, before anything else of this request, or now."""
        version = request.META.get(VERSION)
        if version is None:
            return self.version()
        connection.health_check_done = True
        return version

    def version(self):
        """Of now, which is remembered. The first whom nobody answers begins an outage; the next are told at once."""
        if OUTAGE.is_on():
            raise OperationalError(REFUSAL)
        try:
            with impatience(OF_VERSION):
                version = read_version()
        except Exception as error:
            if is_lost(error) or isinstance(error, CannotRun):
                OUTAGE.begin(read_version, error)
            raise
        if self.pages:
            self.pages.known.learn(version)
        return version


def marked(response, version, tag, shown):
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = ASK_EACH_TIME
    if changed_at := version.changed_at(shown):
        response.headers["Last-Modified"] = http_date(changed_at.timestamp())
    return response


def depends_on_visitor(response):
    """None of ours does; one that does, or speaks of caches itself, is left alone."""
    return bool(response.cookies) or response.has_header("Vary") or response.has_header("Cache-Control")


def is_of_readers(request):
    return request.method in ("GET", "HEAD") and stands_at(request.path_info)


def is_logged_in(request):
    """Or has been: nothing here looks into sessions."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


@functools.lru_cache(2048)
def stands_at(path):
    """Whether readers have a page at this address."""
    try:
        readers().resolve(path)
    except Resolver404:
        return False
    return True


@functools.lru_cache(2048)
def route_at(path):
    """The name of the readers' page at an address of any language; "" where there is none."""
    try:
        return readers().resolve(split(path)[1]).view_name
    except Resolver404:
        return ""


@functools.cache
def readers():
    """Asked of the settings, at the first request: this package knows no page by name."""
    return URLResolver(RegexPattern(r"^/"), import_string(settings.READERS_PAGES))
