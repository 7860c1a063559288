"""Feeds that are fetched again and again, from the server that `tests/articles/net.py` puts in the place of the web."""

import datetime
import io
import threading

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from articles.importing import feed_fetches
from articles.importing.reading import fetching
from articles.models import Article, Feed, ImportBatch, ImportProblem
from tests.articles.feeds import HTTP, item, items, rss
from tests.make import make_country, make_feed, undo_all

pytestmark = pytest.mark.django_db


def fetch(*feeds, **options):
    """What the command says; of a failure both what it says and why it ends so."""
    said = io.StringIO()
    try:
        call_command("fetch_feeds", *feeds, stdout=said, stderr=said, **options)
    except CommandError as error:
        return f"{said.getvalue()}\nCommandError: {error}"
    return said.getvalue()


@pytest.fixture
def wire():
    return make_feed("Wire", HTTP)


def give(net, *items, path="/wire.xml", head="", **headers):
    net.answers[path] = (200, headers, rss(*items, head=head))


def later(feed, **ago):
    """As if the last fetch were so long ago."""
    Feed.objects.filter(pk=feed.pk).update(looked_at=timezone.now() - datetime.timedelta(**ago))


def headlines():
    return sorted(Article.objects.values_list("headline", flat=True))


# --- What comes in --------------------------------------------------------------


def test_what_is_new_in_a_feed_is_one_import_batch_as_any(net, wire):
    make_country("KZ")
    give(net, item(1, text="Kazakhstan joined."), item(2))

    said = fetch()

    batch = ImportBatch.objects.get()
    assert f"Wire: 2 new · import batch {batch.pk}" in said
    assert (batch.state, batch.feed, batch.files, batch.user) == ("finished", wire, [HTTP], None)
    assert headlines() == ["Talks, day 1", "Talks, day 2"]
    article = Article.objects.get(headline="Talks, day 1")
    assert (article.status, article.publisher.name, article.language) == ("published", "Wire", "en")
    assert [country.code for country in article.countries.all()] == ["KZ"]

    undo_all(batch)
    assert headlines() == []


def test_a_feed_gives_what_the_import_command_gives(net, wire):
    give(net, *items(3), "<item><description>No title. A text.</description></item>", "<item/>")
    call_command("import_articles", HTTP, stdout=io.StringIO(), stderr=io.StringIO())
    by_import = ImportBatch.objects.get()
    facts = by_import.counts, sorted(Article.objects.values_list("headline", "url", "published_on"))
    undo_all(by_import)

    fetch()

    batch = ImportBatch.objects.latest("pk")
    assert (batch.counts, sorted(Article.objects.values_list("headline", "url", "published_on"))) == facts


def test_only_what_is_new_the_next_time_comes_in(net, wire):
    give(net, *items(2))
    fetch()
    give(net, item(3), *items(2))

    assert "Wire: 1 new" in fetch(all=True)

    assert ImportBatch.objects.latest("pk").counts["read"] == 1
    assert len(headlines()) == 3


@pytest.mark.parametrize("again", ["as it was", "without an entry", "known from another import"])
def test_a_fetch_that_brings_nothing_leaves_no_batch(net, wire, again):
    if again == "known from another import":
        give(net, *items(2))
        call_command("import_articles", HTTP, stdout=io.StringIO(), stderr=io.StringIO())
    else:
        give(net, *items(2))
        fetch()
        give(net, *(items(2) if again == "as it was" else []))
    batches = ImportBatch.objects.count()

    assert "Wire: nothing new" in fetch(all=True)

    wire.refresh_from_db()
    assert (ImportBatch.objects.count(), ImportProblem.objects.count()) == (batches, 0)
    assert (wire.failures, wire.error) == (0, "")
    assert wire.succeeded_at == wire.looked_at


def test_entries_that_were_there_the_last_time_are_not_looked_at_again(net, django_assert_num_queries):
    wires = [make_feed(f"Wire {size}", f"http://news.example/{size}") for size in (2, 40)]
    for size in (2, 40):
        give(net, *items(size), path=f"/{size}")
    fetch()

    def linker():
        raise AssertionError("nothing is to be linked")

    for wire in wires:
        # The two of the lock and its end, the feed, the import's turn, the row locked, what is kept, a transaction's two.
        with django_assert_num_queries(8):
            assert feed_fetches.fetch_feed(wire.pk, linker).batch is None


def test_an_entry_that_changed_at_its_source_is_told_once_and_the_archives_kept(net, wire):
    give(net, *items(2))
    fetch()
    give(net, item(1, title="Talks put off"), item(2))

    assert "Wire: 1 differ" in fetch(all=True)
    assert "Wire: nothing new" in fetch(all=True)

    problem = ImportProblem.objects.get()
    assert (problem.outcome, problem.field, problem.value) == ("differing", "headline", "Talks put off")
    assert headlines() == ["Talks, day 1", "Talks, day 2"]


def test_what_was_undone_does_not_come_again_while_it_is_the_same(net, wire):
    give(net, *items(2))
    fetch()
    undo_all(ImportBatch.objects.get())

    fetch(all=True)
    assert headlines() == []

    give(net, item(1, title="Talks begin"), item(2), item(3))
    fetch(all=True)
    assert headlines() == ["Talks begin", "Talks, day 3"]


def test_what_left_the_feed_and_comes_again_is_remembered_for_a_while(net, wire, monkeypatch):
    monkeypatch.setattr(feed_fetches, "MOST_REMEMBERED", 1)
    give(net, *items(2))
    fetch()
    undo_all(ImportBatch.objects.get())
    give(net, item(3))
    fetch(all=True)

    give(net, *items(3))
    fetch(all=True)

    assert headlines() == ["Talks, day 2", "Talks, day 3"]


def test_a_refusal_is_told_once_and_tried_again_by_another_version_of_the_program(net, wire, monkeypatch):
    give(net, "<item><link>https://news.example/1</link></item>")
    assert "Wire: 1 refused" in fetch()
    assert "nothing new" in fetch(all=True)

    monkeypatch.setattr(feed_fetches, "__version__", "99.0")
    assert "Wire: 1 refused" in fetch(all=True)


def test_the_feeds_publisher_and_language_hold_where_it_states_none(net):
    make_feed("Wire", HTTP, publisher="Kremlin press service", language="ru", status="draft")
    net.answers["/wire.xml"] = (
        200,
        {},
        b"<rss version='2.0'><channel><item><title>A</title></item></channel></rss>",
    )

    fetch()

    article = Article.objects.get()
    assert (article.publisher.name, article.language, article.status) == (
        "Kremlin press service",
        "ru",
        "draft",
    )


def test_a_fetch_that_stops_midway_leaves_nothing_and_finds_all_again(net, wire, monkeypatch):
    give(net, *items(3), ETag='"1"')
    with monkeypatch.context() as patched:
        patched.setattr(feed_fetches, "state_after", lambda *facts: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            fetch()
    assert (headlines(), ImportBatch.objects.count()) == ([], 0)

    assert "Wire: 3 new" in fetch()
    assert "If-None-Match" not in net.headers_asked[-1]


# --- Whether anything is new ------------------------------------------------------


def test_a_server_that_has_nothing_new_is_asked_so_that_it_can_say_only_that(net, wire):
    def answer(headers):
        if (
            headers["If-None-Match"] == 'W/"7"'
            and headers["If-Modified-Since"] == "Tue, 26 Dec 2023 10:00:00 GMT"
        ):
            return 304, {}, b""
        return 200, {"ETag": 'W/"7"', "Last-Modified": "Tue, 26 Dec 2023 10:00:00 GMT"}, rss(*items(1))

    net.answers["/wire.xml"] = answer
    fetch()
    assert "If-None-Match" not in net.headers_asked[0]
    Feed.objects.update(succeeded_at=None, failures=2, error="the address answers 500; 200 is expected")

    assert "Wire: nothing new" in fetch(all=True)

    wire.refresh_from_db()
    assert (wire.failures, wire.error, wire.etag) == (0, "", 'W/"7"')
    assert wire.succeeded_at is not None
    assert ImportBatch.objects.count() == 1


def test_a_304_that_nobody_asked_for_is_told(net, wire):
    net.answers["/wire.xml"] = (304, {}, b"")

    assert "the address answers 304; 200 is expected" in fetch()


@pytest.mark.parametrize("etag", ["я" * 3, "a" * 501])
def test_a_validator_that_cannot_be_sent_back_is_not_kept(net, wire, etag):
    net.answers["/wire.xml"] = (200, {"ETag": etag.encode().decode("latin-1")}, rss(*items(1)))

    fetch()

    wire.refresh_from_db()
    assert (wire.etag, wire.failures) == ("", 0)


# --- When a feed is fetched --------------------------------------------------------


def test_a_feed_is_fetched_when_its_interval_is_over_or_when_it_is_named(net, wire):
    give(net, *items(1))
    fetch()
    assert fetch() == ""
    assert "Wire: nothing new" in fetch("wire")
    assert "Wire: nothing new" in fetch(HTTP)
    assert "Wire: nothing new" in fetch(all=True)

    later(wire, minutes=58)
    assert fetch() == ""
    later(wire, minutes=60)
    assert "Wire: nothing new" in fetch()


def test_a_paused_feed_is_fetched_only_when_it_is_named(net):
    give(net, *items(1))
    make_feed("Wire", HTTP, is_active=False)

    assert fetch() == fetch(all=True) == ""
    assert "Wire: 1 new" in fetch("Wire")


def test_a_name_that_no_feed_has_is_told_before_anything_is_fetched(net, wire):
    assert "CommandError: “Wires” is no feed's name or address: there are Wire." in fetch("Wire", "Wires")
    assert net.asked == []


@pytest.mark.parametrize(
    ("head", "headers", "status", "minutes"),
    [
        ("<ttl>180</ttl>", {}, 200, 180),
        ("<ttl>5</ttl>", {}, 200, 60),
        ("<ttl>9999999</ttl>", {}, 200, 60),
        ("<ttl>999999</ttl>", {}, 200, 7 * 24 * 60),
        ("<!-- <ttl>180</ttl> -->", {}, 200, 60),
        ("", {"Retry-After": "7200"}, 503, 120),
        ("", {"Retry-After": "60"}, 429, 60),
        ("", {"Retry-After": "soon"}, 503, 60),
        ("", {"Retry-After": "99999999"}, 503, 7 * 24 * 60),
    ],
)
def test_a_feed_that_asks_to_be_left_alone_is(net, wire, head, headers, status, minutes):
    net.answers["/wire.xml"] = (status, headers, rss(*items(1), head=head))
    fetch()

    wire.refresh_from_db()
    rest = wire.due_at - wire.looked_at
    assert abs(rest - datetime.timedelta(minutes=minutes)) < datetime.timedelta(seconds=2)
    later(wire, minutes=61)
    assert (fetch() == "") == (minutes > 61)


def test_a_moment_to_come_back_at_is_understood(net, wire):
    moment = timezone.now() + datetime.timedelta(hours=5)
    net.answers["/wire.xml"] = (429, {"Retry-After": moment.strftime("%a, %d %b %Y %H:%M:%S GMT")}, b"")
    fetch()

    wire.refresh_from_db()
    assert abs(wire.rests_until - moment) < datetime.timedelta(seconds=3)


def test_hours_in_which_nothing_new_comes_are_skipped(net, wire):
    # Not the hour that the feed's own interval leads to, whatever the time of day.
    open_hour = (timezone.now() + datetime.timedelta(hours=6)).hour
    hours = "".join(f"<hour>{hour}</hour>" for hour in range(24) if hour != open_hour)
    give(net, *items(1), head=f"<skipHours>{hours}</skipHours>")
    fetch()

    wire.refresh_from_db()
    assert wire.rests_until.hour == open_hour
    assert wire.rests_until - wire.looked_at >= datetime.timedelta(hours=1)

    # A server that has nothing new says nothing of it, and it holds all the same.
    net.answers["/wire.xml"] = (304, {}, b"")
    Feed.objects.update(etag='"1"', rests_until=None)
    fetch("Wire")
    wire.refresh_from_db()
    assert wire.rests_until.hour == open_hour


def test_who_is_always_silent_is_asked_all_the_same(net, wire):
    days = "".join(
        f"<day>{day.title()}</day>"
        for day in "monday tuesday wednesday thursday friday saturday sunday".split()
    )
    give(net, *items(1), head=f"<skipDays>{days}</skipDays>")
    fetch()

    wire.refresh_from_db()
    assert wire.rests_until is None


def test_who_fails_again_and_again_is_asked_less_and_less_often(net, wire):
    net.answers["/wire.xml"] = (500, {}, b"")
    rests = []
    for _time in range(7):
        assert "CommandError: 1 of 1 feeds could not be fetched." in fetch(all=True)
        wire.refresh_from_db()
        rests.append(round((wire.due_at - wire.looked_at).total_seconds() / 3600))
    assert rests == [1, 2, 4, 8, 16, 24, 24]
    assert (wire.failures, wire.error) == (7, "the address answers 500; 200 is expected")

    give(net, *items(1))
    fetch(all=True)
    wire.refresh_from_db()
    assert (wire.failures, wire.error, wire.rests_until) == (0, "", None)


# --- What goes wrong ----------------------------------------------------------------


def test_what_goes_wrong_with_one_feed_stops_no_other(net, monkeypatch):
    names = ["gone", "page", "slow", "within", "cut", "bomb", "empty", "wire"]
    for name in names:
        make_feed(name.title(), f"http://news.example/{name}")
    monkeypatch.setattr(fetching, "SECONDS_IN_ALL", 0.5)
    late = threading.Event()
    net.names["inside.example"] = ["10.0.0.1"]
    net.answers |= {
        "/gone": (410, {}, b""),
        "/page": (200, {}, b"<!doctype html><html><body>News</body></html>"),
        "/slow": (200, {}, [rss(*items(1)), lambda: [late.wait(2), b" "][1]]),
        "/within": (301, {"Location": "http://inside.example/"}, b""),
        "/cut": (200, {"Content-Length": "99999"}, rss(*items(1))),
        "/bomb": (200, {}, b"<!DOCTYPE rss [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><rss><channel/></rss>"),
        "/empty": (200, {}, b" "),
        "/wire": (200, {}, rss(*items(1))),
    }

    said = fetch()
    late.set()

    assert "CommandError: 7 of 8 feeds could not be fetched." in said
    assert "Wire: 1 new" in said
    told = dict(Feed.objects.exclude(error="").values_list("name", "error"))
    expected = {
        "Gone": "gone for good (410)",
        "Page": "a web page: that of its feed is expected",
        "Slow": "did not answer to its end within 0.5 seconds",
        "Within": "inside.example stands for 10.0.0.1, within a local network",
        "Cut": "cut off",
        "Bomb": "declares entities of its own",
        "Empty": "answers with nothing at all",
    }
    assert {name: expected[name] in told[name] for name in expected} == dict.fromkeys(expected, True)
    assert all(f"{name}: {told[name]}" in said for name in told)
    assert net.connected == [("93.184.216.34", 80)] * 8


def test_a_fault_of_the_program_stops_no_other_feed(net, monkeypatch):
    for name in ("first", "second"):
        make_feed(name.title(), f"http://news.example/{name}")
        give(net, item(name), path=f"/{name}")
    fresh_lines = feed_fetches.fresh_lines
    monkeypatch.setattr(
        feed_fetches,
        "fresh_lines",
        lambda feed, *facts: 1 / 0 if feed.name == "First" else fresh_lines(feed, *facts),
    )

    said = fetch()

    assert "First: it cannot be read, by a fault of this program (ZeroDivisionError)" in said
    assert "Second: 1 new" in said


def test_a_feed_that_is_gone_for_good_is_paused(net, wire):
    net.answers["/wire.xml"] = (410, {}, b"")
    fetch()

    wire.refresh_from_db()
    assert not wire.is_active
    assert "it was paused" in wire.error
    assert fetch(all=True) == ""


@pytest.mark.parametrize(
    ("statuses", "moved_to"),
    [
        ([301], "http://news.example/1"),
        ([308, 301], "http://news.example/2"),
        ([301, 302], "http://news.example/1"),
        ([302, 301], ""),
        ([307], ""),
    ],
)
def test_that_a_feed_has_moved_for_good_is_told_and_it_is_followed(net, wire, statuses, moved_to):
    for number, (path, status) in enumerate(zip(["/wire.xml", "/1", "/2"], statuses, strict=False), start=1):
        net.answers[path] = (status, {"Location": f"/{number}"}, b"")
    give(net, *items(1), path=f"/{len(statuses)}")

    said = fetch()

    wire.refresh_from_db()
    assert (wire.moved_to, wire.address) == (moved_to, HTTP)
    assert "Wire: 1 new" in said
    assert (f"has moved for good to {moved_to}" in said) == bool(moved_to)


def test_a_file_of_records_that_breaks_off_brings_what_came_and_is_asked_for_again(net, wire):
    net.answers["/wire.xml"] = (
        200,
        {"ETag": '"1"'},
        b'[{"title": "Talks", "url": "https://news.example/1"}, {"title": "Cut',
    )

    said = fetch()

    wire.refresh_from_db()
    assert headlines() == ["Talks"]
    assert "Wire: 1 new" in said and "CommandError" in said
    assert wire.error and wire.etag == ""


# --- At the same time ------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_a_second_run_at_the_same_time_does_nothing(net):
    make_feed("Wire", HTTP)
    asked, go_on = threading.Event(), threading.Event()

    def slowly():
        asked.set()
        go_on.wait(10)
        return rss(*items(1))

    net.answers["/wire.xml"] = (200, {}, [slowly])
    first = []

    def run():
        first.append(fetch())
        connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    assert asked.wait(10)
    second, named = fetch(), feed_is_held()
    go_on.set()
    thread.join()

    assert second == "Another fetch_feeds is at work: this one does nothing.\n"
    assert named
    assert "Wire: 1 new" in first[0]
    assert len(net.asked) == 1
    assert fetch() == ""


def feed_is_held():
    try:
        feed_fetches.fetch_feed(Feed.objects.get().pk, lambda: None)
    except feed_fetches.BeingFetched:
        return True
    return False


@pytest.mark.django_db(transaction=True)
def test_what_an_editor_changes_while_a_feed_is_fetched_holds(net):
    wire = make_feed("Wire", HTTP)

    def change():
        thread = threading.Thread(target=lambda: [Feed.objects.update(status="draft"), connection.close()])
        thread.start()
        thread.join()
        return rss(*items(1))

    net.answers["/wire.xml"] = (200, {"ETag": '"1"'}, [change])

    assert "Wire: was changed while it was fetched" in fetch()

    wire.refresh_from_db()
    assert (wire.status, wire.etag, wire.looked_at) == ("draft", "", None)
    assert headlines() == []


# --- What the database keeps ---------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"minutes": 9}, "feed_is_asked_neither_too_often_nor_too_seldom"),
        ({"minutes": 10081}, "feed_is_asked_neither_too_often_nor_too_seldom"),
        ({"address": "HTTP://news.example/"}, "feed_address_is_as_it_is_asked_for"),
        ({"address": "http://News.example/"}, "feed_address_is_as_it_is_asked_for"),
        ({"address": "http://news.example"}, "feed_address_is_as_it_is_asked_for"),
        ({"address": "http://news.example:80/"}, "feed_address_is_as_it_is_asked_for"),
        ({"address": "https://news.example:443/"}, "feed_address_is_as_it_is_asked_for"),
        ({"address": "https://news.example/#top"}, "feed_address_is_as_it_is_asked_for"),
        ({"address": "https://me:word@news.example/"}, "feed_address_is_as_it_is_asked_for"),
        ({"address": "ftp://news.example/"}, "feed_address_is_as_it_is_asked_for"),
        ({"address": "https://новости.рф/"}, "feed_address_is_as_it_is_asked_for"),
        ({"address": HTTP}, "feed_of_one_address_stands_once"),
        ({"name": "WIRE"}, "feed_has_a_name_of_its_own"),
        ({"name": ""}, "feed_has_a_name"),
        ({"status": "withdrawn"}, "feed_gives_a_status_that_imports_give"),
        ({"failures": 1}, "feed_that_fails_says_why"),
        ({"error": "why"}, "feed_that_fails_says_why"),
    ],
)
def test_a_feed_that_breaks_a_rule_is_refused_by_the_database(wire, fields, rule):
    other = make_feed("Other", "https://news.example:8443/a:80/feed?a=1")
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Feed.objects.filter(pk=other.pk).update(**fields)
