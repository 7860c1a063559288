"""Fills the disk of the database and of the program under readers and an editor, and counts what they get.

    python -m tests.drills disk_full [--megabytes 700]

The server and the data folder lie on a small file system in memory, which is mounted for the drill (as root on Linux;
elsewhere it says so and ends). It is filled to the last block; then the log of the database is made to grow, until
that cannot be written and the server ends itself (PANIC); at last there is room again.
"""

# ruff: noqa: T201 - a person reads it

import argparse
import contextlib
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import psycopg2

from tests.drills.away.editing import NAME, Editor
from tests.drills.away.reading import ADDRESSES, Readers, asked
from tests.drills.away.site import Site, site

LEFT = "filling"
SAVES = 20


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--megabytes", type=int, default=700)
    options = parser.parse_args(words)
    try:
        with small_disk(options.megabytes) as folder, site(processes=2) as archive:
            return 0 if passed(archive, folder) else 1
    except PermissionError as error:
        print(error, file=sys.stderr)
        return 2


@contextlib.contextmanager
def small_disk(megabytes: int) -> Iterator[Path]:
    """Where temporary folders are made meanwhile."""
    before, folder = tempfile.tempdir, Path(tempfile.mkdtemp(prefix="summit-disk-"))
    mounting = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=0711", "tmpfs", str(folder)]
    if subprocess.run(mounting, capture_output=True).returncode:
        folder.rmdir()
        raise PermissionError("This drill mounts a file system, which only root may do, on Linux.")
    tempfile.tempdir = str(folder)
    try:
        yield folder
    finally:
        tempfile.tempdir = before
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
        folder.rmdir()


def passed(archive: Site, disk: Path) -> bool:
    readers, editor = Readers(archive.ports, 0), Editor(archive.ports[0])
    readers.read_once()
    editor.log_in()
    is_well = [
        phase("room enough", archive, editor, 1, may_be_saved=True),
        filled(disk) and phase("disk full", archive, editor, 2),
        grown(archive) and phase("log cannot be written", archive, editor, 3),
    ]
    (disk / LEFT).unlink()
    archive.server.cluster.start()
    print(f"room again: well after {readers.well_again():.1f} s")
    is_well.append(phase("room again", archive, editor, 4, may_be_saved=True))
    lost, half = editor.lost(archive)
    print(f"saved {len(editor.saved)}, lost {len(lost)}, by half {len(half)}")
    return all(is_well) and not lost and not half


def phase(name: str, archive: Site, editor: Editor, number: int, *, may_be_saved: bool = False) -> bool:
    """Whether readers were answered from what is there or what was good last, and the editor was told why not."""
    answers = [asked(port, address) for port in archive.ports for address in ADDRESSES]
    statuses = Counter(status for status, _headers, _content in answers)
    copies = sum("Warning" in headers for _status, headers, _content in answers)
    editor.statuses.clear()
    before = len(editor.saved)
    for place in range(SAVES):
        editor.save(NAME.format(1000 * number + place))
    saved = len(editor.saved) - before
    ready = asked(archive.ports[0], "/readyz")
    print(f"{name}: readers {dict(statuses)}, of which {copies} copies; editor {dict(editor.statuses)}")
    print(
        f"  why not: {sorted(editor.reasons) or '-'}; /readyz {ready[0]}: {ready[2].decode().splitlines()[0]}"
    )
    editor.reasons.clear()
    others = {status for _what, status in editor.statuses} - {200, 302, 503}
    return set(statuses) == {200} and not others and (saved == SAVES or not may_be_saved)


def filled(disk: Path) -> bool:
    """To the last block."""
    with open(disk / LEFT, "ab", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(b"\0" * 2**20)
    with open(disk / LEFT, "ab", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(b"\0" * 512)
    return True


def grown(archive: Site) -> bool:
    """What is written to the log and taken back needs ever more of it, until there is no more."""
    for _attempt in range(60):
        try:
            with (
                contextlib.closing(archive.server.connect(archive.name)) as connection,
                connection.cursor() as cursor,
            ):
                cursor.execute(
                    "SELECT pg_logical_emit_message(false, 'drill', repeat('x', 4000000)), pg_switch_wal()"
                )
        except psycopg2.Error as error:
            print(f"the database: {str(error).splitlines()[0]}")
            time.sleep(1)
            if error.pgcode != "53100":
                return True
    return True
