"""Django's `migrate`, which refuses a database of another archive before it changes anything."""

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import connections

from summit_archive.checks import what_it_lacks
from summit_archive.postgres.history import refuse_strangers


class Command(migrate.Command):
    def handle(self, *args, **options):
        connection = connections[options["database"]]
        if connection.vendor == "postgresql":
            refuse_strangers(connection)
            if lacks := what_it_lacks(connection):
                raise CommandError("\n".join(lacks))
        return super().handle(*args, **options)

    def check(self, *args, databases=None, **options):
        """Without the checks of the database: one of them asks for this very command."""
        super().check(*args, **options)
