"""Editors' work on many rows has more time than a page, and nobody after it."""

import pytest
from django.db import OperationalError, connection, transaction
from psycopg2 import extensions

from summit_archive.postgres.patience import patience
from summit_archive.postgres.watchdog import Watchdog

pytestmark = pytest.mark.django_db(transaction=True)

SLOW = "SELECT pg_sleep(0.6)"


@pytest.fixture
def limited():
    """A statement may take 200 milliseconds, and the server be silent for 400."""
    set_limit("200")
    extensions.set_wait_callback(Watchdog(patience=0.4, pause=0).wait)
    yield
    extensions.set_wait_callback(None)
    set_limit("0")


def set_limit(milliseconds):
    ask(f"SET statement_timeout = {milliseconds}")


def ask(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else None


def test_a_statement_of_editors_work_may_take_longer_than_a_page(limited):
    with patience(3):
        ask(SLOW)


def test_afterwards_the_limit_is_as_it_was_also_in_the_same_transaction(limited):
    with transaction.atomic():
        with patience(3):
            ask("SELECT 1")
        with pytest.raises(OperationalError, match="statement timeout"), transaction.atomic():
            ask(SLOW)


def test_the_limit_of_editors_is_one_too(limited):
    with pytest.raises(OperationalError, match="statement timeout"), patience(0.3):
        ask(SLOW)
    assert ask("SHOW statement_timeout") == [("200ms",)]


def test_who_has_no_limit_gets_none():
    with patience(1):
        assert ask("SHOW statement_timeout") == [("0",)]
