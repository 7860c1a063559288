"""The demo as a visitor starts it: a process of its own, on an empty data folder."""

import contextlib
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from articles.models import Article, Source
from articles.quality import CHECKS, RECOUNTS
from participants.models import Country
from summit_archive.findings.tables import Look
from summit_archive.management.commands.demo import fill_if_empty
from tests.make import make_article, make_country
from tests.summit_archive.conftest import ROOT, clean_environment, processes_of


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


@contextlib.contextmanager
def demo(data_dir, *arguments, **environment):
    process = subprocess.Popen(
        [sys.executable, "manage.py", "demo", *arguments],
        cwd=ROOT,
        env=clean_environment(SUMMIT_DATA_DIR=data_dir, **environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    with process:
        try:
            yield process
        finally:
            # Also where the test has failed: else it would wait for ever for what nobody ends.
            process.kill()


def migrate(data_dir):
    return subprocess.Popen(
        [sys.executable, "manage.py", "migrate", "--verbosity=0"],
        cwd=ROOT,
        env=clean_environment(SUMMIT_DATA_DIR=data_dir),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def lines_until_address(process):
    lines = []
    for line in process.stdout:
        lines.append(line.rstrip())
        if line.startswith("Address:"):
            return lines
    raise AssertionError("\n".join(lines))


def editor_line(lines):
    [line] = [line for line in lines if line.startswith("Editor:")]
    return line


def fetch(address):
    with urllib.request.urlopen(address, timeout=10) as response:
        return response.status, response.read().decode()


def is_ready(port):
    status, said = fetch(f"http://127.0.0.1:{port}/readyz")
    return (status, said.partition("\n")[0]) == (200, "ready")


def test_the_demo_from_nothing_to_a_changed_password(shared_data_dir):
    """Another start and a `migrate` at the same moment find what the first has made, or make it for it."""
    port, port_beside = free_port(), free_port()
    with (
        demo(shared_data_dir, "--port", str(port)) as process,
        demo(shared_data_dir, PORT=port_beside) as beside,
        migrate(shared_data_dir) as migrating,
    ):
        said, said_beside = lines_until_address(process), lines_until_address(beside)
        assert migrating.wait(60) == 0 and "Traceback" not in migrating.stdout.read()
        assert "Another start is preparing this archive: waiting for it …" in said + said_beside
        assert editor_line(said) == editor_line(said_beside)
        assert is_ready(port_beside)
        beside.send_signal(signal.SIGINT)
        assert beside.wait(30) == 0

        first = editor_line(said)
        assert re.fullmatch(r"Editor: editor / \S{16}", first)
        assert is_ready(port)
        _, page = fetch(f"http://127.0.0.1:{port}/admin/login/")
        style = re.search(r"/static/admin/css/base\.[0-9a-f]{12}\.css", page)
        assert fetch(f"http://127.0.0.1:{port}{style[0]}")[0] == 200
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
    assert processes_of(shared_data_dir) == []

    with demo(shared_data_dir, PORT=port) as process:
        assert editor_line(lines_until_address(process)) == first
        process.send_signal(signal.SIGTERM)
        process.wait(30)
    assert processes_of(shared_data_dir) == []

    change_password(shared_data_dir)
    with demo(shared_data_dir, PORT=port) as process:
        changed = editor_line(lines_until_address(process))
        process.send_signal(signal.SIGINT)
        process.wait(30)
    assert changed == "Editor: editor (the password you have set)"
    assert not (shared_data_dir / "editor-password").exists()
    assert processes_of(shared_data_dir) == []


def change_password(data_dir):
    code = (
        "from django.contrib.auth.models import User; "
        "editor = User.objects.get(username='editor'); "
        "editor.set_password('my own choice'); editor.save()"
    )
    subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", code],
        cwd=ROOT,
        env=clean_environment(SUMMIT_DATA_DIR=data_dir),
        check=True,
    )


def test_a_port_in_use_is_told_before_anything_is_made(data_dir):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with demo(data_dir, "--port", str(port)) as process:
            said = process.stdout.read().splitlines()

    assert said == [
        f"CommandError: Port {port} cannot be used (Address already in use): choose another with --port."
    ]
    assert not (data_dir / "database").exists()


def test_of_two_starts_at_one_port_one_says_so(data_dir):
    port = free_port()
    with demo(data_dir, PORT=port) as one, demo(data_dir, PORT=port) as other:
        loser, winner = in_order_of_end(one, other)
        assert f"Port {port} cannot be used (Address already in use)" in loser.stdout.read()
        winner.send_signal(signal.SIGINT)
        winner.wait(60)
    assert processes_of(data_dir) == []


def in_order_of_end(one, other):
    while one.poll() is None and other.poll() is None:
        time.sleep(0.05)
    return (one, other) if one.poll() is not None else (other, one)


@pytest.mark.parametrize("port", ["0", "70000"])
def test_a_port_that_is_none_is_told(data_dir, port):
    with demo(data_dir, "--port", port) as process:
        assert process.stdout.read() == "CommandError: --port must be a whole number from 1 to 65535.\n"


def test_a_database_that_does_not_answer_is_told_in_one_line(data_dir):
    with demo(data_dir, DATABASE_URL="postgres://nobody@127.0.0.1:1/nothing") as process:
        said = process.stdout.read().splitlines()

    assert said[1].startswith("CommandError: The database does not answer: ")


def test_ctrl_c_while_it_prepares_leaves_nothing_behind(data_dir):
    with demo(data_dir, "--port", str(free_port())) as process:
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        process.wait(30)

    assert processes_of(data_dir) == []


@pytest.mark.django_db
def test_an_archive_in_use_is_not_filled_again():
    make_country("KZ")
    make_article("Our own")
    fill_if_empty()
    assert Country.objects.count() == Article.objects.count() == 1


@pytest.mark.django_db
def test_an_empty_archive_is_filled_with_what_is_shipped_and_each_check_looks_at_it():
    fill_if_empty()
    assert Country.objects.count() == 252
    articles = Article.objects.published()
    assert articles.exclude(summary="").count() >= 11  # the stories
    assert articles.filter(summary="", body="").exists() and Source.objects.exists()
    looked = set(Look.objects.values_list("check_name", flat=True))
    assert looked == {check.name for check in [*CHECKS, *RECOUNTS]}
