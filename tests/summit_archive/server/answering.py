"""A site that says which process answers, for test_serving: `python -m tests.summit_archive.server.answering PORT NUMBER`."""

import os
import signal
import socket
import sys
import time

from summit_archive.server.serving import server_at
from summit_archive.server.shutdown import end_in_order


def application(environ, start_response):
    # So long that the next visitor finds this process busy.
    time.sleep(0.02)
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [str(os.getpid()).encode()]


def main():
    port, processes = map(int, sys.argv[1:])
    # Tests that a shell has begun in the background are told to ignore Ctrl-C, and so would this be.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    end_in_order()
    with (
        socket.create_server(("127.0.0.1", port)) as address,
        server_at(address, processes, "tests.summit_archive.server.answering:application") as server,
    ):
        server.run()


end_in_order()

if __name__ == "__main__":
    main()
