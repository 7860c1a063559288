"""Several processes use one server: the first brings it up, the last to leave stops it.

Every process that uses the server holds a shared lock on `users.lock`. The
kernel lets go of it when a process dies, however it dies, so that nobody is
counted who is no longer there. `turn.lock` lets one process at a time come or
go.
"""

import atexit
import contextlib
import fcntl
import os
import threading

from ..environment import make_folder
from .folders import CannotRun, say


class Share:
    """This process's share in one server."""

    def __init__(self, cluster):
        self.cluster = cluster
        self.folder = cluster.home.folder
        self._mutex = threading.Lock()
        self._held = None
        atexit.register(self.leave)
        os.register_at_fork(after_in_child=self._forget)

    @property
    def has_joined(self):
        return self._held is not None

    def join(self):
        """Bring the server up unless it is, and be counted as one of its users."""
        with self._mutex:
            if self._held and self.cluster.running():
                return
            self._make_folder()
            with self._turn():
                if self._held is None:
                    self._held = self._lock_file("users.lock")
                    fcntl.flock(self._held, fcntl.LOCK_SH)
                try:
                    self.cluster.start()
                except BaseException:
                    self._go()
                    raise

    def leave(self):
        """Be counted no longer, and stop the server if nobody else uses it."""
        with self._mutex:
            if self._held is None:
                return
            with self._turn():
                self._go()

    def _go(self):
        try:
            fcntl.flock(self._held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self.cluster.stop()
        except BlockingIOError:
            pass  # somebody else still uses it
        finally:
            self._let_go()

    def _make_folder(self):
        home = self.cluster.home
        if home.moved_from and not home.folder.exists():
            say(
                f"{home.moved_from} cannot be reached by the user the database runs as: "
                f"it is kept in {home.folder}."
            )
        try:
            make_folder(self.folder)
        except OSError as error:
            raise CannotRun(f"{self.folder} cannot be made: {error.strerror}.") from error

    @contextlib.contextmanager
    def _turn(self):
        with self._lock_file("turn.lock") as turn:
            fcntl.flock(turn, fcntl.LOCK_EX)
            yield

    def _lock_file(self, name):
        try:
            return open(os.open(self.folder / name, os.O_RDWR | os.O_CREAT, 0o600), "r+")
        except OSError as error:
            raise CannotRun(f"{self.folder / name} cannot be opened: {error.strerror}.") from error

    def _let_go(self):
        self._held.close()
        self._held = None

    def _forget(self):
        """A forked child is a user of its own, and says so when it first connects."""
        self._mutex = threading.Lock()
        if self._held is not None:
            self._let_go()
