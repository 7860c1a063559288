"""`manage.py serve`: says in a sentence what is missing; tells systemd when it serves."""

import contextlib
import http.client
import signal
import socket
import subprocess
import sys

import pytest

from tests.summit_archive.conftest import ROOT, clean_environment

SECRET = "only-for-a-test-" * 4


@contextlib.contextmanager
def serving(data_dir, *words, **environment):
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve", *words],
        cwd=ROOT,
        env=clean_environment(SUMMIT_DATA_DIR=data_dir, SECRET_KEY=SECRET, **environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def said(data_dir, *words, **environment):
    with serving(data_dir, *words, **environment) as process:
        return process.communicate(timeout=60)[0]


def test_static_files_that_are_not_there_are_told(tmp_path):
    expected = f"CommandError: There are no static files in {tmp_path}/static: run manage.py collectstatic.\n"
    assert said(tmp_path, "--socket", tmp_path / "site") == expected
    assert not (tmp_path / "site").exists()


def test_https_without_a_proxy_that_says_so_is_told(tmp_path):
    assert "set TRUSTED_PROXY to the proxy's address" in said(tmp_path, HTTPS="true")


def test_a_file_that_is_no_socket_is_left_alone(tmp_path):
    (tmp_path / "site").write_text("mine")
    assert "cannot be used (it is no socket)" in said(tmp_path, "--socket", tmp_path / "site")
    assert (tmp_path / "site").read_text() == "mine"


class OverUnix(http.client.HTTPConnection):
    def __init__(self, path):
        super().__init__("localhost", timeout=20)
        self.path = str(path)

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(20)
        self.sock.connect(self.path)


@pytest.fixture
def told(tmp_path):
    """What systemd would be told."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.bind(str(tmp_path / "notify"))
        line.settimeout(60)
        yield lambda: line.recv(100).decode()


# Nobody answers there: pages from memory are served all the same.
NOWHERE = "postgres://nobody@127.0.0.1:1/none"


def test_it_serves_at_a_socket_until_it_is_told_to_end(tmp_path, told):
    # `DEBUG` wants no collected files; they are the demo's to test.
    environment = {"DATABASE_URL": NOWHERE, "DEBUG": "true", "HTTPS": "true", "WEB_CONCURRENCY": 2}
    place = tmp_path / "site"
    with serving(tmp_path, "--socket", place, NOTIFY_SOCKET=tmp_path / "notify", **environment) as process:
        assert told() == "READY=1"
        assert place.stat().st_mode & 0o777 == 0o660
        with contextlib.closing(OverUnix(place)) as visitor:
            visitor.request("GET", "/livez", headers={"X-Forwarded-Proto": "https"})
            assert visitor.getresponse().read() == b"alive\n"
        assert "somebody listens there" in said(tmp_path, "--socket", place, **environment)
        process.send_signal(signal.SIGTERM)
        assert told() == "STOPPING=1"
        assert process.wait(30) == 0
        assert "serving what can be served without it" in process.stdout.read()
    assert not place.exists()
