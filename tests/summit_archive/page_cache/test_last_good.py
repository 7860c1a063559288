"""While the database is away readers get what was good last, marked as such; what was withdrawn nobody gets.

A handler of its own, with its own memory, stands for each process.
"""

import datetime
import os
import re
import threading
import time

import pytest
from django.conf import settings as of_the_site
from django.db import OperationalError
from django.test import Client

from articles.models import Article
from summit_archive.page_cache import addressed, kept, last_good, middleware
from summit_archive.page_cache.files import KEY
from summit_archive.page_cache.known import Known
from summit_archive.page_cache.version import Version
from summit_archive.postgres.outage import OUTAGE
from tests.make import make_article, make_country
from tests.summit_archive.page_cache.outages import database_away

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.ignore_template_errors]

LINE = "This page cannot be updated at the moment. You see it as it was on "
SESSION = "a" * 32


@pytest.fixture
def folder(tmp_path, settings):
    settings.PAGES_DIR = tmp_path / "pages"
    return settings.PAGES_DIR


def test_what_was_read_is_read_again_and_says_when_it_was_true(client):
    make_article("Gas talks", countries=[make_country("KZ")])
    before = client.get("/articles/")
    with database_away():
        copy, head = client.get("/articles/"), client.head("/articles/")
    after = client.get("/articles/")

    text = copy.content.decode()
    assert copy.status_code == 200 and "Gas talks" in text and text.count(LINE) == 1
    assert re.search(rf"{LINE}\d+ \w+ \d{{4}}, \d\d:\d\d UTC", text)
    assert 0 <= int(copy.headers["Age"]) < 60 and "111" in copy.headers["Warning"]
    # Else a browser would be told, when all is well again, that the page with the words is the page of now.
    assert "ETag" not in copy.headers and copy.headers["Cache-Control"] == "no-store"
    assert int(copy.headers["Content-Length"]) == len(copy.content)
    assert head.status_code == 200 and head.content == b"" and head.headers["Age"]
    assert after.content == before.content and "Warning" not in after.headers


def test_the_line_is_in_the_page_s_language(client):
    client.get("/ru/countries/")
    with database_away():
        text = client.get("/ru/countries/").content.decode()

    assert "Сейчас эту страницу нельзя обновить." in text and LINE not in text


def test_a_file_says_so_in_its_headers_alone(client):
    make_country("KZ")
    before = client.get("/countries.json")
    with database_away():
        copy = client.get("/countries.json")
        known = client.get("/countries.json", headers={"if-none-match": before.headers["ETag"]})

    assert copy.content == before.content and copy.headers["Age"] and copy.headers["Warning"]
    assert known.status_code == 304 and known.headers["Age"] and known.headers["Warning"]


def test_a_visitor_who_has_the_page_is_told_so_where_there_is_no_copy(client):
    make_country("KZ")
    tag = client.head("/countries/").headers["ETag"]
    with database_away():
        known = client.get("/countries/", headers={"if-none-match": tag})
        other = client.get("/countries/", headers={"if-none-match": 'W/"1-' + "0" * 32 + '"'})

    assert known.status_code == 304 and known.headers["Warning"] and known.headers["Age"]
    assert other.status_code == 503


def test_what_was_not_read_is_a_pause_that_says_what_can_be_read(client):
    client.get("/countries/")
    with database_away():
        answer = client.get("/articles/")

    assert answer.status_code == 503 and answer.headers["Retry-After"]
    assert "Pages that were opened lately can still be read" in answer.content.decode()


def test_what_was_withdrawn_is_sent_by_no_process(folder):
    """The one that rendered the page has not asked since; another, which knows, has no copy."""
    article = make_article("Gas talks")
    one, other = Client(), Client()
    assert one.get(article.get_absolute_url()).status_code == 200
    assert one.get("/articles/").status_code == one.get("/about/").status_code == 200
    Article.objects.update(status="withdrawn")
    assert other.get("/about/").status_code == 200
    with database_away():
        answers = [
            client.get(address)
            for client in (one, other, Client())
            for address in (article.get_absolute_url(), "/articles/")
        ]
        about = one.get("/about/")

    assert {answer.status_code for answer in answers} == {503}
    assert all(b"Gas talks" not in answer.content for answer in answers)
    assert about.status_code == 200


def test_what_was_added_to_is_sent_as_it_was(client):
    make_article("Gas talks")
    client.get("/articles/")
    make_article("Oil talks")
    client.get("/about/")
    with database_away():
        copy = client.get("/articles/")

    assert b"Gas talks" in copy.content and b"Oil talks" not in copy.content


def test_whoever_is_logged_in_gets_no_copy_that_may_lack_their_change(client):
    client.get("/countries/")
    client.cookies[of_the_site.SESSION_COOKIE_NAME] = SESSION
    with database_away():
        assert client.get("/countries/").status_code == 503


def test_a_process_that_was_just_started_sends_what_others_left(folder):
    make_article("Gas talks")
    Client().get("/articles/")
    with database_away():
        copy = Client().get("/articles/")

    assert copy.status_code == 200 and b"Gas talks" in copy.content and LINE in copy.content.decode()


def test_midnight_takes_no_page_along(client, monkeypatch):
    client.get("/countries/")
    tomorrow = addressed.today() + datetime.timedelta(days=1)
    monkeypatch.setattr(addressed, "today", lambda: tomorrow)
    monkeypatch.setattr(last_good, "today", lambda: tomorrow)
    with database_away():
        assert client.get("/countries/").status_code == 200


def test_a_page_that_the_database_cannot_answer_is_sent_as_it_was(client, monkeypatch):
    """As on a full disk, where the version can be read and a sort cannot be written."""
    make_article("Gas talks")
    client.get("/articles/")
    make_article("Oil talks")

    def fails(self, request):
        raise OperationalError

    as_it_is = middleware.PageCache.rendered
    monkeypatch.setattr(middleware.PageCache, "rendered", lambda *_: fails(*_[:2]))
    copy = client.get("/articles/")
    Article.objects.filter(headline="Gas talks").update(status="withdrawn")
    withdrawn = client.get("/articles/")
    monkeypatch.setattr(middleware.PageCache, "rendered", as_it_is)

    assert copy.status_code == 200 and LINE in copy.content.decode() and b"Gas talks" in copy.content
    assert withdrawn.status_code == 503 and not OUTAGE.is_on()


def test_nobody_waits_for_a_frozen_database_but_one(client, monkeypatch):
    client.get("/countries/")
    frozen, asked = threading.Event(), []

    def read():
        asked.append(threading.current_thread())
        if not frozen.is_set():
            raise OperationalError("silent")
        return Version([])

    monkeypatch.setattr(middleware, "read_version", read)
    try:
        began = time.monotonic()
        answers = [client.get("/countries/") for _ in range(20)]
        seconds = time.monotonic() - began
    finally:
        frozen.set()
        assert OUTAGE.wait(10)

    assert {answer.status_code for answer in answers} == {200} and seconds < 2
    visitors = [thread for thread in asked if thread is threading.current_thread()]
    assert len(visitors) == 1 and len(set(asked)) == 2


def test_a_page_that_is_sent_from_memory_stays_in_the_files(client, folder, monkeypatch):
    """Else what everybody reads would be the first to go, and a process just started would have none of it."""
    monkeypatch.setattr(kept, "SAID_AGAIN", 0)
    client.get("/countries/")
    [file] = [path for path in folder.iterdir() if KEY.fullmatch(path.name)]
    os.utime(file, (1, 1))
    client.get("/countries/")
    assert file.stat().st_mtime > 1
    file.unlink()
    client.get("/countries/")
    assert file.exists()


def taken(number):
    """A version by which something was taken from readers so many times."""
    return Version([("taken_from_names", number, datetime.datetime.now(datetime.UTC))])


def test_of_two_processes_the_one_that_lags_does_not_make_the_other_forget(tmp_path):
    older, newer = taken(1), taken(2)
    one, other = Known(tmp_path), Known(tmp_path)
    one.learn(newer)
    other.learn(older)

    assert other.version() == one.version() == Known(tmp_path).version() == newer


@pytest.mark.parametrize("damage", [b"", b"x" * 100, b'[["taken_from_names", 1'])
def test_a_damaged_file_tells_nothing(tmp_path, damage):
    Known(tmp_path).learn(taken(2))
    (tmp_path / "taken").write_bytes(damage)

    assert Known(tmp_path).version() is None
