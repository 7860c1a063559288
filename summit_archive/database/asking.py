"""What a server is asked again and again: its part, how far it is, and how much was taken from readers there."""

from collections.abc import Mapping
from typing import Any

import psycopg2
from psycopg2 import errors

from .server import Server, Told

STATE = """
SELECT is_standby,
    (CASE WHEN is_standby THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_flush_lsn() END - '0/0')::bigint,
    CASE WHEN NOT is_standby THEN left(pg_walfile_name(pg_current_wal_lsn()), 8) END
FROM (SELECT pg_is_in_recovery() AS is_standby) AS part
"""
TAKEN = r"""
SELECT kind, sum(number)::bigint FROM summit_archive_changecount WHERE kind LIKE 'taken\_from\_%' GROUP BY kind
"""
LIMITS = "-c statement_timeout=1000 -c lock_timeout=500"


class Question:
    """Over one connection, which is made anew after a failure."""

    def __init__(self, server: Server):
        self.server = server
        self.connection: Any = None

    def answer(self) -> Told:
        if self.connection is None:
            self.connection = connected(self.server)
        with self.connection.cursor() as cursor:
            cursor.execute(STATE)
            is_standby, position, timeline = cursor.fetchone()
            return Told(is_standby, position or 0, int(timeline, 16) if timeline else 0, self.taken(cursor))

    def taken(self, cursor: Any) -> Mapping[str, int]:
        """As it was known before, where somebody locks the table, or has not made it yet."""
        try:
            cursor.execute(TAKEN)
            return dict(cursor.fetchall())
        except (errors.UndefinedTable, errors.LockNotAvailable, errors.QueryCanceled):
            return self.server.told.taken if self.server.told else {}

    def close(self) -> None:
        if self.connection is not None:
            self.connection.close()
            self.connection = None


def connected(server: Server) -> Any:
    parameters = server.connection().get_connection_params()
    parameters.pop("target_session_attrs", None)
    connection = psycopg2.connect(**parameters | {"options": LIMITS})
    connection.autocommit = True
    return connection
