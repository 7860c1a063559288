"""A database of another archive is told in one sentence, before anything is changed."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.db.migrations.recorder import MigrationRecorder

from summit_archive import checks
from summit_archive.postgres import history
from tests.summit_archive.test_demo import free_port

FORMER = [("articles", "0018_a_thinner_sample"), ("participants", "0014_counted_once")]
SENTENCE = (
    "{subject} was made before version 0.1.0, whose tables are new: {way_out} and start again; "
    "articles come back by importing them again."
)


@pytest.fixture
def other():
    """An empty database of its own, as `other`."""
    name = f"{connection.settings_dict['NAME']}_other"  # of this process alone
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name}")
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    other = connection.copy("other")
    other.settings_dict["NAME"] = name
    connections["other"] = other
    yield other
    other.close()
    del connections["other"]
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name}")


def record(other, rows):
    recorder = MigrationRecorder(other)
    recorder.ensure_schema()
    for app, name in rows:
        recorder.record_applied(app, name)


def tables(other):
    with other.cursor() as cursor:
        return other.introspection.table_names(cursor)


@pytest.mark.django_db(transaction=True)
def test_a_database_of_before_the_first_version_is_refused(other):
    record(other, [("articles", "0001_what_was_written"), *FORMER])
    told = SENTENCE.format(
        subject=history.subject(other),
        way_out=history.way_out(other),
    )

    assert checks.what_differs(other) == [told]
    with pytest.raises(CommandError) as error:
        call_command("migrate", database="other", verbosity=0)
    assert str(error.value) == told
    assert tables(other) == ["django_migrations"]


@pytest.mark.django_db(transaction=True)
def test_a_database_of_a_newer_version_is_refused(other):
    record(other, [("summit_archive", "0001_the_ground"), ("articles", "0999_to_come")])
    with pytest.raises(CommandError, match="was made by a newer version of the archive: run that one.$"):
        call_command("migrate", database="other", verbosity=0)


@pytest.mark.django_db(transaction=True)
def test_a_new_database_is_no_stranger_and_one_half_migrated_is_to_be_migrated(other):
    assert (checks.what_differs(other), history.is_complete(other)) == ([], False)
    record(other, [("summit_archive", "0001_the_ground")])
    assert checks.what_differs(other) == [checks.OTHER_VERSION]


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"EMBEDDED": {}}, "This data folder … move {folder} away (or name another with SUMMIT_DATA_DIR)"),
        ({}, "This database … name an empty one with DATABASE_URL"),
    ],
)
def test_it_is_told_of_what_the_visitor_has_named(settings, told):
    from types import SimpleNamespace

    from django.conf import settings as ours

    other = SimpleNamespace(settings_dict=settings)
    assert f"{history.subject(other)} … {history.way_out(other)}" == told.format(folder=ours.DATA_DIR)


RECORD = """
import django; django.setup()
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
recorder = MigrationRecorder(connection)
recorder.ensure_schema()
for app, name in {rows}:
    recorder.record_applied(app, name)
"""


def test_migrate_and_demo_refuse_a_data_folder_of_before_the_first_version(run, data_dir):
    named = {"SUMMIT_DATA_DIR": str(data_dir), "DJANGO_SETTINGS_MODULE": "summit_archive.settings"}
    assert run("-c", RECORD.format(rows=FORMER), **named).returncode == 0
    told = SENTENCE.format(
        subject="This data folder",
        way_out=f"move {data_dir} away (or name another with SUMMIT_DATA_DIR)",
    )

    assert run("manage.py", "migrate", **named).stderr == f"CommandError: {told}\n"
    demo = run("manage.py", "demo", "--port", str(free_port()), **named)
    assert (demo.returncode, demo.stderr.splitlines()[-1]) == (1, f"CommandError: {told}")
    assert "Traceback" not in demo.stderr
