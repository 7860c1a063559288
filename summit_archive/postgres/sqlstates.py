"""Which error of the database it is: PostgreSQL's five letters, wherever in the chain of causes they stand."""

import re
from collections.abc import Iterator

import psycopg2
from django.db import DatabaseError, InterfaceError, OperationalError

# A transaction that had failed already: what it failed of stands further down the chain.
AFTERMATH = "25P02"
# Connection exceptions; shut down, crashed, not yet up, gone.
OF_LOST = ("08", "57P01", "57P02", "57P03", "57P04", "57P05")
# A server that says so answers others: PostgreSQL, and PgBouncer. What refuses a connection has no five letters here.
CROWDED = re.compile(r"too many (clients|connections)|connection slots|no more connections", re.IGNORECASE)
FULL = "53300"


def chain_of(error: BaseException | None) -> Iterator[BaseException]:
    """An error, what caused it, what caused that, and so on."""
    seen = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def sqlstate_of(error: BaseException) -> str:
    """Of the first cause that has one; "" where the server said nothing, or it is no error of the database."""
    found = [cause.pgcode for cause in chain_of(error) if isinstance(cause, psycopg2.Error) and cause.pgcode]
    told = [code for code in found if code != AFTERMATH] or found
    if told:
        return told[0]
    return FULL if any(is_crowded(cause) for cause in chain_of(error)) else ""


def is_crowded(error: BaseException) -> bool:
    return isinstance(error, psycopg2.OperationalError) and bool(CROWDED.search(str(error)))


def is_lost(error: BaseException) -> bool:
    """Whether the server is away, or its connection; a question that took too long says nothing of that."""
    if code := sqlstate_of(error):
        return code.startswith(OF_LOST)
    causes = list(chain_of(error))
    is_of_server = any(isinstance(cause, (DatabaseError, InterfaceError)) for cause in causes)
    return is_of_server and not any(is_of_rows(cause) for cause in causes)


def is_of_rows(error: BaseException) -> bool:
    """An error of the database that says something of what was asked, not of the server."""
    return isinstance(error, DatabaseError) and type(error) not in (DatabaseError, OperationalError)
