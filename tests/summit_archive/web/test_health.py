import json
import socket
import threading
import time

import pytest
from django.db import connection, connections
from django.db.migrations.recorder import MigrationRecorder

from summit_archive.web import health, readiness
from summit_archive.web.readiness import Disk, Machine, Readiness, Server


@pytest.fixture(autouse=True)
def all_have_asked():
    """Who was not waited for still has a connection."""
    yield
    for thread in threading.enumerate():
        if thread.name == readiness.THREAD:
            thread.join(20)


def test_livez_answers_without_a_database(client):
    response = client.get("/livez")

    assert response.content == b"alive\n"
    assert not response.cookies


@pytest.mark.django_db
def test_readyz_asks_the_database(client):
    response = client.get("/readyz")

    assert response.status_code == 200
    assert response.content.decode().splitlines()[:2] == ["ready", "default: answers, takes changes"]
    assert "disk of the data folder: " in response.content.decode()
    assert not response.cookies


@pytest.mark.django_db
def test_readyz_tells_programs_the_same(client):
    for answer in (
        client.get("/readyz?format=json"),
        client.get("/readyz", headers={"accept": "application/json"}),
    ):
        told = answer.json()
        assert (answer.status_code, told["status"], told["is_ready"]) == (200, "ready", True)
        [server] = told["servers"]
        assert server["answers"] and server["takes_changes"] and not server["is_standby"]
        assert server["migrations_missing"] == server["extensions_missing"] == []
        assert 0 <= told["disks"][0]["free"] <= 100


@pytest.mark.django_db
def test_readyz_tells_strangers_no_path_host_or_user(client, settings):
    text = client.get("/readyz").content.decode() + client.get("/readyz?format=json").content.decode()
    told = connections["default"].settings_dict

    for secret in (str(settings.DATA_DIR), told["HOST"], told["USER"], told["NAME"], "PostgreSQL"):
        assert secret not in text


@pytest.mark.django_db
def test_readyz_is_503_when_the_database_is_gone(client, monkeypatch):
    monkeypatch.setitem(connections.settings["default"], "HOST", "/nowhere")
    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.content.decode().splitlines()[:2] == [health.AWAY, "default: does not answer"]


@pytest.mark.django_db
def test_readyz_is_503_in_time_when_the_database_is_frozen(client, monkeypatch):
    monkeypatch.setattr(readiness, "PATIENCE", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as frozen:
        monkeypatch.setitem(connections.settings["default"], "HOST", "127.0.0.1")
        monkeypatch.setitem(connections.settings["default"], "PORT", frozen.getsockname()[1])
        began = time.monotonic()
        response = client.get("/readyz")

    assert response.status_code == 503
    assert time.monotonic() - began < 1


@pytest.mark.django_db
def test_a_disk_that_hangs_keeps_nobody(client, monkeypatch):
    monkeypatch.setattr(readiness, "PATIENCE", 0.3)
    hangs = threading.Event()
    monkeypatch.setattr(readiness.shutil, "disk_usage", lambda _folder: hangs.wait(10))
    began = time.monotonic()
    answers = [client.get("/readyz") for _ in range(6)]
    hangs.set()

    assert time.monotonic() - began < 5
    assert "disk of the data folder: does not answer" in answers[-1].content.decode()


@pytest.mark.django_db(transaction=True)
def test_readyz_names_the_migrations_that_are_not_applied(client):
    recorder = MigrationRecorder(connection)
    recorder.record_unapplied("summit_archive", "0012_changes_of_a_table_in_order")
    try:
        response = client.get("/readyz")
    finally:
        recorder.record_applied("summit_archive", "0012_changes_of_a_table_in_order")

    assert response.status_code == 503
    assert health.OTHER_VERSION in response.content.decode()
    missing = "default: migrations not applied: summit_archive.0012_changes_of_a_table_in_order\n"
    assert missing in response.content.decode()


@pytest.mark.django_db
def test_a_database_that_can_only_be_read_is_ready_for_reading(client, monkeypatch):
    options = connections.settings["default"]["OPTIONS"]
    monkeypatch.setitem(options, "options", "-c default_transaction_read_only=on")
    response = client.get("/readyz")

    assert response.status_code == 200
    assert response.content.decode().splitlines()[:2] == [
        "ready: reading only",
        "default: answers, reading only",
    ]


READY = {"answers": True, "is_of_this_version": True, "extensions_missing": []}


@pytest.mark.parametrize(
    ("servers", "status", "summary"),
    [
        ([Server("default", **READY), Server("replica")], 200, "ready"),
        ([Server("default"), Server("replica", **READY, is_read_only=True)], 200, "ready: reading only"),
        ([Server("default"), Server("replica")], 503, health.AWAY),
        ([Server("default", answers=True)], 503, "the database is slow to answer"),
        ([Server("default", answers=True, is_of_this_version=False)], 503, health.OTHER_VERSION),
    ],
)
def test_of_several_servers_one_is_enough_to_read_from(servers, status, summary):
    assert health.verdict(Readiness(servers)) == (status, summary)


def test_readers_are_answered_by_standbys_while_the_primary_is_lost():
    machines = [Machine("server 1", False, None, None), Machine("server 2", True, True, 0.5)]
    found = Readiness([Server("default")], [], machines)

    assert health.verdict(found) == (200, "ready: reading only")
    assert [health.line_of(machine) for machine in machines] == [
        "server 1: does not answer",
        "server 2: a standby, 0.5 s behind",
    ]
    assert health.verdict(Readiness([Server("default")], [], machines[:1])) == (503, health.AWAY)


def test_a_standby_tells_how_far_it_is_behind():
    standby = Server("replica", **READY, is_standby=True, is_read_only=True, lag=12.5)

    assert health.lines_of(standby) == ["replica: answers, a standby", "replica: 12.5 s behind"]


def test_little_room_is_said():
    assert health.room_of(Disk("database", 3)) == "disk of the database: 3 % free, which is little"
    assert json.loads(health.as_json(200, "ready", Readiness([], [Disk("database", 3)])).content)["disks"][0][
        "is_short"
    ]
