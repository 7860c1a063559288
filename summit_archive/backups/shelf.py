"""The backups of one folder: which are whole, which were verified and when, and which may go."""

import contextlib
import fcntl
import hashlib
import json
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings

from . import sums
from .refusing import Refused

BEGINS, DRAFT, GOING, LOCK, NOTE = "backup-", ".draft-", ".going-", ".lock", "verified-"


class Shelf:
    def __init__(self, folder: Path):
        self.folder = folder

    @contextlib.contextmanager
    def writing(self) -> Iterator["Shelf"]:
        """For one at a time. What killed ones have left is removed first."""
        if not self.folder.exists():
            self.folder.mkdir(mode=0o700, parents=True)
        with open(os.open(self.folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600), "r+") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise Refused(
                    f"Another backup is being made in {self.folder}: wait until it is done."
                ) from error
            for left in (*self.folder.glob(f"{DRAFT}*"), *self.folder.glob(f"{GOING}*")):
                shutil.rmtree(left, ignore_errors=True)
            yield self

    def draft(self) -> Path:
        draft = self.folder / f"{DRAFT}{secrets.token_hex(4)}"
        draft.mkdir(mode=0o700)
        return draft

    def finish(self, draft: Path, moment: datetime) -> Path:
        """Under the moment's name, the next second's where that is taken: nothing is ever overwritten."""
        while (named := self.folder / f"{BEGINS}{moment:%Y%m%dT%H%M%SZ}").exists():
            time.sleep(0.1)
            moment = datetime.now(moment.tzinfo)
        draft.rename(named)
        sums.sync(self.folder)
        return named

    def whole(self) -> list[Path]:
        """The oldest first."""
        found = self.folder.glob(f"{BEGINS}*") if self.folder.is_dir() else ()
        return sorted(path for path in found if (path / sums.NAME).is_file())

    def keep(self, number: int) -> list[Path]:
        """Only the newest so many, and the newest that was verified. Returns what was removed."""
        whole = self.whole()
        stays = {*whole[-number:], *[path for path in whole if verified(path)][-1:]}
        gone = [path for path in whole if path not in stays]
        for path in gone:
            remove(path)
        return gone


def remove(path: Path) -> None:
    """At once no backup any more, however long it takes to delete it."""
    going = path.with_name(f"{GOING}{path.name}")
    path.rename(going)
    note_of(path).unlink(missing_ok=True)
    # Another may be at it, too: one that begins takes away what was left.
    shutil.rmtree(going, ignore_errors=True)


def chosen(path: Path) -> Path:
    """The backup at `path`, or the newest of a folder of backups."""
    if (path / sums.NAME).is_file() or not (whole := Shelf(path).whole()):
        return path
    return whole[-1]


def told_to_operators(what: str) -> None:
    """When it was done last, for /metrics: the moment of an empty file in the data folder."""
    with contextlib.suppress(OSError):
        (settings.DATA_DIR / what).touch(mode=0o600)


# --- Which were verified


def note_of(backup: Path) -> Path:
    """Beside the backup, which stays as it was written."""
    return backup.with_name(f"{NOTE}{backup.name}.json")


def note(backup: Path, moment: datetime, how: str) -> None:
    told = {"verified_at": moment.isoformat(), "how": how, "sums": digest_of_sums(backup)}
    draft = note_of(backup).with_name(f".{note_of(backup).name}")
    draft.write_text(json.dumps(told) + "\n")
    draft.rename(note_of(backup))


def verified(backup: Path) -> dict | None:
    """What was noted of this very backup."""
    try:
        told = json.loads(note_of(backup).read_text())
        return told if told["sums"] == digest_of_sums(backup) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def digest_of_sums(backup: Path) -> str:
    return hashlib.sha256((backup / sums.NAME).read_bytes()).hexdigest()
