"""How often what readers see has changed, kind by kind: the archive's version. Triggers write it, nobody else."""

import datetime
import functools
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from django.db import InterfaceError, OperationalError, connection, models

from ..database.failures import Behind
from ..postgres.declared import TAKEN, kinds_of_tables


class ChangeCount(models.Model):
    """Transactions that were counted in this row; several rows of a kind, so that none waits for another.

    The rows count what has been committed, as anybody may see it from the moment on when they see the
    changes themselves: the sum over all rows is another one whenever what can be seen is another. A
    sequence would not do: its number is seen at once, before the change is committed (a page rendered
    in between from the old rows would be taken for the new version), and also if it never is.
    """

    # Of which tables: each app's `row_triggers`. What is taken from readers is counted a second time, under TAKEN.
    kind = models.CharField(max_length=40, db_default="")
    number = models.BigIntegerField()
    changed_at = models.DateTimeField()

    def __str__(self):
        return f"{self.kind} {self.number}"


class Count(NamedTuple):
    """The number alone would come again after a backup was restored; together with the moment it does not."""

    number: int = 0
    changed_at: datetime.datetime | None = None


@functools.cache
def kinds() -> tuple[str, ...]:
    """In the order of their bits."""
    return tuple(sorted(set(kinds_of_tables().values())))


@functools.cache
def bits() -> dict[str, int]:
    """{kind: its bit}"""
    return {kind: 1 << place for place, kind in enumerate(kinds())}


@functools.cache
def all_kinds() -> int:
    return sum(bits().values())


class Version:
    """What has been committed when it was asked for. Several kinds are told by the sum of their bits."""

    def __init__(self, rows: Iterable[tuple[str, int, datetime.datetime]]):
        self.counts: dict[str, Count] = defaultdict(Count)
        for kind, number, changed_at in rows:
            before = self.counts[kind]
            latest = max(changed_at, before.changed_at or changed_at)
            self.counts[kind] = Count(before.number + number, latest)
        self.taken = {kind: count.number for kind, count in self.counts.items() if kind.startswith(TAKEN)}
        self._shown: dict[int, str] = {}
        self._taken: dict[int, str] = {}

    def __eq__(self, other):
        return isinstance(other, Version) and self.counts == other.counts

    def of(self, shown: int) -> str:
        """The same as long as nothing of these kinds has changed."""
        if shown not in self._shown:
            self._shown[shown] = self.words(shown)
        return self._shown[shown]

    def taken_of(self, shown: int) -> str:
        """The same as long as nothing of these kinds was taken from readers."""
        if shown not in self._taken:
            self._taken[shown] = self.words(shown, TAKEN)
        return self._taken[shown]

    def words(self, shown: int, prefix: str = "") -> str:
        counts = [self.counts.get(prefix + kind, Count()) for kind, bit in bits().items() if shown & bit]
        return "; ".join(f"{count.number} {count.changed_at or ''}" for count in counts)

    def changed_at(self, shown: int) -> datetime.datetime | None:
        """The last change of these kinds; of a page that shows none, of the archive."""
        asked = [kind for kind, bit in bits().items() if shown & bit] or kinds()
        moments = [self.counts[kind].changed_at for kind in asked if kind in self.counts]
        return max(filter(None, moments), default=None)


remembered = functools.lru_cache(8)(Version)

# The rows are fewer than the sums and words of them would cost to make.
VERSION = "SELECT kind, number, changed_at FROM summit_archive_changecount"


def read_version() -> Version:
    """The `Version` of what readers see.

    One question to the database, which takes the place of the one by which Django finds out in each
    request whether a kept connection still lives ("SELECT 1", `CONN_HEALTH_CHECKS`): if this one
    fails, it is asked once more on a new connection. Django lists neither among a page's queries.
    """
    is_kept = connection.connection is not None and not connection.in_atomic_block
    try:
        return ask()
    except (OperationalError, InterfaceError) as error:
        if not is_kept or isinstance(error.__cause__, Behind):
            raise
        connection.close()
        return ask()


def ask() -> Version:
    connection.health_check_done = True  # type: ignore[attr-defined]
    connection.ensure_connection()
    with connection.wrap_database_errors, connection.connection.cursor() as cursor:
        cursor.execute(VERSION)
        version = remembered(tuple(cursor.fetchall()))
        if look_at := getattr(connection, "look_at", None):
            look_at(version.taken)  # a standby may not know yet what this process knows to be withdrawn
    return version
