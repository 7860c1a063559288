"""One at a time: who matches or decides encounters waits for whoever does, so that nothing is proposed or made twice."""

import time

from django.db import connection

TRY = "SELECT pg_try_advisory_xact_lock(hashtext('summit encounters'))"


class Busy(Exception):
    """Somebody else is at it; the same again in a moment does it."""


def take_turn(patience: float | None = None) -> None:
    """Wait until no other transaction matches or decides; raises Busy after so many seconds, if a number is given.

    Within a transaction, and after its articles are locked: whoever has the turn waits for no article. Asking again
    and again, rather than waiting in the database, leaves Ctrl-C its effect.
    """
    end = None if patience is None else time.monotonic() + patience
    with connection.cursor() as cursor:
        cursor.execute(TRY)
        while not cursor.fetchone()[0]:
            if end is not None and time.monotonic() > end:
                raise Busy
            time.sleep(0.05)
            cursor.execute(TRY)
