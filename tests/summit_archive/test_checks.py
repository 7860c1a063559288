import pytest
from django.db import connection, connections

from summit_archive.checks import what_it_lacks

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
