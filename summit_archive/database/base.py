"""Django's PostgreSQL backend, which finds out at each new connection whether a pooler stands in between.

Where there are several servers, one that is known to be lost is not waited for, and it is noted when one fails a reader
whom another could still answer.
"""

from functools import cached_property

import psycopg2
from django.db.backends.postgresql import base
from django.db.utils import DatabaseErrorWrapper

from . import several
from .failures import Behind, is_lost, is_of_the_server
from .pooled import cursor_that_says, dropped_settings, rows_of_their_own
from .server import Server


class NotingErrors(DatabaseErrorWrapper):
    def __exit__(self, exc_type, exc_value, traceback):
        if exc_value is not None:
            self.wrapper.note(exc_value)
        return super().__exit__(exc_type, exc_value, traceback)


class DatabaseWrapper(base.DatabaseWrapper):
    # Whether statements of one connection may be run in several sessions, and sessions be shared with others.
    is_pooled = False
    # What is said in front of each transaction, because it was said in vain when the connection was made.
    said_first = ""
    # The one of several servers that it is for; None: the primary, whichever that is. And that which it has reached.
    server: Server | None = None
    reached: Server | None = None
    # What kept the server from answering, since the connection was made.
    failure: BaseException | None = None

    def get_new_connection(self, conn_params):
        servers = several.servers()
        if servers is None:
            return super().get_new_connection(conn_params)
        server = self.server or servers.primary()
        if server is None or (self.server and not server.is_there()):
            raise psycopg2.OperationalError(
                "No database server takes this: they are asked again at every moment."
            )
        self.reached = server
        # The server is known, so that none of the others in the address is waited for.
        known = {"host": server.settings["HOST"], "port": server.settings["PORT"]}
        return super().get_new_connection(conn_params | known)

    def init_connection_state(self):
        """One query more for each connection, two behind a pooler."""
        super().init_connection_state()
        with self.connection.cursor() as cursor:
            # A pooler answers with a number of its own: the session's is not known before a statement has one.
            cursor.execute("SELECT pg_backend_pid()")
            self.is_pooled = cursor.fetchone()[0] != self.connection.info.backend_pid
            self.said_first = dropped_settings(cursor, self.settings_dict) if self.is_pooled else ""
        if not self.connection.autocommit:
            self.connection.commit()
        if self.said_first:
            self.connection.cursor_factory = cursor_that_says(self.said_first)
        self.failure = None

    def chunked_cursor(self):
        """Rows that the server keeps. In a session that the next statement may not find they would be lost."""
        self.ensure_connection()
        if self.is_pooled and self.get_autocommit():
            return rows_of_their_own(self)
        return super().chunked_cursor()

    def copy(self, alias=None):
        made = super().copy(alias)
        made.server = self.server
        return made

    # --- Several servers

    @cached_property
    def wrap_database_errors(self):
        return NotingErrors(self)

    def note(self, error):
        servers = several.servers()
        if servers is None or not is_of_the_server(error):
            return
        self.failure = error
        server = self.server or self.reached
        # A connection that was kept may end while its server is well: the next one tells.
        if server and self.connection is None and is_lost(error):
            servers.unheard(server, error)

    def leave_former_primary(self):
        """What it has reached may go on serving as if nothing had happened, when another was promoted."""
        servers = several.servers()
        primary = servers.primary() if servers else None
        if (
            primary
            and self.reached is not primary
            and self.connection is not None
            and not self.in_atomic_block
        ):
            self.close()

    def look_at(self, taken):
        """Raises `Behind` where the server does not know of something that was taken from readers."""
        servers, server = several.servers(), self.server or self.reached
        if servers and server and not servers.seen(server, taken):
            raise Behind(f"{server.name} still shows what was withdrawn.")
