"""Where the tests' database lives: a throwaway server, unless DATABASE_URL names one."""

import os
import shutil
import tempfile
from pathlib import Path

from django.conf import settings

from summit_archive import embedded
from summit_archive.embedded.base import share_in


def pytest_configure(config):
    database = settings.DATABASES["default"]
    # Making a test database may take longer than a reader's page may.
    database["OPTIONS"].pop("options", None)
    if database["ENGINE"] != "summit_archive.embedded":
        return
    if not is_worker(config):
        os.environ["SUMMIT_TEST_DIR"] = tempfile.mkdtemp(prefix="summit-tests-")
        Path(os.environ["SUMMIT_TEST_DIR"]).chmod(0o711)
    throwaway = embedded.database_settings(os.environ["SUMMIT_TEST_DIR"], durable=False)
    throwaway["OPTIONS"] = database["OPTIONS"] | throwaway["OPTIONS"]
    database.update(throwaway)


def pytest_unconfigure(config):
    database = settings.DATABASES["default"]
    if database["ENGINE"] != "summit_archive.embedded" or "SUMMIT_TEST_DIR" not in os.environ:
        return
    share = share_in(**database["EMBEDDED"])
    share.leave()
    if not is_worker(config):
        if share.cluster.pid_file.exists():
            share.cluster.stop()
        shutil.rmtree(os.environ.pop("SUMMIT_TEST_DIR"), ignore_errors=True)


def is_worker(config):
    return hasattr(config, "workerinput")
