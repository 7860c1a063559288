"""What a reader has is not sent again until it is another, and then it is."""

import datetime
import json
import re

import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article, ImportBatch
from participants.models import Country, Person
from summit_archive.page_cache import addressed, middleware
from summit_archive.page_cache.version import ChangeCount
from tests.browser.archive import fill_as_shipped
from tests.make import make_article, make_country, make_meeting, make_person, undo_all
from tests.summit_archive.page_cache.addresses import addresses
from tests.summit_archive.page_cache.outages import database_away
from tests.summit_archive.page_cache.test_change_count import UNSEEN, ask

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.ignore_template_errors]

TAG = re.compile(r'W/"[0-9a-f]{1,8}-[0-9a-f]{32}"')


def again(client, address, answer, **headers):
    """The same visit, with what was received the first time."""
    return client.get(address, headers={"if-none-match": answer.headers["ETag"]} | headers)


def tables_in(queries):
    return set(re.findall(r'"((?:articles|participants|auth|axes|django)_\w+)"', str(queries)))


# Every page


# It leads on to the language that was chosen before.
HOME = ""
# A form that is made anew each time, and a protocol whose answers tell their own moment.
MADE_ANEW = {"results/new/", "oai/"}


def test_every_page_of_readers_is_sent_once(client):
    fill_as_shipped()
    wrong = {}
    for route, address in addresses().items():
        if route in MADE_ANEW:
            continue
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(address)
            b"".join(answer)
        facts = {
            "status": answer.status_code,
            "tagged": bool(TAG.fullmatch(answer.headers.get("ETag", ""))),
            "asks": answer.headers.get("Cache-Control"),
            "dated": "Last-Modified" in answer.headers,
            "of the visitor": bool(answer.cookies) or ("Vary" in answer.headers and route != HOME),
            "uncounted": tables_in(queries.captured_queries) & UNSEEN,
            "again": again(client, address, answer).status_code if "ETag" in answer.headers else None,
        }
        expected = {
            "status": 200,
            "tagged": True,
            "asks": "no-cache",
            "dated": True,
            "of the visitor": False,
            "uncounted": set(),
            "again": 304,
        }
        if facts != expected:
            wrong[route] = facts
    assert wrong == {}


@pytest.mark.parametrize("address", ["/livez", "/readyz", "/admin/login/", "/nothing/is/here", "/articles"])
def test_what_is_no_page_of_readers_is_left_alone(client, address):
    answer = client.get(address)

    assert "ETag" not in answer.headers and "Last-Modified" not in answer.headers


def test_a_page_is_the_same_for_a_reader_and_an_editor(client, admin_client):
    make_country("KZ")
    answer = client.get("/countries/")

    assert admin_client.get("/countries/").content == answer.content
    assert again(admin_client, "/countries/", answer).status_code == 304


# 304


def test_what_the_visitor_has_costs_no_view(client, monkeypatch):
    make_country("KZ")  # before the first change of all, nothing has a date
    answer = client.get("/countries/")
    monkeypatch.setattr(middleware.PageCache, "rendered", None)
    known = again(client, "/countries/", answer)

    assert known.status_code == 304 and known.content == b""
    for name in ("ETag", "Last-Modified", "Cache-Control", "Content-Security-Policy"):
        assert known.headers[name] == answer.headers[name]


def test_one_of_several_tags_is_enough_strengthened_or_not(client):
    etag = client.get("/countries/").headers["ETag"]
    for sent in (f'"one", {etag}', etag.removeprefix("W/"), f'{etag},W/"two"'):
        assert client.get("/countries/", headers={"if-none-match": sent}).status_code == 304


def test_a_head_is_answered_as_a_get_is(client):
    answer = client.head("/countries/")

    assert again(client, "/countries/", answer).status_code == 304
    assert client.head("/countries/", headers={"if-none-match": answer.headers["ETag"]}).status_code == 304


@pytest.mark.parametrize("sent", ["*", '""', "nonsense", "W/", '"', "я", '"' + "a" * 5000])
def test_any_other_tag_is_answered_in_full(client, sent):
    assert client.get("/countries/", headers={"if-none-match": sent}).status_code == 200


def test_a_page_is_not_taken_for_another(client):
    make_country("KZ")
    answer = client.get("/countries/")
    for address in ("/leaders/", "/countries/?q=a", "/countries.json", "/countries/kz/"):
        assert again(client, address, answer).status_code == 200, address


def test_the_host_is_part_of_the_page(client, settings):
    settings.ALLOWED_HOSTS = ["one.org", "two.org"]
    make_meeting(when="2017-10-11")
    answer = client.get("/calendar/2017.ics", headers={"host": "one.org"})

    assert again(client, "/calendar/2017.ics", answer, host="one.org").status_code == 304
    assert again(client, "/calendar/2017.ics", answer, host="two.org").status_code == 200
    assert again(client, "/calendar/2017.ics", answer, host="three.org").status_code == 400


def test_a_moment_alone_is_answered_in_full(client):
    make_country("KZ")
    answer = client.get("/countries/")
    moments = [answer.headers["Last-Modified"], "Fri, 01 Jan 2100 00:00:00 GMT", "yesterday"]
    for moment in moments:
        assert client.get("/countries/", headers={"if-modified-since": moment}).status_code == 200


def test_the_last_change_is_told(client):
    make_country("KZ")
    moment = datetime.datetime(2020, 2, 29, 12, tzinfo=datetime.UTC)
    ChangeCount.objects.update(changed_at=moment)

    assert client.get("/countries/").headers["Last-Modified"] == "Sat, 29 Feb 2020 12:00:00 GMT"


# Changes


@pytest.fixture
def visits(client):
    """Looks at an address again and again, as a browser does: what it shows, and what it was sent."""
    seen = {}

    def visit(address):
        answer = again(client, address, seen[address]) if address in seen else client.get(address)
        if answer.status_code == 200:
            seen[address] = answer
        return answer.status_code, seen[address].content.decode()

    return visit


def test_a_change_by_plain_sql_is_seen(visits):
    make_country("KZ")
    assert "Kazakhstan" in visits("/countries/")[1]
    ask("UPDATE participants_country SET name = 'Qazaqstan'")

    status, page = visits("/countries/")

    assert status == 200 and "Qazaqstan" in page and "Kazakhstan" not in page
    assert visits("/countries/")[0] == 304


def test_a_change_in_the_admin_is_seen(visits, admin_client):
    article = make_article("Gas talks", status="draft")
    assert "Gas talks" not in visits("/articles/")[1]
    chosen = {"action": "publish", "_selected_action": [article.pk], "index": "0"}
    admin_client.post("/admin/articles/article/", chosen)

    status, page = visits("/articles/")

    assert status == 200 and "Gas talks" in page


def test_an_import_and_its_undoing_are_seen(visits, tmp_path):
    record = {"headline": "Gas talks in Astana", "body": "The presidents spoke of gas.", "date": "2023-12-26"}
    (tmp_path / "news.jsonl").write_text(json.dumps(record))
    assert "Gas talks" not in visits("/articles/")[1]

    call_command("import_articles", str(tmp_path / "news.jsonl"))
    status, page = visits("/articles/")
    assert status == 200 and "Gas talks in Astana" in page
    undo_all(ImportBatch.objects.get())
    status, page = visits("/articles/")
    assert status == 200 and "Gas talks" not in page


def test_a_withdrawn_article_is_gone_for_those_who_have_it_too(client):
    article = make_article("Gas talks", status="published")
    address = article.get_absolute_url()
    answer = client.get(address)
    assert again(client, address, answer).status_code == 304
    Article.objects.update(status="withdrawn")

    gone = again(client, address, answer)

    assert gone.status_code == 410 and "ETag" not in gone.headers
    assert gone.headers["Cache-Control"] == "no-cache"


def test_a_redirection_is_asked_for_each_time(client):
    make_person("Vladimir Putin", slug="putin")
    Person.objects.update(slug="vladimir-putin")

    moved = client.get("/people/putin/")

    assert moved.status_code == 301
    assert moved.headers["Cache-Control"] == "no-cache" and "ETag" not in moved.headers


@pytest.mark.parametrize("address", ["/countries/zz/", "/meetings/none/", "/people/none.json"])
def test_what_is_not_there_is_asked_for_each_time(client, address):
    answer = client.get(address)

    assert answer.status_code == 404
    assert answer.headers["Cache-Control"] == "no-cache" and "ETag" not in answer.headers


def test_another_day_is_another_page(client, monkeypatch):
    answer = client.get("/calendar/")
    monkeypatch.setattr(addressed, "today", lambda: datetime.date(2040, 1, 1))

    assert again(client, "/calendar/", answer).status_code == 200


def test_another_release_is_another_page(client, monkeypatch):
    answer = client.get("/about/")
    assert again(Client(), "/about/", answer).status_code == 304
    monkeypatch.setattr(middleware, "release", lambda: "another")

    assert again(Client(), "/about/", answer).status_code == 200


def test_nothing_is_sent_once_while_templates_are_worked_on(settings):
    settings.DEBUG = True

    assert "ETag" not in Client().get("/about/").headers


# The database


def test_a_database_that_is_away_is_a_pause(client):
    answer = client.get("/countries/")
    with database_away():
        refused = client.get("/leaders/")

    assert refused.status_code == 503 and refused.headers["Cache-Control"] == "no-store"
    assert "The archive is not available" in refused.content.decode()
    assert again(client, "/countries/", answer).status_code == 304


def test_a_connection_that_was_cut_is_replaced_unseen(client):
    answer = client.get("/countries/")
    other = connections.create_connection("default")
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [connection.connection.info.backend_pid])
    other.close()

    assert again(client, "/countries/", answer).status_code == 304


def test_the_question_stands_in_for_the_one_whether_the_connection_lives(client, monkeypatch):
    client.get("/countries/")
    asked = []
    monkeypatch.setattr(type(connections["default"]), "is_usable", lambda self: asked.append(self) or True)
    connection.health_check_enabled, connection.health_check_done = True, False

    client.get("/countries/?q=a")

    assert asked == []


def test_an_archive_without_the_counts_is_read_all_the_same(client):
    make_country("KZ")
    ask("ALTER TABLE summit_archive_changecount RENAME TO summit_archive_away")
    try:
        answer = client.get("/countries/")
    finally:
        ask("ALTER TABLE summit_archive_away RENAME TO summit_archive_changecount")

    assert answer.status_code == 200 and "Kazakhstan" in answer.content.decode()
    assert Country.objects.count() == 1
