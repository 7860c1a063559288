"""What an editor does with feeds: list them, follow one, fetch it, see what came of it."""

import pytest
from django.contrib.auth.models import Permission, User
from django.db import connection

from articles.importing import slices
from articles.models import Article, Feed, ImportBatch
from tests.articles.feeds import HTTP, items, rss
from tests.forms import typed
from tests.make import make_feed, undo_all

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

LIST = "/admin/articles/feed/"
ADD = f"{LIST}add/"
NEW = {
    "name": "Wire",
    "address": HTTP,
    "is_active": "on",
    "minutes": "60",
    "status": "draft",
    "publisher": "",
    "language": "",
}


def text_of(answer):
    return " ".join(answer.content.decode().split())


def add(client, **fields):
    return client.post(ADD, NEW | fields, follow=True)


def page_of(feed, name="change"):
    return f"{LIST}{feed.pk}/{name}/"


def change(client, feed, **fields):
    """Sends the form of the feed as it stands, with these changes."""
    form = typed(client.get(page_of(feed)), "feed_form")
    return client.post(page_of(feed), form | fields, follow=True)


def give(net, *items, **headers):
    net.answers["/wire.xml"] = (200, headers, rss(*items))


def test_a_feed_is_followed_fetched_and_shows_what_it_brought(admin_client, net):
    give(net, *items(2))

    assert "The feed answers: “Wire”, with 2 entries." in text_of(add(admin_client))
    feed = Feed.objects.get()
    answer = text_of(admin_client.post(page_of(feed, "fetch"), follow=True))

    batch = ImportBatch.objects.get()
    assert "Fetched: 2 new" in answer
    assert f'<a href="/admin/articles/importbatch/{batch.pk}/change/">Import batch {batch.pk}</a>' in answer
    assert (batch.user.username, batch.feed) == ("admin", feed)
    assert {article.status for article in Article.objects.all()} == {"draft"}
    assert "Fetched: nothing new." in text_of(admin_client.post(page_of(feed, "fetch"), follow=True))
    shown = text_of(admin_client.get(LIST))
    assert "in order" in shown and "every hour" in shown and "2 new</a>" in shown
    brought = text_of(admin_client.get(f"/admin/articles/importbatch/?feed__id__exact={feed.pk}"))
    assert f"{batch.pk} · Wire" in brought
    assert "<td>Wire</td>" in text_of(admin_client.get(f"/admin/articles/importbatch/{batch.pk}/change/"))
    assert "will not import these articles again" in text_of(
        admin_client.get(f"/admin/articles/importbatch/{batch.pk}/undo/")
    )


@pytest.mark.parametrize("feeds", [1, 12])
def test_the_list_costs_the_same_for_any_number_of_feeds(admin_client, net, feeds, django_assert_num_queries):
    for number in range(feeds):
        feed = make_feed()
        for _time in range(2):
            ImportBatch.objects.create(
                feed=feed,
                files=[feed.address],
                fingerprint=number,
                state="finished",
                counts={"added": number + 1},
            )
    with django_assert_num_queries(4):
        shown = text_of(admin_client.get(LIST))
    assert all(f"{number + 1} new</a>" in shown for number in range(feeds))


def test_the_list_tells_at_a_glance_which_feeds_need_an_eye(admin_client, net):
    make_feed("Failing", failures=3, error="the address answers 500; 200 is expected")
    make_feed("Paused", is_active=False)
    make_feed("New")
    make_feed("Moved", moved_to="http://new.example/feed")

    shown = text_of(admin_client.get(LIST))

    assert "failed 3 times in a row</span> the address answers 500; 200 is expected" in shown
    assert '<span class="doubt">paused</span>' in shown
    assert "not fetched yet" in shown and "next: when the command runs" in shown
    assert "It has moved for good to http://new.example/feed: change its address." in shown


# --- What is typed ---------------------------------------------------------------

PAGE = b"""<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/wire.xml">
<link rel="alternate" hreflang="ru" href="/ru/"></head><body>News</body></html>"""


@pytest.mark.parametrize(
    ("address", "answer", "told"),
    [
        ("news", None, "only http:// and https:// are fetched, and “news” begins with neither"),
        ("ftp://news.example/", None, "only http:// and https:// are fetched, not ftp:"),
        ("http://", None, "the address names no host"),
        ("http://me:word@news.example/", None, "the address has a name or a password in it"),
        ("http://inside.example/feed", None, "inside.example stands for 10.0.0.1, within a local network"),
        (HTTP, (301, {"Location": "http://inside.example/"}, b""), "inside.example stands for 10.0.0.1"),
        (HTTP, (200, {}, PAGE), "its feed is expected; it names http://news.example/wire.xml"),
        (
            HTTP,
            (200, {}, b"<!doctype html><html><body>News</body></html>"),
            "a web page answers, and the address",
        ),
        (HTTP, (200, {}, b"\x89PNG"), "this is a picture"),
        (HTTP, (200, {}, b""), "answers with nothing at all: a feed is expected"),
    ],
)
def test_an_address_that_is_no_feeds_is_told_with_what_is_expected(admin_client, net, address, answer, told):
    net.names["inside.example"] = ["10.0.0.1"]
    if answer:
        net.answers["/wire.xml"] = answer

    page = text_of(add(admin_client, address=address))

    assert told.replace("'", "&#x27;") in page
    assert f"“{address}”:" in page
    assert not Feed.objects.exists()


@pytest.mark.parametrize(
    ("address", "answer", "told"),
    [
        ("http://nobody.example/", None, "the host nobody.example is not known"),
        (HTTP, (500, {}, b""), "the address answers 500; 200 is expected"),
        (HTTP, (200, {"Content-Length": "99999"}, b"<rss>"), "cut off"),
    ],
)
def test_whether_an_address_is_a_feeds_may_stay_open_and_is_told(admin_client, net, address, answer, told):
    if answer:
        net.answers["/wire.xml"] = answer

    page = text_of(add(admin_client, address=address))

    assert "It could not be checked whether this is a feed:" in page and told in page
    assert Feed.objects.get().address == address


def test_an_address_is_kept_as_it_is_asked_for_and_stands_once(admin_client, net):
    net.names["xn--e1afmkfd.xn--p1ai"] = ["93.184.216.34"]
    net.answers["/%D0%BB%D0%B5%D0%BD%D1%82%D0%B0"] = (200, {}, rss(*items(1)))
    add(admin_client, address=" HTTP://Пример.РФ:80/лента#top ")
    [feed] = Feed.objects.all()
    assert feed.address == "http://xn--e1afmkfd.xn--p1ai/%D0%BB%D0%B5%D0%BD%D1%82%D0%B0"
    asked = len(net.asked)

    again = text_of(add(admin_client, name="Again", address="http://пример.рф/лента"))

    assert "A feed of this address is in the list already." in again
    assert (Feed.objects.count(), len(net.asked)) == (1, asked)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"minutes": "9"}, "9 minutes: an interval from 10 to 10080 minutes, which is a week, is expected."),
        (
            {"minutes": "20000"},
            "20000 minutes: an interval from 10 to 10080 minutes, which is a week, is expected.",
        ),
        ({"minutes": "often"}, "Enter a whole number."),
        ({"language": "Russian language"}, "a language tag is expected, such as ru"),
        ({"status": "withdrawn"}, "withdrawn is not one of the available choices"),
        ({"name": "other"}, "Another feed has this name: choose another."),
    ],
)
def test_what_cannot_be_taken_is_told_at_its_field(admin_client, net, fields, told):
    make_feed("Other")
    give(net, *items(1))

    assert told in text_of(add(admin_client, **fields))
    assert Feed.objects.count() == 1


@pytest.mark.parametrize(
    "address", ["http://[::1", "http://a..b/", "http://x\0y/", "x" * 3000, "http://" + "a" * 300, "//"]
)
def test_no_address_breaks_the_form(admin_client, net, address):
    assert add(admin_client, address=address).status_code == 200
    assert not Feed.objects.exists()


# --- What is changed ---------------------------------------------------------------


def test_an_address_that_stays_is_not_asked_when_the_form_is_saved(admin_client, net):
    feed = make_feed("Wire", HTTP, etag='"1"', seen=[1, 2])

    change(admin_client, feed, minutes="120")

    feed.refresh_from_db()
    assert (feed.minutes, feed.etag, feed.seen, net.asked) == (120, '"1"', [1, 2], [])


def test_another_address_is_fetched_as_if_for_the_first_time(admin_client, net):
    feed = make_feed(
        "Wire", "http://old.example/", etag='"1"', seen=[1, 2], failures=2, error="500", moved_to=HTTP
    )
    give(net, *items(1))

    assert "The feed answers" in text_of(change(admin_client, feed, address=HTTP))

    feed.refresh_from_db()
    assert (feed.address, feed.etag, feed.seen, feed.failures, feed.error, feed.moved_to) == (
        HTTP,
        "",
        [],
        0,
        "",
        "",
    )


def test_what_was_undone_comes_again_when_it_is_to_be_understood_otherwise(admin_client, net):
    feed = make_feed("Wire", HTTP)
    net.answers["/wire.xml"] = lambda headers: (
        (304, {}, b"") if headers["If-None-Match"] else (200, {"ETag": '"1"'}, rss(*items(2)))
    )
    admin_client.post(page_of(feed, "fetch"))
    undo_all(ImportBatch.objects.get())
    admin_client.post(page_of(feed, "fetch"))
    assert not Article.objects.exists()

    change(admin_client, feed, status="draft")
    admin_client.post(page_of(feed, "fetch"))

    assert {article.status for article in Article.objects.all()} == {"draft"}


def test_that_a_feed_was_fetched_while_its_form_was_open_loses_no_edit(admin_client, net):
    feed = make_feed("Wire", HTTP)
    form = typed(admin_client.get(page_of(feed)), "feed_form")
    give(net, *items(1), ETag='"1"')
    admin_client.post(page_of(feed, "fetch"))

    admin_client.post(page_of(feed), form | {"minutes": "120"})

    feed.refresh_from_db()
    assert (feed.minutes, feed.etag, len(feed.seen)) == (120, '"1"', 1)


def test_an_edit_that_somebody_else_made_meanwhile_is_not_overwritten(admin_client, net):
    feed = make_feed("Wire", HTTP)
    form = typed(admin_client.get(page_of(feed)), "feed_form")
    Feed.objects.update(publisher="Agency")

    admin_client.post(page_of(feed), form | {"minutes": "120"})
    feed.refresh_from_db()
    assert (feed.publisher, feed.minutes) == ("Agency", 120)


def test_an_address_that_somebody_else_gave_is_not_looked_at_as_it_was(admin_client, net):
    """What was typed is the address of before, which nobody changes: it is no longer the feed's, and may be gone."""
    feed = make_feed("Wire", HTTP)
    form = typed(admin_client.get(page_of(feed)), "feed_form")
    Feed.objects.update(address="http://news.example/moved.xml")

    admin_client.post(page_of(feed), form | {"minutes": "120"})
    feed.refresh_from_db()
    assert (feed.address, feed.minutes) == ("http://news.example/moved.xml", 120)


def test_a_feed_that_is_deleted_leaves_what_it_brought(admin_client, net):
    feed = make_feed("Wire", HTTP)
    give(net, *items(2))
    admin_client.post(page_of(feed, "fetch"))

    admin_client.post(page_of(feed, "delete"), {"post": "yes"})

    assert not Feed.objects.exists()
    assert (Article.objects.count(), ImportBatch.objects.get().feed) == (2, None)


# --- Fetch now ---------------------------------------------------------------------


def test_why_a_feed_could_not_be_fetched_is_told(admin_client, net):
    feed = make_feed("Wire", HTTP)
    net.answers["/wire.xml"] = (410, {}, b"")

    page = text_of(admin_client.post(page_of(feed, "fetch"), follow=True))

    assert "It could not be fetched: The feed is gone for good (410), says its server: it was paused." in page
    assert '<span class="doubt">paused</span>' in page


def test_a_link_to_the_button_does_nothing(admin_client, net):
    feed = make_feed("Wire", HTTP)

    assert admin_client.get(page_of(feed, "fetch")).status_code == 404
    assert admin_client.post(f"{LIST}99/fetch/").status_code == 404
    assert net.asked == []


def test_who_may_not_import_may_not_fetch(client, net):
    feed = make_feed("Wire", HTTP)
    editor = User.objects.create_user("editor", is_staff=True)
    editor.user_permissions.set(Permission.objects.filter(codename__in=["view_feed", "change_feed"]))
    client.force_login(editor)

    assert client.post(page_of(feed, "fetch")).status_code == 403
    editor.user_permissions.set(Permission.objects.filter(codename="view_feed"))
    assert "Fetch now" not in text_of(client.get(page_of(feed)))
    client.post(page_of(feed), NEW | {"address": "http://news.example/other"})
    assert net.asked == []


@pytest.mark.django_db(transaction=True)
def test_the_button_waits_for_no_other_import(admin_client, net, monkeypatch):
    monkeypatch.setattr(slices, "PATIENCE", 0.2)
    feed = make_feed("Wire", HTTP)
    give(net, *items(1))
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('summit import'))")
        page = text_of(admin_client.post(page_of(feed, "fetch"), follow=True))
    other.close()

    assert "another import is writing" in page
    assert not ImportBatch.objects.exists()
    assert "1 new" in text_of(admin_client.post(page_of(feed, "fetch"), follow=True))
