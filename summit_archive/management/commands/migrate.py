"""Django's `migrate`, which refuses a database of another archive before it changes anything, and takes turns."""

import contextlib
from collections.abc import Iterator

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from summit_archive.checks import what_it_lacks
from summit_archive.postgres.history import refuse_strangers

TURN = "hashtext('summit migrate')"
WAITS_FOR_EVER = "SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0"


class Command(migrate.Command):
    def handle(self, *args, **options):
        connection = connections[options["database"]]
        if connection.vendor != "postgresql":
            return super().handle(*args, **options)
        with self.turn(connection):
            refuse_strangers(connection)
            if lacks := what_it_lacks(connection):
                raise CommandError("\n".join(lacks))
            return super().handle(*args, **options)

    @contextlib.contextmanager
    def turn(self, connection: BaseDatabaseWrapper) -> Iterator[None]:
        """Two at once would make each table twice. The lock is a transaction's, which holds through any pool."""
        other = connection.copy()
        try:
            other.set_autocommit(False)
            with other.cursor() as cursor:
                cursor.execute(WAITS_FOR_EVER)
                cursor.execute(f"SELECT pg_try_advisory_xact_lock({TURN})")
                if not cursor.fetchone()[0]:
                    self.stderr.write("Another migrate is at this database: waiting for it …")
                    cursor.execute(f"SELECT pg_advisory_xact_lock({TURN})")
            yield
        finally:
            other.close()

    def check(self, *args, databases=None, **options):
        """Without the checks of the database: one of them asks for this very command."""
        super().check(*args, **options)
