"""Errors reach the operators, few of them, and without what visitors sent."""

import logging
import sys
from itertools import repeat

import pytest
from django.conf import settings as site_settings

from summit_archive.observing import mails, reports, request_ids
from summit_archive.observing.mails import MOST, SAME_AGAIN, ByMail, Throttle

SECRET = "correct horse battery staple"
SESSION = "s3ss10ns3ss10ns3ss10ns3ss10ns3ss"


@pytest.fixture
def by_mail(settings, monkeypatch):
    """The handler, whose mails are sent before it goes on."""
    settings.ADMINS = [("", "operator@example.org")]
    monkeypatch.setattr(mails.threading, "Thread", Now)
    handler = ByMail()
    logging.getLogger("django.request").addHandler(handler)
    yield handler
    logging.getLogger("django.request").removeHandler(handler)


class Now:
    def __init__(self, target, args, daemon):
        self.target, self.args = target, args

    def start(self):
        self.target(*self.args)


def broken(*args, **options):
    password = SECRET  # noqa: F841 - a variable of the frame
    raise RuntimeError("the login page is broken")


@pytest.fixture
def failing_login(client, monkeypatch):
    """Somebody logs in while the page is broken."""
    monkeypatch.setattr("django.contrib.auth.views.LoginView.post", broken)
    client.raise_request_exception = False
    client.cookies[site_settings.SESSION_COOKIE_NAME] = SESSION

    def fail():
        request_ids.begin({})
        return client.post(
            "/admin/login/?next=/secret-place/",
            {"username": "editor@example.org", "password": SECRET},
            REMOTE_ADDR="203.0.113.9",
            HTTP_USER_AGENT="Lynx",
        )

    return fail


@pytest.mark.django_db
def test_a_failing_login_is_mailed_without_anything_of_the_visitor(
    by_mail, failing_login, mailoutbox, caplog
):
    assert failing_login().status_code == 500

    (mail,) = mailoutbox
    told = f"{mail.subject} {mail.body}"
    assert "the login page is broken" in told and request_ids.request_id.get() in told
    for secret in (SECRET, SESSION, "203.0.113.9", "Lynx", "editor@", "secret-place", "csrf"):
        assert secret not in told and secret not in caplog.text


@pytest.mark.django_db
def test_a_storm_of_the_same_error_is_one_mail(by_mail, failing_login, mailoutbox):
    for _each in range(5):
        failing_login()
    assert len(mailoutbox) == 1


def test_other_errors_are_few_in_an_hour_and_those_left_out_are_told():
    now = [0.0]
    throttle = Throttle(clock=lambda: now[0])

    taken = [throttle.takes(f"kind {number}") for number in range(100)]
    assert taken == [*repeat(0, MOST), *repeat(None, 100 - MOST)]
    now[0] = 3601
    assert throttle.takes("another") == 100 - MOST


def test_the_same_error_is_mailed_again_after_a_while():
    now = [0.0]
    throttle = Throttle(clock=lambda: now[0])
    assert throttle.takes("one") == 0
    now[0] = SAME_AGAIN - 1
    assert throttle.takes("one") is None
    now[0] = SAME_AGAIN + 1
    assert throttle.takes("one") == 1


def test_a_mail_server_that_is_away_harms_nobody(settings):
    settings.ADMINS = [("", "operator@example.org")]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", 1, 1
    mails.send("subject", "body")


# --- Reports


@pytest.fixture
def sent(settings):
    """What would be sent to the service."""
    import sentry_sdk
    from sentry_sdk.transport import Transport

    found = []

    class Kept(Transport):
        def capture_envelope(self, envelope):
            found.append(envelope)

    settings.SENTRY_DSN = "https://key@errors.example.org/1"
    real = sentry_sdk.init
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            sentry_sdk, "init", lambda **told: real(**told, transport=Kept, default_integrations=False)
        )
        reports.begin()
    yield found
    real(dsn="", default_integrations=False)


def test_a_report_tells_what_is_broken_and_of_nobody(sent):
    import sentry_sdk

    with sentry_sdk.isolation_scope() as scope:
        scope.set_user({"id": "7", "email": "editor@example.org", "ip_address": "203.0.113.9"})
        scope.set_extra("form", SECRET)
        number = request_ids.begin({})
        try:
            broken()
        except RuntimeError:
            sentry_sdk.capture_exception(sys.exc_info()[1])
        sentry_sdk.flush()

    told = b"".join(envelope.serialize() for envelope in sent).decode()
    assert "the login page is broken" in told and number in told
    assert not any(secret in told for secret in (SECRET, "editor@", "203.0.113.9"))


def test_what_says_a_request_is_not_in_a_report():
    event = {
        "level": "error",
        "request": {"cookies": SESSION, "data": SECRET},
        "user": {"ip_address": "203.0.113.9"},
        "breadcrumbs": {"values": [SECRET]},
        "logentry": {"message": f"failed\nDETAIL:  Key (password)=({SECRET})"},
    }
    assert reports.stripped(event, {}) == {
        "level": "error",
        "logentry": {"message": "failed"},
        "contexts": {"request": {"number": request_ids.request_id.get() or "none"}},
    }
