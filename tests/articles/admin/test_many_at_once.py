"""What an editor does with many rows at once is done wholly or not at all, and is told."""

import pytest
from django.contrib.admin.models import LogEntry
from django.db import OperationalError, connection, connections, transaction

from articles.models import Article
from tests.make import make_article

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.ignore_template_errors]

LIST = "/admin/articles/article/"


def act(client, action, *articles, **also):
    chosen = {"action": action, "_selected_action": [one.pk for one in articles], "index": "0"}
    return client.post(LIST, chosen | also, follow=True)


@pytest.fixture
def held():
    """An article that another connection is writing to."""
    article = make_article("Held")
    other = connections.create_connection("default")
    with other.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("SELECT FROM articles_article WHERE id = %s FOR UPDATE", [article.pk])
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '200ms'")
    yield article
    other.close()
    with connection.cursor() as cursor:
        cursor.execute("RESET lock_timeout")


def test_where_another_is_writing_to_one_none_is_moved_and_it_is_told(admin_client, held):
    first = make_article("First")
    answer = act(admin_client, "withdraw", first, held)
    assert answer.status_code == 200
    assert "Somebody else is saving one of these. Nothing was done" in answer.content.decode()
    assert Article.objects.published().count() == 2 and not LogEntry.objects.exists()


def test_what_takes_too_long_is_not_done_and_told(admin_client, monkeypatch):
    article = make_article("First")

    def sleep(admin, request, articles):
        articles.delete()
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = '100ms'")
            cursor.execute("SELECT pg_sleep(1)")

    monkeypatch.setattr("articles.admin.articles.ArticleAdmin.withdraw", sleep)
    answer = act(admin_client, "withdraw", article)
    assert "Nothing was done: choose fewer." in answer.content.decode()
    assert Article.objects.count() == 1


def test_another_error_of_the_database_is_not_told_as_if_nothing_was_wrong(admin_client, monkeypatch):
    article = make_article("First")

    def fails(admin, request, articles):
        raise OperationalError("gone")

    monkeypatch.setattr("articles.admin.articles.ArticleAdmin.withdraw", fails)
    assert act(admin_client, "withdraw", article).status_code == 503


def test_many_are_deleted_wholly_or_not_at_all(admin_client, held):
    first = make_article("First")
    with transaction.atomic():
        LogEntry.objects.all().delete()
    answer = act(admin_client, "delete_selected", first, held, post="yes")
    assert "Nothing was done" in answer.content.decode()
    assert Article.objects.count() == 2 and not LogEntry.objects.exists()
