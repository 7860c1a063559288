"""Who renders a page at this moment: one at a time, of all threads and processes.

Each page has its own byte in a file that is locked by whoever renders it. The system lets the lock go with the
process, however that ends. Where there is no such file, only the threads of this process know of each other.
"""

import contextlib
import errno
import fcntl
import os
import threading
from collections.abc import Iterator
from pathlib import Path

FILE = "rendering.lock"
TAKEN = (errno.EACCES, errno.EAGAIN)


class Renderers:
    """By the keys of pages' addresses. `folder`: where the processes meet, if anywhere."""

    def __init__(self, folder: Path | None):
        self._here: set[str] = set()
        self._lock = threading.Lock()
        self._file = opened(folder / FILE) if folder else None

    @contextlib.contextmanager
    def turn(self, key: str) -> Iterator[bool]:
        """Whether nobody else is at it, so that it is one's own until the end."""
        is_mine = self.begin(key)
        try:
            yield is_mine
        finally:
            if is_mine:
                self.end(key)

    def is_anyone_at(self, key: str) -> bool:
        with self.turn(key) as is_free:
            return not is_free

    def begin(self, key: str) -> bool:
        with self._lock:
            if key in self._here or not self.locked(key):
                return False
            self._here.add(key)
            return True

    def end(self, key: str) -> None:
        with self._lock:
            self._here.discard(key)
            self.lock_byte(key, fcntl.LOCK_UN)

    def locked(self, key: str) -> bool:
        try:
            self.lock_byte(key, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            # A file system without locks: as if there were no file.
            return error.errno not in TAKEN
        return True

    def lock_byte(self, key: str, how: int) -> None:
        if self._file is not None:
            fcntl.lockf(self._file, how, 1, int(key[:15], 16))


def opened(path: Path) -> int | None:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError:
        return None
