"""Readers on a real streaming standby: who is sent there, who is not, and what becomes of one that fails."""

import copy
import io
import threading
import time

import pytest
from django.db import DatabaseError, connection, connections, transaction

from participants.models import Meeting
from participants.remembered import remembered
from summit_archive.database import server, several
from summit_archive.database.asking import Question
from summit_archive.database.base import DatabaseWrapper
from summit_archive.database.server import Server
from summit_archive.database.servers import Servers
from summit_archive.page_cache.version import ChangeCount, read_version
from summit_archive.standbys.routing import Routing
from summit_archive.web.readiness import readiness
from tests.make import make_meeting
from tests.summit_archive.database.standby import standby_of
from tests.summit_archive.database.test_pooled import password_of

WRITES = pytest.mark.django_db(transaction=True)
PORT = 5439


@pytest.fixture(scope="module")
def standby(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        settings = connection.settings_dict
        part = {"host": settings["HOST"], "port": settings["PORT"] or 5432, "user": settings["USER"]}
        with standby_of(part | {"password": password_of(settings)}, PORT) as standby:
            yield standby


@pytest.fixture(autouse=True)
def unblocked(django_db_setup, django_db_blocker):
    """Most write nothing, so that nothing has to be cleared away."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def servers(standby, monkeypatch):
    """The two, each heard of just now; this thread's connection is the primary's."""
    direct = connections["default"]
    settings = copy.deepcopy(direct.settings_dict)
    primary = Server(settings | {"PORT": str(settings["PORT"] or 5432)}, may_lead=True)
    servers = Servers([primary, Server(settings | {"PORT": str(PORT)}, may_serve=True)], max_lag=5)
    monkeypatch.setattr(several.Process, "servers", servers)
    monkeypatch.setattr(several, "begin", lambda: servers)
    # Nobody asks again meanwhile, and the machine may be busy.
    monkeypatch.setattr(server, "FRESH", 600)
    connections["default"] = DatabaseWrapper(settings, "default")
    caught_up(servers)
    yield servers
    connections["default"].close()
    connections["default"] = direct


def listen(servers):
    for one in servers.all:
        question = Question(one)
        servers.heard(one, time.monotonic(), question.answer())
        question.close()


def caught_up(servers):
    """The standby has played all that the primary has written by now."""
    standby = servers.all[1]
    until = time.monotonic() + 20
    listen(servers)
    with connections["default"].copy().cursor() as cursor:
        cursor.execute("SELECT (pg_current_wal_insert_lsn() - '0/0')::bigint")
        [wanted] = cursor.fetchone()
    while standby.told.position < wanted and time.monotonic() < until:
        time.sleep(0.02)
        listen(servers)
    assert standby.told.position >= wanted


@pytest.fixture
def paused(servers):
    """The standby plays nothing meanwhile."""
    say_to_standby(servers, "SELECT pg_wal_replay_pause()")
    yield
    say_to_standby(servers, "SELECT pg_wal_replay_resume()")


def say_to_standby(servers, statement):
    with on_standby(servers).cursor() as cursor:
        cursor.execute(statement)


def on_standby(servers):
    return servers.all[1].connection()


def ask(answer, path="/countries/", method="GET", **environ):
    """The answer and the headers of a site that says `answer()`, behind its routing."""
    told = {"PATH_INFO": path, "REQUEST_METHOD": method, "wsgi.input": io.BytesIO()} | environ
    got = []

    def site(environ, start_response):
        try:
            said = answer()
        except DatabaseError as error:  # as Django's own pages for errors do
            said = f"{error}"
        start_response("200 OK", [])
        return [said]

    routing = Routing(site)
    try:
        content = routing(told, lambda status, headers, *error: got.append(headers))
    finally:
        for made in routing.here.standbys.values():
            made.close()
        connections["default"] = routing.here.primary
    return content[0], dict(got[-1])


def whoever():
    with connection.cursor() as cursor:
        cursor.execute("SELECT CASE WHEN pg_is_in_recovery() THEN 'standby' ELSE 'primary' END")
        return cursor.fetchone()[0]


def test_readers_are_answered_by_the_standby_and_all_others_by_the_primary(servers):
    assert [ask(whoever)[0], ask(whoever, "/ru/articles.json")[0], ask(whoever, method="HEAD")[0]] == 3 * [
        "standby"
    ]
    assert ask(whoever, HTTP_COOKIE="sessionid=something")[0] == "primary"
    assert ask(whoever, method="POST")[0] == "primary"
    assert ask(whoever, "/admin/")[0] == "primary"
    assert ask(whoever, "/readyz")[0] == "primary"


@WRITES
def test_who_has_sent_something_is_answered_by_the_primary_until_the_standby_knows_of_it(servers, paused):
    def write():
        make_meeting()
        return ""

    cookie = ask(write, method="POST")[1]["Set-Cookie"]
    assert cookie.startswith("written=") and "HttpOnly" in cookie and "Max-Age=60" in cookie
    sent = {"HTTP_COOKIE": cookie.partition(";")[0]}
    listen(servers)
    assert ask(whoever, **sent)[0] == "primary"
    assert ask(whoever, HTTP_COOKIE="written=made-up")[0] == "standby"
    say_to_standby(servers, "SELECT pg_wal_replay_resume()")
    caught_up(servers)
    assert ask(whoever, **sent)[0] == "standby"


def tried_on(servers, fail):
    """Whom a reader is answered by, after `fail()` on the standby."""
    asked = []

    def answer():
        asked.append(whoever())
        if asked[-1] == "standby":
            fail()
        return asked[-1]

    return ask(answer)[0], asked


def say(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    "fail",
    [
        lambda: say("SELECT pg_terminate_backend(pg_backend_pid())"),
        lambda: Meeting.objects.update(title="written by a page that only reads"),
        lambda: say("SELECT made_by_the_last_migration FROM participants_meeting"),
        lambda: say(
            "DO $$ BEGIN RAISE EXCEPTION 'as in a conflict with recovery' USING ERRCODE = '40001'; END $$"
        ),
    ],
    ids=["lost", "writes", "behind a migration", "conflict"],
)
def test_what_the_standby_cannot_answer_the_primary_does(servers, fail):
    assert tried_on(servers, fail) == ("primary", ["standby", "primary"])


def test_what_was_too_slow_is_not_tried_elsewhere(servers):
    def slow():
        with transaction.atomic():
            say("SET LOCAL statement_timeout = 50")
            say("SELECT pg_sleep(5)")

    assert tried_on(servers, slow) == (
        "canceling statement due to statement timeout\n",
        ["standby"],
    )


def test_a_standby_that_cannot_be_reached_is_left_out_at_once(servers):
    servers.all[1].settings["PORT"] = "1"
    assert ask(whoever)[0] == "primary"
    assert servers.for_readers() == servers.all[:1]


def test_each_replica_is_asked_whether_it_is_ready(servers):
    [replica] = [found for found in readiness().servers if found.name == "replica 1"]
    assert replica.answers and replica.is_standby and not replica.takes_changes()


@WRITES
def test_what_was_withdrawn_is_not_shown_by_a_standby_that_does_not_know_it(servers, paused):
    ChangeCount.objects.create(kind="taken_from_articles", number=1, changed_at="2026-01-01T00:00Z")

    def version():
        read_version()
        return whoever()

    assert ask(version)[0] == "standby"  # nobody knows yet
    read_version()  # somebody who is at the primary
    assert ask(version)[0] == "primary"
    assert "withdrawn" not in servers.all[1].trouble


def test_without_a_primary_readers_go_on_and_nobody_else_waits(servers):
    servers.unheard(servers.all[0], "gone")
    connection.close()
    assert ask(whoever)[0] == "standby"
    assert ask(whoever, HTTP_COOKIE="sessionid=something")[0] == "standby"
    began = time.monotonic()
    assert ask(whoever, method="POST")[0].startswith("No database server takes this")
    assert time.monotonic() - began < 0.5


def test_the_former_primary_is_left_when_another_was_promoted(servers):
    ask(whoever, method="POST")
    former, promoted = servers.all
    assert connection.reached is former
    promoted.may_lead = True
    servers.heard(promoted, time.monotonic(), promoted.told._replace(is_standby=False, timeline=9))
    assert ask(whoever, method="POST")[0] == "standby"  # it is none in truth
    assert connection.reached is promoted


@WRITES
def test_a_meeting_that_was_being_written_is_remembered_once_it_is_there(servers):
    """A standby's snapshots do not name the transactions that are under way."""
    first = make_meeting()
    writing, written = threading.Event(), threading.Event()
    made = []

    def write_slowly():
        with transaction.atomic():
            made.append(make_meeting().pk)
            writing.set()
            written.wait(10)
        connection.close()

    slow = threading.Thread(target=write_slowly)
    slow.start()
    assert writing.wait(10)
    later = make_meeting()
    caught_up(servers)
    primary = connections["default"]
    try:
        connections["default"] = on_standby(servers)
        assert sorted(remembered().ids) == [first.pk, later.pk]
        written.set()
        slow.join()
        connections["default"], standby = primary, connections["default"]
        caught_up(servers)
        connections["default"] = standby
        assert sorted(remembered().ids) == sorted([first.pk, made[0], later.pk])
    finally:
        written.set()
        slow.join()
        connections["default"].close()
        connections["default"] = primary
