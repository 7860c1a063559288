"""Workers as processes of their own: killed, told to end, and followed by others. The long form is `tests.drills killed_workers`."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

from summit_archive.jobs.asking import ask_for
from summit_archive.jobs.standing import latest
from summit_archive.jobs.tables import Job, Schedule, Worker
from summit_archive.jobs.worker import Work

from . import tried

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("tried_kinds", "pieces")]

# A worker that is found dead after a second, and is given half a second to end.
CODE = """
import signal, django; django.setup()
from summit_archive.jobs import claiming, worker
from tests.summit_archive.jobs import tried
tried.know_kinds()
claiming.LEASE, claiming.BEAT, worker.ROUND, worker.POLL = 1, 0.2, 0.2, 0.05
work = worker.Work(["count", "sleep"], grace=0.5)
signal.signal(signal.SIGTERM, lambda number, frame: work.tell_to_end())
work.run()
"""


@pytest.fixture
def pieces():
    tried.make_table()
    yield
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE tried_piece")


def database_url():
    told = connection.settings_dict
    password = told["PASSWORD"]
    if file := told["OPTIONS"].get("passfile"):
        password = Path(file).read_text().strip().rpartition(":")[2]
    user = f"{quote(told['USER'])}:{quote(password)}"
    return f"postgres://{user}@{quote(told['HOST'], safe='')}:{told['PORT'] or 5432}/{told['NAME']}"


@contextlib.contextmanager
def worker(*words):
    environment = os.environ | {
        "DATABASE_URL": database_url(),
        "STATEMENT_TIMEOUT": "0",
        "DJANGO_SETTINGS_MODULE": "summit_archive.settings",
    }
    root = Path(__file__).parents[3]
    process = subprocess.Popen(
        [sys.executable, *(words or ("-c", CODE))], cwd=root, env=environment, stdout=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def until(is_so):
    end = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < end, list(Job.objects.values())
        time.sleep(0.02)


def done_pieces():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM tried_piece")
        return cursor.fetchone()[0]


def test_of_workers_that_are_killed_or_told_to_end_nothing_is_lost():
    for number in range(6):
        ask_for("count", number)
    with worker() as first:
        until(lambda: done_pieces() > 3)
        first.send_signal(signal.SIGKILL)
        first.wait()
        assert done_pieces() < 6 * tried.PIECES

    with worker() as second:
        until(lambda: not Job.objects.filter(kind="count").exclude(state="done").exists())
        assert done_pieces() == 6 * tried.PIECES
        assert max(Job.objects.values_list("claim", flat=True)) == 2

        ask_for("sleep", 60)
        until(lambda: latest("sleep", 60).state == "running")
        second.send_signal(signal.SIGTERM)
        assert second.wait(20) == 0
    handed_back = latest("sleep", 60)
    assert (handed_back.state, handed_back.attempts) == ("waiting", 0)
    # That of the one that was killed, which is cleared away.
    assert Worker.objects.count() == 1


def test_the_command_makes_the_schedule_and_ends_when_it_is_told_to():
    with worker("manage.py", "work") as command:
        until(
            lambda: Schedule.objects.exists() and latest("feeds", "") and latest("feeds", "").state == "done"
        )
        command.send_signal(signal.SIGTERM)
        assert command.wait(20) == 0
    assert not Worker.objects.exists()


def test_one_that_works_once_ends_when_nothing_is_due():
    ask_for("count", "a")
    Work(["count"]).run(once=True)
    assert latest("count", "a").state == "done" and not Worker.objects.exists()
