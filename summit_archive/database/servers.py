"""The servers of `DATABASE_URL` and `REPLICA_URLS`: which of them is the primary now, and whom a reader may be sent to."""

import logging
import os
import threading
import time
from collections import deque
from collections.abc import Iterable, Mapping

from .asking import Question
from .server import Server, Told, knows

logger = logging.getLogger(__name__)

# Positions of the primary that are remembered, two a second at most.
REMEMBERED = 8000


class Servers:
    """`max_lag`: seconds that a standby may be behind. Several threads may use it."""

    def __init__(self, servers: Iterable[Server], max_lag: float):
        self.all = list(servers)
        self.max_lag = max_lag
        # How much was taken from readers, as far as this process has seen: whoever knows less is not asked.
        self.taken: dict[str, int] = {}
        self._positions: deque[tuple[float, int]] = deque(maxlen=REMEMBERED)
        self._timeline = 0
        self._lock = threading.Lock()

    def primary(self) -> Server | None:
        """The one that takes changes; of two that say so the one that was promoted last."""
        found = [server for server in self.all if server.may_lead and server.is_primary()]
        newest = max(found, key=timeline_of, default=None)
        return newest if newest and timeline_of(newest) >= self._timeline else None

    def for_readers(self, position: int = 0) -> list[Server]:
        """Those well enough, in the order in which they are to be tried; the primary last. Each process has its favourite.

        Where there is no primary, one that lags is better than none, but not one that shows what was withdrawn.
        """
        primary = self.primary()
        serving = [
            server for server in self.all if server.may_serve and server.is_there() and is_standby(server)
        ]
        turn = os.getpid() % max(len(serving), 1)
        known = [server for server in serving[turn:] + serving[:turn] if server.has(0, self.taken)]
        well = [server for server in known if server.lag <= self.max_lag and server.has(position, {})]
        if primary:
            return [*well, primary]
        return well + sorted((one for one in known if one not in well), key=lambda one: one.lag)

    # --- What is heard of them

    def heard(self, server: Server, asked_at: float, told: Told) -> None:
        """`asked_at`: when the question was sent, by the clock that never goes back."""
        was_there = server.is_there()
        server.told, server.asked_at = told, asked_at
        if told.is_standby:
            server.lag = self.lag_of(told.position, asked_at) if self.primary() else server.lag
        else:
            server.lag = 0.0
            if server is self.primary():
                self.heard_of_primary(asked_at, told)
        self.tell(server, was_there)

    def heard_of_primary(self, asked_at: float, told: Told) -> None:
        with self._lock:
            if told.timeline != self._timeline:
                self._positions.clear()
                self._timeline = told.timeline
            if not self._positions or self._positions[-1][1] != told.position:
                self._positions.append((asked_at, told.position))
            # The primary is right, also where it knows less: after a backup was restored, or a standby promoted.
            self.taken = dict(told.taken)

    def lag_of(self, position: int, now: float) -> float:
        """For how many seconds the primary has had what is missing at `position`."""
        with self._lock:
            missing = next((moment for moment, written in self._positions if written > position), None)
        return 0.0 if missing is None else max(0.0, now - missing)

    def unheard(self, server: Server, error: object) -> None:
        was_there = server.is_there()
        server.failed()
        server.trouble = str(error).strip().partition("\n")[0]
        if was_there:
            logger.warning("The database %s is lost: %s", server.name, server.trouble)

    def tell(self, server: Server, was_there: bool) -> None:
        trouble = ""
        if is_standby(server) and server.lag > self.max_lag:
            trouble = f"is {server.lag:.1f} s behind"
        if trouble and not server.trouble:
            logger.warning("The database %s %s: readers are not sent there", server.name, trouble)
        elif server.trouble and not trouble:
            role = "a standby" if is_standby(server) else "the primary"
            logger.warning("The database %s answers, as %s", server.name, role)
        server.trouble = trouble

    def seen(self, server: Server, taken: Mapping[str, int]) -> bool:
        """What somebody read there. Whether it knows of all that was taken, as far as this process has seen."""
        if not is_standby(server):
            with self._lock:
                self.taken = {kind: max(number, self.taken.get(kind, 0)) for kind, number in taken.items()}
            return True
        return knows(taken, self.taken)


def timeline_of(server: Server) -> int:
    return server.told.timeline if server.told else 0


def is_standby(server: Server) -> bool:
    return server.told is not None and server.told.is_standby


class Lookout:
    """Asks every server again and again, each in a thread of its own: one that is frozen keeps nobody else."""

    PAUSE = 0.5

    def __init__(self, servers: Servers):
        self.servers = servers
        self._of_process = 0
        self._lock = threading.Lock()

    def begin(self) -> None:
        """Once in each process; the first who comes waits a moment for the first answers."""
        if self._of_process == os.getpid():
            return
        with self._lock:
            if self._of_process == os.getpid():
                return
            for server in self.servers.all:
                threading.Thread(target=self.keep_asking, args=[server], daemon=True).start()
            until = time.monotonic() + 1
            while time.monotonic() < until and any(
                one.asked_at < 0 > one.failed_at for one in self.servers.all
            ):
                time.sleep(0.01)
            self._of_process = os.getpid()

    def keep_asking(self, server: Server) -> None:
        question = Question(server)
        while True:
            try:
                asked_at = time.monotonic()
                self.servers.heard(server, asked_at, question.answer())
            except Exception as error:
                question.close()
                self.servers.unheard(server, error)
            time.sleep(self.PAUSE)
