"""What differs from the files is found, whatever it is, and made the same; nothing else is touched."""

import pytest
from django.core.management import call_command
from django.db import connection

from articles.models import CodeCount
from articles.quality import RECOUNTS
from summit_archive import checks
from summit_archive.postgres.install import difference, install
from tests.make import make_article, make_country

pytestmark = pytest.mark.django_db

OTHERWISE = {
    "a function with another body": "CREATE OR REPLACE FUNCTION summit_is_later() RETURNS boolean LANGUAGE sql STABLE"
    " AS $$ SELECT false $$",
    "a function that is no more stable": "ALTER FUNCTION summit_is_later() VOLATILE",
    "a function that is missing": "DROP FUNCTION summit_fold_some(bigint)",
    "a function that takes something else": "DROP FUNCTION summit_fold_some(bigint);"
    "CREATE FUNCTION summit_fold_some(other text) RETURNS void LANGUAGE sql AS $$ SELECT $$",
    "a function of an older version": "CREATE FUNCTION summit_search_at_last(wanted bigint[]) RETURNS void"
    " LANGUAGE sql AS $$ SELECT $$",
    "a view of other rows": "CREATE OR REPLACE VIEW articles_listing_due AS"
    " SELECT article_id, day, codes FROM articles_listing",
    "a view of other columns": "DROP VIEW articles_searchedtext_due;"
    "CREATE VIEW articles_searchedtext_due AS SELECT id FROM articles_article",
    "a view that is missing": "DROP VIEW articles_listing_due",
    "a view of an older version": "CREATE VIEW summit_old AS SELECT summit_is_later()",
    "a trigger that is missing": "DROP TRIGGER list_on_insert ON articles_coverage",
    "a trigger of other events": "DROP TRIGGER list_on_insert ON articles_coverage;"
    "CREATE TRIGGER list_on_insert AFTER DELETE ON articles_coverage"
    " REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION summit_article_linked()",
    "a trigger that is switched off": "ALTER TABLE articles_topic DISABLE TRIGGER count_version",
    "a trigger of an older version": "CREATE TRIGGER older AFTER INSERT ON articles_topic"
    " FOR EACH STATEMENT EXECUTE FUNCTION summit_articles_emptied()",
    "a text that was installed by an older version": "UPDATE summit_archive_installedtext SET text = 'older'"
    " WHERE key = 'articles_listing_due'",
    "nothing is remembered": "DELETE FROM summit_archive_installedtext",
}


def run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


def in_the_catalog():
    return run(
        "SELECT pg_get_functiondef(oid) FROM pg_proc WHERE proname LIKE 'summit%'"
        " UNION ALL SELECT pg_get_viewdef(oid) FROM pg_class WHERE relkind = 'v' AND relname ~ '^(articles|summit)'"
        " UNION ALL SELECT pg_get_triggerdef(oid) || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1"
    )


@pytest.mark.parametrize("statement", OTHERWISE.values(), ids=OTHERWISE)
def test_whatever_is_otherwise_is_told_and_made_the_same(statement, client):
    before = in_the_catalog()
    run(statement)

    assert difference(connection)
    assert checks.what_differs(connection) == [
        "The database's functions are of another version of the archive: run manage.py migrate."
    ]
    install(connection)
    assert not difference(connection)
    assert in_the_catalog() == before


def test_where_nothing_differs_one_question_is_asked_and_nothing_locked(django_assert_num_queries):
    with django_assert_num_queries(1):
        install(connection)


def test_what_is_not_ours_stays():
    run("CREATE FUNCTION my_own() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$")
    run("CREATE VIEW articles_of_mine AS SELECT id FROM articles_article")
    run("CREATE OR REPLACE FUNCTION summit_old() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$")
    install(connection)

    assert run("SELECT my_own()") == [(1,)]
    assert run("SELECT * FROM articles_of_mine") == []
    assert run("SELECT count(*) FROM pg_proc WHERE proname = 'summit_old'") == [(0,)]


def damaged():
    """An article's counts made wrong, and a function that is to be replaced."""
    run("UPDATE articles_codecount SET number = 7")
    run(OTHERWISE["a function with another body"])


def test_what_other_functions_kept_is_made_anew_and_told_in_one_line():
    make_article(countries=[make_country("KZ")])
    run("SET CONSTRAINTS ALL IMMEDIATE")
    run("SELECT summit_fold(0)")
    damaged()
    said = []
    install(connection, said.append)

    assert said == ["What articles_article is found by is decided by another text now: summit_list_all() …"]
    assert [finding.sentence for check in RECOUNTS for finding in check.findings()] == []


def test_in_an_archive_without_articles_there_is_nothing_to_make_anew():
    damaged()
    said = []
    install(connection, said.append)
    assert said == []


def test_functions_that_keep_nothing_leave_what_is_kept_alone():
    make_article()
    run("SET CONSTRAINTS ALL IMMEDIATE")
    run("SELECT summit_fold(0)")
    CodeCount.objects.update(number=7)
    run("ALTER FUNCTION summit_sound(text) COST 1")
    install(connection)
    assert set(CodeCount.objects.values_list("number", flat=True)) == {7}


@pytest.mark.django_db(transaction=True)
def test_emptying_all_tables_forgets_nothing_of_what_is_installed():
    call_command("flush", interactive=False, verbosity=0)
    assert not difference(connection)


def test_readyz_says_that_the_database_is_of_another_version(client, monkeypatch):
    monkeypatch.setattr(checks, "difference", lambda connection: True)
    response = client.get("/readyz")

    first, _line, rest = response.text.partition("\n")
    assert (response.status_code, first) == (
        503,
        "the database is of another version of the archive: run manage.py migrate",
    )
    assert "functions, views or triggers are of another version" in rest
