"""Sends seeded bad input to public and editors' addresses, counts the answers, and finds each 5xx and each that is slow.

    python -m tests.drills hostile_input --count 1000000
    python -m tests.drills hostile_input --seed 1 --only 4711        one of them again

Methods, paths, query strings, headers, cookies, bodies, forms with damaged fields and files go through the application in
processes of this machine, each on a copy of a throwaway database with the shipped facts and the demo stories. No
network but the database's can be reached meanwhile. Passwords are hashed quickly here.
"""

# ruff: noqa: T201 - a person reads it

import argparse
import json
import logging
import os
import socket
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from tests.benchmarks.server import FACTS, ROOT, Server, throwaway

# So many go to one copy of the database and one process.
BATCH = 20_000
# Seconds of the processor. The database ends its statements by itself: such an answer is a 503.
SLOW = 5.0
LINE = "counted: "
REPEAT = "    again: "


def main(words: list[str]) -> int:
    options = read_options(words)
    if options.numbers:
        return ask_each(options)
    with throwaway() as server:
        server.run(FACTS, "load_demo", "--verbosity=0")
        return all_asked(server, options)


def read_options(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="the number of the first")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--minutes", type=float, default=1e6, help="stop after so many")
    parser.add_argument("--only", type=int, help="the number of one that is to be asked again")
    parser.add_argument("--numbers", type=int, nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--until", type=float, default=float("inf"), help=argparse.SUPPRESS)
    options = parser.parse_args(words)
    if options.only is not None:
        options.first, options.count = options.only, 1
    return options


def all_asked(server: Server, options: argparse.Namespace) -> int:
    """In batches, each in a process of its own; prints what was counted, and how to repeat what was wrong."""
    end = options.first + options.count
    size = min(BATCH, -(-options.count // options.workers))
    parts = [(first, min(first + size, end)) for first in range(options.first, end, size)]
    until, total, wrong = time.monotonic() + 60 * options.minutes, Counter[str](), 0
    with ThreadPoolExecutor(options.workers) as workers:
        for counts, lines in workers.map(lambda part: batch(server, options, *part, until), parts):
            total.update(counts)
            wrong += sum(REPEAT in line for line in lines)
            print(*lines, sep="\n", end="\n" if lines else "")
            if counts:
                print(f"{total['asked']:10,} asked so far, {wrong} wrong", flush=True)
    for name, number in sorted(total.items()):
        print(f"{number:10,}  {name}")
    return 1 if wrong or total["asked"] < options.count and options.minutes > 1e5 else 0


def batch(server: Server, options: argparse.Namespace, first: int, end: int, until: float) -> Any:
    if time.monotonic() > until:
        return Counter(), []
    name = server.make()
    words = [sys.executable, "-m", "tests.drills", "hostile_input", "--seed", str(options.seed)]
    told = subprocess.run(
        [*words, "--numbers", str(first), str(end), "--until", str(until)],
        cwd=ROOT,
        env=server.environment(name) | {"STATEMENT_TIMEOUT": "3000", "PAGE_CACHE": "8"},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    ).stdout
    server.drop(name)
    *lines, last = told.splitlines() or [""]
    if not last.startswith(LINE):
        return Counter(), [*lines, last, f"{REPEAT}{first} to {end}, whose process ended by itself"]
    return Counter(json.loads(last.removeprefix(LINE))), lines


# --- In a process of its own --------------------------------------------------------


def ask_each(options: argparse.Namespace) -> int:
    """Prints each that went wrong, then the counts as JSON."""
    from tests.benchmarks import linking

    linking.start_django()
    from django.conf import settings

    from tests.conftest import serve_plain_static_files

    serve_plain_static_files()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    logging.disable(logging.CRITICAL)
    stay_on_this_machine()
    from summit_archive.wsgi import application
    from tests.drills.hostile.asking import Asking
    from tests.drills.hostile.places import places

    asking = Asking(application)
    asking.log_in()
    counts, wrong = counted(asking, places(), options.seed, range(*options.numbers), options.until)
    for line in wrong:
        print(line)
    print(LINE + json.dumps(counts))
    return 0


def counted(
    asking: Any, known: Any, seed: int, numbers: range, until: float = float("inf")
) -> tuple[Counter, list[str]]:
    """(counts by status and by kind, what went wrong); what goes wrong is asked once more, and has to go wrong again.

    `until`: when to stop, by the machine's monotonic clock.
    """
    from tests.drills.hostile.inputs import input_of

    counts, wrong = Counter[str](), []
    for number in numbers:
        if time.monotonic() > until:
            break
        if number % 1000 == 0 and not asking.is_logged_in():
            asking.log_in()
        one = input_of(seed, number, known, asking.page)
        answer = asking.ask(one)
        counts.update(["asked", f"status {answer.status}", f"kind {one.kind}"])
        counts["that asked the database"] += answer.has_asked
        if is_wrong(answer) and is_wrong(again := asking.ask(one)):
            told = again.said or answer.said or f"{again.work:.1f} s of work"
            wrong.append(
                f"{answer.status} after {answer.seconds:.1f} s ({answer.work:.1f} of work): {one}\n{last_lines(told)}"
            )
            wrong[-1] += f"\n{REPEAT}python -m tests.drills hostile_input --seed {seed} --only {number}"
        elif is_wrong(answer):
            counts["wrong once, right again"] += 1
    return counts, wrong


def is_wrong(answer: Any) -> bool:
    return answer.status >= 500 or not answer.status or answer.work > SLOW


def last_lines(told: str) -> str:
    return "\n".join(f"    {line}" for line in told.strip().splitlines()[-14:])


def stay_on_this_machine() -> None:
    """What a form tells the archive to fetch is not fetched."""

    def refused(*_address: Any, **_options: Any) -> Any:
        raise OSError("The drill reaches no network.")

    socket.getaddrinfo = refused  # type: ignore[assignment]
    socket.create_connection = refused  # type: ignore[assignment]
