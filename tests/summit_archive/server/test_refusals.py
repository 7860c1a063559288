"""What the server refuses itself, and how much it takes: the same as the gate and the forms."""

import http.client
import socket
import threading

import pytest
import waitress
from django.core.handlers.wsgi import WSGIHandler
from waitress.wasyncore import close_all

from articles.admin.uploading import LIMITS
from articles.importing import uploads
from summit_archive.server.connections import keep_open
from summit_archive.server.serving import OPTIONS
from summit_archive.web.gate import HEADERS
from summit_archive.web.limits import LARGEST_BODY, LARGEST_UPLOAD

PATIENCE = 60


@pytest.fixture(scope="module")
def port():
    keep_open()
    server = waitress.create_server(WSGIHandler(), host="127.0.0.1", port=0, threads=1, **OPTIONS)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield server.effective_port
    server.trigger.pull_trigger(lambda: close_all(server._map))
    thread.join(5)
    server.task_dispatcher.shutdown()


def answered(port, head, body=b""):
    """(status, headers, text) of what is sent as it stands."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        connection.sendall(head)
        if body:
            connection.sendall(body)
        response = http.client.HTTPResponse(connection)
        response.begin()
        return response.status, dict(response.getheaders()), response.read().decode()


def of_length(length, path="/livez"):
    return f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n".encode()


def test_as_much_as_the_form_promises_passes_the_server_and_the_gate(port):
    """Where nothing is written, 405 says that both let it pass."""
    status, headers, _text = answered(port, of_length(LARGEST_BODY), bytes(LARGEST_BODY))
    assert status == 405 and headers["Allow"] == "GET, HEAD"


def test_a_byte_more_is_refused_in_words_with_the_same_number(port):
    status, headers, text = answered(port, of_length(LARGEST_BODY + 1))
    assert status == 413 and "At most 101 MB can be sent at once." in text
    assert {name: headers.get(name) for name in HEADERS} == HEADERS


def test_there_is_one_number(client):
    assert uploads.LARGEST_FILE == LARGEST_UPLOAD == 100 * 2**20 < LARGEST_BODY
    assert LIMITS["size"] == 100
    assert OPTIONS["max_request_body_size"] == LARGEST_BODY + 1
    refused = client.post("/admin/login/", CONTENT_LENGTH=str(LARGEST_BODY + 1))
    assert refused.status_code == 413 and "At most 101 MB can be sent at once." in refused.content.decode()


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (b"GET /livez HTTP/1.1\r\nbad header\r\n\r\n", 400),
        (b"GET /livez HTTP/1.1\r\nContent-Length: x\r\n\r\n", 400),
        (b"POST /livez HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n", 501),
        (b"GET /livez HTTP/1.1\r\nA: " + b"a" * 300_000 + b"\r\n\r\n", 431),
    ],
)
def test_what_is_no_request_is_refused_with_the_headers_of_every_answer(port, head, status):
    found, headers, _text = answered(port, head)
    assert found == status
    assert {name: headers.get(name) for name in HEADERS} == HEADERS
