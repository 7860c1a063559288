"""A site that says which process answers, for test_serving: `python -m tests.summit_archive.server.answering PORT NUMBER`."""

import contextlib
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any, NamedTuple

from summit_archive.server.listening import listening
from summit_archive.server.serving import server_at
from summit_archive.server.shutdown import end_in_order


def application(environ, start_response):
    # So long that the next visitor finds this process busy.
    time.sleep(0.02)
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [str(os.getpid()).encode()]


def main():
    end_in_order()
    port, processes = map(int, sys.argv[1:])
    # Tests that a shell has begun in the background are told to ignore Ctrl-C, and so would this be.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with (
        socket.create_server(("127.0.0.1", port)) as address,
        server_at(address, processes, "tests.summit_archive.server.answering:application") as server,
    ):
        server.run()


class Served(NamedTuple):
    """A server in a thread of the test's own."""

    server: Any
    port: int


@contextlib.contextmanager
def served(application, threads=2, **options) -> Iterator[Served]:
    with socket.create_server(("127.0.0.1", 0)) as address:
        port = address.getsockname()[1]
        server = listening(application, address, threads, asyncore_use_poll=True, **options)
        running = threading.Thread(target=server.run, daemon=True)
        running.start()
        try:
            yield Served(server, port)
        finally:
            server.end_soon()
            server.end_soon()
            running.join(10)


if __name__ == "__main__":
    main()
