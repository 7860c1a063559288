"""What is known to have been taken from readers, for the time when the database cannot be asked.

Each process remembers what it read last, and writes what was taken into a file beside the shared pages, so that none
of them sends what another knows to be withdrawn. The counts only grow: of two, the higher is the newer. (After a
backup was restored they do not: the folder is to be emptied, see `summit_archive/production/README.md`.)

The file has its size from the beginning and is written in place: that needs no room on a full disk.
"""

import contextlib
import datetime
import fcntl
import hashlib
import json
import logging
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from ..postgres.declared import TAKEN
from .version import Count, Version

logger = logging.getLogger(__name__)

FILE = "taken"
# Bytes; a kind takes some ninety.
SIZE = 2**15
DIGEST = 32

Counts = dict[str, Count]


class Known:
    """`last`: the version that this process read last, and `read_at` when; None before the first."""

    def __init__(self, folder: Path | None):
        self.last: Version | None = None
        self.read_at = 0.0
        self._taken: Counts = {}
        self._lock, self._turn = threading.Lock(), threading.Lock()
        self._file = opened(folder / FILE) if folder else None

    def learn(self, version: Version) -> None:
        """In every request: the same version again costs a comparison."""
        self.read_at = time.time()
        if version is self.last:
            return
        self.last = version
        taken = {kind: count for kind, count in version.counts.items() if kind.startswith(TAKEN)}
        with self._lock:
            newest = newest_of(self._taken, taken)
            if newest == self._taken:
                return
            self._taken = newest
        self.share(newest)

    def version(self) -> Version | None:
        """Tells nothing but what was taken, as far as any of the processes knows; None where nothing is known."""
        told = self.shared()
        with self._lock:
            self._taken = newest_of(self._taken, told)
            is_known = bool(self.last or told)
            rows = [(kind, count.number, count.changed_at) for kind, count in self._taken.items()]
        return Version((kind, number, at) for kind, number, at in rows if at) if is_known else None

    # --- The file

    def shared(self) -> Counts:
        with self.file(fcntl.LOCK_SH) as file:
            return read(file) if file is not None else {}

    def share(self, taken: Counts) -> None:
        with contextlib.suppress(OSError), self.file(fcntl.LOCK_EX) as file:
            if file is not None:
                write(file, newest_of(read(file), taken))

    @contextlib.contextmanager
    def file(self, how: int) -> Iterator[int | None]:
        """For one at a time, of all processes and of this one's threads, which share the lock of the system."""
        if self._file is None:
            yield None
            return
        with self._turn:
            fcntl.flock(self._file, how)
            try:
                yield self._file
            finally:
                fcntl.flock(self._file, fcntl.LOCK_UN)


def newest_of(one: Counts, other: Counts) -> Counts:
    newest = dict(one)
    for kind, count in other.items():
        if kind not in newest or newest[kind].number < count.number:
            newest[kind] = count
    return newest


def opened(path: Path) -> int | None:
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        if os.fstat(file).st_size < SIZE:
            os.pwrite(file, b" ", SIZE - 1)
            os.fsync(file)
    except OSError as error:
        logger.warning("The processes cannot share what was taken from readers: %s", error)
        return None
    return file


def write(file: int, counts: Counts) -> None:
    told = json.dumps([(kind, count.number, str(count.changed_at)) for kind, count in counts.items()])
    rest = told.encode().ljust(SIZE - DIGEST)
    os.pwrite(file, digest_of(rest) + rest, 0)


def read(file: int) -> Counts:
    """Nothing of a file that is new, or was written by half."""
    told = os.pread(file, SIZE, 0)
    digest, rest = told[:DIGEST], told[DIGEST:]
    if digest != digest_of(rest):
        return {}
    return {
        kind: Count(number, datetime.datetime.fromisoformat(moment))
        for kind, number, moment in json.loads(rest)
    }


def digest_of(rest: bytes) -> bytes:
    return hashlib.blake2b(rest, digest_size=DIGEST // 2).hexdigest().encode()
