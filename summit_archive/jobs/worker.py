"""Takes one job after the other until it is told to end."""

import logging
import os
import secrets
import socket
import time
from collections.abc import Callable, Collection
from threading import Event

from django.db import DatabaseError, InterfaceError, close_old_connections

from . import claiming
from .beating import Beating
from .doing import Task, do, forget_connection
from .kinds import kinds
from .schedule import ask_for_what_is_due, make_schedule
from .tables import Worker

logger = logging.getLogger(__name__)

# Seconds between two looks for a job, and between two looks at the clock and for the dead.
POLL, ROUND = 1.0, 5.0
# So many seconds a job that has no place to stop may go on when the worker is told to end.
GRACE = 20.0


def name_of_this_process() -> str:
    return f"{socket.gethostname()[:100]}:{os.getpid()}:{secrets.token_hex(2)}"


class Work:
    """`only`: the kinds of jobs that it takes, or all. `say`: is told a line of each job."""

    def __init__(
        self,
        only: Collection[str] = (),
        say: Callable[[str], object] = lambda line: None,
        grace: float = GRACE,
    ):
        self.name = name_of_this_process()
        self.kinds = list(only) or [kind.name for kind in kinds()]
        self.say, self.grace = say, grace
        self.is_ending = Event()
        self.beating: Beating | None = None
        self._rounded_at = float("-inf")

    def tell_to_end(self) -> None:
        if self.beating:
            self.beating.told_to_end_at = self.beating.told_to_end_at or time.monotonic()
        self.is_ending.set()

    def run(self, once: bool = False) -> None:
        """Until it is told to end; `once`: until nothing is due, or the database is away."""
        self.beating = Beating(self.name, self.grace)
        try:
            while not self.is_ending.is_set():
                worked = self.one()
                if once and not worked:
                    return
                if not worked:
                    self.is_ending.wait(POLL)
        finally:
            self.beating.end()
            self.sign_off()

    def one(self) -> bool | None:
        """Whether there was a job; None where the database was away."""
        try:
            close_old_connections()
            self.look_around()
            claim = claiming.take(self.name, self.kinds)
        except (DatabaseError, InterfaceError) as error:
            logger.warning("The database does not answer: %s", str(error).strip())
            forget_connection()
            return None
        if claim is None:
            return False
        self.say(f"{claim.kind} {claim.key}".strip() + ": begun")
        task = Task(claim, self.is_ending.is_set)
        self.beating_at(task)
        try:
            became = do(task)
        finally:
            self.beating_at(None)
        self.say(f"{claim.kind} {claim.key}".strip() + f": {became or 'lost'}")
        return True

    def beating_at(self, task: Task | None) -> None:
        if self.beating:
            self.beating.task = task

    def look_around(self) -> None:
        """What is due by the clock is asked for, and what the dead have left."""
        if time.monotonic() - self._rounded_at < ROUND:
            return
        if self._rounded_at == float("-inf"):
            make_schedule()
        self._rounded_at = time.monotonic()
        ask_for_what_is_due()
        for job in claiming.take_from_the_dead():
            self.say(f"{job}: its worker {job.worker} is silent")

    def sign_off(self) -> None:
        try:
            Worker.objects.filter(name=self.name).delete()
        except (DatabaseError, InterfaceError):
            forget_connection()
