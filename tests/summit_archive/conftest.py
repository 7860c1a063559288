"""Folders and programs of the tests that start the archive as its users do."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def make_data_dir():
    """Not pytest's own temporary folder: no other user may enter that, and for root
    the database runs as another user."""
    folder = Path(tempfile.mkdtemp(prefix="summit-data-"))
    folder.chmod(0o711)
    return folder


@pytest.fixture
def data_dir():
    folder = make_data_dir()
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def shared_data_dir():
    folder = make_data_dir()
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def run(tmp_path):
    """Runs Python in the checkout, in an environment that holds only what is given."""

    def run(*arguments, **environment):
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=clean_environment(SUMMIT_DATA_DIR=tmp_path) | environment,
            capture_output=True,
            text=True,
            timeout=60,
        )

    return run


def clean_environment(**extra):
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return kept | {name: str(value) for name, value in extra.items()}


def processes_of(folder):
    """The command lines of living processes that name `folder`."""
    shown = subprocess.run(["ps", "-eww", "-o", "args"], capture_output=True, text=True, check=True)
    return [line for line in shown.stdout.splitlines() if str(folder) in line]
