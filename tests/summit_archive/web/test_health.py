import socket
import time

import pytest
from django.db import connections

from summit_archive.web import health


def test_livez_answers_without_a_database(client):
    response = client.get("/livez")

    assert response.content == b"alive\n"
    assert not response.cookies


@pytest.mark.django_db
def test_readyz_asks_the_database(client):
    response = client.get("/readyz")

    assert (response.status_code, response.content) == (200, b"ready\n")
    assert not response.cookies


@pytest.mark.django_db
def test_readyz_is_503_when_the_database_is_gone(client, monkeypatch):
    monkeypatch.setitem(connections.settings["default"], "HOST", "/nowhere")

    assert client.get("/readyz").status_code == 503


@pytest.mark.django_db
def test_readyz_is_503_in_time_when_the_database_is_frozen(client, monkeypatch):
    monkeypatch.setattr(health, "PATIENCE", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as frozen:
        monkeypatch.setitem(connections.settings["default"], "HOST", "127.0.0.1")
        monkeypatch.setitem(connections.settings["default"], "PORT", frozen.getsockname()[1])
        began = time.monotonic()
        response = client.get("/readyz")

    assert response.status_code == 503
    assert time.monotonic() - began < 1
