"""Rendered pages that the processes share: files below the data folder, which nobody else may read.

A file appears whole or not at all, and begins with the digest of what follows: one that is damaged is none. Whatever
goes wrong with them, as on a full disk, only means that nothing is shared.
"""

import contextlib
import hashlib
import json
import logging
import os
import re
import secrets
import threading
import time
from pathlib import Path

from .page import Page

logger = logging.getLogger(__name__)

# Bytes of a file that the disk gives whole.
BLOCK = 4096
# Seconds after which a draft belongs to a process that is gone.
ABANDONED = 60
DRAFT = "."
KEY = re.compile(r"[0-9a-f]{32}")


class SharedPages:
    """At most about so many bytes of pages, by their addresses' keys. Several processes may use the folder."""

    def __init__(self, folder: Path, size: int):
        self.folder, self.size = folder, size
        self._lock = threading.Lock()
        # The first that is kept looks at what former processes have left.
        self._written = size
        self._is_well = True
        with self.whatever_fails():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def get(self, key: str) -> Page | None:
        """The page as it was kept, and when it was last known to be true; one file read."""
        try:
            with open(self.folder / key, "rb") as file:
                told, fresh_at = file.read(), os.fstat(file.fileno()).st_mtime
        except OSError:
            return None
        return read(told, fresh_at)

    def keep(self, key: str, page: Page) -> None:
        told = written(page)
        draft = self.folder / f"{DRAFT}{secrets.token_hex(8)}"
        with self.whatever_fails():
            try:
                with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                    file.write(told)
                draft.rename(self.folder / key)
            except OSError:
                draft.unlink(missing_ok=True)
                raise
            self.sweep_after(len(told))
            self._is_well = True

    def is_wanted(self, key: str, page: Page) -> None:
        """The page is true at this moment, and is there for the others, also where it had to go meanwhile."""
        try:
            os.utime(self.folder / key)
        except FileNotFoundError:
            self.keep(key, page)
        except OSError:
            pass  # It is as old as it was.

    @contextlib.contextmanager
    def whatever_fails(self):
        try:
            yield
        except OSError as error:
            if self._is_well:
                logger.warning("The processes cannot share rendered pages: %s", error)
            self._is_well = False

    # --- The room

    def sweep_after(self, written: int) -> None:
        with self._lock:
            self._written += max(written, BLOCK)
            is_due = self._written > self.size // 8
            if is_due:
                self._written = 0
        if is_due:
            self.sweep()

    def sweep(self) -> None:
        """What was true longest ago goes first, until an eighth of the room is free."""
        found = []
        for entry in os.scandir(self.folder):
            with contextlib.suppress(OSError):
                status = entry.stat()
                if entry.name.startswith(DRAFT):
                    if status.st_mtime < time.time() - ABANDONED:
                        Path(entry).unlink()
                elif KEY.fullmatch(entry.name):
                    found.append((status.st_mtime, max(status.st_size, BLOCK), Path(entry)))
        room = sum(size for _moment, size, _path in found)
        for _moment, size, path in sorted(found):
            if room <= self.size - self.size // 8:
                break
            with contextlib.suppress(OSError):
                path.unlink()
            room -= size


# --- One file -----------------------------------------------------------------


def written(page: Page) -> bytes:
    facts = json.dumps([page.shown, page.version, page.taken, page.headers]).encode()
    rest = facts + b"\n" + page.content
    return digest_of(rest) + rest


def read(told: bytes, fresh_at: float) -> Page | None:
    digest, rest = told[:32], told[32:]
    if digest != digest_of(rest):
        return None
    facts, _line, content = rest.partition(b"\n")
    shown, version, taken, headers = json.loads(facts)
    return Page(content, tuple((name, value) for name, value in headers), shown, version, taken, fresh_at)


def digest_of(rest: bytes) -> bytes:
    return hashlib.blake2b(rest, digest_size=16).hexdigest().encode()
