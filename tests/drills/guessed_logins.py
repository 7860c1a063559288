"""Guesses logins under changing names, 40 at once, while readers ask for pages, and tells how late these are.

    python -m tests.drills guessed_logins [--at-once 40] [--bursts 2] [--addresses 1] [--at http://127.0.0.1:8000]

On a demo of its own, unless `--at` names one on this machine. Every guess has a name of its own, and one password for
all; they come from so many addresses of this machine (127.0.0.2 and on). The reader's pages have a condition of their own each, so that none is kept. Nothing may be answered with 5xx but
503 to a guess.
"""

# ruff: noqa: T201 - a person reads it

import argparse
import contextlib
import http.client
import re
import statistics
import threading
import time
from collections import Counter
from collections.abc import Iterator
from itertools import count
from urllib.parse import urlencode, urlsplit

from tests.benchmarks.server import throwaway

PORT = 8992
PAUSE = 0.2
QUIET = 8
PATIENCE = 60
COOKIE = re.compile(r"csrftoken=(\w+)")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--at-once", type=int, default=40)
    parser.add_argument("--bursts", type=int, default=2)
    parser.add_argument("--addresses", type=int, default=1)
    parser.add_argument("--at", default="")
    options = parser.parse_args(words)
    with site(options.at) as address:
        return 0 if passed(address, options) else 1


@contextlib.contextmanager
def site(at: str) -> Iterator[str]:
    """host:port of a site on this machine."""
    if at:
        host = urlsplit(at).hostname
        if host not in ("127.0.0.1", "localhost"):
            raise SystemExit(f"--at must be an address of this machine, not {at!r}")
        yield urlsplit(at).netloc
        return
    with throwaway() as server:
        process = server.command(server.make(), "demo", "--port", str(PORT))
        try:
            for line in process.stdout or ():
                if line.startswith("Address"):
                    break
            yield f"127.0.0.1:{PORT}"
        finally:
            process.terminate()
            process.communicate()


def passed(address: str, options: argparse.Namespace) -> bool:
    browser = first_look(address)
    with Readers(address) as quiet:
        time.sleep(QUIET)
    print(f"quiet: {told(quiet.pages)}", flush=True)
    guesses: Counter = Counter()
    statuses: Counter = Counter()
    for burst in range(options.bursts):
        threads = [
            threading.Thread(
                target=guess,
                args=(
                    address,
                    f"127.0.0.{2 + number % options.addresses}",
                    browser,
                    f"n{burst}x{number}",
                    guesses,
                ),
            )
            for number in range(options.at_once)
        ]
        began = time.monotonic()
        with Readers(address) as readers:
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            took = time.monotonic() - began
        print(f"burst {burst + 1}: answered after {took:.1f} s; {told(readers.pages)}", flush=True)
        statuses.update(status for status, _seconds in readers.pages)
    print(f"answers to guesses: {dict(guesses)}; to readers: {dict(statuses)}")
    wrong = [status for status in guesses if status >= 500 and status != 503]
    return not wrong and set(statuses) == {200}


class Readers:
    """Begins to ask for a page every PAUSE seconds, however long the others take; `pages`: (status, seconds) of each."""

    def __init__(self, address: str):
        self.address = address
        self.pages: list[tuple[int, float]] = []
        self.is_over = threading.Event()
        self.threads: list[threading.Thread] = []

    def __enter__(self):
        self.clock = threading.Thread(target=self.begin_pages)
        self.clock.start()
        return self

    def begin_pages(self) -> None:
        while not self.is_over.is_set():
            thread = threading.Thread(target=self.one)
            thread.start()
            self.threads.append(thread)
            self.is_over.wait(PAUSE)

    def one(self) -> None:
        self.pages.append(ask(self.address))

    def __exit__(self, *error):
        self.is_over.set()
        self.clock.join()
        for thread in self.threads:
            thread.join()


def told(pages: list[tuple[int, float]]) -> str:
    ordered = sorted(1000 * seconds for _status, seconds in pages)
    return (
        f"{len(ordered)} pages, median {statistics.median(ordered):.0f} ms, "
        f"95 % {ordered[int(0.95 * (len(ordered) - 1))]:.0f} ms, slowest {ordered[-1]:.0f} ms"
    )


def first_look(address: str) -> tuple[str, str]:
    """(cookie, token) of the form to log in."""
    with contextlib.closing(http.client.HTTPConnection(address, timeout=PATIENCE)) as connection:
        connection.request("GET", "/admin/login/")
        answer = connection.getresponse()
        page = answer.read().decode()
        cookie, token = COOKIE.search(str(answer.headers["Set-Cookie"])), TOKEN.search(page)
    if not cookie or not token:
        raise SystemExit("The login page has no form.")
    return cookie[1], token[1]


numbers = count(time.time_ns() % 10_000)


def ask(address: str) -> tuple[int, float]:
    """(status, seconds) of a page that nobody has asked for lately."""
    number = next(numbers)
    month = f"{1992 + number % 30}-{1 + number // 30 % 12:02d}"
    began = time.monotonic()
    with contextlib.closing(http.client.HTTPConnection(address, timeout=PATIENCE)) as connection:
        connection.request("GET", f"/meetings/?country=kz&from={month}&number={number}")
        answer = connection.getresponse()
        answer.read()
    return answer.status, time.monotonic() - began


def guess(address: str, source: str, browser: tuple[str, str], name: str, answers: Counter) -> None:
    cookie, token = browser
    form = urlencode({"username": name, "password": "Summer2026!", "csrfmiddlewaretoken": token})
    headers = {"Cookie": f"csrftoken={cookie}", "Content-Type": "application/x-www-form-urlencoded"}
    from_there = http.client.HTTPConnection(address, timeout=PATIENCE, source_address=(source, 0))
    with contextlib.closing(from_there) as connection:
        connection.request("POST", "/admin/login/", form, headers)
        answer = connection.getresponse()
        answer.read()
    answers[answer.status] += 1
