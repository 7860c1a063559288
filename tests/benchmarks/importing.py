"""How fast an import is beside PostgreSQL's own COPY of the very rows that it wrote, and whether it stays so.

    python -m tests.benchmarks.importing [--count 10000] [--times 3] [--long 0] [--seed 1]

On a throwaway server, turn by turn, each time in a new database with the shipped facts:

    import   `manage.py import_articles` of COUNT generated articles: with links, stories and the search index
    COPY     exactly those rows into the same tables, with all their indexes, constraints and generated
             columns; one COPY a table from a ready file, in one transaction, and nothing after it

The import's time is the one that it tells: from its start, the building of the linker included, to the last
commit. "whole" is the process with Python's start and the ANALYZE at the end too.

With --long 200000 one import of so many articles follows: its cost for each thousand (in processor seconds of the
importing process and of its database session, which neighbours on the machine disturb less than the clock)
and its peak memory, at the first ten thousand and at the last.
"""

# ruff: noqa: T201 - a person reads it

import argparse
import contextlib
import os
import re
import statistics
import time
from pathlib import Path
from typing import NamedTuple

import psutil

from tests.benchmarks import generator
from tests.benchmarks.server import Server, throwaway

# In the order in which they refer to each other.
TABLES = "publisher article importbatch arrival mention article_countries article_people"
TABLES = [f"articles_{name}" for name in f"{TABLES} article_organisations story sketch".split()]
STEP = 10_000


class Moment(NamedTuple):
    """How far an import is, and what it has cost: the clock, processor seconds of both sides, peak memory in MB."""

    read: int
    clock: float
    ours: float
    database: float
    peak: float


def main() -> None:
    options = read_options()
    print(__doc__)
    with throwaway() as server:
        path = str(server.folder / "articles.jsonl")
        if options.times:
            generator.write(path, options.count, options.seed)
            compare(server, path, options)
        if options.long:
            generator.write(path, options.long, options.seed)
            print_growth(moments(server, path))


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    for name, default in {"count": 10_000, "times": 3, "long": 0, "seed": 1}.items():
        parser.add_argument(f"--{name}", type=int, default=default)
    return parser.parse_args()


# --- Beside COPY ----------------------------------------------------------------


def compare(server: Server, path: str, options: argparse.Namespace) -> None:
    print(
        f"{options.count:,} articles, {Path(path).stat().st_size / 1e6:.1f} MB of JSON, seed {options.seed}"
    )
    print(f"{'run':>5}{'import':>10}{'whole':>10}{'COPY':>10}{'COPY/import':>14}{'COPY/whole':>13}")
    ratios = []
    for number in range(1, options.times + 1):
        told, whole, copied = one_pair(server, path)
        ratios.append((copied / told, copied / whole))
        print(f"{number:5}{told:9.1f}s{whole:9.1f}s{copied:9.1f}s{copied / told:14.2f}{copied / whole:13.2f}")
    middle = [statistics.median(column) for column in zip(*ratios, strict=True)]
    print(f"{'median':>35}{middle[0]:14.2f}{middle[1]:13.2f}   (1 is as fast as COPY; 0.5 is asked for)\n")


def one_pair(server: Server, path: str) -> tuple[float, float, float]:
    """Seconds: what the import tells, its whole process, the COPY of its rows."""
    ours, theirs = server.make(), server.make()
    try:
        server.say("CHECKPOINT")
        started = time.monotonic()
        said = server.run(ours, "import_articles", path)
        whole = time.monotonic() - started
        files = taken_out(server, ours)
        server.say("CHECKPOINT")
        copied = put_in(server, theirs, files)
        return float(re.search(r"([\d.]+) s, [\d,]+ records/s", said)[1]), whole, copied
    finally:
        server.drop(ours)
        server.drop(theirs)


def taken_out(server: Server, name: str) -> list[tuple[str, Path]]:
    """Each table's columns that can be written, in the order of the rows, and a file of the rows."""
    files = []
    with contextlib.closing(server.connect(name)) as connection, connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(COLUMNS, [table])
            columns = ", ".join(f'"{column}"' for (column,) in cursor.fetchall())
            file = server.folder / f"{table}.copy"
            with file.open("w", encoding="utf-8") as out:
                cursor.copy_expert(f"COPY (SELECT {columns} FROM {table} ORDER BY 1) TO STDOUT", out)
            files.append((f"{table} ({columns})", file))
    return files


# The first column is the primary key of each.
COLUMNS = """
SELECT column_name FROM information_schema.columns
WHERE table_name = %s AND is_generated = 'NEVER' ORDER BY ordinal_position
"""


def put_in(server: Server, name: str, files: list[tuple[str, Path]]) -> float:
    with contextlib.closing(server.connect(name)) as connection, connection.cursor() as cursor:
        started = time.monotonic()
        cursor.execute("BEGIN")
        for place, file in files:
            with file.open(encoding="utf-8") as rows:
                cursor.copy_expert(f"COPY {place} FROM STDIN", rows)
        cursor.execute("COMMIT")
        return time.monotonic() - started


# --- As the archive grows -------------------------------------------------------


def moments(server: Server, path: str) -> list[Moment]:
    """What an import has cost whenever it has read ten thousand more."""
    name = server.make()
    taken, before = [], None
    started = time.monotonic()
    process = server.command(name, "import_articles", path, "--report", os.devnull)
    with contextlib.closing(server.connect(name)) as connection, connection.cursor() as cursor:
        while process.poll() is None:
            time.sleep(0.1)
            moment = moment_of(cursor, process.pid, started) or before
            # From the first transaction on: what starting costs is no article's.
            if moment and moment.read and (not before or moment.read // STEP > before.read // STEP):
                taken.append(moment)
            before = moment if moment and moment.read else before
    print(process.communicate()[0])
    server.drop(name)
    return taken


def moment_of(cursor, pid: int, started: float) -> Moment | None:
    """None while the import has not begun, or is over."""
    cursor.execute(FAR)
    far = cursor.fetchone()
    try:
        ours, session = psutil.Process(pid), psutil.Process(far[1]) if far else None
        if not session:
            return None
        peak = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
        spent = [sum(process.cpu_times()[:2]) for process in (ours, session)]
    except (psutil.Error, OSError):
        return None
    return Moment(far[0], time.monotonic() - started, *spent, int(peak[1]) / 1024) if peak else None


FAR = """
SELECT coalesce((batch.counts->>'read')::integer, 0), session.pid
FROM articles_importbatch AS batch, pg_stat_activity AS session
WHERE session.datname = current_database() AND session.pid != pg_backend_pid()
    AND session.backend_type = 'client backend'
"""


def print_growth(taken: list[Moment]) -> None:
    print(f"{'articles':>10}{'ms each':>10}{'ours, cpu':>11}{'database':>10}{'peak MB':>9}")
    costs = []
    for one, other in zip(taken, taken[1:], strict=False):
        articles = other.read - one.read
        clock, ours, database = (1000 * (other[at] - one[at]) / articles for at in (1, 2, 3))
        costs.append((clock, ours + database))
        print(f"{other.read:10,}{clock:10.2f}{ours:11.2f}{database:10.2f}{other.peak:9.0f}")
    clock, cpu = (costs[-1][at] / costs[0][at] for at in (0, 1))
    print(f"the last against the first: clock {clock:.2f}, processor {cpu:.2f}   (at most 1.2 is asked for)")
    print(f"peak memory at the end against the first: {taken[-1].peak / taken[1].peak:.2f}")


if __name__ == "__main__":
    main()
