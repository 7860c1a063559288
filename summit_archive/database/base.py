"""Django's PostgreSQL backend, which finds out at each new connection whether a pooler stands in between."""

from django.db.backends.postgresql import base

from .pooled import cursor_that_says, dropped_settings, rows_of_their_own


class DatabaseWrapper(base.DatabaseWrapper):
    # Whether statements of one connection may be run in several sessions, and sessions be shared with others.
    is_pooled = False
    # What is said in front of each transaction, because it was said in vain when the connection was made.
    said_first = ""

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

    def chunked_cursor(self):
        """Rows that the server keeps. In a session that the next statement may not find they would be lost."""
        self.ensure_connection()
        if self.is_pooled and self.get_autocommit():
            return rows_of_their_own(self)
        return super().chunked_cursor()
