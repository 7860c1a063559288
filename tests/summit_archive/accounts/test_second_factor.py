"""One-time codes: set up with an app, asked for at each login, taken once; recovery codes, and the way back."""

import re
import time
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from django_otp.oath import TOTP

from summit_archive.accounts import second_factor, second_step
from summit_archive.accounts.audit_entry import AuditEntry
from summit_archive.accounts.second_factor import RecoveryCode, SecondFactor, new_key, set_up, verified
from tests.forms import typed
from tests.summit_archive.review.people import browser_of

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

PASSWORD = "long enough to be one"
PAGE = "/admin/second-factor/"


def code_of(key, steps=0):
    totp = TOTP(__import__("base64").b32decode(key))
    totp.time = time.time() + 30 * steps
    return f"{totp.token():06}"


@pytest.fixture
def aigul():
    return User.objects.create_user("aigul", password=PASSWORD, is_staff=True)


@pytest.fixture
def with_factor(aigul):
    """The account, with its recovery codes."""
    aigul.codes = set_up(aigul, new_key(), step=-1)
    return aigul


def first_step(client, password=PASSWORD, name="aigul", **more):
    return client.post("/admin/login/", {"username": name, "password": password, "next": "/admin/"} | more)


def second(client, answer, code, **more):
    return client.post("/admin/login/", typed(answer, "login-form", code=code, **more))


def is_in(client):
    return client.get("/admin/").status_code == 200


# --- Setting it up -----------------------------------------------------------------


def test_it_is_set_up_by_a_code_of_the_key_on_the_page(aigul):
    client = Client()
    first_step(client)
    page = client.get(PAGE)
    key = page.context["key"].replace(" ", "")
    assert re.search(r'<img src="data:image/svg\+xml;charset=utf-8,[^"]+"', page.content.decode())

    wrong = client.post(PAGE, typed(page, "second-factor-form", code="000000"))
    assert "This code is not right" in wrong.content.decode() and not SecondFactor.objects.exists()
    assert wrong.context["key"] == page.context["key"]

    done = client.post(PAGE, typed(page, "second-factor-form", code=code_of(key)))
    codes = re.findall(r"<code>([0-9a-f-]{19})</code>", done.content.decode())
    assert len(set(codes)) == 10
    assert SecondFactor.objects.get().account == aigul
    assert client.get(PAGE).context["left"] == 10
    assert not any(code in client.get(PAGE).content.decode() for code in codes)


def test_the_key_of_another_account_is_not_taken(aigul):
    client = browser_of("bek")
    other = browser_of("clara").get(PAGE)
    key = other.context["key"].replace(" ", "")
    client.post(PAGE, typed(other, "second-factor-form", code=code_of(key)))
    assert not SecondFactor.objects.exists()


def test_setting_it_up_ends_the_other_sessions_of_the_account_alone(aigul):
    here, there, other = Client(), Client(), browser_of("bek")
    for client in (here, there):
        first_step(client)
    page = here.get(PAGE)
    here.post(PAGE, typed(page, "second-factor-form", code=code_of(page.context["key"].replace(" ", ""))))
    assert [is_in(client) for client in (here, there, other)] == [True, False, True]


# --- Logging in -------------------------------------------------------------------------


def test_without_it_a_login_has_two_fields(client, aigul):
    assert first_step(client).status_code == 302
    assert is_in(client)


def test_with_it_the_password_opens_nothing_and_the_code_what_was_asked_for(client, with_factor):
    asked = first_step(client, next="/admin/inbox/")
    assert asked.status_code == 200 and not is_in(client)

    answer = second(client, asked, code_of(with_factor.second_factor.key))
    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/inbox/")
    assert is_in(client)
    assert AuditEntry.objects.latest("pk").details == {"by": "code"}


@pytest.mark.parametrize("code", ["", "12345", "１２３４５６", "0" * 40, "drop table", "٣٣٣٣٣٣", "\0"])
def test_what_is_no_code_opens_nothing(client, with_factor, code):
    assert second(client, first_step(client), code).status_code == 200
    assert not is_in(client)


def test_a_code_is_taken_once_and_with_blanks(client, with_factor):
    code = code_of(with_factor.second_factor.key)
    assert second(client, first_step(client), f" {code[:3]} {code[3:]} ").status_code == 302
    other = Client()
    assert second(other, first_step(other), code).status_code == 200
    assert second(other, first_step(other), code_of(with_factor.second_factor.key, -1)).status_code == 200
    assert second(other, first_step(other), code_of(with_factor.second_factor.key, 1)).status_code == 302


@pytest.mark.parametrize(("steps", "opens"), [(-2, False), (-1, True), (1, True), (2, False)])
def test_clocks_may_differ_by_half_a_minute(client, with_factor, steps, opens):
    second(client, first_step(client), code_of(with_factor.second_factor.key, steps))
    assert is_in(client) == opens


def test_a_recovery_code_opens_once_in_any_spelling(client, with_factor):
    code = with_factor.codes[0]
    assert second(client, first_step(client), code.upper().replace("-", " ")).status_code == 302
    other = Client()
    assert second(other, first_step(other), code).status_code == 200
    assert RecoveryCode.objects.count() == 9
    assert not RecoveryCode.objects.filter(digest__in=with_factor.codes).exists()


def test_a_wrong_password_says_the_same_with_and_without_it(client, with_factor):
    User.objects.create_user("bek", password=PASSWORD, is_staff=True)
    pages = {
        first_step(Client(), "guess", name).content.decode().replace(name, "").partition("csrfmiddleware")[0]
        for name in ("aigul", "bek", "nobody")
    }
    assert len(pages) == 1


def test_guessed_codes_are_refused_as_guessed_passwords_are(client, with_factor):
    asked = first_step(client)
    assert [second(client, asked, "000000").status_code for _ in range(5)] == [200] * 4 + [429]
    assert second(client, asked, code_of(with_factor.second_factor.key)).status_code == 429
    assert first_step(client).status_code == 429


def test_guesses_from_many_addresses_wait_and_a_known_browser_does_not(with_factor, monkeypatch):
    monkeypatch.setattr(second_factor, "MOST_GUESSES", 3)
    known = Client()
    second(known, first_step(known), with_factor.codes[0])
    known.post("/admin/logout/")
    for number in range(3):
        stranger = Client(REMOTE_ADDR=f"203.0.113.{number}")
        second(stranger, first_step(stranger), "000000")

    right = code_of(with_factor.second_factor.key)
    stranger = Client(REMOTE_ADDR="203.0.113.9")
    assert second(stranger, first_step(stranger), right).status_code == 200
    assert second(known, first_step(known), right).status_code == 302
    assert SecondFactor.objects.get().failures == 0


def test_guesses_wait_a_quarter_of_an_hour_and_no_longer(with_factor):
    factor = with_factor.second_factor
    SecondFactor.objects.update(failures=10, failed_at=timezone.now() - timedelta(minutes=14))
    assert verified(with_factor, code_of(factor.key), is_known=False) == ""
    SecondFactor.objects.update(failures=10, failed_at=timezone.now() - timedelta(minutes=16))
    assert verified(with_factor, code_of(factor.key), is_known=False) == "code"


@pytest.mark.parametrize(
    "change",
    [
        lambda account: account.set_password("another one of mine"),
        lambda account: setattr(account, "is_active", False),
        lambda account: setattr(account, "is_staff", False),
    ],
)
def test_between_the_steps_the_account_has_to_stay_as_it_was(client, with_factor, change):
    asked = first_step(client)
    account = User.objects.get(pk=with_factor.pk)
    change(account)
    account.save()
    answer = second(client, asked, code_of(with_factor.second_factor.key))
    assert "That took too long" in answer.content.decode() and not is_in(client)


@pytest.mark.parametrize("word", ["", "made up", "W10:1abc:xyz"])
def test_nobody_goes_to_the_second_step_without_the_first(client, with_factor, word):
    asked = first_step(client)
    answer = second(client, asked, code_of(with_factor.second_factor.key), passed=word)
    assert "That took too long" in answer.content.decode() and not is_in(client)


def test_the_second_step_has_five_minutes(client, with_factor, monkeypatch):
    asked = first_step(client)
    monkeypatch.setattr(second_step, "HOLDS_FOR", -1)
    answer = second(client, asked, code_of(with_factor.second_factor.key))
    assert "That took too long" in answer.content.decode() and not is_in(client)


def test_on_its_own_page_guesses_wait_in_a_known_browser_too(client, with_factor, monkeypatch):
    monkeypatch.setattr(second_factor, "MOST_GUESSES", 3)
    second(client, first_step(client), with_factor.codes[0])
    page = client.get(PAGE)
    for _ in range(3):
        client.post(PAGE, typed(page, "second-factor-form", code="000000", take_away="1"))
    client.post(PAGE, typed(page, "second-factor-form", code=with_factor.codes[1], take_away="1"))
    assert SecondFactor.objects.exists()


# --- The way back ---------------------------------------------------------------------------


def test_it_is_taken_away_and_its_codes_are_made_anew_by_a_code_alone(client, with_factor):
    second(client, first_step(client), with_factor.codes[0])
    page = client.get(PAGE)
    client.post(PAGE, typed(page, "second-factor-form", code="000000", take_away="1"))
    assert SecondFactor.objects.exists()

    anew = client.post(
        PAGE, typed(page, "second-factor-form", code=code_of(with_factor.second_factor.key), new_codes="1")
    )
    codes = re.findall(r"<code>([0-9a-f-]{19})</code>", anew.content.decode())
    assert len(codes) == 10 and not set(codes) & set(with_factor.codes)

    answer = client.post(PAGE, typed(page, "second-factor-form", code=codes[0], take_away="1"))
    assert answer.status_code == 302 and not SecondFactor.objects.exists()
    kinds = list(AuditEntry.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds[-2:] == ["recovery-codes", "second-factor-off"]
    assert AuditEntry.objects.latest("pk").who == "aigul"


def test_a_lost_phone_is_taken_away_by_the_operator(client, with_factor, capsys):
    second(client, first_step(client), with_factor.codes[0])
    AccessAttempt.objects.create(username="aigul", ip_address="192.0.2.1", failures_since_start=40)
    call_command("forget_second_factor", "aigul")
    assert not AccessAttempt.objects.exists()
    assert "1 of its sessions ended" in capsys.readouterr().out
    assert not is_in(client)
    assert first_step(client).status_code == 302 and is_in(client)
    told = AuditEntry.objects.filter(kind="second-factor-off").get()
    assert (told.whom, told.program) == ("aigul", "forget_second_factor")


@pytest.mark.parametrize(("name", "told"), [("nobody", "No account"), ("bek", "has no second factor")])
def test_the_operator_is_told_where_there_is_none(name, told):
    User.objects.create_user("bek")
    with pytest.raises(CommandError, match=told):
        call_command("forget_second_factor", name)


# --- Who has to -----------------------------------------------------------------------------


def test_where_it_is_required_nothing_else_opens_before_it_is_set_up(aigul, settings):
    settings.SECOND_FACTOR = "required"
    client = Client()
    first_step(client)
    for page in ("/admin/", "/admin/inbox/", "/admin/password_change/", "/ru/admin/articles/article/"):
        assert client.get(page).headers["Location"].endswith("/admin/second-factor/")
    assert client.post("/admin/participants/country/add/", {"name": "Ardak"}).status_code == 403
    page = client.get(PAGE)
    assert "requires a second factor" in page.content.decode()

    client.post(PAGE, typed(page, "second-factor-form", code=code_of(page.context["key"].replace(" ", ""))))
    assert is_in(client)
    client.post("/admin/logout/")
    assert not is_in(client)


def test_administrators_alone_have_to_where_the_operator_says_so(settings):
    editor, administrator = browser_of("bek", "editor"), browser_of("ruth", "administrator")
    assert is_in(administrator)
    settings.SECOND_FACTOR = "administrators"
    assert is_in(editor) and not is_in(administrator)
