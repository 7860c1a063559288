"""Guessed logins: refused by name and address, by address, and by name, before anything is hashed."""

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.hashers import MD5PasswordHasher

from summit_archive.accounts import guard

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


def log_in(client, username, password, address="127.0.0.1", **headers):
    form = {"username": username, "password": password}
    return client.post("/admin/login/", form, REMOTE_ADDR=address, **headers).status_code


@pytest.fixture
def editor(django_user_model):
    return django_user_model.objects.create_user("aigul", password="long enough", is_staff=True)


@pytest.fixture
def few(monkeypatch):
    """Limits that are reached sooner."""
    monkeypatch.setattr(guard, "MOST_OF_ADDRESS", 7)
    monkeypatch.setattr(guard, "MOST_OF_NAME", 8)


def test_after_five_failures_even_the_right_password_waits(client, editor):
    failures = [log_in(client, "aigul", "guess") for _ in range(5)]

    assert failures == [200, 200, 200, 200, 429]
    assert log_in(client, "aigul", "long enough") == 429


def test_who_is_refused_is_told_when_to_come_again(client, editor):
    for _ in range(5):
        log_in(client, "aigul", "guess")
    answer = client.post("/admin/login/", {"username": "aigul", "password": "guess"})

    assert answer.headers["Retry-After"] == "900"
    assert "Wait 15 minutes" in answer.content.decode()


@pytest.mark.parametrize("wanted", ["", "https://elsewhere.example/", "//elsewhere.example", "javascript:1"])
def test_a_login_that_leads_nowhere_leads_to_the_first_page(client, editor, wanted):
    form = {"username": "aigul", "password": "long enough", "next": wanted}
    assert client.post("/admin/login/", form).headers["Location"] == "/admin/"


def test_a_refused_login_costs_no_hashing(client, editor, monkeypatch):
    for _ in range(5):
        log_in(client, "aigul", "guess")
    hashed = []
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *arguments: hashed.append(arguments))

    assert log_in(client, "aigul", "guess") == 429
    assert hashed == []


def test_failures_from_elsewhere_do_not_lock_the_editor_out(client, editor):
    for _ in range(6):
        log_in(client, "aigul", "guess", address="203.0.113.9")

    assert log_in(client, "aigul", "long enough") == 302


def test_one_password_for_many_names_is_refused_by_the_address(client, editor, few):
    failures = [log_in(client, f"name{number}", "Summer2026!", "203.0.113.9") for number in range(7)]

    assert failures == [200] * 6 + [429]
    assert log_in(client, "aigul", "long enough", "203.0.113.9") == 429
    assert log_in(client, "aigul", "long enough", "203.0.113.10") == 302


@pytest.mark.parametrize("program", ["", "one"])
def test_an_address_is_one_whatever_its_programs_call_themselves(client, editor, few, program):
    for number in range(7):
        log_in(client, f"name{number}", "guess", HTTP_USER_AGENT=f"{program and number}")

    assert log_in(client, "aigul", "long enough") == 429


def test_addresses_of_version_6_are_counted_by_their_network(client, editor, few):
    for number in range(7):
        log_in(client, f"name{number}", "guess", f"2001:db8:1:2::{number}")

    assert log_in(client, "aigul", "long enough", "2001:db8:1:2:ffff::1") == 429
    assert log_in(client, "aigul", "long enough", "2001:db8:1:3::1") == 302


@pytest.mark.parametrize("address", ["", "unix", "::ffff:203.0.113.9", "fe80::1%eth0"])
def test_whatever_stands_for_an_address_is_counted(client, editor, address):
    failures = [log_in(client, "aigul", "guess", address) for _ in range(5)]

    assert failures == [200, 200, 200, 200, 429]


@pytest.mark.parametrize("name", ["aigul", "nobody"])
def test_guesses_from_many_addresses_are_refused_by_name_whether_there_is_one_or_not(
    client, editor, few, name
):
    failures = [log_in(client, name, "guess", f"203.0.113.{number}") for number in range(8)]

    assert failures == [200] * 7 + [429]
    assert log_in(client, name, "long enough", "203.0.113.99") == 429


def test_a_stranger_does_not_keep_out_whoever_has_logged_in_from_this_browser(client, editor, few):
    assert log_in(client, "aigul", "long enough") == 302
    client.post("/admin/logout/")
    for number in range(9):
        client_of_stranger = type(client)()
        log_in(client_of_stranger, "aigul", "guess", f"203.0.113.{number}")
        log_in(client_of_stranger, f"name{number}", "guess")

    assert log_in(type(client)(), "aigul", "long enough") == 429
    assert log_in(client, "aigul", "long enough") == 302


def test_a_known_browser_has_five_guesses_too_and_is_known_for_its_own_name_alone(client, editor, few):
    log_in(client, "aigul", "long enough")
    client.post("/admin/logout/")
    for number in range(7):
        log_in(client, f"name{number}", "guess")
    assert log_in(client, "somebody else", "guess") == 429

    failures = [log_in(client, "aigul", "guess", f"203.0.113.{number}") for number in range(5)]
    assert failures == [200, 200, 200, 200, 429]


def test_nobody_makes_a_known_browser_of_his_own(client, editor, few):
    for number in range(8):
        log_in(client, "aigul", "guess", f"203.0.113.{number}")
    for made_up in ("aigul", "", "W10:1abc:xyz", '["aigul", "mark"]'):
        client.cookies["known-browser"] = made_up
        assert log_in(client, "aigul", "long enough") == 429


def test_a_login_that_succeeds_takes_back_the_failures_of_its_own_name_alone(client, editor, few):
    for number in range(5):
        log_in(client, f"name{number}", "guess")
    log_in(client, "aigul", "guess")
    assert log_in(client, "aigul", "long enough") == 302

    assert not AccessAttempt.objects.filter(username="aigul").exists()
    stranger = type(client)()
    assert [log_in(stranger, f"other{number}", "guess") for number in range(2)] == [200, 429]


def test_a_name_that_nobody_has_costs_as_much_hashing_as_one_that_somebody_has(client, editor, monkeypatch):
    """An account that was switched off too, and one without a password."""
    hashed = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher, "encode", lambda self, *words: hashed.append(words) or encode(self, *words)
    )
    type(editor).objects.create_user("off", password="long enough", is_staff=True, is_active=False)
    type(editor).objects.create_user("reader", password="long enough")
    type(editor).objects.create_user("locked", is_staff=True)
    hashed.clear()

    pages = []
    for name in ("aigul", "nobody", "off", "reader", "locked"):
        answer = client.post("/admin/login/", {"username": name, "password": "guess"})
        pages.append((len(hashed), answer.status_code, answer.content.decode().replace(name, "")))
        hashed.clear()
    told = {(cost, status) for cost, status, _page in pages}
    assert told == {(1, 200)}
    assert all("Please enter the correct username and password" in page for _cost, _status, page in pages)


def test_of_a_failed_login_nothing_secret_is_kept(client):
    secrets = {"password": "SECRET", "typed": "SECRET", "key": "SECRET"}
    client.post("/admin/login/", {"username": "nobody"} | secrets | {"csrfmiddlewaretoken": "SECRET"})

    assert "SECRET" not in AccessAttempt.objects.get().post_data
