"""One password is hashed at a time for whoever logs in, and so many in a row; others are refused before."""

import threading

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher

from summit_archive.accounts import hashing
from summit_archive.accounts.hashing import Busy, Turns

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def turns(settings, monkeypatch):
    settings.LOGINS_IN_A_ROW = 2
    monkeypatch.setattr(hashing, "strangers", Turns(3, Clock()))
    monkeypatch.setattr(hashing, "known", Turns(1, Clock()))
    return hashing.strangers


def taken(turns):
    try:
        with turns.one():
            return True
    except Busy:
        return False


def test_one_at_a_time():
    turns = Turns(seconds=3)
    with turns.one():
        found = []
        other = threading.Thread(target=lambda: found.append(taken(turns)))
        other.start()
        other.join()
    assert found == [False]
    assert taken(turns)


def test_so_many_in_a_row_and_then_one_in_each_time(turns):
    assert [taken(turns) for _ in range(4)] == [True, True, False, False]
    turns.clock.now += 3
    assert [taken(turns) for _ in range(2)] == [True, False]
    turns.clock.now += 60
    assert [taken(turns) for _ in range(3)] == [True, True, False]


def test_whose_turn_it_is_not_is_refused_before_anything_is_hashed(client, turns, monkeypatch):
    hashed = []
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *words: hashed.append(words) or "md5$a$b")
    for number in range(2):
        client.post("/admin/login/", {"username": f"name{number}", "password": "guess"})
    assert len(hashed) == 2

    answer = client.post("/admin/login/", {"username": "name3", "password": "guess"})
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "3")
    assert "Try again in a few seconds" in answer.content.decode()
    assert len(hashed) == 2


def test_a_known_browser_has_a_turn_that_strangers_cannot_take(client, turns, django_user_model):
    django_user_model.objects.create_user("aigul", password="long enough", is_staff=True)
    form = {"username": "aigul", "password": "long enough"}
    assert client.post("/admin/login/", form).status_code == 302
    client.post("/admin/logout/")
    for number in range(3):
        client.post("/admin/login/", {"username": f"name{number}", "password": "guess"})

    assert type(client)().post("/admin/login/", form).status_code == 503
    assert client.post("/admin/login/", form).status_code == 302
