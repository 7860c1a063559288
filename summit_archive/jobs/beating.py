"""A worker's sign of life, from a thread and a connection of its own, so that a long statement is not taken for death."""

import atexit
import logging
import os
import threading
import time

from django.db import DatabaseError, InterfaceError, connection

from . import claiming
from .doing import Task, forget_connection
from .tables import Worker

logger = logging.getLogger(__name__)

LIVES = """
INSERT INTO summit_archive_worker (name) VALUES (%s) ON CONFLICT (name) DO UPDATE SET beat_at = clock_timestamp()
"""


class Beating:
    """Begun with the worker. `task`: what it is at."""

    def __init__(self, name: str, grace: float):
        self.name, self.grace = name, grace
        self.task: Task | None = None
        self.told_to_end_at: float | None = None
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def end(self) -> None:
        self._over.set()
        self._thread.join(claiming.BEAT)

    def _run(self) -> None:
        while not self._over.is_set():
            try:
                self._beat()
            except (DatabaseError, InterfaceError):
                forget_connection()
            self._leave_if_too_long()
            self._over.wait(claiming.BEAT if self.told_to_end_at is None else 0.5)
        forget_connection()

    def _beat(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(LIVES, [self.name])
        if task := self.task:
            task.hear(claiming.live(task.claim))

    def _leave_if_too_long(self) -> None:
        """What has no place to stop is left where it is when the time to end is over: its transaction is undone."""
        began = self.told_to_end_at
        task = self.task
        if began is None or task is None or time.monotonic() - began < self.grace:
            return
        try:
            claiming.hand_back(task.claim)
            Worker.objects.filter(name=self.name).delete()
        except (DatabaseError, InterfaceError):
            logger.warning("The job %s is left to whoever finds it silent.", task.claim.job)
        # An embedded database is left in order.
        atexit._run_exitfuncs()
        os._exit(0)
