"""Every function, view and trigger in the database is what a file's text makes, and there is no other of ours."""

import pytest
from django.db import connection

from summit_archive.postgres.declared import declared

pytestmark = pytest.mark.django_db

FUNCTIONS = "SELECT proname, prosrc FROM pg_proc WHERE proname LIKE 'summit%'"
TRIGGERS = """
SELECT tgname || ' on ' || tgrelid::regclass, pg_get_triggerdef(t.oid) || tgenabled::text
FROM pg_trigger t JOIN pg_proc p ON p.oid = tgfoid WHERE NOT tgisinternal AND proname LIKE 'summit%'
"""
VIEWS = """
SELECT relname::text, pg_get_viewdef(oid) FROM pg_class
WHERE relkind = 'v' AND relnamespace = current_schema()::regnamespace AND relname <> 'pg_stat_statements'
"""


def ask(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else []


def of_kind(kind):
    return [each for each in declared() if each.kind == kind]


def test_every_function_runs_the_text_of_its_file():
    in_files = sorted((each.name, each.statement.split("$$")[1]) for each in of_kind("function"))
    assert len(in_files) > 40
    assert sorted(ask(FUNCTIONS)) == in_files


@pytest.mark.parametrize(("kind", "asked"), [("view", VIEWS), ("trigger", TRIGGERS)])
def test_every_view_and_trigger_is_what_its_text_makes(kind, asked):
    """PostgreSQL keeps no text of these: each is made again, and is the same."""
    before = dict(ask(asked))
    assert before.keys() == {each.key for each in of_kind(kind)}
    for each in of_kind(kind):
        ask(f"DROP {kind} {each.key}")
    assert ask(asked) == []
    for each in of_kind(kind):
        ask(each.statement)
    assert dict(ask(asked)) == before
