"""Many slow clients in one thread: each keeps its connection as long as it may, and comes again when it is thrown out."""

import contextlib
import selectors
import socket
import threading
import time
from collections.abc import Iterator
from itertools import cycle

HEAD = b"GET / HTTP/1.1\r\nHost: localhost\r\n"
BODY = b"POST /admin/login/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n"
# A file that no buffer of the system holds whole, packed by nobody.
FILE = b"GET /participations.csv HTTP/1.1\r\nHost: localhost\r\n\r\n"

# By its name: what a client of the kind sends at once, then each second, and whether it reads a byte each second.
KINDS = {
    "slow headers": [(HEAD, b"X", False)],
    "slow bodies": [(BODY, b"x", False)],
    "slow readers": [(FILE, b"", True)],
    "silent": [(b"", b"", False)],
    "of each kind": [(HEAD, b"X", False), (BODY, b"x", False), (FILE, b"", True), (b"", b"", False)],
}
Shape = list[tuple[bytes, bytes, bool]]


class Crowd:
    """So many of them, from `gather` on until the end of the block."""

    def __init__(self, host: str, port: int, shapes: Shape, number: int):
        self.place, self.number = (host, port), number
        self.shapes = cycle(shapes)
        self.clients: list[Client] = []
        self.thrown_out = self.most = 0
        self.is_over = threading.Event()
        self.thread = threading.Thread(target=self.dawdle, daemon=True)

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.is_over.set()
        if self.thread.is_alive():
            self.thread.join()
        for client in self.clients:
            client.close()

    def gather(self) -> None:
        self.fill()
        self.thread.start()

    def fill(self) -> None:
        while len(self.clients) < self.number and not self.is_over.is_set():
            try:
                self.clients.append(Client(self.place, *next(self.shapes)))
            except OSError:
                break
        self.most = max(self.most, len(self.clients))

    def dawdle(self) -> None:
        """A second at a time, spread evenly over it."""
        while not self.is_over.is_set():
            for client in self.evenly():
                if not client.goes_on():
                    client.close()
                    self.clients.remove(client)
                    self.thrown_out += 1
            self.fill()

    def evenly(self) -> Iterator["Client"]:
        began = time.monotonic()
        clients = list(self.clients)
        for number, client in enumerate(clients):
            wait = began + number / len(clients) - time.monotonic()
            if wait > 0.002 and self.is_over.wait(wait):
                return
            yield client
        self.is_over.wait(max(0.01, began + 1 - time.monotonic()))


class Client:
    def __init__(self, place: tuple[str, int], first: bytes, then: bytes, reads: bool):
        self.then, self.reads = then, reads
        self.socket = socket.socket()
        # The system would read for it.
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        self.socket.settimeout(5)
        try:
            self.socket.connect(place)
            self.socket.sendall(first)
        except OSError:
            self.socket.close()
            raise
        self.socket.setblocking(False)

    def goes_on(self) -> bool:
        """Whether its connection is still open after another byte."""
        try:
            if self.then:
                self.socket.send(self.then)
            return self.read()
        except OSError:
            return False

    def read(self) -> bool:
        with selectors.DefaultSelector() as waiting:
            waiting.register(self.socket, selectors.EVENT_READ)
            if not waiting.select(0):
                return True
        return self.socket.recv(1) != b"" if self.reads else self.socket.recv(1, socket.MSG_PEEK) == b"never"

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self.socket.close()
