"""Serves the site with waitress, in as many processes as the machine has cores, all at one address.

Threads of one process share one interpreter: eight visitors would wait for each other while the second
core stands idle. The processes share the listening socket; whichever is free takes the next connection.

    python -m summit_archive.server.serving SOCKET APPLICATION

is one of the others: SOCKET is the number of an open file that it was given. It ends when its standard
input does, so none outlives the process that began it, however that ends.
"""

import contextlib
import logging
import os
import re
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import waitress
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.task import WSGITask

from ..web.limits import LARGEST_BODY
from .companions import Companion, end
from .refusals import Refusal


class Task(WSGITask):
    def set_close_on_finish(self):
        asked = self.request.headers.get("CONNECTION", "").lower()
        if self.has_body or self.version != "1.1" or asked == "close":
            super().set_close_on_finish()


NOT_ASCII = re.compile(rb"[\x80-\xff]")


class Parser(HTTPRequestParser):
    """Takes an address with letters as they are typed, as curl sends them: `/suggest.json?q=тока`."""

    def parse_header(self, header_plus):
        line, end, rest = header_plus.partition(b"\r\n")
        super().parse_header(NOT_ASCII.sub(lambda byte: b"%%%02X" % ord(byte[0]), line) + end + rest)


def keep_open():
    """For every server of this process."""
    HTTPChannel.task_class = Task
    HTTPChannel.parser_class = Parser
    HTTPChannel.error_task_class = Refusal


OURS = "summit_archive.wsgi:application"
OPTIONS = {
    # Clients that send a byte a second cost a connection each, and no thread.
    "connection_limit": 800,
    "asyncore_use_poll": True,
    # It refuses what is as large as this, the gate what is larger than its own number.
    "max_request_body_size": LARGEST_BODY + 1,
    "ident": None,
}
# Threads take the interpreter from each other, and then all finish late. Two in each process, of which the second
# begins when the first is done, or has been at it for 50 ms, keep eight visitors waiting alike, and no slow one
# keeps all others out; whoever sends their answers gets the interpreter within 1 ms. One process alone needs more
# of them, and longer turns (see wsgi.py).
THREADS, THREADS_ALONE = 2, 4
SWITCH_INTERVAL, TURN = 0.001, 0.05
# Seconds for each visitor's connection.
HESITATION, LONGEST_HESITATION = 0.0005, 0.005

# It would write a line for every visitor who waits a moment for another.
logging.getLogger("waitress.queue").setLevel(logging.ERROR)


@contextlib.contextmanager
def server_at(address: socket.socket, processes: int, application: str = OURS) -> Iterator:
    """A server of this process, to `run()`, and beside it the others, which serve at once.

    `address` is bound; `application` is "module:name".
    """
    server = created(application, address, is_alone=processes == 1)
    others = [Companion(address, application) for _ in range(processes - 1)]
    try:
        yield server
    finally:
        end(others)


def created(application: str, address: socket.socket, *, is_alone: bool) -> Any:
    module, _colon, name = application.partition(":")
    site = getattr(import_module(module), name)
    if not is_alone:
        sys.setswitchinterval(SWITCH_INTERVAL)
        site = in_turn(site)
    threads = THREADS_ALONE if is_alone else THREADS
    server = waitress.create_server(site, sockets=[address], threads=threads, **OPTIONS)
    if not is_alone:
        stand_back(server)
    return server


def in_turn(site: Any) -> Any:
    """What the site answers before Django starts takes no turn: it is done sooner than a turn begins."""
    if not hasattr(site, "application"):
        return InTurn(site)
    site.application = in_turn(site.application)
    return site


class InTurn:
    """An application that answers one visitor after the other, but none waits longer than `longest` seconds.

    The turn ends when an answer is handed over whole; where it is streamed, when it begins: its reader may be slow.
    """

    def __init__(self, application: Callable, longest: float = TURN):
        self.application = application
        self.longest = longest
        self.turn = threading.Lock()

    def __call__(self, environ, start_response):
        has_turn = self.turn.acquire(timeout=self.longest)
        is_whole = False
        try:
            answer = self.application(environ, start_response)
            is_whole = has_turn and not getattr(answer, "streaming", True)
        finally:
            if has_turn and not is_whole:
                self.turn.release()
        return Whole(answer, self.turn) if is_whole else answer


class Whole:
    """An answer of Django's, whose `close` is called when it is handed over, whatever becomes of it."""

    def __init__(self, answer: Any, turn: threading.Lock):
        self.answer = answer
        self.turn = turn

    def __iter__(self):
        return iter(self.answer)

    def close(self):
        try:
            self.answer.close()
        finally:
            self.turn.release()


def stand_back(server: Any) -> None:
    """The more visitors a process has, the longer it leaves a new one to the others: else one may get nearly all."""
    accept = server.handle_accept

    def handle_accept():
        time.sleep(min(HESITATION * len(server.active_channels), LONGEST_HESITATION))
        accept()

    server.handle_accept = handle_accept


def main() -> None:
    number, application = sys.argv[1:]
    address = socket.socket(fileno=int(number))
    server = created(application, address, is_alone=False)
    threading.Thread(target=end_with_input, daemon=True).start()
    server.run()


def end_with_input() -> None:
    sys.stdin.buffer.read()
    # The server's loop takes it in the main thread, and lets what it is at be finished.
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main()
