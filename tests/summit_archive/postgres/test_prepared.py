"""Statements are planned once by each connection, and answered wherever that cannot be."""

import pytest
from django.db import DataError, connection, transaction

from participants.models import Country
from summit_archive.postgres import prepared
from summit_archive.postgres.prepared import Prepared
from tests.make import make_country

pytestmark = pytest.mark.django_db(transaction=True)

ADDED = Prepared("SELECT %(one)s::int + %(other)s::int, %(one)s::int, '50 percent'")
TYPE_OF_NAME = Country._meta.get_field("name").db_type(connection)


@pytest.fixture(autouse=True)
def anew(monkeypatch):
    """As in a process that has just begun."""
    monkeypatch.setattr(Prepared, "can_be_kept", True)
    prepared.MADE.clear()
    yield
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")
    prepared.MADE.clear()


def kept():
    """The names of the statements that this connection has."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM pg_prepared_statements")
        return [name for (name,) in cursor.fetchall()]


def test_a_statement_is_planned_once_and_answered_each_time(django_assert_num_queries):
    for other in (2, 3):
        with django_assert_num_queries(1):
            assert ADDED.rows({"one": 1, "other": other}) == [(1 + other, 1, "50 percent")]
    assert kept() == [ADDED.name]


def test_another_connection_plans_it_too():
    ADDED.rows({"one": 1, "other": 2})
    connection.close()
    assert ADDED.rows({"one": 1, "other": 2}) == [(3, 1, "50 percent")]
    assert kept() == [ADDED.name]


def test_within_a_transaction_nothing_is_kept():
    with transaction.atomic():
        assert ADDED.rows({"one": 1, "other": 2}) == [(3, 1, "50 percent")]
        assert kept() == []


def test_where_sessions_are_not_ours_it_is_sent_as_it_is():
    """As behind a pooler: what was prepared is gone, or is there from somebody else."""
    ADDED.rows({"one": 1, "other": 2})
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")
    assert ADDED.rows({"one": 1, "other": 2}) == [(3, 1, "50 percent")]
    assert kept() == []


def test_what_somebody_else_has_prepared_is_not_in_the_way():
    with connection.cursor() as cursor:
        cursor.execute(f"PREPARE {ADDED.name} AS SELECT 'another'")
    assert ADDED.rows({"one": 1, "other": 2}) == [(3, 1, "50 percent")]
    assert ADDED.rows({"one": 2, "other": 2}) == [(4, 2, "50 percent")]


def test_a_migration_while_it_serves_is_no_error():
    """PostgreSQL refuses a plan whose columns have other types since."""
    countries = Prepared("SELECT name FROM participants_country WHERE code = %(code)s::text")
    make_country("KZ")
    with connection.cursor() as cursor:
        try:
            assert countries.rows({"code": "KZ"}) == [("Kazakhstan",)]
            cursor.execute("ALTER TABLE participants_country ALTER COLUMN name TYPE text")
            assert countries.rows({"code": "KZ"}) == [("Kazakhstan",)]
            assert kept() == []
            assert countries.rows({"code": "KZ"}) == [("Kazakhstan",)]
            assert kept() == [countries.name]
        finally:
            cursor.execute(f"ALTER TABLE participants_country ALTER COLUMN name TYPE {TYPE_OF_NAME}")


def test_it_is_kept_again_after_the_server_has_closed_the_connection():
    ADDED.rows({"one": 1, "other": 2})
    end_on_the_server(connection)
    connection.health_check_done = False  # as at the beginning of each request
    assert ADDED.rows({"one": 1, "other": 2}) == [(3, 1, "50 percent")]
    assert kept() == [ADDED.name]


def end_on_the_server(ended):
    other = ended.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [ended.connection.info.backend_pid])
    finally:
        other.close()


def test_an_error_of_the_statement_itself_is_told():
    with pytest.raises(DataError):
        ADDED.rows({"one": 2_147_483_647, "other": 1})
    assert ADDED.rows({"one": 1, "other": 2}) == [(3, 1, "50 percent")]


def test_other_words_have_another_name():
    assert Prepared("SELECT 1").name != Prepared("SELECT 2").name
