"""Statements that each connection plans once: planning one of a page's statements takes as long as running it.

Within a transaction, and behind a pooler that gives each statement another session, they are sent as they are.
"""

import hashlib
import re
import weakref
from collections.abc import Mapping
from typing import Any

from django.db import DatabaseError, connection
from django.db.models import QuerySet
from psycopg2.errors import DuplicatePreparedStatement, FeatureNotSupported, InvalidSqlStatementName

NAMED = re.compile(r"%\((\w+)\)s")
# The names of the statements that each open connection has.
MADE: weakref.WeakKeyDictionary = weakref.WeakKeyDictionary()
# {name: statement}: what an EXECUTE reads is told by this alone.
STATEMENTS: dict[str, str] = {}


class Prepared:
    """`statement` has its parameters as %(name)s, each with a type that PostgreSQL can tell, and no other %."""

    # One that is not found where it was made means that the sessions are not ours.
    can_be_kept = True

    def __init__(self, statement: str):
        self.statement = statement
        self.parameters = list(dict.fromkeys(NAMED.findall(statement)))
        digest = hashlib.md5(statement.encode(), usedforsecurity=False).hexdigest()
        self.name = f"summit_{digest}"
        STATEMENTS[self.name] = statement
        places = {name: f"${place}" for place, name in enumerate(self.parameters, start=1)}
        self.making = f"PREPARE {self.name} AS {NAMED.sub(lambda found: places[found[1]], statement)}"
        self.executing = f"EXECUTE {self.name} ({', '.join(f'%({name})s' for name in self.parameters)})"

    @classmethod
    def of(cls, queryset: QuerySet, name: str, mark: int) -> "Prepared":
        """The statement of a `values_list` that asks for one number, `mark`, which becomes the parameter `name`.

        Django puts the words together once: for a wide statement that takes longer than reading its rows.
        """
        statement, parameters = queryset.query.sql_with_params()
        if set(parameters) != {mark}:
            raise ValueError(f"asks for more than one number: {parameters}")
        return cls(statement.replace("%s", f"%({name})s::bigint"))

    def rows(self, values: Mapping[str, Any]) -> list[tuple]:
        """What it finds. One query."""
        # As before any other query: what was made on a connection that the server has closed is gone.
        connection.close_if_health_check_failed()
        connection.ensure_connection()
        is_pooled = getattr(connection, "is_pooled", False)
        if Prepared.can_be_kept and not connection.in_atomic_block and not is_pooled:
            try:
                self.make()
                return self.asked(self.executing, values)
            except DatabaseError as error:
                if isinstance(error.__cause__, FeatureNotSupported):
                    self.forget()  # A migration has given one of its columns another type.
                elif isinstance(error.__cause__, (InvalidSqlStatementName, DuplicatePreparedStatement)):
                    Prepared.can_be_kept = False
                else:
                    raise
        return self.asked(self.statement, values)

    def make(self) -> None:
        """Once for each connection."""
        made = MADE.setdefault(connection.connection, set())
        if self.name not in made:
            with connection.wrap_database_errors, connection.connection.cursor() as cursor:
                cursor.execute(self.making)
            made.add(self.name)

    def forget(self) -> None:
        """The next time it is planned anew."""
        MADE[connection.connection].discard(self.name)
        try:
            with connection.wrap_database_errors, connection.connection.cursor() as cursor:
                cursor.execute(f"DEALLOCATE {self.name}")
        except DatabaseError:
            Prepared.can_be_kept = False  # It was made in another session.

    @staticmethod
    def asked(statement: str, values: Mapping[str, Any]) -> list[tuple]:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            return cursor.fetchall()
