"""The other processes that serve beside the first: begun with it, begun anew if they die, ended with it."""

import logging
import socket
import subprocess
import sys
import threading

logger = logging.getLogger(__name__)

PATIENCE = 30
# Seconds before another is begun: what cannot start is not tried without end at full speed.
PAUSE = 2


class Companion:
    """One of them. `address` is the socket to serve at, `told` what else it is told (see `serving`)."""

    def __init__(self, address: socket.socket, told: list[str], pause: float = PAUSE):
        self.words = [
            sys.executable,
            "-m",
            "summit_archive.server.serving",
            str(address.fileno()),
            *told,
        ]
        self.given = [address.fileno()]
        self.pause = pause
        self.changing, self.is_ending = threading.Lock(), threading.Event()
        self.process = self.begun()
        threading.Thread(target=self.keep_running, daemon=True).start()

    def begun(self) -> subprocess.Popen:
        # Its end of the pipe closes with this process, however that ends.
        return subprocess.Popen(  # noqa: S603 - this very Python, and a module of ours
            self.words, stdin=subprocess.PIPE, pass_fds=self.given, start_new_session=True
        )

    def keep_running(self) -> None:
        while True:
            status = self.process.wait()
            if self.is_ending.wait(self.pause):
                return
            with self.changing:
                if self.is_ending.is_set():
                    return
                logger.error("A serving process has ended (%s): another is begun.", status)
                close_pipe(self.process)
                self.process = self.begun()

    def begin_to_end(self) -> None:
        with self.changing:
            self.is_ending.set()
            close_pipe(self.process)

    def end(self) -> None:
        """After `begin_to_end`: wait for it, and not for ever."""
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def close_pipe(process: subprocess.Popen) -> None:
    if process.stdin:
        process.stdin.close()


def begin_to_end(companions: list[Companion]) -> None:
    for companion in companions:
        companion.begin_to_end()


def end(companions: list[Companion]) -> None:
    begin_to_end(companions)
    for companion in companions:
        companion.end()
