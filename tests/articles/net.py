"""The web for tests: a server of our own on loopback, and a resolver that says where names lead."""

import contextlib
import http.server
import socket
import threading

import pytest

PUBLIC = "93.184.216.34"


class Handler(http.server.BaseHTTPRequestHandler):
    answers: dict
    asked: list
    headers_asked: list

    def do_GET(self):
        self.asked.append((self.headers["Host"].partition(":")[0], self.path))
        self.headers_asked.append(dict(self.headers))
        answer = self.answers.get(self.path, (404, {}, b""))
        status, headers, body = answer(self.headers) if callable(answer) else answer
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        with contextlib.suppress(OSError):
            for piece in body if isinstance(body, list) else [body]:
                self.wfile.write(piece() if callable(piece) else piece)
                self.wfile.flush()

    def log_message(self, *args):
        """Silent."""


class Net:
    """Where names lead, where connections really went, and what the server answers."""

    def __init__(self):
        self.names = {"news.example": [PUBLIC]}
        self.resolved, self.connected = [], []
        # {path: (status, headers, body)}, or of a function of the request's headers that gives these.
        self.answers, self.asked, self.headers_asked = {}, [], []


@pytest.fixture
def net(monkeypatch):
    net = Net()
    kept = {"answers": net.answers, "asked": net.asked, "headers_asked": net.headers_asked}
    handler = type("OurHandler", (Handler,), kept)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()

    def resolve(host, port, *args, **options):
        net.resolved.append(host)
        if host not in net.names:
            raise socket.gaierror(-2, "Name or service not known")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in net.names[host]]

    def to_our_server(address, timeout):
        net.connected.append(address)
        connection = socket.socket()
        connection.settimeout(timeout)
        connection.connect(("127.0.0.1", server.server_port))
        return connection

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket, "create_connection", to_our_server)
    yield net
    server.shutdown()
    server.server_close()
