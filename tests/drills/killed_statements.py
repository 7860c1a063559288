"""Kills an import before and after each single statement, runs it again, and compares with an undisturbed run.

    python -m tests.drills killed_statements [--count 24] [--kills 1000] [--seed 1]

An import of few articles in many transactions, killed by SIGKILL from within: before its first statement is sent, after
the first is done, before the second, and so on, BEGIN, COMMIT and COPY among them. Where there are more such places
than --kills, as many are drawn by the seed; where there are fewer, the rest are killed at moments drawn by the seed.
After each: the same command to its end; then what both have left is what one undisturbed run leaves.
"""

# ruff: noqa: T201 - a person reads it

import argparse
import contextlib
import io
import os
import signal
import threading
import time
from collections.abc import Callable
from random import Random
from typing import Any, NamedTuple

from psycopg2 import extensions

from tests.benchmarks.server import FACTS, Server, throwaway
from tests.drills.killed_imports import State, state, write_files

# Articles in a transaction: several transactions of a file each, with what stands between them.
TRANSACTION = 3
# A child that has not ended by then hangs.
PATIENCE = 120
SAID_EVERY = 10


class Kill(NamedTuple):
    """Where: before or after the statement of this number, or, without a number, after so many seconds."""

    statement: int | None
    is_after: bool = False
    seconds: float = 0.0


def main(words: list[str]) -> int:
    options = read_options(words)
    with throwaway() as server:
        # Children die, never the server: what is written need not reach the disk.
        server.say("ALTER SYSTEM SET fsync = off")
        server.say("SELECT pg_reload_conf()")
        files = write_files(server.folder, options.count, options.seed)
        begin_django(server)
        warm_up(server, files)
        statements, seconds, expected = undisturbed(server, files)
        print(f"undisturbed: {statements} statements, {seconds:.2f} s, {expected['articles'][0]} articles")
        kills = drawn(options.kills, statements, seconds, Random(options.seed))
        wrong = []
        for number, kill in enumerate(kills, start=1):
            if not carried_out(kill, server, files, expected):
                wrong.append(kill)
            if number % SAID_EVERY == 0:
                # A drill that is cut off has told how far it came.
                print(f"{number} of {len(kills)} kills, {len(wrong)} wrong", flush=True)
    at_statements = sum(kill.statement is not None for kill in kills)
    print(
        f"{len(kills)} kills, {at_statements} of them at a statement of {statements}: "
        f"{len(wrong)} left another archive than an undisturbed run"
    )
    return 1 if wrong else 0


def read_options(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    for name, default in {"count": 24, "kills": 1000, "seed": 1}.items():
        parser.add_argument(f"--{name}", type=int, default=default)
    return parser.parse_args(words)


def drawn(number: int, statements: int, seconds: float, random: Random) -> list[Kill]:
    """Each place once, if there is room for them all; then moments."""
    places = [Kill(at, is_after) for at in range(1, statements + 1) for is_after in (False, True)]
    if len(places) > number:
        return random.sample(places, number)
    moments = [Kill(None, seconds=random.random() * seconds) for _ in range(number - len(places))]
    return places + moments


def begin_django(server: Server) -> None:
    os.environ.update(server.environment(FACTS), DJANGO_SETTINGS_MODULE="summit_archive.settings")
    import django

    django.setup()


def warm_up(server: Server, files: list[str]) -> None:
    """Loads in this process what each import needs: its children have it then, and begin at once."""
    from django.db import connection

    name = server.make()
    import_into(name, files, kill=None)
    connection.close()
    server.drop(name)


# --- A kill -------------------------------------------------------------------


def undisturbed(server: Server, files: list[str]) -> tuple[int, float, State]:
    """Returns how many statements it sent, how long it took, and what it left."""
    name = server.make()
    counted = server.folder / "statements"
    started = time.monotonic()
    if status := wait_for(forked(name, files, lambda: counted.write_text(str(Statements.sent)))):
        raise RuntimeError(f"The undisturbed import ended with {status}.")
    seconds = time.monotonic() - started
    left = state(server, name)
    server.drop(name)
    return int(counted.read_text()), seconds, left


def carried_out(kill: Kill, server: Server, files: list[str], expected: State) -> bool:
    """Whether the archive is as it should be after the kill and the rerun."""
    name = server.make()
    killed = forked(name, files, kill=kill)
    status = wait_for(killed)
    rerun = wait_for(forked(name, files))
    found = state(server, name)
    server.drop(name)
    wrong = [table for table in expected if found[table] != expected[table]]
    was_killed = os.WIFSIGNALED(status) or kill.statement is None
    if wrong or rerun or not was_killed:
        print(f"{kill}: ended with {status}, the rerun with {rerun}; not equal: {', '.join(wrong)}")
    return not wrong and not rerun and was_killed


def forked(
    name: str, files: list[str], at_end: Callable[[], Any] = lambda: None, kill: Kill | None = None
) -> int:
    """The number of a process that imports the files into the database of this name, until it is killed."""
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        signal.alarm(PATIENCE)
        import_into(name, files, kill)
        at_end()
        status = 0
    finally:
        os._exit(status)


def import_into(name: str, files: list[str], kill: Kill | None) -> None:
    from django.core.management import call_command
    from django.db import connection

    from articles.importing import run

    Statements.sent, Statements.kill = 0, kill
    if kill and kill.statement is None:
        threading.Timer(kill.seconds, die).start()
    run.BATCH_RECORDS = TRANSACTION
    connection.settings_dict["NAME"] = name
    connection.settings_dict["OPTIONS"] = connection.settings_dict["OPTIONS"] | {
        "connection_factory": Connection
    }
    with contextlib.redirect_stderr(io.StringIO()):
        call_command("import_articles", *files, stdout=io.StringIO(), stderr=io.StringIO())


def wait_for(child: int) -> int:
    return os.waitpid(child, 0)[1]


# --- Statements, counted on their way to the database ---------------------------


class Statements:
    """Of this process: how many were sent, and at which it dies."""

    sent = 0
    kill: Kill | None = None

    @classmethod
    def counted(cls, send: Callable, *words: Any, **named: Any) -> Any:
        cls.sent += 1
        is_here = cls.kill is not None and cls.kill.statement == cls.sent
        if is_here and cls.kill and not cls.kill.is_after:
            die()
        answer = send(*words, **named)
        if is_here:
            die()
        return answer


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class Cursor(extensions.cursor):
    def execute(self, *words: Any, **named: Any) -> Any:
        return Statements.counted(super().execute, *words, **named)

    def executemany(self, *words: Any, **named: Any) -> Any:
        return Statements.counted(super().executemany, *words, **named)

    def copy_expert(self, *words: Any, **named: Any) -> Any:
        return Statements.counted(super().copy_expert, *words, **named)


class Connection(extensions.connection):
    """Counts its commits, too: what is lost there is whether the other side has heard it."""

    def cursor(self, *words: Any, **named: Any) -> Any:
        return super().cursor(*words, **({"cursor_factory": Cursor} | named))

    def commit(self) -> None:
        Statements.counted(super().commit)

    def rollback(self) -> None:
        Statements.counted(super().rollback)
