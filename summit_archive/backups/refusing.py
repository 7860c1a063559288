"""What a person is told when a backup cannot be made, read or restored: one sentence, and what to do."""

import contextlib
import errno
import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg2
from django.db import DatabaseError, InterfaceError


class Refused(Exception):
    """The message says why, in words for an operator. What was there is as it was."""


@contextlib.contextmanager
def in_words(folder: Path) -> Iterator[None]:
    """What the disk refuses while `folder` is used, or the database, becomes `Refused`."""
    try:
        yield
    except (psycopg2.Error, DatabaseError, InterfaceError) as error:
        raise Refused(f"The database refuses: {str(error).strip()}") from error
    except OSError as error:
        raise Refused(words_of(error, folder)) from error


def words_of(error: OSError, folder: Path) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return disk_is_full(folder)
    return f"{error.filename or folder} cannot be used: {error.strerror}."


def disk_is_full(folder: Path) -> str:
    there = next(place for place in (folder, *folder.parents) if place.exists())
    free = shutil.disk_usage(there).free // 2**20
    return f"The disk of {folder} is full ({free:,} MB are free): make room there, or name another folder."
