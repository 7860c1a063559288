"""Visitors of a server: each asks one address after the other over a connection that is kept, and takes the time."""

import http.client
import socket
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import cycle

PATIENCE = 600
# So many addresses are asked for by whoever has no patience left.
FEWEST = 3


@dataclass
class Visit:
    """What was asked: milliseconds of each answer, and how often there was another status than expected."""

    milliseconds: list[float] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    failures: dict[int, int] = field(default_factory=dict)
    seconds: float = 0

    @property
    def rate(self) -> float:
        """Answers a second, those of all visitors together."""
        return len(self.milliseconds) / self.seconds if self.seconds else 0

    def add(self, address: str, milliseconds: float, status: int, expected: int) -> None:
        self.milliseconds.append(milliseconds)
        self.addresses.append(address)
        if status != expected:
            self.failures[status] = self.failures.get(status, 0) + 1


class Visitor:
    """One connection, closed at the end of its context."""

    def __init__(self, port: int):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.connection.close()

    def get(self, address: str, headers=None) -> tuple[float, int, http.client.HTTPResponse, bytes]:
        if self.connection.sock is None:
            self.connection.connect()
            self.connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        started = time.perf_counter()
        self.connection.request("GET", address, headers=headers or {})
        response = self.connection.getresponse()
        body = response.read()
        return 1000 * (time.perf_counter() - started), response.status, response, body


def etags(port: int, addresses: Sequence[str]) -> dict[str, str]:
    with Visitor(port) as visitor:
        return {address: visitor.get(address)[2].getheader("ETag", "") for address in addresses}


def one_after_the_other(
    port: int, addresses: Sequence[str], rounds: int, tags=None, at_most: float = PATIENCE
) -> Visit:
    """One visitor asks for all of them, so many times; no more than `at_most` seconds, but for `FEWEST` at least."""
    visit = Visit()
    started = time.perf_counter()
    with Visitor(port) as visitor:
        for address in list(addresses) * rounds:
            if len(visit.milliseconds) >= FEWEST and time.perf_counter() - started > at_most:
                break
            ask(visitor, visit, address, tags)
    visit.seconds = time.perf_counter() - started
    return visit


def ask(visitor: Visitor, visit: Visit, address: str, tags) -> None:
    headers = {"If-None-Match": tags[address]} if tags else None
    milliseconds, status, _response, _body = visitor.get(address, headers)
    visit.add(address, milliseconds, status, 304 if tags else 200)


def at_once(port: int, addresses: Sequence[str], clients: int, seconds: float, tags=None) -> Visit:
    """So many visitors for so long, each beginning elsewhere among the addresses; each asks at least once."""
    visits = [Visit() for _ in range(clients)]
    until = time.perf_counter() + seconds
    threads = [
        threading.Thread(target=visit_until, args=(port, addresses, number, until, visits[number], tags))
        for number in range(clients)
    ]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return joined(visits, time.perf_counter() - started)


def visit_until(port, addresses, first, until, visit, tags) -> None:
    turns = cycle(addresses[first % len(addresses) :] + addresses[: first % len(addresses)])
    with Visitor(port) as visitor:
        while not visit.milliseconds or time.perf_counter() < until:
            ask(visitor, visit, next(turns), tags)


def joined(visits: Sequence[Visit], seconds: float) -> Visit:
    whole = Visit(seconds=seconds)
    for visit in visits:
        whole.milliseconds += visit.milliseconds
        whole.addresses += visit.addresses
        for status, number in visit.failures.items():
            whole.failures[status] = whole.failures.get(status, 0) + number
    return whole
