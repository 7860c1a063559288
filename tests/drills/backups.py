"""Backs an archive up while editors save and an import runs, restores each backup, and compares every table.

    python -m tests.drills backups [--backups 20] [--again 5] [--flips 40] [--kills 10] [--count 4000] [--seed 1]

On a throwaway server with the shipped facts. Each backup is restored by `verify_backup --restore`, which compares rows and
digests with those that were counted in the snapshot of the dump; each fifth once more by `restore`, and compared with what
`pg_restore` alone makes of it, by digests that are made here in another way. Flipped: a bit of a byte of a file, one after the other, until the sums see it.
Killed: the process group of `backup`, at a moment drawn by the seed; what is left must not pass for a backup.
"""

# ruff: noqa: T201 - a person reads it

import argparse
import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from itertools import count
from pathlib import Path
from random import Random
from threading import Event, Thread

from summit_archive.backups import sums
from summit_archive.backups.shelf import Shelf
from tests.benchmarks.server import ROOT, Server, throwaway
from tests.drills.killed_imports import write_files

EDITS = """
UPDATE participants_meeting SET summary = left(summary, 400) || '.', version = version + 1 WHERE id = (
    SELECT id FROM participants_meeting ORDER BY random() LIMIT 1);
INSERT INTO articles_publisher (slug, name, kind, url, sort_key, version, time_zone)
SELECT 'drill-' || n, 'Drill ' || n, 'other', '', 'drill ' || n, 1, '' FROM nextval('drill') AS n;
DELETE FROM articles_publisher WHERE slug = 'drill-' || (SELECT last_value - 50 FROM drill);
"""
# As `summit_archive.backups.snapshot` counts them, but in another way: with md5, in the order of the rows.
TABLES = """
SELECT format('%I', relname) FROM pg_class
WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'django_session' ORDER BY 1
"""
DIGEST = "SELECT count(*), md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))) FROM {} t"


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    for name, default in {
        "backups": 20,
        "again": 5,
        "flips": 40,
        "kills": 10,
        "count": 4000,
        "seed": 1,
    }.items():
        parser.add_argument(f"--{name}", type=int, default=default)
    options = parser.parse_args(words)
    with throwaway() as server:
        failures = [
            *under_writes(server, options.backups, options.again, options.count, options.seed),
            *flipped(server, options.flips, options.seed),
            *killed(server, options.kills, options.seed),
        ]
    for failure in failures:
        print(failure, file=sys.stderr)
    return 1 if failures else 0


# --- Under writes


def under_writes(server: Server, number: int, again: int, articles: int, seed: int) -> list[str]:
    name, folder = server.make(), server.folder / "backups"
    with contextlib.closing(server.connect(name)) as connection, connection.cursor() as cursor:
        cursor.execute("CREATE SEQUENCE drill")
    failures, equal, moved = [], 0, 0
    with busy(server, name, articles, seed) as (written, imports):
        for each in range(1, number + 1):
            before = written[0]
            began = time.monotonic()
            server.run(name, "backup", str(folder))
            seconds, writes = time.monotonic() - began, written[0] - before
            moved += bool(writes)
            backup = Shelf(folder).whole()[-1]
            wrong = not_equal(server, name, backup, twice=each % again == 0)
            equal += not wrong
            print(
                f"{each:3}  {writes:5,} edits and {len(imports)} finished imports meanwhile, {seconds:.1f} s: "
                f"{wrong or 'equal'}",
                flush=True,
            )
            failures += [f"backup {each}: {wrong}"] if wrong else []
    print(f"{equal} of {number} restored equal; {moved} of them were written to meanwhile")
    if moved < number:
        failures.append("Some backups were made while nobody wrote: they show nothing.")
    if not imports:
        failures.append("No import was finished meanwhile.")
    server.drop(name)
    return failures


def not_equal(server: Server, name: str, backup: Path, *, twice: bool) -> str:
    """What is wrong with a backup, if anything; what it is restored into is dropped again."""
    try:
        server.run(name, "verify_backup", str(backup), "--restore")
        if not twice:
            return ""
        restored = f"{name}_again"
        server.say(f'CREATE DATABASE "{restored}" TEMPLATE template0')
        try:
            server.run(restored, "restore", str(backup))
            return apart(server, restored, backup)
        finally:
            server.drop(restored)
    except RuntimeError as error:
        return str(error)


def apart(server: Server, restored: str, backup: Path) -> str:
    """What of the restored database is not what `pg_restore` alone makes of the same dump: rows, one by one."""
    plain = f"{restored}_plain"
    server.say(f'CREATE DATABASE "{plain}" TEMPLATE template0')
    try:
        run_plain(server, plain, backup)
        ours, theirs = digests(server, restored), digests(server, plain)
        kept = {
            table.removeprefix("public."): told["rows"] for table, told in facts_of(backup)["tables"].items()
        }
        # The two that a restore has to change: no kept page is true, and views are told in other words.
        touched = {"summit_archive_changecount", "summit_archive_installedtext"}
        wrong = [table for table in theirs if ours.get(table) != theirs[table] and table not in touched]
        wrong += [table for table in kept if theirs.get(table, (None,))[0] != kept[table]]
        return f"not equal: {', '.join(wrong)}" if wrong else ""
    finally:
        server.drop(plain)


def run_plain(server: Server, name: str, backup: Path) -> None:
    home = server.cluster.home
    subprocess.run(
        [
            home.programs / "pg_restore",
            "--no-owner",
            "--exit-on-error",
            f"--dbname={name}",
            backup / "database",
        ],
        env={
            "PGHOST": str(home.socket_folder),
            "PGUSER": "archive",
            "PGPASSFILE": str(home.passfile),
            "LC_ALL": "C",
        },
        check=True,
    )


def digests(server: Server, name: str) -> dict[str, tuple]:
    with contextlib.closing(server.connect(name)) as connection, connection.cursor() as cursor:
        cursor.execute("SET timezone = 'UTC'")
        cursor.execute(TABLES)
        tables = [table for (table,) in cursor.fetchall()]
        found = {}
        for table in tables:
            cursor.execute(DIGEST.format(table))
            found[table] = cursor.fetchone()
    return found


def facts_of(backup: Path) -> dict:
    return json.loads((backup / "backup.json").read_text())


@contextlib.contextmanager
def busy(server: Server, name: str, articles: int, seed: int):
    """An editor who saves without end, and imports one after the other. ([edits so far], [each import that is done])"""
    stop, written, imports = Event(), [0], []

    def edit():
        with contextlib.closing(server.connect(name)) as connection, connection.cursor() as cursor:
            while not stop.wait(0.02):
                cursor.execute(EDITS)
                written[0] += 1

    def bring_in():
        for number in count(seed):
            files = write_files(folder_of(server, number), articles, number)
            process = server.command(name, "import_articles", *files)
            while process.poll() is None:
                if stop.wait(0.1):
                    process.terminate()
                    process.communicate()
                    return
            said = process.communicate()[0]
            if process.returncode:
                raise RuntimeError(f"The import failed:\n{said}")
            imports.append(number)

    threads = [Thread(target=edit), Thread(target=bring_in)]
    for thread in threads:
        thread.start()
    try:
        yield written, imports
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def folder_of(server: Server, number: int) -> Path:
    folder = server.folder / f"articles-{number}"
    folder.mkdir()
    return folder


# --- Flipped, killed


def flipped(server: Server, number: int, seed: int) -> list[str]:
    """Of the newest backup."""
    backups = Shelf(server.folder / "backups").whole() or [backup_of(server)]
    copy, random = server.folder / "flipped", Random(seed)
    shutil.copytree(backups[-1], copy)
    files = sorted(file for file in copy.rglob("*") if file.is_file() and file.stat().st_size)
    seen = 0
    for _flip in range(number):
        file = random.choice(files)
        whole = bytearray(file.read_bytes())
        place = random.randrange(len(whole))
        whole[place] ^= 1 << random.randrange(8)
        original = file.read_bytes()
        file.write_bytes(whole)
        seen += bool(sums.problems(copy))
        file.write_bytes(original)
    print(f"{seen} of {number} flipped bytes seen")
    return [] if seen == number and not sums.problems(copy) else ["A flipped byte was not seen."]


def backup_of(server: Server) -> Path:
    server.run("facts", "backup", str(server.folder / "backups"))
    return Shelf(server.folder / "backups").whole()[-1]


def killed(server: Server, number: int, seed: int) -> list[str]:
    random, folder, failures, drafts = Random(seed), server.folder / "killed", [], 0
    usual = seconds_of(server, folder)
    for each in range(number):
        before = Shelf(folder).whole()
        process = begun(server, folder)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(random.uniform(0.3, 1.0) * usual)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        drafts += any(folder.glob(".draft-*"))
        for backup in Shelf(folder).whole():
            if backup not in before and (wrong := sums.problems(backup)):
                failures.append(f"kill {each}: {backup.name} passes for a backup: {wrong[0]}")
    server.run("facts", "backup", str(folder))
    left = list(folder.glob(".draft-*"))
    print(
        f"{number} killed ({drafts} left a draft), none of which passes for a backup; {len(left)} drafts are left"
    )
    return [*failures, *(f"{draft} is left" for draft in left)]


def begun(server: Server, folder: Path) -> subprocess.Popen:
    """In a group of its own, so that pg_dump ends with it."""
    quiet = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
    return subprocess.Popen(
        [sys.executable, "manage.py", "backup", str(folder)],
        cwd=ROOT,
        env=server.environment("facts"),
        start_new_session=True,
        **quiet,
    )


def seconds_of(server: Server, folder: Path) -> float:
    began = time.monotonic()
    server.run("facts", "backup", str(folder))
    return time.monotonic() - began
