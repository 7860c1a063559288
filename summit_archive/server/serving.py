"""Serves the site with waitress, in as many processes as the machine has cores, all at one address.

Threads of one process share one interpreter: eight visitors would wait for each other while the second
core stands idle. The processes share the listening socket; whichever is free takes the next connection.

    python -m summit_archive.server.serving SOCKET APPLICATION [PROXY …]

is one of the others: SOCKET is the number of an open file that it was given, each PROXY a network whose word on visitors
is taken. It ends when its standard input does, so none outlives the process that began it, however that ends.
"""

import contextlib
import logging
import os
import signal
import socket
import sys
import threading
from collections.abc import Iterator, Sequence
from importlib import import_module

from ..web.limits import LARGEST_BODY
from .aside import Aside
from .companions import Companion, begin_to_end, end
from .listening import Manners, listening
from .proxies import BehindProxy
from .turns import SWITCH_INTERVAL, InTurn, in_turn

OURS = "summit_archive.wsgi:application"
OPTIONS = {
    "asyncore_use_poll": True,
    # It refuses what is as large as this, the gate what is larger than its own number.
    "max_request_body_size": LARGEST_BODY + 1,
    "ident": None,
    # `proxies` does it, who knows more of them than one.
    "clear_untrusted_proxy_headers": False,
}
# Two threads in each process take turns (see `turns`). One process alone needs more of them, and longer turns (see
# wsgi.py).
THREADS, THREADS_ALONE = 2, 4

# It would write a line for every visitor who waits a moment for another.
logging.getLogger("waitress.queue").setLevel(logging.ERROR)


@contextlib.contextmanager
def server_at(
    address: socket.socket, processes: int, application: str = OURS, proxies: Sequence[str] = ()
) -> Iterator[Manners]:
    """A server of this process, to `run()`, and beside it the others, which serve at once.

    `address` is bound; `application` is "module:name"; `proxies` are the networks of those whose word is taken on who
    the visitor is.
    """
    server = created(application, address, proxies, is_alone=processes == 1)
    others = [Companion(address, [application, *proxies]) for _ in range(processes - 1)]
    server.at_end = lambda: begin_to_end(others)
    try:
        yield server
    finally:
        end(others)


def created(application: str, address: socket.socket, proxies: Sequence[str], *, is_alone: bool) -> Manners:
    module, _colon, name = application.partition(":")
    site = getattr(import_module(module), name)
    if not is_alone:
        sys.setswitchinterval(SWITCH_INTERVAL)
    site = in_turn(site, Aside) if is_alone else in_turn(site, InTurn, Aside)
    threads = THREADS_ALONE if is_alone else THREADS
    server = listening(BehindProxy(site, proxies), address, threads, **OPTIONS)
    server.stands_back = not is_alone
    return server


def main() -> None:
    number, application, *proxies = sys.argv[1:]
    address = socket.socket(fileno=int(number))
    server = created(application, address, proxies, is_alone=False)
    threading.Thread(target=end_with_input, daemon=True).start()
    server.run()


def end_with_input() -> None:
    sys.stdin.buffer.read()
    # The server's loop takes it in the main thread, and lets what it is at be finished.
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main()
