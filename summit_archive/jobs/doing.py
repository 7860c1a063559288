"""One job from its beginning to its end, whatever happens meanwhile."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DatabaseError, InterfaceError, connection

from ..history.recording import About, about, saying
from . import claiming
from .claiming import Claim
from .kinds import kind_called

logger = logging.getLogger(__name__)

# Progress is written no more often than so many seconds.
OFTEN = 0.5
# The state of a job is worth saying for so many seconds, while the database is away.
PATIENCE = 120


class Stopped(Exception):
    """The job does not go on here, and nothing went wrong."""


class HandedBack(Stopped):
    """The worker is told to end: another goes on."""


class Lost(Stopped):
    """The worker was silent for too long, and another has the job."""


class Cancelled(Stopped):
    """Somebody has asked for it to stop."""


class NotNow(Exception):
    """Somebody else is at the same thing: the job is tried again after so many seconds, and no attempt is counted."""

    def __init__(self, reason: str, seconds: float):
        self.seconds = seconds
        super().__init__(reason)


class Task:
    """What the function that does a job is given: of what it is, and whom to tell how far it is."""

    def __init__(self, claim: Claim, is_ending: Callable[[], bool] = lambda: False):
        self.claim, self.is_ending = claim, is_ending
        self.key, self.asked_at = claim.key, claim.asked_at
        self.is_lost, self.is_cancelled = threading.Event(), threading.Event()
        self._written_at = 0.0

    def step(self, done: int, total: int, note: str = "") -> None:
        """Between two pieces of the work, in no transaction. Raises `Stopped` where it does not go on here."""
        # The first and the last, and what lies between not for each of ten thousand.
        now = time.monotonic()
        if done >= total or now - self._written_at >= OFTEN:
            self._written_at = now
            self.hear(claiming.get_on(self.claim, done, total, note))
        self.stop_if_told()

    def hear(self, answer: bool | None) -> None:
        """What the database says of the job: cancelled or not, or no longer this worker's."""
        if answer is None:
            self.is_lost.set()
        elif answer:
            self.is_cancelled.set()

    def stop_if_told(self) -> None:
        if self.is_lost.is_set():
            raise Lost
        if self.is_cancelled.is_set():
            raise Cancelled
        if self.is_ending():
            raise HandedBack


def do(task: Task) -> str:
    """Does it, and says in the database what became of it, which is returned in a word."""
    claim = task.claim
    kind = kind_called(claim.kind)
    if kind is None:
        return settled(claiming.fail, claim, f"This version knows no jobs of the kind {claim.kind}.")
    try:
        with in_the_name_of(claim.user):
            outcome = kind.function(task)
    except HandedBack:
        return settled(claiming.hand_back, claim) and "handed back"
    except Lost:
        return "lost"
    except Cancelled:
        return settled(claiming.give_up, claim) and "cancelled"
    except NotNow as later:
        return settled(claiming.hand_back, claim, later.seconds, str(later)) and "put off"
    except Exception as error:
        logger.warning("%s %s: attempt %s failed.", claim.kind, claim.key, claim.attempts, exc_info=True)
        return settled(claiming.fail, claim, reason_of(error)) or "lost"
    return settled(claiming.finish, claim, outcome or {}) and "done"


@contextmanager
def in_the_name_of(user: int | None) -> Iterator[None]:
    """The history names the editor who asked for it, or this program."""
    token = about.set(About(editor=user) if user else About(program="work"))
    try:
        with saying():
            yield
    finally:
        about.reset(token)


def reason_of(error: Exception) -> str:
    told = str(error).strip()
    return f"{type(error).__name__}: {told}" if told else type(error).__name__


def settled(say: Callable, *facts: Any) -> Any:
    """Says it, and again while the database is away. A job of which nothing could be said is taken for silent."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return say(*facts) or ""
        except (DatabaseError, InterfaceError):
            forget_connection()
            if time.monotonic() > end:
                logger.error("What became of the job %s cannot be said: the database is away.", facts[0])
                return ""
            time.sleep(1)


def forget_connection() -> None:
    """A lost connection is opened anew by the next query."""
    try:
        connection.close()
    except (DatabaseError, InterfaceError):
        connection.connection = None
