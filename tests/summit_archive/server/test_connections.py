"""What a client gets for what it sends, good or broken; and that a connection stays open where it may."""

import contextlib
import http.client
import socket
import threading
import time

import pytest

from summit_archive.server import connections, listening, slow
from tests.summit_archive.server.answering import Served, served

MOST = 50_000
ASKED = {}
BODIES = {"304 Not Modified": b"", "200 OK": b"A page."}


def application(environ, start_response):
    status = "304 Not Modified" if environ.get("HTTP_IF_NONE_MATCH") else "200 OK"
    ASKED.update(path=environ["PATH_INFO"], query=environ["QUERY_STRING"], body=environ["wsgi.input"].read())
    start_response(status, [("Content-Length", str(len(BODIES[status])))])
    return [BODIES[status]]


@pytest.fixture(scope="module")
def port():
    with served(application, max_request_body_size=MOST) as server:
        yield server.port


def said(port, *parts):
    """All that comes back for what is sent, part by part, until the connection is closed or nothing comes."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        for part in parts:
            line.sendall(part)
        line.settimeout(3)
        answer = b""
        with contextlib.suppress(TimeoutError):
            while part := line.recv(65536):
                answer += part
        return answer


def request(*headers, method="GET", body=b"", path="/"):
    lines = [f"{method} {path} HTTP/1.1", "Host: localhost", *headers]
    return "\r\n".join([*lines, "", ""]).encode() + body


CLOSE = "Connection: close"


def asked_twice(port, headers):
    """The two statuses, and whether one connection served both."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    statuses, sockets = [], []
    for _ in range(2):
        connection.request("GET", "/", headers=headers)
        sockets.append(connection.sock)
        response = connection.getresponse()
        response.read()
        statuses.append(response.status)
    connection.close()
    return statuses, sockets[0] is sockets[1]


def test_a_page_that_the_visitor_has_leaves_the_connection_open(port):
    assert asked_twice(port, {"If-None-Match": '"known"'}) == ([304, 304], True)


def test_a_page_leaves_the_connection_open(port):
    assert asked_twice(port, {}) == ([200, 200], True)


def test_a_client_that_asks_for_the_end_gets_it(port):
    assert asked_twice(port, {"If-None-Match": '"known"', "Connection": "close"}) == ([304, 304], False)


def test_an_address_with_letters_as_they_are_typed_is_understood(port):
    """As curl sends it; a browser would write it in percent signs."""
    answer = said(
        port, "GET /ключ/?q=тока&x=%41 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode()
    )
    assert answer.startswith(b"HTTP/1.1 200 OK")
    assert ASKED["path"].encode("latin-1").decode() == "/ключ/"
    assert ASKED["query"] == "q=%D1%82%D0%BE%D0%BA%D0%B0&x=%41"


# --- Expectations -------------------------------------------------------------


def test_who_expects_to_go_on_without_a_body_is_answered(port):
    assert said(port, request("Expect: 100-continue", CLOSE)).startswith(b"HTTP/1.1 200 OK")


def test_who_expects_to_go_on_is_told_to_and_then_answered(port):
    headers = request("Expect: 100-continue", "Content-Length: 4", CLOSE, method="POST")
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        line.sendall(headers)
        assert line.recv(1000) == b"HTTP/1.1 100 Continue\r\n\r\n"
        line.sendall(b"body")
        assert line.recv(1000).startswith(b"HTTP/1.1 200 OK") and ASKED["body"] == b"body"
    assert b"200 OK" in said(port, headers + b"body")


def test_what_is_too_large_is_refused_before_it_is_sent(port):
    answer = said(port, request("Expect: 100-continue", f"Content-Length: {MOST}", method="POST"))
    assert answer.startswith(b"HTTP/1.1 413 ") and b"100 Continue" not in answer


def test_what_nobody_can_promise_is_refused(port):
    answer = said(port, request("Expect: a-miracle", "Content-Length: 4", method="POST"))
    assert answer.startswith(b"HTTP/1.1 417 ")


def test_a_client_that_sends_all_the_same_reads_why_it_was_refused(port):
    """Not a connection that is reset while it sends."""
    body = b"x" * 3_000_000
    assert said(port, request(f"Content-Length: {len(body)}", method="POST"), body).startswith(
        b"HTTP/1.1 413 "
    )


# --- What is broken -----------------------------------------------------------

CHUNKED = "Transfer-Encoding: chunked"


def chunked(body, *headers):
    return request(CHUNKED, CLOSE, *headers, method="POST", body=body)


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (chunked(b"4\r\nbody\r\n0\r\n\r\n"), 200),
        (chunked(b"4\r\nbodyX\r\n0\r\n\r\n"), 400),
        (chunked(b"four\r\nbody\r\n0\r\n\r\n"), 400),
        (chunked(b"4" * 3000), 400),
        (chunked(b"0\r\n" + b"a: b\r\n" * 4000), 400),
        (chunked(b"FFFFFFFF\r\n" + b"x" * MOST), 413),
        (chunked(b"4\r\nbody\r\n0\r\n\r\n", "Content-Length: 4"), 400),
        (request("Content-Length: 4, 4", body=b"body"), 400),
        (request("Content-Length: -4"), 400),
        (request("Content-Length: " + "9" * 5000), 400),
        (request("Transfer-Encoding: gzip, chunked"), 501),
        (request("A header without a colon"), 400),
        (request("A: b\nc"), 400),
        (request("A: " + "b" * 300_000), 431),
        (b"nonsense\r\n\r\n", 400),
        (b"GET  /two-blanks HTTP/1.1\r\n\r\n", 400),
        (b"GET http://[::1/ HTTP/1.1\r\n\r\n", 400),
        (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 200),
    ],
)
def test_what_is_broken_gets_its_status_and_never_hangs(port, sent, status):
    began = time.monotonic()
    answer = said(port, sent)
    assert int(answer.split()[1]) == status
    assert time.monotonic() - began < 2.5


def test_those_who_ask_on_before_they_are_answered_get_all_answers_in_turn(port):
    answer = said(port, request() * 20 + request('If-None-Match: "known"', CLOSE))
    assert answer.count(b"HTTP/1.1 200 OK") == 20
    assert answer.index(b"304 Not Modified") > answer.rindex(b"200 OK")


# --- Slow clients ---------------------------------------------------------------


@pytest.fixture
def hasty(monkeypatch):
    """A server that has five places and waits a second."""
    monkeypatch.setattr(slow, "HEADERS_WITHIN", 0.6)
    monkeypatch.setattr(slow, "NEXT_WITHIN", 0.6)
    monkeypatch.setattr(slow, "GRACE", 0.6)
    # What the system takes in at once is much.
    monkeypatch.setattr(slow, "LEAST_RATE", 2**30)
    monkeypatch.setattr(listening, "LOOKS_EVERY", 0.1)
    monkeypatch.setattr(connections, "LINGERS", 0.1)
    with served(long_file) as server:
        yield server


def long_file(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    if environ["PATH_INFO"] == "/long":
        return (b"x" * 2**20 for _ in range(64))
    return [b"A page."]


SLOW = {
    "headers": request()[:-2],
    "body": request("Content-Length: 5000", method="POST"),
    "reader": request(path="/long"),
    "silent": b"",
    "next": request('If-None-Match: "known"'),
}


@contextlib.contextmanager
def slow_client(port, kind):
    with socket.socket() as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        line.settimeout(5)
        line.connect(("127.0.0.1", port))
        line.sendall(SLOW[kind])
        yield line


@pytest.mark.parametrize(
    ("kind", "told"), [("headers", 408), ("body", 408), ("silent", None), ("reader", None)]
)
def test_whoever_is_too_slow_is_let_go(hasty, kind, told):
    with slow_client(hasty.port, kind) as line:
        until_gone(hasty)
        if told:
            assert line.recv(100).split()[1] == b"408"


def until_gone(hasty: Served):
    until = time.monotonic() + 5
    while not hasty.server.active_channels and time.monotonic() < until:
        time.sleep(0.01)
    assert hasty.server.active_channels
    while hasty.server.active_channels and time.monotonic() < until:
        time.sleep(0.01)
    assert not hasty.server.active_channels


@pytest.mark.parametrize("kind", SLOW)
def test_when_all_places_are_taken_the_slowest_makes_room(port, kind, monkeypatch):
    with served(long_file) as server, contextlib.ExitStack() as crowd:
        server.server.places = 5
        for _ in range(8):
            crowd.enter_context(slow_client(server.port, kind))
        for _ in range(3):
            assert b"A page." in said(server.port, request(CLOSE))
        assert len(server.server.active_channels) <= 5


def test_where_nobody_is_slow_any_more_who_comes_waits_and_is_answered(port):
    with served(application) as server:
        server.server.places = 0
        server.server.handle_accept()
        server.server.places = 5
        assert b"A page." in said(server.port, request(CLOSE))


def test_pages_go_before_files(monkeypatch):
    begun, let_go = [], threading.Semaphore(0)

    def waits(environ, start_response):
        begun.append(environ["PATH_INFO"])
        assert let_go.acquire(timeout=10)
        return application(environ, start_response)

    with served(waits, threads=1) as server, contextlib.ExitStack() as visitors:
        for path in ("/first", "/all.csv", "/more.csv", "/page"):
            line = visitors.enter_context(socket.create_connection(("127.0.0.1", server.port), timeout=10))
            line.sendall(request(CLOSE, path=path))
            until = time.monotonic() + 5
            while len(server.server.task_dispatcher.queue) + len(begun) < 1 and time.monotonic() < until:
                time.sleep(0.01)
            time.sleep(0.05)
        let_go.release(4)
        until = time.monotonic() + 5
        while len(begun) < 4 and time.monotonic() < until:
            time.sleep(0.01)
    assert begun == ["/first", "/page", "/all.csv", "/more.csv"]
