"""A connection stays open after an answer without a body, and is closed when the client asks for it."""

import http.client
import threading

import pytest
import waitress
from waitress.wasyncore import close_all

from summit_archive.server.serving import keep_open

BODIES = {"304 Not Modified": b"", "200 OK": b"A page."}


def application(environ, start_response):
    status = "304 Not Modified" if environ.get("HTTP_IF_NONE_MATCH") else "200 OK"
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
