import logging
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection, connections

from summit_archive.checks import check_database, check_secret_key, what_it_lacks, what_slows

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def database():
    """Makes a database with the given options and connects to it under the name `other`."""

    def make(options):
        with connection.cursor() as cursor:
            cursor.execute("DROP DATABASE IF EXISTS other_archive")
            cursor.execute(f"CREATE DATABASE other_archive TEMPLATE template0 {options}")
        other = connection.copy("other")
        other.settings_dict["NAME"] = "other_archive"
        connections["other"] = other
        return other

    yield make
    connections["other"].close()
    del connections["other"]
    with connection.cursor() as cursor:
        cursor.execute("DROP DATABASE other_archive")
        cursor.execute("DROP ROLE IF EXISTS newcomer")


def test_the_tests_own_database_lacks_nothing():
    assert what_it_lacks(connection) == []


def test_an_encoding_without_cyrillic_is_told(database):
    [sentence] = what_it_lacks(database("ENCODING 'LATIN1' LOCALE 'C' LOCALE_PROVIDER libc"))

    assert sentence == "The database keeps its text in LATIN1; the archive needs one made with UTF8."


def test_a_locale_without_cyrillic_is_told(database):
    [sentence] = what_it_lacks(database("ENCODING 'UTF8' LOCALE 'C' LOCALE_PROVIDER libc"))

    assert "lower case of Cyrillic" in sentence


def test_extensions_out_of_reach_are_told_one_by_one(database):
    other = database("")
    with other.cursor() as cursor:
        cursor.execute("CREATE ROLE newcomer")
        cursor.execute("SET ROLE newcomer")

    assert [sentence.split(" is not")[0] for sentence in what_it_lacks(other)] == [
        "The extension btree_gist",
        "The extension pg_trgm",
        "The extension unaccent",
    ]


def test_looking_leaves_nothing_behind(database):
    other = database("")

    assert what_it_lacks(other) == []
    with other.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_extension WHERE extname = 'pg_trgm'")
        assert cursor.fetchone() == (0,)


def said_of(connection, *statements):
    """What the check of a server tells once the statements were run."""
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    try:
        return [(message.id, message.msg) for message in check_database(databases=["default"])]
    finally:
        connection.close()


def test_nothing_slows_the_tests_own_database():
    assert what_slows(connection) == []
    assert said_of(connection) == []


@pytest.mark.parametrize(
    ("set_to", "told"),
    [
        (
            "random_page_cost = 4",
            "random_page_cost is 4, with which whole tables are read where an index would do",
        ),
        (
            "work_mem = '4MB'",
            "work_mem is 4MB, with which what is sorted or counted is written to the disk meanwhile",
        ),
        ("jit = on", "jit is on, with which compiling a statement takes longer than the statement"),
    ],
)
def test_a_setting_that_slows_is_told_with_what_to_run(set_to, told):
    [(known_as, sentence)] = said_of(connection, f"SET {set_to}")

    assert known_as == "summit_archive.W001"
    before, advice = sentence.split(": run ")
    assert before == f"The database's {told}"
    # What is advised is told no more.
    [name, value] = advice.removesuffix(".").split(" SET ")[1].split(" = ")
    assert advice.startswith(f"ALTER DATABASE {connection.settings_dict['NAME']} SET ")
    assert said_of(connection, f"SET {set_to}", f"SET {name} = {value}") == []


def test_an_index_whose_new_rows_wait_is_told_with_what_to_run():
    [(known_as, sentence)] = said_of(connection, "ALTER INDEX searched_published RESET (fastupdate)")

    assert known_as == "summit_archive.W001"
    assert "the index searched_published" in sentence
    assert said_of(connection, sentence.split(": run ")[1].removesuffix(".")) == []


def test_what_slows_a_database_is_no_error_of_it():
    with connection.cursor() as cursor:
        cursor.execute("SET jit = on")
    try:
        call_command("check", tags=["database"], databases=["default"], stderr=(told := StringIO()))
    finally:
        connection.close()
    assert "ALTER DATABASE" in told.getvalue()


@pytest.mark.parametrize(
    ("is_kept_here", "replicas", "level"),
    [(False, ["one"], None), (True, [], "WARNING"), (True, ["one"], "ERROR")],
)
def test_nodes_that_would_each_make_a_secret_of_their_own_are_told(settings, is_kept_here, replicas, level):
    settings.SECRET_KEY_IS_KEPT_HERE, settings.REPLICAS, settings.DATABASE = (
        is_kept_here,
        replicas,
        {"NAME": "one"},
    )
    assert [logging.getLevelName(message.level) for message in check_secret_key()] == (
        [level] if level else []
    )
