"""Which server answers a request. A reader's is answered whole by one of them, and anew by another where that one fails.

So a page and the version under which it is kept are of one and the same state. Whatever may write goes to the primary:
other methods, editors' pages, whoever is logged in, and who has just sent something.
"""

import threading
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.db import connections

from ..database import several
from ..database.server import Server
from ..web.languages import HEALTH, split
from ..web.programs import is_for_programs
from .written import cookie_of_now, position_of

Headers = list[tuple[str, str]]
DEFAULT = "default"
READS = ("GET", "HEAD")
EDITORS = "/admin/"
# So many servers are asked for one answer at most.
TRIES = 3


class Here(threading.local):
    """This thread's connections: that to the primary, and one to each standby that it was sent to."""

    primary: Any = None
    standbys: dict[Server, Any]

    def __init__(self) -> None:
        self.standbys = {}


class Routing:
    """Around an application, where the settings name standbys."""

    def __init__(self, application: Callable):
        self.application = application
        self.here = Here()

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        servers = several.begin()
        if servers is None:
            return self.application(environ, start_response)
        path = split(path_of(environ))[1]
        if environ["REQUEST_METHOD"] not in READS or not is_of_readers(path):
            self.go_to_primary()
            return self.application(environ, self.remembered(environ, path, start_response))
        tried = servers.for_readers(position_of(environ))
        if settings.SESSION_COOKIE_NAME in environ.get("HTTP_COOKIE", ""):
            # Only where there is no primary may a standby answer instead.
            tried.sort(key=lambda server: server is not servers.primary())
        return self.tried(tried[:TRIES], environ, start_response)

    def tried(self, servers: list[Server], environ: dict, start_response: Callable) -> Iterable[bytes]:
        """The answer of the first whose server does not fail; the last one's as it is."""
        for number, server in enumerate(servers or [None], start=1):
            connection = self.go_to(server)
            said: list[Any] = []
            answer = self.application({**environ}, lambda *words, said=said: said.append(words))
            if connection.failure is None or number >= len(servers):
                break
            close(answer)
        start_response(*said[-1])
        return answer

    # --- The connection of this thread

    def go_to(self, server: Server | None) -> Any:
        servers = several.servers()
        if server is None or servers is None or server is servers.primary():
            return self.go_to_primary()
        self.remember_primary()
        if server not in self.here.standbys:
            self.here.standbys[server] = server.connection()
        return self.go(self.here.standbys[server])

    def go_to_primary(self) -> Any:
        self.remember_primary()
        self.here.primary.leave_former_primary()
        return self.go(self.here.primary)

    def go(self, connection: Any) -> Any:
        connections[DEFAULT] = connection
        connection.close_if_unusable_or_obsolete()
        connection.failure = None
        return connection

    def remember_primary(self) -> None:
        if self.here.primary is None:
            self.here.primary = connections[DEFAULT]

    # --- Who has just written

    def remembered(self, environ: dict, path: str, start_response: Callable) -> Callable:
        """Of readers alone: whoever is logged in is answered by the primary anyway; a program keeps no cookie."""
        may_have_written = environ["REQUEST_METHOD"] not in READS and is_of_readers(path)
        is_logged_in = settings.SESSION_COOKIE_NAME in environ.get("HTTP_COOKIE", "")
        if not may_have_written or is_logged_in or is_for_programs(path):
            return start_response

        def start(status: str, headers: Headers, *error: Any) -> Any:
            if status < "400":
                headers = [*headers, ("Set-Cookie", cookie_of_now())]
            return start_response(status, headers, *error)

        return start


def is_of_readers(path: str) -> bool:
    """Not of editors, nor of those who ask whether the primary is there."""
    return not path.startswith(EDITORS) and path not in HEALTH


def path_of(environ: dict) -> str:
    return environ.get("PATH_INFO", "/").encode("latin-1").decode(errors="replace")


def close(answer: Any) -> None:
    if hasattr(answer, "close"):
        answer.close()
