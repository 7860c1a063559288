"""A lock that nobody else holds while work goes on that is longer than a transaction."""

import contextlib
from collections.abc import Iterator

from django.db import InterfaceError, OperationalError, connection

UNHURRIED = "SET LOCAL idle_in_transaction_session_timeout = 0"


@contextlib.contextmanager
def held(what: str, number: int = 0) -> Iterator[bool]:
    """Whether nobody else holds it; if so, nobody else does until the end. One statement before, one after.

    The session holds it. Behind a pooler, whose sessions go from hand to hand, a transaction on a second connection does.
    """
    connection.ensure_connection()
    pooled = getattr(connection, "is_pooled", False)
    with held_beside(what, number) if pooled else held_by_session(what, number) as is_held:
        yield is_held


@contextlib.contextmanager
def held_by_session(what: str, number: int) -> Iterator[bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtext(%s), %s)", [what, number])
        [is_held] = cursor.fetchone()
    try:
        yield is_held
    finally:
        if is_held:
            # Of a connection that is lost the database lets go by itself.
            with contextlib.suppress(InterfaceError, OperationalError), connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(hashtext(%s), %s)", [what, number])


@contextlib.contextmanager
def held_beside(what: str, number: int) -> Iterator[bool]:
    second = connection.copy()
    try:
        second.set_autocommit(False)
        with second.cursor() as cursor:
            cursor.execute(UNHURRIED)
            cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext(%s), %s)", [what, number])
            [is_held] = cursor.fetchone()
        yield is_held
    finally:
        second.close()
