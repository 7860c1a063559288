"""/metrics is there for those who may see it, tells of all processes, and is answered while the database is away."""

import gc
import subprocess
import sys

import pytest

from summit_archive.observing import counts, gauges
from summit_archive.observing.gauges import gauge

TOKEN = "a-token-that-nobody-guesses"


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """prometheus_client keeps its files for as long as the process lives."""
    yield counts.Counts(tmp_path_factory.mktemp("metrics"))
    for each in gc.get_objects():
        if type(each).__name__ == "MmapedDict":
            each.close()


@pytest.fixture
def on(made, settings, monkeypatch):
    settings.METRICS = ["127.0.0.0/8"]
    settings.METRICS_TOKEN = TOKEN
    monkeypatch.setattr(counts, "_counts", made)
    return made


def told(client, **headers):
    return client.get("/metrics", **headers).content.decode()


@pytest.mark.django_db
def test_the_page_tells_what_was_counted(on, client):
    counts.count_request("GET", "meeting-list", 200, 0.02, "kept")
    counts.count_request("GET", "meeting-list", 200, 0.02, "rendered")
    counts.count_database_error(ConnectionError())

    page = told(client)

    assert 'summit_archive_requests_total{method="GET",route="meeting-list",status="200"} 2.0' in page
    assert 'summit_archive_request_seconds_bucket{le="0.025",route="meeting-list"} 2.0' in page
    assert 'summit_archive_pages_total{how="kept"} 1.0' in page
    assert 'summit_archive_database_errors_total{kind="ConnectionError"} 1.0' in page
    assert 'summit_archive_disk_free_bytes{folder="data"}' in page


def test_other_processes_are_counted_along(on):
    counts.count_request("GET", "home", 200, 0.02, "")
    code = (
        "import os; from summit_archive.observing import counts; from pathlib import Path; import sys;"
        "counts.begin(Path(sys.argv[1])); counts.count_request('GET', 'home', 200, 0.1, '')"
    )
    subprocess.run([sys.executable, "-c", code, on.folder], check=True)

    assert b'requests_total{method="GET",route="home",status="200"} 2.0' in on.told(Nothing())


class Nothing:
    def collect(self):
        return []


def test_the_first_process_begins_at_nothing(tmp_path):
    (tmp_path / "counter_7.db").write_bytes(b"of the day before")
    held = counts.joined(tmp_path)
    assert not list(tmp_path.glob("*.db"))

    (tmp_path / "counter_8.db").write_bytes(b"of the first")
    counts.joined(tmp_path)
    assert held and list(tmp_path.glob("*.db"))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"REMOTE_ADDR": "127.0.0.1"}, 200),
        ({"REMOTE_ADDR": "::ffff:127.0.0.1"}, 200),
        ({"REMOTE_ADDR": "203.0.113.9"}, 404),
        ({"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "203.0.113.9"}, 404),
        ({"REMOTE_ADDR": "127.0.0.1", "secure": True}, 404),
        ({"REMOTE_ADDR": "203.0.113.9", "HTTP_AUTHORIZATION": f"Bearer {TOKEN}"}, 200),
        ({"REMOTE_ADDR": "203.0.113.9", "HTTP_AUTHORIZATION": f"Bearer {TOKEN}", "secure": True}, 200),
        ({"REMOTE_ADDR": "203.0.113.9", "HTTP_AUTHORIZATION": f"Bearer {TOKEN}x"}, 404),
        ({"REMOTE_ADDR": "203.0.113.9", "HTTP_AUTHORIZATION": f"Basic {TOKEN}"}, 404),
        ({"REMOTE_ADDR": "203.0.113.9", "HTTP_AUTHORIZATION": "Bearer ё"}, 404),
        ({"REMOTE_ADDR": ""}, 404),
    ],
)
def test_only_those_who_may_see_it_find_it(on, client, headers, status):
    assert client.get("/metrics", **headers).status_code == status


def test_without_a_setting_there_is_no_such_page(client, settings, on):
    settings.METRICS, settings.METRICS_TOKEN = [], ""
    assert client.get("/metrics", HTTP_AUTHORIZATION="Bearer ").status_code == 404


def test_a_database_that_is_away_is_told(monkeypatch):
    monkeypatch.setattr(gauges, "ask", lambda alias, answers: gauges._at_most.release())
    read = {name: samples for name, _words, samples in gauges.read()}

    assert read["summit_archive_database_up"] == [({"database": "default"}, 0.0)]
    assert "summit_archive_database_bytes" not in read


def test_other_rooms_add_numbers_of_theirs(monkeypatch):
    monkeypatch.setattr(gauges, "_added", {})
    up = [({"database": "default"}, 1.0)]
    monkeypatch.setattr(gauges, "of_databases", lambda: iter([("up", "", up)]))
    gauge("summit_archive_work_waiting", "Tasks.")(lambda: 3.0)
    gauge("summit_archive_unknown", "None.")(lambda: None)
    gauge("summit_archive_broken", "Broken.")(lambda: 1 / 0)

    read = {name: samples for name, _words, samples in gauges.read()}

    assert read["summit_archive_work_waiting"] == [({}, 3.0)]
    assert not read.keys() & {"summit_archive_unknown", "summit_archive_broken"}
    up[0] = ({"database": "default"}, 0.0)
    assert "summit_archive_work_waiting" not in {name for name, _words, _samples in gauges.read()}


@pytest.mark.django_db
def test_the_work_that_waits_is_told():
    read = {name: samples for name, _words, samples in gauges.read()}
    assert read["summit_archive_jobs_waiting"] == read["summit_archive_jobs_failed"] == [({}, 0.0)]
