"""A database that can only be read, as a standby just before its promotion, answers readers; editors are told why not."""

import time
from contextlib import contextmanager

import pytest
from django.contrib.sessions.models import Session
from django.db import connections

from articles.models import Publisher
from tests.forms import typed
from tests.make import make_article, make_country

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.ignore_template_errors]

WHY = "Changes and logins are not possible for a few minutes. Reading goes on. Nothing was saved."


@contextmanager
def read_only():
    connection = connections["default"]
    options = connection.settings_dict["OPTIONS"]
    before = options.get("options")
    options["options"] = "-c default_transaction_read_only=on"
    connection.close()
    try:
        yield
    finally:
        options.pop("options")
        if before is not None:
            options["options"] = before
        connection.close()


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/ru/meetings/",
        "/articles/?q=gas",
        "/countries/kz/",
        "/countries.json",
        "/meetings.csv",
        "/suggest.json?q=ka",
    ],
)
def test_readers_are_answered_as_usual(client, address):
    make_article("Gas talks", countries=[make_country("KZ")])
    with read_only():
        answer = client.get(address)
        b"".join(answer)

    assert answer.status_code == 200 and "Warning" not in answer.headers


def used_at():
    return Session.objects.get().get_decoded()["used_at"]


def test_an_editor_reads_on_though_it_cannot_be_noted_that_the_session_is_used(admin_client):
    session = admin_client.session
    session["used_at"] = int(time.time()) - 3600
    session.save()
    with read_only():
        answer = admin_client.get("/admin/articles/publisher/")
        assert answer.status_code == 200, answer.text
    assert used_at() < time.time() - 3000
    assert admin_client.get("/admin/articles/publisher/").status_code == 200
    assert used_at() > time.time() - 60


def test_an_editor_is_told_that_nothing_was_saved_and_keeps_what_was_typed(admin_client):
    page = admin_client.get("/admin/articles/publisher/add/")
    sent = typed(page, "publisher_form", name="Казинформ", slug="kazinform")
    with read_only():
        answer = admin_client.post("/admin/articles/publisher/add/", sent)
    kept = typed(answer, "send-again")
    again = admin_client.post("/admin/articles/publisher/add/", kept)

    assert answer.status_code == 503 and WHY in answer.content.decode() and answer.headers["Retry-After"]
    assert again.status_code == 302 and Publisher.objects.get().name == "Казинформ"


def test_nobody_logs_in_meanwhile_and_no_password_is_shown(client, admin_user):
    with read_only():
        page = client.get("/admin/login/")
        sent = typed(page, "login-form", username="admin", password="password")
        answer = client.post("/admin/login/", sent)

    assert answer.status_code == 503 and WHY in answer.content.decode()
    assert "send-again" not in answer.content.decode()
