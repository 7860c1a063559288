"""Around an application: every answer has a number, also those that Django never sees; each is timed and counted.

The time is that until an answer is handed over; how long a visitor takes to read it is no fault of ours. Only a stream
is timed to its end. The access log has the path without what was asked, and no visitor's address.
"""

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.conf import settings

from . import counts, request_ids
from .routes import HOW, route_of
from .unsaid import without_values

access = logging.getLogger("summit_archive.access")

Headers = list[tuple[str, str]]
# Of which it is told where they came from.
PAGES = (200, 304)
METHODS = ("GET", "HEAD", "POST", "OPTIONS")


class Observed:
    """`route_at`: the route of a readers' path that was answered before Django started."""

    def __init__(self, application: Callable, route_at: Callable[[str], str] = lambda path: ""):
        self.application, self.route_at = application, route_at
        self.is_asked = settings.ACCESS_LOG or counts.is_on()
        if settings.ACCESS_LOG:
            access.setLevel(logging.INFO)

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        began = time.perf_counter()
        number = request_ids.begin(environ)
        said: list[Any] = ["500", []]

        def start(status: str, headers: Headers, *error: Any) -> Any:
            said[:] = status, headers
            return start_response(status, [*headers, (request_ids.HEADER, number)], *error)

        if not self.is_asked:
            return self.application(environ, start)
        try:
            answer = self.application(environ, start)
        except BaseException:
            self.tell(environ, 500, 0, began)
            raise
        status, length = int(said[0][:3]), length_of(said[1])
        if isinstance(answer, list) or length is not None or environ["REQUEST_METHOD"] == "HEAD":
            self.tell(environ, status, length or 0, began)
            return answer
        return Counted(answer, lambda read: self.tell(environ, status, read, began))

    def tell(self, environ: dict, status: int, length: int, began: float) -> None:
        seconds = time.perf_counter() - began
        method = environ["REQUEST_METHOD"]
        told: dict[str, Any] = {
            "method": method if method in METHODS else "other",
            "path": without_values(readable(environ.get("PATH_INFO", ""))),
            "route": route_of(environ, self.route_at),
            "status": status,
            "ms": round(seconds * 1000, 1),
            "bytes": length,
            "how": environ.get(HOW, "") if status in PAGES else "",
        }
        counts.count_request(told["method"], told["route"], status, seconds, told["how"])
        if settings.ACCESS_LOG:
            access.info("%(method)s %(path)s %(status)d %(ms)s ms %(bytes)d bytes %(how)s", told, extra=told)


def readable(path: str) -> str:
    """A web server hands bytes over as Latin-1, whatever they are. What would begin a line of its own, or command a
    terminal, is escaped."""
    text = path.encode("latin-1", "replace").decode("utf-8", "replace")
    return "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in text)


def length_of(headers: Headers) -> int | None:
    return next((int(value) for name, value in headers if name.lower() == "content-length"), None)


class Counted:
    """A stream, of which it is told how many bytes were read when it ends, however it does."""

    def __init__(self, answer: Any, tell: Callable[[int], None]):
        self.answer, self.tell = answer, tell
        self.read = 0
        self.streaming = getattr(answer, "streaming", True)

    def __iter__(self) -> Iterator[bytes]:
        for part in self.answer:
            self.read += len(part)
            yield part

    def close(self) -> None:
        try:
            if hasattr(self.answer, "close"):
                self.answer.close()
        finally:
            self.tell(self.read)
