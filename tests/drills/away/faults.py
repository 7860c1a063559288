"""What happens to the database, and how it is made well again. Each is entered, lasts, and is left."""

import contextlib
import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg2

from tests.drills.away.site import Site

# A frozen one is given up after four seconds (postgres/watchdog.py).
SECONDS = {"stopped": 1.0, "frozen": 6.0, "refused": 1.5, "crowded": 1.5, "restarted": 0.0}


@contextlib.contextmanager
def stopped(site: Site) -> Iterator[None]:
    """As if the power had failed."""
    cluster = site.server.cluster
    cluster._run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", cluster.home.cluster)
    try:
        yield
    finally:
        cluster.start()


@contextlib.contextmanager
def frozen(site: Site) -> Iterator[None]:
    """Every process of the server stands still, and its sockets are open."""
    first = int(site.server.cluster._pid_line(0))
    processes = [first, *children_of(first)]
    signal_to(processes, signal.SIGSTOP)
    try:
        yield
    finally:
        signal_to(processes, signal.SIGCONT)


@contextlib.contextmanager
def refused(site: Site) -> Iterator[None]:
    """It runs, and lets nobody into this database."""
    site.server.say(f'ALTER DATABASE "{site.name}" ALLOW_CONNECTIONS false')
    throw_out(site)
    try:
        yield
    finally:
        site.server.say(f'ALTER DATABASE "{site.name}" ALLOW_CONNECTIONS true')


@contextlib.contextmanager
def crowded(site: Site) -> Iterator[None]:
    """Others have taken every connection that there is."""
    taken: list = []
    with contextlib.suppress(psycopg2.OperationalError):
        while True:
            taken.append(site.server.connect("postgres"))
    try:
        with taken[0].cursor() as cursor:
            cursor.execute(THROW_OUT, [site.name])
        with contextlib.suppress(psycopg2.OperationalError):
            while True:
                taken.append(site.server.connect("postgres"))
        yield
    finally:
        for connection in taken:
            connection.close()


@contextlib.contextmanager
def restarted(site: Site) -> Iterator[None]:
    """As an update of the server does it."""
    cluster = site.server.cluster
    cluster._run("pg_ctl", "stop", "-w", "-m", "fast", "-D", cluster.home.cluster)
    cluster.start()
    yield


FAULTS: dict[str, Callable[[Site], contextlib.AbstractContextManager]] = {
    "stopped": stopped,
    "frozen": frozen,
    "refused": refused,
    "crowded": crowded,
    "restarted": restarted,
}

THROW_OUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"


def throw_out(site: Site) -> None:
    with contextlib.closing(site.server.connect("postgres")) as connection, connection.cursor() as cursor:
        cursor.execute(THROW_OUT, [site.name])


def children_of(first: int) -> list[int]:
    """Its processes, by the system's own words."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            with contextlib.suppress(OSError, IndexError):
                words = (entry / "stat").read_text().rpartition(")")[2].split()
                if int(words[1]) == first:
                    found.append(int(entry.name))
    return found


def signal_to(processes: list[int], number: signal.Signals) -> None:
    for process in processes:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, number)


def carried_out(kind: str, site: Site, seconds: float) -> float:
    """How long it lasted."""
    began = time.monotonic()
    with FAULTS[kind](site):
        time.sleep(seconds)
    return time.monotonic() - began
