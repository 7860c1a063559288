"""What files of all articles cost, as ratios to PostgreSQL's own COPY of the same query.

    python -m tests.benchmarks.files FOLDER SIZE [--since YEAR] [--rounds ROUNDS]

FOLDER/SIZE is a kept archive of `python -m tests.benchmarks --keep FOLDER`. The site serves it with one worker, as users
have it; COPY and each form are asked in turns, and of each the quickest counts, as whatever else the machine does only
adds. Told are seconds to the first byte and to the last, the ratio of the latter to COPY's, and by how much the
worker's memory rose above what it was before, at its highest; Parquet's once its library is loaded. `--since` asks for the
articles published since that year, in an archive of more than are wanted.
"""

# ruff: noqa: T201 - a person reads it

import argparse
import http.client
import json
import os
import sys
import time
from pathlib import Path

from tests.benchmarks import linking
from tests.benchmarks.archive import Archive, archive_in
from tests.benchmarks.serving import site

# What is asked for at most.
FIRST_BYTE = 0.5
MEMORY = 60
RATIOS = {"csv": 2.5, "jsonl": 2.5, "parquet": 4}
MEGABYTE = 1 << 20


def copied(since: int) -> dict:
    """Seconds that COPY takes, and how many rows it has: the same columns, in the same order."""
    from django.db import connection

    from articles.listing.rows import COLUMNS

    sql = f"""COPY (SELECT {", ".join(COLUMNS)} FROM articles_article a
        LEFT JOIN articles_publisher p ON p.id = a.publisher_id
        WHERE a.status = 'published' AND {f"a.published_on >= '{since}-01-01'" if since else "true"}
        ORDER BY a.published_on DESC NULLS LAST, a.id DESC) TO STDOUT CSV HEADER"""
    rows = Counted()
    started = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.copy_expert(sql, rows)
    return {"whole": time.perf_counter() - started, "bytes": rows.number}


class Counted:
    """A file that keeps nothing."""

    number = 0

    def write(self, part: bytes) -> int:
        self.number += len(part)
        return len(part)


def taken(port: int, address: str) -> dict:
    """Seconds to the first and to the last byte of a file, and its size."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    started = time.perf_counter()
    connection.request("GET", address)
    response = connection.getresponse()
    number, first = len(response.read(1)), time.perf_counter() - started
    if response.status != 200:
        raise RuntimeError(f"{address} answered {response.status}")
    while part := response.read(1 << 16):
        number += len(part)
    return {"first": first, "whole": time.perf_counter() - started, "bytes": number}


# --- A worker's memory ------------------------------------------------------------


def descendants(pid: int) -> list[int]:
    """The processes that a process started, and those that these did."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent == pid:
            found += [int(folder.name), *descendants(int(folder.name))]
    return found


def workers() -> list[int]:
    """Whoever serves for us: the server's processes, not the database's."""
    return [pid for pid in descendants(os.getpid()) if b"stock" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def memory(name: str) -> float:
    """Megabytes of the largest of them: VmRSS now, VmHWM at most since `forget_highest`."""
    numbers = []
    for pid in workers():
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
        numbers += [int(line.split()[1]) * 1024 / MEGABYTE for line in lines if line.startswith(f"{name}:")]
    return max(numbers)


def forget_highest() -> None:
    for pid in workers():
        Path(f"/proc/{pid}/clear_refs").write_text("5")


# --- All of it -------------------------------------------------------------------------


def measured(archive: Archive, since: int, rounds: int) -> dict[str, dict]:
    """{"copy" or form: {"first", "whole", "bytes", "memory"}}, of each number the lowest."""
    found: dict[str, list[dict]] = {}
    query = f"?from={since}" if since else ""
    with archive.open(), site(archive, WEB_CONCURRENCY=1) as port:
        # As a worker that has been asked for meetings, and remembers them, and for each form.
        for address in ("/meetings.json", *(f"/articles.{form}?from=2100" for form in RATIOS)):
            taken(port, address)
        for _round in range(rounds):
            found.setdefault("copy", []).append(archive.ask("files", "--copy", str(since)))
            for form in RATIOS:
                forget_highest()
                before = memory("VmRSS")
                told = taken(port, f"/articles.{form}{query}")
                found.setdefault(form, []).append(told | {"memory": memory("VmHWM") - before})
    return {
        name: {number: min(told[number] for told in each) for number in each[0]}
        for name, each in found.items()
    }


def table(found: dict[str, dict]) -> str:
    lines = [
        "| file | first byte, s | whole, s | to COPY | asked | memory, MB |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    copy = found["copy"]["whole"]
    lines.append(f"| COPY | – | {copy:.2f} | 1 | – | – |")
    for form, most in RATIOS.items():
        told = found[form]
        ratio = told["whole"] / copy
        lines.append(
            f"| {form} | {told['first']:.3f} | {told['whole']:.2f} | {ratio:.2f} | ≤ {most} | {told['memory']:.0f} |"
        )
    return "\n".join(lines)


def main() -> None:
    if "--copy" in sys.argv:
        linking.start_django()
        print(json.dumps(copied(int(sys.argv[-1]))))
        return
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("size", type=int)
    parser.add_argument("--since", type=int, default=0, metavar="YEAR")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    archive = archive_in(options.folder.absolute(), options.size)
    archive.prepare()
    found = measured(archive, options.since, options.rounds)
    print(table(found))
    print(f"first byte: ≤ {FIRST_BYTE} s; memory: ≤ {MEMORY} MB above what it was; rounds: {options.rounds}")


if __name__ == "__main__":
    main()
