"""What the roles of `roles.sql` may do: the site works as one that changes no table, and readers' pages as one that writes nothing.

Its grants are run on the tests' own database, in a transaction; the drill `production` runs the whole file.
"""

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, connection, transaction

import summit_archive.production
from articles.models import Article
from summit_archive.corrections.correction import Correction
from summit_archive.postgres.install import install_after_migrate
from tests.make import make_article, make_country, make_meeting

ROLES = Path(summit_archive.production.__file__).with_name("roles.sql").read_text()
PRIVATE = Path(summit_archive.production.__file__).with_name("private.sql").read_text()
GRANTS = re.sub(r":\"(\w+)\"", r"tried_\1", ROLES.partition('\\connect :"database"\n')[2]).replace(
    "\\ir private.sql", PRIVATE
)


@pytest.fixture
def become(db):
    """Makes the roles, and goes on as the one that is named."""

    def become(name):
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL ROLE tried_{name}")

    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE tried_owner; CREATE ROLE tried_site; CREATE ROLE tried_reader")
        cursor.execute(GRANTS)
    yield become
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


def is_refused(statement):
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError as error:
        return error.__cause__.pgcode in ("42501", "25006")
    return False


CHANGES_OF_TABLES = [
    "CREATE TABLE mine (id int)",
    "ALTER TABLE articles_article ADD mine int",
    "DROP TABLE articles_article CASCADE",
    "TRUNCATE articles_article CASCADE",
    "DROP INDEX articles_article_pkey",
    "ALTER TABLE articles_article DISABLE TRIGGER ALL",
    "CREATE FUNCTION mine() RETURNS int LANGUAGE sql RETURN 1",
    "CREATE EXTENSION hstore",
    "CREATE ROLE mine",
    "CREATE SCHEMA mine",
    "COPY articles_article TO PROGRAM 'cat'",
    "SELECT pg_read_file('/etc/passwd')",
]
WRITES = [
    "DELETE FROM articles_article",
    "UPDATE participants_country SET name = ''",
    "INSERT INTO participants_country DEFAULT VALUES",
    "SELECT nextval('articles_article_id_seq')",
]


@pytest.mark.parametrize("role", ["site", "reader"])
def test_neither_role_changes_a_table(become, role):
    become(role)
    assert [statement for statement in CHANGES_OF_TABLES if not is_refused(statement)] == []


def test_the_readers_role_writes_nothing(become):
    become("reader")
    assert [statement for statement in WRITES if not is_refused(statement)] == []


PRIVATE_WORDS = [
    "SELECT FROM django_session",
    "SELECT password FROM auth_user",
    "SELECT email FROM auth_user",
    "SELECT FROM summit_archive_secondfactor",
    "SELECT FROM summit_archive_recoverycode",
    "SELECT FROM summit_archive_auditentry",
    "SELECT FROM summit_archive_job",
    "SELECT contact FROM summit_archive_correction",
    "SELECT sender FROM summit_archive_correction",
]


@pytest.fixture
def of_axes(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relname LIKE 'axes\\_%' AND relkind = 'r'")
        return [f"SELECT FROM {name}" for (name,) in cursor.fetchall()]


def test_the_readers_role_reads_nothing_private(become, of_axes):
    assert of_axes
    become("reader")
    assert [words for words in PRIVATE_WORDS + of_axes if not is_refused(words)] == []
    assert not is_refused("SELECT id, username FROM auth_user")


def test_the_site_reads_it(become, of_axes):
    become("site")
    assert [words for words in PRIVATE_WORDS + of_axes if is_refused(words)] == []


def test_migrating_takes_it_from_new_tables(become):
    with connection.cursor() as cursor:
        cursor.execute("GRANT SELECT ON django_session, auth_user TO tried_reader")
    install_after_migrate(None, "default", plan=[])
    become("reader")
    assert is_refused("SELECT FROM django_session") and is_refused("SELECT password FROM auth_user")


def test_what_came_of_a_correction_is_a_readers_page(become, client):
    first = Correction.objects.create(about="/", wrong="All.", form="1")
    second = Correction.objects.create(
        about="/", wrong="All.", form="2", state="duplicate", duplicate_of=first
    )
    become("reader")
    for each in (first, second):
        assert client.get(each.get_absolute_url()).status_code == 200


PAGES = [
    "/",
    "/meetings/",
    "/articles/",
    "/countries/kz/",
    "/meetings.csv",
    "/articles.atom",
    "/suggest.json?q=kaz",
    "/matrix/",
]


def test_readers_pages_need_no_more_than_reading(become, client):
    make_article("Gas for Tashkent", countries=[make_country("KZ")])
    make_meeting("talks-in-astana")
    become("reader")
    for page in PAGES:
        response = client.get(page, follow=True)
        assert response.status_code == 200
        assert b"".join(response) if response.streaming else response.content


def test_the_site_works_as_a_role_that_changes_no_table(become, client):
    editor = User.objects.create_superuser("editor", password="my own choice")
    become("site")
    article = make_article("Gas for Tashkent", countries=[make_country("KZ")])
    make_meeting("talks-in-astana")
    for page in PAGES:
        assert client.get(page, follow=True).status_code == 200
    client.force_login(editor)
    assert client.get(f"/admin/articles/article/{article.pk}/change/").status_code == 200
    article.headline = "Gas for Astana"
    article.save()
    assert client.get("/articles/?q=astana").status_code == 200
    assert Article.objects.filter(pk=article.pk).delete()[0]


def test_no_role_of_production_is_a_superuser_or_makes_roles():
    made = re.findall(r"^(?:CREATE|ALTER) ROLE.*$", ROLES, re.MULTILINE)
    assert made and not re.search(r"\b(SUPERUSER|CREATEROLE|BYPASSRLS|REPLICATION)\b", "\n".join(made))
