"""Lets the statements of a piece of editors' work take longer than a reader's page may.

The server's own limit is raised for the transaction alone, and with it that of whoever watches the connection.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection, transaction

# So many seconds a statement of an editor's work on many rows may take.
OF_EDITORS = 60

# So many seconds the connection of now may be silent, if more than the watchdog's own.
granted: ContextVar[float] = ContextVar("granted", default=0)

# So many seconds at most, if less than the watchdog's own: of a question that is answered in no time, or by nobody.
at_most: ContextVar[float] = ContextVar("at_most", default=0)

READ = "SELECT current_setting('statement_timeout')"
SET = "SELECT set_config('statement_timeout', %s, true)"


@contextmanager
def impatience(seconds: float) -> Iterator[None]:
    """Whoever is silent for so long is given up meanwhile, where connections are watched."""
    token = at_most.set(seconds)
    try:
        yield
    finally:
        at_most.reset(token)


@contextmanager
def patience(seconds: float = OF_EDITORS) -> Iterator[None]:
    """A transaction whose statements have so many seconds each; none is limited that was not before. Three queries."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(READ)
        [before] = cursor.fetchone()
        if before == "0":
            yield
            return
        cursor.execute(SET, [f"{1000 * seconds:.0f}"])
        token = granted.set(max(seconds, granted.get()))
        try:
            yield
        finally:
            granted.reset(token)
        cursor.execute(SET, [before])
