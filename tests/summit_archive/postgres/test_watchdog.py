import os
import signal
import socket
import time

import psycopg2
import pytest
from django.db import OperationalError, connection, connections
from psycopg2 import extensions

from summit_archive.postgres.patience import impatience
from summit_archive.postgres.watchdog import Watchdog

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def watchdog():
    watchdog = Watchdog(patience=0.5, pause=0.3)
    extensions.set_wait_callback(watchdog.wait)
    yield watchdog
    extensions.set_wait_callback(None)


@pytest.fixture
def frozen():
    """A connection whose server process does not run, like a frozen machine's."""
    other = connections.create_connection("default")
    other.connect()
    pid = other.connection.info.backend_pid
    os.kill(pid, signal.SIGSTOP)
    yield other
    os.kill(pid, signal.SIGCONT)
    other.close()


def ask(connection, question="SELECT 1"):
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]


def test_an_answering_database_is_not_disturbed(watchdog):
    assert ask(connection, "SELECT count(*) FROM generate_series(1, 1000)") == 1000
    assert ask(connection, "SELECT repeat('я', 1000000)") == "я" * 1_000_000


def test_a_slow_query_is_ended_by_the_server_and_shuts_nobody_out(watchdog):
    ask(connection, "SELECT set_config('statement_timeout', '100', false)")

    with pytest.raises(OperationalError, match="statement timeout"):
        ask(connection, "SELECT pg_sleep(5)")

    ask(connection, "SELECT set_config('statement_timeout', '0', false)")


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="the server is another's, not to be stopped")
def test_a_frozen_database_is_given_up_and_the_next_are_told_at_once(watchdog, frozen):
    began = time.monotonic()
    with pytest.raises(OperationalError, match="silent for 0.5 seconds"):
        ask(frozen)
    gave_up = time.monotonic()
    with pytest.raises(OperationalError, match="fell silent a moment ago"):
        ask(connection)
    told = time.monotonic()

    assert 0.5 <= gave_up - began < 2
    assert told - gave_up < 0.2
    connection.close()
    time.sleep(0.4)
    assert ask(connection) == 1


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="the server is another's, not to be stopped")
def test_a_question_that_is_answered_in_no_time_is_given_up_sooner(watchdog, frozen):
    watchdog.patience = 10
    with impatience(0.2), pytest.raises(OperationalError, match="silent for 0.2 seconds"):
        ask(frozen)


def test_a_server_that_takes_a_connection_and_says_nothing_is_given_up(watchdog):
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        pytest.raises(psycopg2.OperationalError, match="silent for"),
    ):
        psycopg2.connect(host="127.0.0.1", port=silent.getsockname()[1], user="nobody")
