"""A connection stays open after an answer without a body, and is closed when the client asks for it."""

import http.client
import socket
import threading

import pytest
import waitress
from waitress.wasyncore import close_all

from summit_archive.server.serving import keep_open

ASKED = []
BODIES = {"304 Not Modified": b"", "200 OK": b"A page."}


def application(environ, start_response):
    status = "304 Not Modified" if environ.get("HTTP_IF_NONE_MATCH") else "200 OK"
    ASKED[:] = environ["PATH_INFO"], environ["QUERY_STRING"]
    start_response(status, [("Content-Length", str(len(BODIES[status])))])
    return [BODIES[status]]


@pytest.fixture
def port():
    keep_open()
    server = waitress.create_server(application, host="127.0.0.1", port=0, threads=1)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield server.effective_port
    server.trigger.pull_trigger(lambda: close_all(server._map))
    thread.join(5)
    server.task_dispatcher.shutdown()


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
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(
            "GET /ключ/?q=тока&x=%41 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode()
        )
        answer = connection.makefile("rb").read()
    assert answer.startswith(b"HTTP/1.1 200 OK")
    path, query = ASKED
    assert path.encode("latin-1").decode() == "/ключ/"
    assert query == "q=%D1%82%D0%BE%D0%BA%D0%B0&x=%41"
