"""Where the tests' database lives: on a throwaway server, unless DATABASE_URL names one."""

import contextlib
import io
import os
from unittest import mock

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections, transaction

from summit_archive import embedded_postgres
from summit_archive.embedded_postgres.base import share_in
from tests.throwaway import place


def pytest_configure(config):
    serve_plain_static_files()
    # Quick to hash, as tests log in often and keep no secret.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.LOGINS_IN_A_ROW = 1000
    # The tests' archives have nothing to do with each other; those that share pages say where.
    settings.PAGES_DIR = None
    database = settings.DATABASES["default"]
    # Making a test database may take longer than a reader's page may.
    database["OPTIONS"].pop("options", None)
    if database["ENGINE"] != "summit_archive.embedded_postgres":
        return
    if not is_worker(config):
        config.place = place("tests")
        os.environ["SUMMIT_TEST_DIR"] = str(config.place.folder)
    throwaway = embedded_postgres.database_settings(os.environ["SUMMIT_TEST_DIR"], durable=False)
    throwaway["OPTIONS"] = database["OPTIONS"] | throwaway["OPTIONS"]
    database.update(throwaway)


def pytest_unconfigure(config):
    database = settings.DATABASES["default"]
    if database["ENGINE"] != "summit_archive.embedded_postgres" or "SUMMIT_TEST_DIR" not in os.environ:
        return
    share_in(**database["EMBEDDED"]).leave()
    if not is_worker(config):
        os.environ.pop("SUMMIT_TEST_DIR")
        config.place.end()


def serve_plain_static_files():
    """Straight from where they are written, so that a test needs no `collectstatic`."""
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = True
    settings.STATIC_ROOT = None


def is_worker(config):
    """Whether this is one of pytest-xdist's processes; they share the first one's server."""
    return hasattr(config, "workerinput")


# --- What is shipped, loaded once for a module --------------------------------


@pytest.fixture(scope="module")
def shipped_facts(request, django_db_setup, django_db_blocker):
    """The shipped facts, for a module all of whose tests start from them. What a test writes is gone after it."""
    with django_db_blocker.unblock(), filled_for(request, lambda: load("load_reference")):
        yield


@pytest.fixture(scope="module")
def shipped_stories(request, shipped_facts):
    """The demo stories beside the shipped facts."""
    with filled_for(request, lambda: load("load_demo")):
        yield


def load(command):
    call_command(command, stdout=io.StringIO())


@contextlib.contextmanager
def filled_for(request, fill):
    """Its tests are savepoints of this transaction: after each, Django would close the connection, and end it."""
    items = [item for item in request.session.items if item.module is request.module]
    assert all(request.fixturename in item.fixturenames for item in items), (
        "For all tests of a module, or none."
    )
    connection = connections["default"]
    with transaction.atomic(), mock.patch.object(connection, "close"):
        fill()
        # What is only looked at in the end is looked at now, not after each of the tests.
        connection.check_constraints()
        yield
        transaction.set_rollback(True)
