"""The end: what is being answered is sent whole, and who is connected already gets an answer."""

import http.client
import socket
import threading
import time

from tests.summit_archive.server.answering import served

LONG = b"x" * 20_000_000


class Slow:
    """Says when it has begun, and answers when it may."""

    def __init__(self):
        self.begun, self.may_answer = threading.Event(), threading.Event()

    def __call__(self, environ, start_response):
        self.begun.set()
        assert self.may_answer.wait(10)
        start_response("200 OK", [("Content-Length", str(len(LONG)))])
        return [LONG]


def test_what_is_being_answered_is_sent_whole_and_the_connection_closed():
    slow = Slow()
    with served(slow) as server:
        visitor = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
        visitor.request("GET", "/")
        assert slow.begun.wait(5)
        server.server.end_soon()
        slow.may_answer.set()
        answer = visitor.getresponse()
        assert answer.read() == LONG and answer.headers["Connection"] == "close"
        visitor.close()


def test_whoever_came_before_the_end_is_answered_and_nobody_after_it():
    slow = Slow()
    slow.may_answer.set()
    with served(slow) as server:
        line = socket.create_connection(("127.0.0.1", server.port), timeout=10)
        server.server.end_soon()
        time.sleep(0.1)
        line.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert line.recv(100).startswith(b"HTTP/1.1 200 OK")
        with socket.socket() as late:
            assert late.connect_ex(("127.0.0.1", server.port)) != 0
        line.close()


def test_an_idle_connection_keeps_nobody_from_ending(monkeypatch):
    monkeypatch.setattr("summit_archive.server.listening.MAY_STILL_ASK", 0.1)
    slow = Slow()
    with served(slow) as server, socket.create_connection(("127.0.0.1", server.port), timeout=5) as line:
        while not server.server.active_channels:
            time.sleep(0.01)
        server.server.end_soon()
        assert line.recv(100) == b""
