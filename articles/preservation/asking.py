"""Asks one address whether it answers: by HEAD, else by GET, of which no more than the head is read.

As feeds are fetched (articles/importing/reading/fetching): a name is resolved once, no address within a local network is
connected to, and so again at each redirect. A host is asked once in a while, and not at all where its robots.txt says so.
"""

import http.client
import ssl
import time
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from ..importing.reading import Broken
from ..importing.reading.fetching import (
    HEADERS,
    MOST_REDIRECTS,
    REDIRECTS,
    Connection,
    SecureConnection,
    Unanswered,
    Watch,
    fetch,
    parts_of,
)

SECONDS = 20
A_STEP = 10
# Seconds between two requests to one host.
PAUSE = 5.0
AGENT = HEADERS["User-Agent"]
# Servers that refuse HEAD, or answer it with something else than GET.
WORTH_A_GET = {400, 403, 404, 405, 406, 410, 500, 501, 502, 503}
# They answer, and say that a program is not to know.
SAYS_NOTHING = {401, 402, 403, 406, 407, 418, 429, 451}


@dataclass(frozen=True, slots=True)
class Answer:
    """`answers`: yes, no, or None where nothing follows. `is_reached`: whether any server said anything."""

    answers: bool | None
    status: int | None = None
    problem: str = ""
    is_reached: bool = True


def ask(url: str) -> Answer:
    """One address, now. Never raises for what a server does."""
    watch = Watch(SECONDS)
    try:
        return answer_of(*follow(url, watch))
    except Unanswered as silent:
        return Answer(False, None, watch.trouble or str(silent), is_reached=False)
    except Broken as broken:
        # Within a local network, or no address at all: it is not for us to ask.
        return Answer(None, None, str(broken))
    except ssl.SSLError as error:
        return Answer(None, None, f"its certificate cannot be trusted ({error.reason or error})")
    except (OSError, http.client.HTTPException, ValueError) as error:
        words = getattr(error, "strerror", None) or str(error) or type(error).__name__
        return Answer(False, None, watch.trouble or words, is_reached=False)
    finally:
        watch.end()


def answer_of(status: int, retry_after: str) -> Answer:
    if status in SAYS_NOTHING or (status == 503 and retry_after):
        return Answer(None, status, f"the server answers {status}, which says nothing of the page")
    if status >= 400:
        return Answer(False, status, f"the address answers {status}")
    return Answer(True, status)


def follow(url: str, watch: Watch) -> tuple[int, str]:
    """The status at the end of its redirects, and what its Retry-After says."""
    for _ in range(MOST_REDIRECTS + 1):
        status, location, retry_after = said("HEAD", url, watch)
        if status in WORTH_A_GET:
            status, location, retry_after = said("GET", url, watch)
        if status not in REDIRECTS or not location:
            return status, retry_after
        url = urljoin(url, location)
    raise Broken(f"the address redirects more than {MOST_REDIRECTS} times")


def said(method: str, url: str, watch: Watch) -> tuple[int, str, str]:
    scheme, host, port, path = parts_of(url)
    connection = (SecureConnection if scheme == "https" else Connection)(host, port, timeout=A_STEP)
    watch.over(connection)
    try:
        connection.request(method, path, headers=HEADERS | {"Accept": "*/*"})
        response = connection.getresponse()
        return response.status, response.getheader("Location") or "", response.getheader("Retry-After") or ""
    finally:
        connection.close()


class Hosts:
    """When each host may be asked again, and what its robots.txt lets us ask; for one run."""

    def __init__(self, pause: float = PAUSE):
        self.pause = pause
        self._free_at: dict[str, float] = {}
        self._robots: dict[str, RobotFileParser | None] = {}

    def wait_for(self, host: str) -> float:
        """Seconds until it may be asked."""
        return max(0.0, self._free_at.get(host, 0.0) - time.monotonic())

    def note(self, host: str) -> None:
        self._free_at[host] = time.monotonic() + self.pause

    def may_ask(self, url: str) -> bool:
        """Its robots.txt is asked for once. Where there is none, all may be asked."""
        parts = urlsplit(url)
        place = f"{parts.scheme}://{parts.netloc}"
        if place not in self._robots:
            self._robots[place] = robots_of(place)
        robots = self._robots[place]
        return robots is None or robots.can_fetch(AGENT, url)


def robots_of(place: str) -> RobotFileParser | None:
    try:
        data = fetch(f"{place}/robots.txt", seconds=SECONDS).data or b""
    except Broken:
        return None
    robots = RobotFileParser()
    robots.parse(data[:500_000].decode("utf-8", "replace").splitlines())
    return robots
