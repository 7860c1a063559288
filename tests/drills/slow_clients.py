"""Has hundreds of slow clients at the site as it runs in production, and asks how long honest readers wait beside them.

    python -m tests.drills slow_clients [--clients 300] [--seconds 20] [--before none|nginx|caddy]

On a throwaway server with the shipped facts; `manage.py serve` with its own settings, alone or behind a proxy with the
shipped example. Of each kind of slow client (headers, bodies, readers; then all of them, and those who only connect) so
many come at once and stay; whoever is thrown out comes again. Beside them two honest readers open pages, each on a new
connection. Printed are the median and the 95th of a hundred of their waiting times, in milliseconds.
"""

# ruff: noqa: T201 - a person reads it

import argparse
import contextlib
import http.client
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from statistics import median, quantiles

from tests.benchmarks.server import throwaway
from tests.drills.production_served import Site, served
from tests.drills.slow_crowd import KINDS, Crowd

PAGES = ["/", "/meetings/?country=kz", "/countries/kz/", "/articles/", "/people/vladimir-putin/", "/livez"]
READERS = 2
PATIENCE = 20
# How much longer a reader may wait beside them, as a multiple and in milliseconds; both must be passed.
TOLERATED, NOTICED = 1.5, 50


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--clients", type=int, default=300)
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--before", choices=["none", "nginx", "caddy"], default="none")
    options = parser.parse_args(words)
    with throwaway() as server, served(server, server.make(), options.before) as site:
        return 0 if passed(site, options.clients, options.seconds) else 1


def passed(site: Site, clients: int, seconds: int) -> bool:
    waited(site, 3)  # what is rendered once, and imported at the first page
    print(f"{'beside':24}{'median':>9}{'p95':>9}{'pages':>8}{'lost':>6}{'thrown out':>12}{'at once':>9}")
    results = [beside(site, kind, clients, seconds) for kind in KINDS]
    return all(results)


def beside(site: Site, kind: str, clients: int, seconds: int) -> bool:
    """Compared with the same readers just before, as the machine may be busy with more."""
    alone, lost_before = waited(site, seconds / 2)
    tell("nobody", alone, lost_before)
    with Crowd(site.host, site.port, KINDS[kind], clients) as crowd:
        crowd.gather()
        times, lost = waited(site, seconds)
    tell(f"{clients} {kind}", times, lost, crowd)
    return lost == 0 and not is_slower(times, alone)


def is_slower(times: list[float], alone: list[float]) -> bool:
    return any(
        mine > TOLERATED * theirs and mine > theirs + NOTICED
        for mine, theirs in zip(shown(times), shown(alone), strict=True)
    )


def shown(times: list[float]) -> tuple[float, float]:
    return median(times), quantiles(times, n=20)[-1]


def tell(name: str, times: list[float], lost: int, crowd: Crowd | None = None) -> None:
    middle, late = shown(times)
    also = f"{crowd.thrown_out:>12}{crowd.most:>9}" if crowd else ""
    print(f"{name:24}{middle:>9.1f}{late:>9.1f}{len(times):>8}{lost:>6}{also}", flush=True)


def waited(site: Site, seconds: float) -> tuple[list[float], int]:
    """Milliseconds for each page of all honest readers, and how many pages did not come."""
    end = threading.Event()
    with ThreadPoolExecutor(READERS) as readers:
        found = [readers.submit(read, site, end, number) for number in range(READERS)]
        time.sleep(seconds)
        end.set()
    times = [each for one in found for each in one.result()[0]]
    return times, sum(one.result()[1] for one in found)


def read(site: Site, end: threading.Event, number: int) -> tuple[list[float], int]:
    times, lost = [], 0
    while not end.is_set():
        number += 1
        began = time.monotonic()
        if opened(site, PAGES[number % len(PAGES)]):
            times.append((time.monotonic() - began) * 1000)
        else:
            lost += 1
    return times, lost


def opened(site: Site, page: str) -> bool:
    connection = http.client.HTTPConnection(site.host, site.port, timeout=PATIENCE)
    with contextlib.closing(connection):
        try:
            connection.request("GET", page)
            answer = connection.getresponse()
            answer.read()
        except OSError as error:
            print(f"{page}: {error}", file=sys.stderr)
            return False
        if answer.status != 200:
            print(f"{page}: {answer.status}", file=sys.stderr)
        return answer.status == 200
