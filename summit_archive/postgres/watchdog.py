"""Gives up on a database that has fallen silent.

A frozen server keeps its connections open and says nothing: its own time limits
do not run, and the network's keep-alives are answered by the machine. So whoever
waits must look at the clock. The first to lose patience shuts the door for a
moment, so that the next ones are told at once instead of waiting as long.

A query that is merely slow does not come this far: the server itself ends it
(`statement_timeout`), a second before.
"""

import select
import time

import psycopg2
from psycopg2 import extensions

from .outage import OUTAGE, REFUSAL
from .patience import at_most, granted

PAUSE = 2


class Watchdog:
    def __init__(self, patience, pause=PAUSE):
        self.patience = patience
        self.pause = pause
        # {where a server is: when its door is open again}
        self.shut_until: dict[tuple, float] = {}

    def wait(self, connection):
        """psycopg2's wait callback: return when `connection` is done, raise after silence.

        psycopg2 closes the connection when this raises.
        """
        if OUTAGE.is_on():
            raise psycopg2.OperationalError(REFUSAL)
        server = connection.info.host, connection.info.port
        if time.monotonic() < self.shut_until.get(server, 0):
            raise psycopg2.OperationalError("The database fell silent a moment ago.")
        while (wanted := connection.poll()) != extensions.POLL_OK:
            patience = at_most.get() or max(self.patience, granted.get() + 1 if granted.get() else 0)
            if not ready(connection, wanted, patience):
                self.shut_until[server] = time.monotonic() + self.pause
                raise psycopg2.OperationalError(f"The database has been silent for {patience:g} seconds.")


def ready(connection, wanted, seconds):
    """Whether the socket became ready for what is `wanted` within `seconds`."""
    poll = select.poll()
    poll.register(
        connection.fileno(),
        select.POLLOUT if wanted == extensions.POLL_WRITE else select.POLLIN,
    )
    return bool(poll.poll(seconds * 1000))


def watch(statement_timeout):
    """Watch every connection of this process, if its queries are limited to so many milliseconds.

    From then on it cannot COPY, which psycopg2 does not do with a callback;
    commands, which are not limited, can.
    """
    if statement_timeout:
        extensions.set_wait_callback(Watchdog(statement_timeout / 1000 + 1).wait)
