"""Sessions end when they are not used, and after some days; what was being typed is not lost."""

import re
import time
from unittest import mock

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client

from participants.models import Country
from summit_archive.accounts import sessions
from summit_archive.accounts.second_factor import new_key, set_up
from tests.forms import FormReader, typed
from tests.summit_archive.review.people import browser_of

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

MINUTE, HOUR, DAY = 60, 3600, 24 * 3600
PASSWORD = "long enough to be one"
A_PAGE = {"HTTP_ACCEPT": "text/html,application/xhtml+xml"}


@pytest.fixture
def clock(monkeypatch):
    """What sessions take for now; `pass_by` moves it on."""

    class Clock:
        now = time.time()

        def time(self):
            return self.now

        def pass_by(self, seconds):
            self.now += seconds

    clock = Clock()
    monkeypatch.setattr(sessions, "time", clock)
    return clock


def is_in(client):
    return client.get("/admin/").status_code == 200


def test_a_session_ends_eight_hours_after_it_was_last_used(clock):
    client = browser_of("aigul")
    for _ in range(3):
        clock.pass_by(7 * HOUR)
        assert is_in(client)
    clock.pass_by(8 * HOUR)
    assert not is_in(client)
    assert not Session.objects.exists()


def test_a_session_ends_after_two_weeks_however_much_it_is_used(clock):
    client = browser_of("aigul")
    for _ in range(55):
        clock.pass_by(6 * HOUR)
        assert client.get("/admin/jsi18n/").status_code == 200
    clock.pass_by(6 * HOUR)
    assert not is_in(client)


def test_the_operator_says_how_long(clock, settings):
    settings.SESSION_IDLE_MINUTES = 10
    client = browser_of("aigul")
    clock.pass_by(9 * MINUTE)
    assert is_in(client)
    clock.pass_by(10 * MINUTE)
    assert not is_in(client)


def test_that_a_session_is_used_is_written_once_a_minute(clock):
    client = browser_of("aigul")

    def writes():
        with mock.patch.object(sessions.SessionStore, "save") as save:
            client.get("/admin/")
        return save.call_count

    assert writes() == 0
    clock.pass_by(61)
    assert writes() == 1


def test_a_session_of_before_this_was_counted_goes_on(clock):
    client = browser_of("aigul")
    session = client.session
    for name in (sessions.BEGAN, sessions.USED):
        session.pop(name, None)
    session.save()
    assert is_in(client)
    clock.pass_by(8 * HOUR)
    assert not is_in(client)


def test_a_new_password_ends_the_other_sessions(client):
    User.objects.create_user("aigul", password=PASSWORD, is_staff=True)
    here, there = Client(), Client()
    for browser in (here, there):
        browser.post("/admin/login/", {"username": "aigul", "password": PASSWORD})
    fields = {"old_password": PASSWORD, "new_password1": "an apple a day", "new_password2": "an apple a day"}
    here.post("/admin/password_change/", fields)
    assert [is_in(here), is_in(there)] == [True, False]


@pytest.mark.parametrize(
    "password", ["elevenchars", "password1234", "123456789012345", "aigulnurmagambetova"]
)
def test_short_common_numeric_and_own_words_are_refused_as_passwords(password):
    client = browser_of("aigulnurmagambetov")
    User.objects.get(username="aigulnurmagambetov").set_password(PASSWORD)
    account = User.objects.get(username="aigulnurmagambetov")
    account.set_password(PASSWORD)
    account.save()
    client.force_login(account)
    fields = {"old_password": PASSWORD, "new_password1": password, "new_password2": password}
    answer = client.post("/admin/password_change/", fields)
    assert answer.status_code == 200 and answer.context["form"].errors["new_password2"]
    account.refresh_from_db()
    assert account.check_password(PASSWORD)


# --- What was typed --------------------------------------------------------------------


@pytest.fixture
def editor():
    browser = browser_of("aigul", "editor")
    browser.user.set_password(PASSWORD)
    browser.user.save()
    browser.force_login(browser.user)
    return browser


def end_session(browser):
    Session.objects.all().delete()


def sent(browser, address, fields):
    return browser.post(address, fields, **A_PAGE)


def again(answer):
    """(address, fields) that the button “Send what I typed” sends."""
    page = answer.content.decode()
    [address] = re.findall(r'<form method="post" action="([^"]+)"[^>]* id="typed-form">', page)
    reader = FormReader("typed-form")
    reader.feed(page)
    return address, reader.fields


def test_what_was_typed_when_the_session_ended_is_sent_after_the_login(editor):
    address = "/admin/participants/country/add/?from=list"
    fields = typed(editor.get(address), "country_form", name='Ardak "the" <new>', code="ZZ", _save="Save")
    end_session(editor)
    asked = sent(editor, address, fields)
    assert asked.status_code == 403 and "What you typed is kept" in asked.content.decode()
    assert not Country.objects.filter(code="ZZ").exists()

    login = typed(asked, "login-form", username="aigul", password=PASSWORD)
    wrong = editor.post("/admin/login/", login | {"password": "guess"})
    assert "What you typed is kept" in wrong.content.decode()

    kept = editor.post("/admin/login/", login)
    to, back = again(kept)
    assert to == address
    assert {name: value for name, value in back.items() if name != "csrfmiddlewaretoken"} == {
        name: value if isinstance(value, list) else [value]
        for name, value in fields.items()
        if name != "csrfmiddlewaretoken"
    }
    assert editor.post(to, back).status_code == 302
    assert Country.objects.get(code="ZZ").name == 'Ardak "the" <new>'


def test_what_was_typed_goes_through_both_steps(editor):
    codes = set_up(editor.user, new_key(), step=-1)
    end_session(editor)
    asked = sent(editor, "/admin/participants/country/add/", {"name": "Ardak"})
    words = asked.context["typed"]
    second = editor.post("/admin/login/", {"username": "aigul", "password": PASSWORD, "typed": words})
    kept = editor.post("/admin/login/", typed(second, "login-form", code=codes[0]))
    assert again(kept)[1]["name"] == ["Ardak"]


def test_passwords_are_not_kept_and_of_files_the_page_says_so(editor, tmp_path):
    end_session(editor)
    fields = {"old_password": "secret1", "new_password1": "secret2", "name": "Ardak"}
    assert "secret" not in sent(editor, "/admin/participants/country/add/", fields).context["typed"]

    file = tmp_path / "news.jsonl"
    file.write_text("{}")
    with file.open("rb") as content:
        asked = sent(editor, "/admin/articles/importbatch/add/", {"status": "draft", "file": content})
    login = {"username": "aigul", "password": PASSWORD, "typed": asked.context["typed"]}
    assert "Files are not kept" in editor.post("/admin/login/", login).content.decode()


def test_an_article_as_long_as_a_form_may_be_is_kept(editor):
    end_session(editor)
    address = "/admin/articles/article/add/"
    asked = sent(editor, address, {"body": "Ақтау " * 1_200_000})
    kept = editor.post("/admin/login/", typed(asked, "login-form", username="aigul", password=PASSWORD))
    assert len(again(kept)[1]["body"][0]) == 7_200_000


def test_scripts_are_led_to_the_login_as_before(editor):
    end_session(editor)
    answer = editor.post(
        "/admin/participants/country/add/", {"name": "Ardak"}, HTTP_ACCEPT="application/json"
    )
    assert answer.status_code == 302 and answer.headers["Location"].startswith("/admin/login/")


@pytest.mark.parametrize(
    "words",
    [
        "[]",
        "{",
        "1",
        '{"address": "https://elsewhere.example/", "fields": []}',
        '{"address": "//elsewhere.example/", "fields": []}',
        '{"address": "javascript:alert(1)", "fields": []}',
        '{"address": "/admin/", "fields": [["one"]]}',
        '{"address": 3, "fields": {}}',
    ],
)
def test_what_was_not_kept_by_us_is_not_sent(editor, words):
    editor.logout()
    login = {"username": "aigul", "password": PASSWORD, "typed": words}
    answer = editor.post("/admin/login/", login)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/")


def test_another_site_cannot_have_anything_kept_or_sent(editor):
    end_session(editor)
    strict = Client(enforce_csrf_checks=True)
    answer = sent(strict, "/admin/participants/country/add/", {"name": "Ardak"})
    assert answer.status_code == 403 and "typed" not in answer.content.decode()
