"""Clients that cost next to nothing: the same bytes over connections that stay open."""

import contextlib
import selectors
import socket
import time
from dataclasses import dataclass

END = b"\r\n\r\n"


@dataclass(frozen=True)
class Visit:
    """One kind of visit, and the status that it has to be answered with.

    `is_last`: each is made over a connection of its own, as many proxies do.
    """

    name: str
    port: int
    address: str
    status: int = 200
    etag: str = ""
    is_last: bool = False

    def request(self) -> bytes:
        lines = [f"GET {self.address} HTTP/1.1", "Host: localhost"]
        if self.is_last:
            lines.append("Connection: close")
        if self.etag:
            lines.append(f"If-None-Match: {self.etag}")
        return "\r\n".join(lines).encode() + END


class Client:
    """Keeps its connection for as long as the site lets it, as browsers do."""

    def __init__(self, visit: Visit):
        self.visit, self.bytes = visit, visit.request()
        self.socket = None
        self.ask()

    def ask(self):
        if self.socket is None:
            self.socket = socket.create_connection(("127.0.0.1", self.visit.port), timeout=30)
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.received = b""
        self.socket.sendall(self.bytes)

    def ask_again(self, headers: dict[str, str]):
        if headers.get("connection") == "close":
            self.leave()
        self.ask()

    def leave(self):
        if self.socket is not None:
            self.socket.close()
            self.socket = None

    def answer(self) -> dict[str, str] | None:
        """What came has been added; the headers once the whole answer is there. Raises another status."""
        self.received += self.socket.recv(1 << 20)
        head, end, body = self.received.partition(END)
        if not end:
            return None
        first, *lines = head.decode("latin-1").split("\r\n")
        if int(first.split()[1]) != self.visit.status:
            raise RuntimeError(f"{self.visit.name}: {first}")
        headers = dict(line.lower().split(": ", 1) for line in lines)
        return headers if len(body) >= int(headers.get("content-length", 0)) else None


def rate(visit: Visit, clients: int, number: int) -> float:
    """Visits a second, `number` in all, each client making its next one when the last is answered.

    None is under way when it ends: it would be answered in the time of what is measured next.
    """
    with contextlib.ExitStack() as stack, selectors.DefaultSelector() as selector:
        began = time.perf_counter()
        for _ in range(clients):
            client = Client(visit)
            stack.callback(client.leave)
            selector.register(client.socket, selectors.EVENT_READ, client)
        asked, answered = clients, 0
        while answered < number:
            for key, _ in selector.select():
                if headers := key.data.answer():
                    answered += 1
                    selector.unregister(key.data.socket)
                    if asked < number:
                        asked += 1
                        key.data.ask_again(headers)
                        selector.register(key.data.socket, selectors.EVENT_READ, key.data)
        return number / (time.perf_counter() - began)


def headers_of(visit: Visit) -> dict[str, str]:
    client = Client(visit)
    try:
        while (headers := client.answer()) is None:
            pass
        return headers
    finally:
        client.leave()
