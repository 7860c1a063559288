"""One point in time of the database, and which version of the archive is seen there."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connection, transaction

from summit_archive.files.about import version_of_archive
from summit_archive.page_cache.version import Version, read_version

SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"


class Refused(Exception):
    """A release cannot be made, or cannot be brought in; the message says why and what is expected."""


@dataclass(frozen=True)
class Edition:
    """Which archive a release shows: nothing of it tells when, where or by whom the release was made.

    `counts` are the changes of each kind of what readers see: {kind: (number, moment of the last)}.
    """

    version: str
    changed_at: datetime.datetime
    counts: dict[str, tuple[int, str]] = field(default_factory=dict)

    @property
    def day(self) -> str:
        return f"{self.changed_at:%Y-%m-%d}"

    @property
    def moment(self) -> str:
        return f"{self.changed_at:%Y-%m-%dT%H:%M:%SZ}"

    @property
    def number(self) -> int:
        return sum(number for number, _moment in self.counts.values())

    @property
    def name(self) -> str:
        """As folders and addresses have it: the day and the number of changes counted."""
        return f"{self.day}-{self.number}"


@contextmanager
def one_moment() -> Iterator[Edition]:
    """While it lasts the database is read as it was when it began, whatever is written meanwhile. Raises `Refused`."""
    with transaction.atomic(durable=True):
        with connection.cursor() as cursor:
            cursor.execute(SNAPSHOT)
        yield edition_of(read_version())


def edition_of(version: Version) -> Edition:
    counts = {
        kind: (count.number, count.changed_at.astimezone(datetime.UTC).isoformat())
        for kind, count in sorted(version.counts.items())
        if count.changed_at
    }
    moments = [count.changed_at for count in version.counts.values() if count.changed_at]
    if not moments:
        raise Refused("The archive is empty: there is nothing that a release could hold.")
    return Edition(version_of_archive(version), max(moments).astimezone(datetime.UTC), counts)
