"""Which server a reader is sent to, by what was heard of each."""

import os
import time

import pytest

from summit_archive.database.server import Server, Told
from summit_archive.database.servers import Servers

NOTHING: dict[str, int] = {}


def server(name, **part):
    return Server({"HOST": name, "PORT": 5432}, **part)


@pytest.fixture
def primary():
    return server("primary", may_lead=True)


@pytest.fixture
def one():
    return server("one", may_lead=True, may_serve=True)


@pytest.fixture
def other():
    return server("other", may_lead=True, may_serve=True)


@pytest.fixture
def servers(primary, one, other, monkeypatch):
    monkeypatch.setattr(os, "getpid", lambda: 100)
    servers = Servers([primary, one, other], max_lag=5)
    hear(servers, primary, 100, timeline=1)
    hear(servers, one, 100)
    hear(servers, other, 100)
    return servers


def hear(servers, server, position, timeline=0, taken=NOTHING, ago=0.0):
    servers.heard(server, time.monotonic() - ago, Told(not timeline, position, timeline, taken))


def wrote(servers, position, ago):
    """So long ago the primary was so far."""
    servers.heard_of_primary(time.monotonic() - ago, Told(False, position, 1, NOTHING))


def names(servers, position=0):
    return [server.settings["HOST"] for server in servers.for_readers(position)]


def test_readers_go_to_standbys_and_at_last_to_the_primary(servers):
    assert names(servers) == ["one", "other", "primary"]


def test_each_process_has_its_own_favourite(servers, monkeypatch):
    monkeypatch.setattr(os, "getpid", lambda: 101)
    assert names(servers) == ["other", "one", "primary"]


def test_nothing_is_known_of_a_server_that_was_never_heard(primary, one):
    assert names(Servers([primary, one], max_lag=5)) == []


def test_a_lost_standby_is_left_out_and_taken_in_again(servers, one):
    servers.unheard(one, "gone")
    assert names(servers) == ["other", "primary"]
    hear(servers, one, 100)
    assert names(servers) == ["one", "other", "primary"]


def test_an_answer_of_long_ago_says_nothing_of_now(servers, one):
    one.asked_at -= 4
    assert names(servers) == ["other", "primary"]


def test_an_answer_that_was_asked_for_before_it_failed_does_not_count(servers, one):
    servers.unheard(one, "gone")
    hear(servers, one, 100, ago=1)
    assert "one" not in names(servers)


def test_a_standby_that_lags_is_left_out_until_it_has_caught_up(servers, one):
    wrote(servers, 200, ago=6)
    wrote(servers, 300, ago=0)
    hear(servers, one, 199)
    assert 5.9 < one.lag < 7 and names(servers) == ["other", "primary"]
    hear(servers, one, 200)
    assert one.lag < 1 and "one" in names(servers)


def test_a_primary_at_which_nothing_happens_makes_no_lag(servers, one):
    wrote(servers, 100, ago=2000)
    hear(servers, one, 100)
    assert one.lag == 0


def test_who_has_written_waits_for_no_standby_that_lacks_it(servers, one):
    hear(servers, one, 150)
    assert names(servers, position=150) == ["one", "primary"]
    assert names(servers, position=151) == ["primary"]


def test_a_standby_that_shows_what_was_withdrawn_is_left_out(servers, primary, one):
    hear(servers, primary, 110, timeline=1, taken={"taken_from_articles": 1})
    assert names(servers) == ["primary"]
    hear(servers, one, 110, taken={"taken_from_articles": 1})
    assert names(servers) == ["one", "primary"]


def test_what_was_read_of_a_standby_counts_too(servers, one, other):
    assert servers.seen(servers.primary(), {"taken_from_articles": 2})
    assert not servers.seen(one, {"taken_from_articles": 1})
    assert servers.seen(other, {"taken_from_articles": 2})


def test_a_primary_restored_from_a_backup_may_know_less(servers, primary, one):
    hear(servers, primary, 110, timeline=1, taken={"taken_from_articles": 9})
    hear(servers, primary, 50, timeline=2, taken={"taken_from_articles": 3})
    hear(servers, one, 50, taken={"taken_from_articles": 3})
    assert "one" in names(servers)


def test_without_a_primary_the_best_of_the_standbys_answers(servers, primary, one, other):
    wrote(servers, 200, ago=20)
    hear(servers, one, 100)
    hear(servers, other, 200)
    servers.unheard(primary, "gone")
    assert servers.primary() is None
    assert names(servers) == ["other", "one"]
    assert names(servers, position=900) == ["other", "one"]


def test_without_a_primary_nobody_shows_what_was_withdrawn(servers, primary, other):
    hear(servers, primary, 200, timeline=1, taken={"taken_from_articles": 1})
    hear(servers, other, 200, taken={"taken_from_articles": 1})
    servers.unheard(primary, "gone")
    assert names(servers) == ["other"]


def test_a_promoted_standby_is_the_primary_and_the_old_one_is_not_believed(servers, primary, one):
    servers.unheard(primary, "gone")
    hear(servers, one, 210, timeline=2)
    assert servers.primary() is one and names(servers) == ["other", "one"]
    hear(servers, primary, 220, timeline=1)
    assert servers.primary() is one
    servers.unheard(one, "gone")
    assert servers.primary() is None
