"""Nothing of a run is left behind, however it ends: real runs of pytest on a file of one test, ended in each way."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.throwaway import is_of, remove_what_dead_runs_left

ROOT = Path(__file__).parents[1]
PATIENCE = 60

TEST = """
import os, pathlib, subprocess, sys, time
from django.conf import settings
from summit_archive.embedded_postgres.base import share_in

def test_that_takes_long():
    share_in(**settings.DATABASES["default"]["EMBEDDED"]).join()
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)
    begun = pathlib.Path(os.environ["BEGUN"])
    begun.with_suffix(".draft").write_text(os.environ["SUMMIT_TEST_DIR"])
    begun.with_suffix(".draft").rename(begun)
    time.sleep(600)
"""


@pytest.fixture
def begun(tmp_path):
    """Begins a run and waits until its test runs; (process, its folder)."""
    processes = []

    def begun(*words):
        place = tmp_path / "test_begun.py"
        place.write_text(TEST)
        mark = tmp_path / "begun"
        process = subprocess.Popen(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--rootdir={ROOT}",
             "-c", ROOT / "pyproject.toml", "-p", "tests.conftest", *words, place],
            cwd=ROOT,
            env={**os.environ, "BEGUN": str(mark)},
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
        processes.append(process)
        until = time.monotonic() + PATIENCE
        while not mark.exists():
            assert process.poll() is None and time.monotonic() < until
            time.sleep(0.05)
        return process, Path(mark.read_text())

    yield begun
    for process in processes:
        process.kill()
        process.wait()


def until_nothing_is_left(folder):
    until = time.monotonic() + PATIENCE
    while folder.exists() or left(folder):
        assert time.monotonic() < until, [process.cmdline() for process in left(folder)]
        time.sleep(0.1)


def left(folder):
    return [process for process in psutil.process_iter() if is_of(process, folder)]


def test_a_run_that_is_killed_leaves_nothing(begun):
    process, folder = begun("-n", "0")
    assert [each for each in left(folder) if each.name().startswith("postgres")]
    process.send_signal(signal.SIGTERM)
    until_nothing_is_left(folder)


def test_a_run_on_many_cores_whose_first_process_is_killed_leaves_nothing(begun):
    process, folder = begun("-n", "1")
    process.send_signal(signal.SIGKILL)
    until_nothing_is_left(folder)


def test_what_was_killed_with_its_watcher_the_next_run_removes_and_nothing_of_a_living_one(begun):
    process, folder = begun("-n", "0")
    remove_what_dead_runs_left()
    assert folder.exists() and process.poll() is None and len(left(folder)) >= 3
    [watcher] = [each for each in left(folder) if "tests.throwaway" in each.cmdline()]
    watcher.kill()
    process.kill()
    process.wait()
    assert left(folder) and folder.exists()
    remove_what_dead_runs_left()
    until_nothing_is_left(folder)
