"""Readers who go on asking whatever happens, and what each of their answers was."""

import http.client
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from random import Random

PATIENCE = 30
NO_ANSWER = 0

ADDRESSES = [
    "/",
    "/ru/",
    "/meetings/",
    "/ru/meetings/",
    "/articles/",
    "/countries/",
    "/people/",
    "/organisations/",
    "/series/",
    "/matrix/",
    "/about/",
    "/countries.json",
    "/meetings/?country=kz",
    "/meetings/?country=uz&country=kz",
    *(f"/countries/{code}/" for code in ("kz", "uz", "kg", "tj", "tm", "ru", "am", "az", "by", "md")),
    *(f"/ru/countries/{code}/" for code in ("kz", "uz")),
    "/people/vladimir-putin/",
    "/people/nursultan-nazarbayev/",
    *(f"/calendar/{year}/" for year in (2015, 2016, 2017)),
    *(f"/meetings/?page={page}" for page in range(2, 8)),
]


@dataclass
class Readers:
    """`is_away`: what is answered now is answered while the database is away, or just after."""

    ports: list[int]
    number: int
    is_away: bool = False
    statuses: Counter = field(default_factory=Counter)
    copies: Counter = field(default_factory=Counter)
    longest: float = 0.0
    wrong: list[str] = field(default_factory=list)
    _over: threading.Event = field(default_factory=threading.Event)

    def read_once(self) -> None:
        """Each address by each process, so that all of them were read before."""
        for port in self.ports:
            for address in ADDRESSES:
                status, _headers, _content = asked(port, address)
                if status != 200:
                    raise RuntimeError(f"{address}: {status}")

    def __enter__(self) -> "Readers":
        self.threads = [threading.Thread(target=self.go_on, args=[seed]) for seed in range(self.number)]
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        for thread in self.threads:
            thread.join()

    def go_on(self, seed: int) -> None:
        random = Random(seed)
        while not self._over.is_set():
            address = random.choice(ADDRESSES)
            is_away, began = self.is_away, time.monotonic()
            status, headers, content = asked(random.choice(self.ports), address)
            self.note(address, status, headers, content, time.monotonic() - began, is_away or self.is_away)
            time.sleep(0.02)

    def note(self, address, status, headers, content, seconds, is_away) -> None:
        when = "away" if is_away else "well"
        self.statuses[when, status] += 1
        self.copies[when] += "Warning" in headers
        self.longest = max(self.longest, seconds)
        if status not in (200, 503):
            self.wrong.append(f"{address}: {status} {content[:200]!r}")

    def well_again(self) -> float:
        """Seconds until every process answers from the database."""
        began = time.monotonic()
        while time.monotonic() - began < 60:
            answers = [asked(port, "/countries/") for port in self.ports]
            if all(status == 200 and "Warning" not in headers for status, headers, _content in answers):
                return time.monotonic() - began
            time.sleep(0.05)
        raise RuntimeError("the site is not well a minute after the database is")


def asked(port: int, address: str) -> tuple[int, http.client.HTTPMessage | dict, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", address)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    except OSError as error:
        return NO_ANSWER, {}, str(error).encode()
    finally:
        connection.close()
