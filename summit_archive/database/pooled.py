"""What a pooler such as PgBouncer drops, said all the same: the limits and settings with which a connection begins.

A pooler that gives each transaction another session knows nothing of `options`. Said once to a session they would be
lost to us and found by others, so they are said in front of each transaction, for it alone (`SET LOCAL`). Where the
role brings them (`ALTER ROLE … SET`) nothing is left to say.
"""

import functools
import re
from typing import Any

from psycopg2 import extensions, sql

OPTION = re.compile(r"-c (\w+)=(\S+)")
LIMITS = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
SAID = re.compile(r"SET LOCAL (\w+) = (\S+); ")
# What PostgreSQL does not run in a transaction, which several statements at once are.
ALONE = re.compile(
    r"\s*(VACUUM|CREATE\s+DATABASE|DROP\s+DATABASE|ALTER\s+SYSTEM)\b|.*\bCONCURRENTLY\b", re.I | re.S
)
# So long the rows of a streamed answer wait for a reader to take them.
WAITING = "SET LOCAL idle_in_transaction_session_timeout = '120s'"


def asked_settings(settings: dict) -> dict[str, str]:
    """{name: value} of what each connection begins with, in PostgreSQL's own units."""
    return dict(OPTION.findall(settings["OPTIONS"].get("options", "")))


def differing(cursor: Any, settings: dict) -> dict[str, tuple[str, str]]:
    """{name: (the value there, the value asked for)} of what did not reach the session. One query."""
    asked = asked_settings(settings)
    cursor.execute("SELECT name, setting FROM pg_settings WHERE name = ANY (%s)", [list(asked)])
    return {name: (there, asked[name]) for name, there in cursor.fetchall() if there != asked[name]}


def dropped_settings(cursor: Any, settings: dict) -> str:
    return "".join(
        f"SET LOCAL {name} = {asked}; " for name, (_there, asked) in differing(cursor, settings).items()
    )


class SayingCursor(extensions.cursor):
    """Says `said_first` in front of whatever begins a transaction."""

    said_first = ""

    def execute(self, query: Any, values: Any = None) -> None:
        if self.name and not self.connection.autocommit:
            self.begin()
        elif self.begins() and not (self.connection.autocommit and ALONE.match(words_of(query))):
            query = in_front(self.said_first, query)
        super().execute(query, values)

    def executemany(self, query: Any, rows: Any) -> None:
        for values in rows:
            self.execute(query, values)

    def copy_expert(self, *arguments: Any, **named: Any) -> None:
        if not self.connection.autocommit:
            self.begin()
        super().copy_expert(*arguments, **named)

    def begins(self) -> bool:
        return self.connection.info.transaction_status == extensions.TRANSACTION_STATUS_IDLE

    def begin(self) -> None:
        """For what nothing can be said in front of."""
        if self.begins():
            with self.connection.cursor() as cursor:
                cursor.execute("SELECT")


@functools.cache
def cursor_that_says(said: str) -> type[SayingCursor]:
    return type("SayingCursor", (SayingCursor,), {"said_first": said})


def lift_limits(connection: Any) -> None:
    """Until it is closed, nothing that is asked over this connection has a limit of time."""
    connection.ensure_connection()
    if getattr(connection, "is_pooled", False):
        lifted = "".join(f"SET LOCAL {name} = 0; " for name in LIMITS)
        connection.connection.cursor_factory = cursor_that_says(connection.said_first + lifted)
        return
    with connection.cursor() as cursor:
        cursor.execute("; ".join(f"SET {name} = 0" for name in LIMITS))


def words_of(query: Any) -> str:
    return (
        query.decode(errors="replace")
        if isinstance(query, bytes)
        else query
        if isinstance(query, str)
        else ""
    )


def in_front(said: str, query: Any) -> Any:
    if isinstance(query, bytes):
        return said.encode() + query
    return sql.SQL(said) + query if isinstance(query, sql.Composable) else said + query


def rows_of_their_own(connection: Any) -> Any:
    """A cursor whose rows the server keeps, in a transaction on a second connection, which is closed along with it."""
    second = connection.copy()
    second.execute_wrappers = connection.execute_wrappers
    second.set_autocommit(False)
    with second.connection.cursor() as first:
        first.execute(WAITING)
    cursor = second.chunked_cursor()
    close = cursor.close

    def close_both() -> None:
        try:
            close()
        finally:
            second.close()

    cursor.close = close_both
    return cursor
