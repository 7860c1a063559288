"""Behind a real PgBouncer, in both modes, as the README has it."""

import copy
import os
import threading
from pathlib import Path

import pytest
from django.core import checks
from django.db import OperationalError, connection, connections, transaction
from psycopg2.errors import QueryCanceled

from summit_archive.database.base import DatabaseWrapper
from summit_archive.database.locks import held
from summit_archive.database.pooled import lift_limits
from summit_archive.postgres.patience import patience
from summit_archive.postgres.prepared import Prepared
from tests.summit_archive.database.pgbouncer import PROGRAM, pgbouncer

pytestmark = pytest.mark.skipif(
    PROGRAM is None and "CI" not in os.environ, reason="there is no pgbouncer on this machine"
)
LIMITS = {"statement_timeout": "250", "lock_timeout": "200", "idle_in_transaction_session_timeout": "9000"}
SESSIONS = 3
UNDER_WAY = """
SELECT count(*) FROM pg_stat_activity
WHERE state = 'idle in transaction' AND datname = current_database()"""


@pytest.fixture(
    scope="module", params=[("transaction", SESSIONS), ("session", 10)], ids=["transaction", "session"]
)
def port(request, django_db_setup, django_db_blocker):
    settings = connection.settings_dict
    server = {"host": settings["HOST"], "port": settings["PORT"], "user": settings["USER"]}
    with pgbouncer(server | {"password": password_of(settings)}, *request.param) as port:
        yield port


def password_of(settings):
    if "passfile" not in settings["OPTIONS"]:
        return settings["PASSWORD"]
    return Path(settings["OPTIONS"]["passfile"]).read_text().strip().rpartition(":")[2]


@pytest.fixture(autouse=True)
def unblocked(django_db_setup, django_db_blocker):
    """Nothing is written here, so nothing has to be cleared away."""
    with django_db_blocker.unblock():
        yield
        connection.close()


@pytest.fixture
def through(port):
    """Makes connections through the pooler."""
    made = []

    def through(**more):
        settings = copy.deepcopy(connections["default"].settings_dict)
        settings["OPTIONS"].pop("passfile", None)
        settings["OPTIONS"]["options"] = " ".join(f"-c {name}={value}" for name, value in LIMITS.items())
        settings |= {"HOST": "127.0.0.1", "PORT": str(port), "PASSWORD": "unasked"} | more
        made.append(DatabaseWrapper(settings, "default"))
        return made[-1]

    yield through
    for one in made:
        one.close()


@pytest.fixture
def pooled(through):
    """The connection of this thread goes through the pooler."""
    direct = connections["default"]
    connections["default"] = through()
    yield connections["default"]
    connections["default"] = direct


def ask(question, values=None, using=connection):
    with using.cursor() as cursor:
        cursor.execute(question, values)
        return cursor.fetchone()[0]


def test_every_limit_holds_in_each_statement_and_each_transaction(pooled):
    for name, value in LIMITS.items():
        assert ask(f"SELECT setting FROM pg_settings WHERE name = '{name}'") == value
    with transaction.atomic():
        assert ask("SHOW statement_timeout") == "250ms"
        assert ask("SHOW idle_in_transaction_session_timeout") == "9s"
    for _both in range(2):
        with pytest.raises(OperationalError, match="statement timeout"):
            ask("SELECT pg_sleep(2)")
    with pytest.raises(OperationalError, match="statement timeout"), transaction.atomic():
        ask("SELECT 1")
        ask("SELECT pg_sleep(2)")
    connection.ensure_connection()
    with pytest.raises(QueryCanceled):
        connection.connection.cursor().execute("SELECT pg_sleep(2)")


def test_what_is_said_stays_with_the_one_who_said_it(pooled, through):
    """Another program, which has no limits of its own, gets one of the sessions that were used here."""
    for _each in range(SESSIONS):
        ask("SELECT 1")
    other = through()
    other.settings_dict["OPTIONS"]["options"] = ""
    assert {ask("SHOW statement_timeout", using=other) for _each in range(SESSIONS)} == {"0"}


def test_editors_get_more_time_for_one_transaction(pooled):
    with patience(5):
        assert ask("SELECT 'done' FROM pg_sleep(0.4)") == "done"
    with pytest.raises(OperationalError, match="statement timeout"):
        ask("SELECT pg_sleep(2)")


def test_a_transaction_may_begin_with_its_isolation(pooled):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        assert ask("SHOW transaction_isolation") == "repeatable read"
        assert ask("SHOW statement_timeout") == "250ms"


def test_what_no_transaction_can_do_is_done(pooled):
    with connection.cursor() as cursor:
        cursor.execute("VACUUM pg_aggregate")


def test_rows_are_streamed_while_others_use_the_sessions(pooled, through):
    with connection.chunked_cursor() as rows:
        rows.execute("SELECT generate_series(1, 40)")
        first = rows.fetchmany(10)
        assert ask("SELECT 1", using=through()) == ask("SELECT 1") == 1
        assert [*first, *rows.fetchall()] == [(number,) for number in range(1, 41)]


def test_rows_left_in_the_middle_leave_no_transaction_behind(pooled):
    with connection.chunked_cursor() as rows:
        rows.execute("SELECT generate_series(1, 40)")
        rows.fetchone()
        assert ask(UNDER_WAY) == 1
    assert ask(UNDER_WAY) == 0


def test_nothing_is_prepared_in_sessions_of_others(pooled):
    added = Prepared("SELECT %(one)s::int + 1")
    assert added.rows({"one": 1}) == [(2,)]
    assert {ask("SELECT count(*) FROM pg_prepared_statements") for _each in range(SESSIONS)} == {0}
    assert Prepared.can_be_kept


def test_a_lock_is_held_by_one_and_let_go(pooled):
    found = []

    def try_it():
        with held("a test", 7) as is_held:
            found.append(is_held)
        connection.close()

    with held("a test", 7) as is_held:
        beside = threading.Thread(target=try_it)  # on a connection without a pooler
        beside.start()
        beside.join()
    beside = threading.Thread(target=try_it)
    beside.start()
    beside.join()
    assert (is_held, found) == (True, [False, True])


def test_the_check_says_what_is_dropped_and_what_to_run(pooled):
    said = checks.run_checks(tags=["database"], databases=["default"])
    [found] = [message for message in said if message.id == "summit_archive.I001"]
    assert "SET statement_timeout = '250'" in found.msg and "ALTER ROLE" in found.msg


def test_limits_are_lifted_for_one_connection_alone(pooled, through):
    lift_limits(connection)
    assert ask("SELECT 'done' FROM pg_sleep(0.4)") == "done"
    other = through()
    assert {ask("SHOW statement_timeout", using=other) for _each in range(SESSIONS)} == {"250ms"}


def test_what_the_role_brings_need_not_be_said(through):
    other = through()
    other.settings_dict["OPTIONS"]["options"] = "-c statement_timeout=0 -c lock_timeout=200"
    other.connect()
    assert other.is_pooled and other.said_first == "SET LOCAL lock_timeout = 200; "


def test_without_a_pooler_nothing_is_said():
    settings = copy.deepcopy(connections["default"].settings_dict)
    direct = DatabaseWrapper(settings, "default")
    direct.connect()
    assert not direct.is_pooled and not direct.said_first
    direct.close()
