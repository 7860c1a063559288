"""Reads a served archive for half an hour while articles come in, and looks whether memory stays flat.

    python -m tests.drills memory [--minutes 30] [--readers 4] [--articles 300] [--port 8790] [--seed 1]

`manage.py demo` in a folder of its own. Readers walk at random: each page's links, filters and files among them. Each
minute so many new articles are imported. Each process of the site is weighed (unique set size: what would be free
if it ended) each ten seconds, and all of the database's together. When the first half is over all caches have filled; from
there on, a straight line through the weights must not rise by more than a twentieth of the weight in the time that is left.
"""

# ruff: noqa: T201 - a person reads it

import argparse
import contextlib
import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from random import Random
from statistics import linear_regression, mean

import psutil

from summit_archive.embedded_postgres.folders import Home
from tests.benchmarks.archive import ROOT
from tests.benchmarks.generator import generator

LINK = re.compile(rb'href="(/[^"#]*)"')
STARTS = [
    "/",
    "/ru/",
    "/articles/",
    "/meetings/",
    "/people/",
    "/matrix/",
    "/articles/?q=gas",
    "/meetings/map/",
]
# Editors' pages, and what asks instead of telling.
CLOSED = ("/admin/", "/static/", "/results/new/", "/corrections/")
PAUSE = 10.0
# A rise of the straight line, as a part of the weight.
ALLOWED = 0.05


@dataclass
class Walk:
    """What the readers have met: answers by status, and each that must not be."""

    statuses: Counter[int] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def main(words: list[str]) -> int:
    options = read_options(words)
    walk, ends = Walk(), threading.Event()
    with archive(options.port) as (site, folder):
        threads = [
            threading.Thread(target=read, args=[options.port, Random(f"{options.seed} {number}"), walk, ends])
            for number in range(options.readers)
        ]
        threads.append(threading.Thread(target=import_each_minute, args=[folder, options, ends, walk]))
        for thread in threads:
            thread.start()
        try:
            weights = weighed(site, folder, options.minutes * 60, walk)
        finally:
            ends.set()
            for thread in threads:
                thread.join()
    print(f"answers by status: {dict(sorted(walk.statuses.items()))}; faults: {walk.faults[:10]}")
    rises = [is_rising(name, told) for name, told in weights.items()]
    return 1 if any(rises) or walk.faults else 0


def read_options(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--minutes", type=float, default=30)
    for name, default in {"readers": 4, "articles": 300, "port": 8790, "seed": 1}.items():
        parser.add_argument(f"--{name}", type=int, default=default)
    return parser.parse_args(words)


@contextlib.contextmanager
def archive(port: int) -> Iterator[tuple[psutil.Process, Path]]:
    """A new one, served: its first process, and its folder."""
    folder = Path(tempfile.mkdtemp(prefix="summit-memory-"))
    folder.chmod(0o711)
    command = [sys.executable, "manage.py", "demo", "--port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, env=environment(folder), stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        for line in process.stdout:
            if line.startswith("Address:"):
                break
        yield psutil.Process(process.pid), folder
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(120)
        pointer = folder / "database-is-in"
        if pointer.exists():
            shutil.rmtree(pointer.read_text(), ignore_errors=True)
        shutil.rmtree(folder, ignore_errors=True)


def environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return kept | {"SUMMIT_DATA_DIR": str(folder)}


# --- What goes on -------------------------------------------------------------


def read(port: int, random: Random, walk: Walk, ends: threading.Event) -> None:
    """Follow one link after the other; now and then begin anew."""
    address = random.choice(STARTS)
    while not ends.is_set():
        try:
            status, content = asked(port, address)
        except (OSError, http.client.HTTPException) as error:
            walk.faults.append(f"{address}: {type(error).__name__}: {error}")
            status, content = 0, b""
        walk.statuses[status] += 1
        if status >= 500:
            walk.faults.append(f"{address}: {status}")
        links = [link for link in links_of(content) if not link.startswith(CLOSED)]
        address = random.choice(links) if links and random.random() < 0.9 else random.choice(STARTS)


def asked(port: int, address: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    with contextlib.closing(connection):
        connection.request("GET", address)
        answer = connection.getresponse()
        return answer.status, answer.read()


def links_of(content: bytes) -> list[str]:
    return [unescape(link.decode("ascii", "ignore")) for link in LINK.findall(content)]


def import_each_minute(folder: Path, options: argparse.Namespace, ends: threading.Event, walk: Walk) -> None:
    number = 0
    articles = generator(options.seed).articles(10**6)
    while not ends.wait(60):
        number += 1
        file = folder / f"news-{number}.jsonl"
        lines = [json.dumps(next(articles), ensure_ascii=False) for _ in range(options.articles)]
        file.write_text("\n".join(lines), encoding="utf-8")
        command = [sys.executable, "manage.py", "import_articles", str(file)]
        done = subprocess.run(
            command, cwd=ROOT, env=environment(folder), capture_output=True, text=True, check=False
        )
        if done.returncode:
            walk.faults.append(f"import {number}: {done.stderr[-500:]}")


# --- What it weighs -----------------------------------------------------------


def weighed(site: psutil.Process, folder: Path, seconds: float, walk: Walk) -> dict[str, list[tuple]]:
    """{a process: [(seconds since the beginning, its megabytes)]}, and of all the database's together."""
    weights: dict[str, list[tuple]] = {}
    began = time.monotonic()
    while (now := time.monotonic() - began) < seconds:
        for process in (site, *site.children()):
            weights.setdefault(f"process {process.pid}", []).append((now, megabytes([process])))
        weights.setdefault("database", []).append((now, megabytes(database_in(folder))))
        if len(weights["database"]) % 6 == 1:
            line = "  ".join(f"{name}: {told[-1][1]:.0f} MB" for name, told in weights.items())
            print(f"{now / 60:5.1f} min  {sum(walk.statuses.values()):7,} answers  {line}", flush=True)
        time.sleep(PAUSE)
    return weights


def database_in(folder: Path) -> list[psutil.Process]:
    """The processes of the archive's own server, those that serve an import among them."""
    first = int((Home.below(folder).cluster / "postmaster.pid").read_text().splitlines()[0])
    server = psutil.Process(first)
    return [server, *server.children()]


def megabytes(processes: list[psutil.Process]) -> float:
    """What all of them have for themselves; one that has just ended has nothing."""
    whole = 0
    for process in processes:
        with contextlib.suppress(psutil.Error):
            whole += process.memory_full_info().uss
    return whole / 2**20


def is_rising(name: str, told: list[tuple]) -> bool:
    """In the second half, by a straight line."""
    half = [one for one in told if one[0] > told[-1][0] / 2]
    if len(half) < 3:
        print(f"{name}: too few weights to tell ({len(half)})")
        return True
    times, weights = zip(*half, strict=True)
    slope = linear_regression(times, weights).slope
    rise = slope * (times[-1] - times[0])
    print(f"{name}: {mean(weights):.1f} MB in the second half, rising by {rise:+.1f} MB in it")
    return rise > ALLOWED * mean(weights)
