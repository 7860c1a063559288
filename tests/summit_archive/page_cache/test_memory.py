"""Pages kept in memory: found again while nothing has changed, and never after."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from summit_archive.page_cache import middleware
from summit_archive.page_cache.memory import BESIDE, LARGEST, KeptPages
from summit_archive.page_cache.page import Page
from tests.make import make_article, make_country

CSV = "/meetings/not-confirmed.csv"


def queries_of(client, address):
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
        b"".join(answer)
    return len(queries)


@pytest.mark.django_db(transaction=True)
def test_a_kept_page_is_the_page_itself_and_asks_nothing_more(client):
    make_article("Gas talks")
    first = client.get("/articles/")

    with CaptureQueriesContext(connection) as queries:
        second = client.get("/articles/")

    assert len(queries) == 0
    assert second.content == first.content and b"Gas talks" in first.content
    assert dict(second.headers) == dict(first.headers) and second.status_code == 200


@pytest.mark.django_db(transaction=True)
def test_a_kept_page_is_not_sent_once_something_has_changed(client):
    article = make_article("Gas talks")
    address = article.get_absolute_url()
    for each in ("/articles/", address):
        client.get(each)
    Article.objects.update(status="withdrawn")

    assert "Gas talks" not in client.get("/articles/").content.decode()
    assert client.get(address).status_code == 410
    Article.objects.update(status="published", headline="Oil talks")
    assert "Oil talks" in client.get("/articles/").content.decode()
    assert client.get(address, follow=True).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_nothing_is_kept_where_the_room_is_none(settings):
    settings.PAGE_CACHE = 0
    client = Client()
    make_article("Gas talks")

    assert queries_of(client, "/articles/") == queries_of(client, "/articles/") > 0
    assert "ETag" in client.get("/articles/").headers


@pytest.mark.django_db(transaction=True)
def test_what_is_sent_line_by_line_is_not_kept(client):
    assert client.get(CSV).streaming

    assert queries_of(client, CSV) == queries_of(client, CSV) > 0


@pytest.mark.django_db(transaction=True)
def test_errors_and_answers_to_head_are_not_kept(client):
    for address in ("/countries/zz/", "/people/none.json"):
        assert queries_of(client, address) == queries_of(client, address) > 0
    client.head("/countries/")
    assert queries_of(client, "/countries/") > 0


@pytest.mark.django_db(transaction=True)
def test_another_host_has_pages_of_its_own(client, settings):
    settings.ALLOWED_HOSTS = ["one.org", "two.org"]
    client.get("/countries/", headers={"host": "one.org"})

    with CaptureQueriesContext(connection) as queries:
        client.get("/countries/", headers={"host": "two.org"})
    assert len(queries) > 0
    assert client.get("/countries/", headers={"host": "three.org"}).status_code == 400


@pytest.fixture
def other():
    other = connections.create_connection("default")
    yield other
    other.close()


def meanwhile(monkeypatch, moment, other, sql):
    """Has `other` commit `sql` before or after the view of the next request."""
    rendered = middleware.PageCache.rendered

    def with_change(self, request, version, etag):
        monkeypatch.setattr(middleware.PageCache, "rendered", rendered)
        view = self.get_response

        def changing(request):
            if moment == "before the view":
                change()
            response = view(request)
            if moment == "after the view":
                change()
            return response

        def change():
            with other.cursor() as cursor:
                cursor.execute(sql)

        self.get_response = changing
        try:
            return rendered(self, request, version, etag)
        finally:
            self.get_response = view

    monkeypatch.setattr(middleware.PageCache, "rendered", with_change)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("moment", "seen"), [("before the view", "Qazaqstan"), ("after the view", "Kazakhstan")]
)
def test_what_is_committed_while_a_page_is_made_is_in_the_next(client, monkeypatch, other, moment, seen):
    make_country("KZ")
    meanwhile(monkeypatch, moment, other, "UPDATE participants_country SET name = 'Qazaqstan'")

    first = client.get("/countries/")
    second = client.get("/countries/", headers={"if-none-match": first.headers["ETag"]})

    assert seen in first.content.decode()
    assert second.status_code == 200 and "Qazaqstan" in second.content.decode()
    assert client.get("/countries/").content == second.content


@pytest.mark.django_db(transaction=True)
def test_an_open_transaction_is_not_seen_until_its_commit(client, other):
    make_country("KZ")
    other.set_autocommit(False)
    with other.cursor() as cursor:
        cursor.execute("UPDATE participants_country SET name = 'Qazaqstan'")
    first = client.get("/countries/")
    make_country("UZ")  # begun later, committed earlier
    second = client.get("/countries/")
    other.commit()
    third = client.get("/countries/")

    texts = [answer.content.decode() for answer in (first, second, third)]
    assert [("Qazaqstan" in text, "Uzbekistan" in text) for text in texts] == [
        (False, False),
        (False, True),
        (True, True),
    ]


# The room


def page_of(size):
    return Page(b"a" * size, (), 0, "", "")


def test_the_room_is_counted_in_bytes_and_the_least_wanted_goes_first():
    pages = KeptPages(3 * (1000 + BESIDE))
    for name in ("one", "two", "three"):
        pages.keep(name, page_of(1000))
    pages.get("one")
    pages.keep("four", page_of(1000))

    assert [name for name in ("one", "two", "three", "four") if pages.get(name)] == ["one", "three", "four"]


def test_a_page_that_would_push_out_many_is_not_kept():
    pages = KeptPages(10 * LARGEST)
    pages.keep("large", page_of(LARGEST))
    pages.keep("too large", page_of(LARGEST + 1))

    assert pages.get("large") and not pages.get("too large")


def test_a_page_larger_than_the_room_is_not_kept():
    pages = KeptPages(5000)
    pages.keep("too large", page_of(5001))

    assert not pages.get("too large")


def test_what_one_visitor_s_answer_is_given_is_not_given_to_the_next():
    pages = KeptPages(LARGEST)
    pages.keep("one", page_of(10))
    pages.get("one").response().headers["Set-Cookie"] = "mine"

    assert "Set-Cookie" not in pages.get("one").response().headers


def test_threads_do_not_disturb_each_other():
    pages = KeptPages(20 * (100 + BESIDE))

    def visit(number):
        name = str(number % 50)
        pages.keep(name, Page(name.encode() * 50, (), 0, "", ""))
        found = pages.get(name)
        return found is None or found.content == name.encode() * 50

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(visit, range(20_000)))
