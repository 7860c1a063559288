"""How many passwords are hashed for logins: one at a time in each process, and so many in a row.

A hash takes a third of a second of a processor, on purpose. Whoever comes when it is nobody's turn is refused before
anything is hashed. Browsers that are known have a turn apart, which strangers cannot take.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.contrib.auth.backends import ModelBackend

from . import known_browsers


class Busy(Exception):
    """Somebody else's password is being hashed, or too many were just now; `seconds` is when to come again."""

    def __init__(self, seconds: int):
        super().__init__(f"come again in {seconds} s")
        self.seconds = seconds


class Turns:
    """One at a time; after settings.LOGINS_IN_A_ROW only one in each `seconds`."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic):
        self.seconds = seconds
        self.clock = clock
        self.at_it, self.counting = threading.Lock(), threading.Lock()
        self.taken, self.looked_at = 0.0, clock()

    @contextmanager
    def one(self) -> Iterator[None]:
        if not self.at_it.acquire(blocking=False):
            raise Busy(1)
        try:
            self.take()
            yield
        finally:
            self.at_it.release()

    def take(self) -> None:
        with self.counting:
            now = self.clock()
            self.taken = max(0.0, self.taken - (now - self.looked_at) / self.seconds)
            self.looked_at = now
            over = self.taken + 1 - settings.LOGINS_IN_A_ROW
            if over > 0:
                raise Busy(max(1, round(over * self.seconds)))
            self.taken += 1


strangers, known = Turns(seconds=3), Turns(seconds=1)


class InTurn(ModelBackend):
    """Django's own way to tell by name and password who it is, within a turn."""

    def authenticate(self, request, username=None, password=None, **kwargs):
        is_known = request is not None and known_browsers.called(request, username)
        with (known if is_known else strangers).one():
            return super().authenticate(request, username=username, password=password, **kwargs)
