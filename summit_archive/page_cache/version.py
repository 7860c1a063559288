"""How often what readers see has changed: the archive's version. Triggers write it, nobody else."""

from typing import NamedTuple

from django.db import InterfaceError, OperationalError, connection, models


class ChangeCount(models.Model):
    """Transactions that were counted in this row; several rows, so that none waits for another.

    The rows count what has been committed, as anybody may see it from the moment on when they see the
    changes themselves: the sum over all rows is another one whenever what can be seen is another. A
    sequence would not do: its number is seen at once, before the change is committed (a page rendered
    in between from the old rows would be taken for the new version), and also if it never is.
    """

    number = models.BigIntegerField()
    changed_at = models.DateTimeField()

    def __str__(self):
        return str(self.number)


class Version(NamedTuple):
    """The number alone would come again after a backup was restored; together with the moment it does not."""

    number: str
    changed_at: object

    def __str__(self):
        return f"{self.number} {self.changed_at}"


VERSION = "SELECT coalesce(sum(number), 0)::text, max(changed_at) FROM summit_archive_changecount"


def read_version():
    """The `Version` of what readers see; `changed_at` is None where nothing has been changed yet.

    One question to the database, which takes the place of the one by which Django finds out in each
    request whether a kept connection still lives ("SELECT 1", `CONN_HEALTH_CHECKS`): if this one
    fails, it is asked once more on a new connection. Django lists neither among a page's queries.
    """
    is_kept = connection.connection is not None and not connection.in_atomic_block
    try:
        return ask()
    except (OperationalError, InterfaceError):
        if not is_kept:
            raise
        connection.close()
        return ask()


def ask():
    connection.health_check_done = True
    connection.ensure_connection()
    with connection.wrap_database_errors, connection.connection.cursor() as cursor:
        cursor.execute(VERSION)
        return Version(*cursor.fetchone())
