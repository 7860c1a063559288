"""Which errors are the server's own, so that another may answer what this one could not."""

import psycopg2

# A standby cancels what stands in the way of the log that it plays (40001); it takes no changes (25006); what the primary's
# last migration has made may not have come to it yet (42…); the others tell of the machine.
OF_THE_SERVER = ("08", "25006", "40001", "40P01", "42", "53", "57P", "58", "XX")
LOST = ("08", "57P")


class Behind(psycopg2.OperationalError):
    """The server does not know yet of something that is known here."""


def is_of_the_server(error: object) -> bool:
    """Not so a statement that was too slow: it would be as slow elsewhere."""
    return isinstance(error, psycopg2.Error) and (is_lost(error) or starts(error, OF_THE_SERVER))


def is_lost(error: object) -> bool:
    """Whether there is nobody who answers. psycopg2 names no cause where the connection itself fails."""
    if isinstance(error, Behind) or not isinstance(
        error, (psycopg2.OperationalError, psycopg2.InterfaceError)
    ):
        return False
    return not error.pgcode or starts(error, LOST)


def starts(error: psycopg2.Error, codes: tuple[str, ...]) -> bool:
    return isinstance(error, Behind) or bool(error.pgcode and error.pgcode.startswith(codes))
