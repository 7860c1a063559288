"""How much work one visitor may cause: seconds of this process and of the database, by address.

What a page costs depends on what is asked, so requests are not counted, but their work is. A reader causes some tenths of a
second with each page and may go on all day; whoever keeps a process busy gets 429, with the moment from which it answers again.
Pages that are kept cost nothing. Editors are not limited; neither are addresses of this machine and of private networks,
where a proxy may stand whose visitors cannot be told apart.

Each process counts by itself.
"""

import math
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from ipaddress import ip_address
from threading import Lock
from typing import Any

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext as _

from . import errors
from .limits import MINUTES_SAVED, MOST_VISITORS
from .visitors import address_of, network_of

# Seconds of work that have to be there before the next request is begun.
LEAST = 1.0
NOT_COUNTED = ("/admin/", "/livez", "/readyz")


class Work:
    """Within the gate, outside of all that costs anything."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        if not settings.VISITOR_SECONDS:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.allowances = Allowances(settings.VISITOR_SECONDS / 60, settings.VISITOR_SECONDS * MINUTES_SAVED)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        visitor = visitor_of(request)
        if visitor is None:
            return self.get_response(request)
        if seconds := self.allowances.wait(visitor):
            return too_much(request, seconds)
        spent = Spent()
        try:
            with connection.execute_wrapper(spent.asking):
                response = self.get_response(request)
        finally:
            self.allowances.charge(visitor, spent.so_far())
        if isinstance(response, StreamingHttpResponse) and getattr(response, "file_to_stream", None) is None:
            response.streaming_content = self.charged(visitor, iter(response.streaming_content))
        return response

    def charged(self, visitor: str, pieces: Iterator[bytes]) -> Iterator[bytes]:
        """What is sent as it is read costs as it is read, not while its reader is slow."""
        while True:
            begun = time.perf_counter()
            piece = next(pieces, None)
            self.allowances.charge(visitor, time.perf_counter() - begun)
            if piece is None:
                return
            yield piece


class Spent:
    """The work of this request: the processor's time of its thread, and the time for which it waited for the database."""

    def __init__(self) -> None:
        self.begun, self.in_database = time.thread_time(), 0.0

    def asking(self, execute: Callable, sql: Any, params: Any, many: bool, context: Any) -> Any:
        begun = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.in_database += time.perf_counter() - begun

    def so_far(self) -> float:
        return time.thread_time() - self.begun + self.in_database


class Allowances:
    """`rate`: seconds of work that each visitor gets in a second; `most`: as many as can be saved."""

    def __init__(self, rate: float, most: float, clock: Callable[[], float] = time.monotonic):
        self.rate, self.most, self.clock = rate, most, clock
        # {visitor: (what is left, when that was)}, who was silent longest first
        self.left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self.lock = Lock()

    def wait(self, visitor: str) -> int:
        """In how many whole seconds the visitor may ask again; 0 for now."""
        with self.lock:
            left = self.now(visitor)
        return 0 if left > 0 else math.ceil((LEAST - left) / self.rate)

    def charge(self, visitor: str, seconds: float) -> None:
        with self.lock:
            self.left[visitor] = self.now(visitor) - seconds, self.clock()
            self.left.move_to_end(visitor)
            if len(self.left) > MOST_VISITORS:
                self.left.popitem(last=False)

    def now(self, visitor: str) -> float:
        left, at = self.left.get(visitor, (self.most, 0.0))
        return min(self.most, left + (self.clock() - at) * self.rate)


def visitor_of(request: HttpRequest) -> str | None:
    """Whose work it is; None where nobody's is counted."""
    if request.path_info.startswith((*NOT_COUNTED, settings.STATIC_URL)):
        return None
    address = address_of(request)
    return network_of(request) if address and ip_address(address).is_global else None


def too_much(request: HttpRequest, seconds: int) -> HttpResponse:
    told = _(
        "Requests from your address took more work than %(minute)d seconds a minute, the most that one visitor may cause. "
        "Ask again in %(seconds)d seconds, and fewer at once. The whole archive is one file, under /data/."
    )
    facts = {"minute": settings.VISITOR_SECONDS, "seconds": seconds}
    response = errors.page(request, 429, _("Too much work at once"), told % facts)
    response.headers["Retry-After"] = str(seconds)
    response.headers["Cache-Control"] = "no-store"
    return response
