"""Every answer has a number; lines and counts tell of requests without telling of readers."""

import json
import logging

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.test import RequestFactory

from summit_archive.observing import around, counts, lines, request_ids
from summit_archive.observing.around import Observed
from summit_archive.observing.request_ids import request_id
from summit_archive.page_cache.middleware import route_at

SECRET = "correct horse battery staple"
SESSION = "s3ss10ns3ss10ns3ss10ns3ss10ns3ss"


def ask(application, path="/", **environ):
    """(status, headers, body) of an answer that is read to its end."""
    heard = []
    environ = RequestFactory().get(path).environ | environ
    answer = application(environ, lambda status, headers, *error: heard.extend([status, dict(headers)]))
    body = b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
    return heard[0], heard[1], body


def answering(status="200 OK", headers=(("Content-Length", "2"),), body=(b"ok",), raises=None):
    def application(environ, start_response):
        if raises:
            raise raises
        start_response(status, list(headers))
        return body if isinstance(body, list) else list(body)

    return application


@pytest.fixture
def access(settings):
    """The records of the access log, which is on."""
    settings.ACCESS_LOG = True
    found = []
    handler = logging.Handler()
    handler.emit = found.append
    around.access.addHandler(handler)
    yield found
    around.access.removeHandler(handler)
    around.access.setLevel(logging.NOTSET)


def told_as_json(record):
    return json.loads(lines.Json().format(record))


# --- Numbers


def test_every_answer_has_a_number_of_its_own():
    site = Observed(answering())
    first, second = (ask(site)[1]["X-Request-ID"] for _each in range(2))

    assert len(first) == 12 and first != second


@pytest.mark.parametrize(
    ("is_trusted", "sent", "is_taken"),
    [
        (True, "a-proxy-made.it_1", True),
        (True, "short", False),
        (True, "x" * 65, False),
        (True, "two\nlines-of-a-log", False),
        (True, "<script>alert(1)</script>", False),
        (False, "a-visitor-made.it", False),
    ],
)
def test_a_number_is_taken_from_a_trusted_proxy_alone(settings, is_trusted, sent, is_taken):
    settings.TRUSTED_REQUEST_ID = is_trusted
    _status, headers, _body = ask(Observed(answering()), HTTP_X_REQUEST_ID=sent)

    assert (headers["X-Request-ID"] == sent) is is_taken


def test_an_error_page_names_its_number(rf):
    from summit_archive.web import errors

    request_ids.begin({})
    page = errors.page(rf.get("/"), 500, "Something went wrong", "It has been recorded.").content.decode()
    assert f"mention the number {request_id.get()}" in page
    assert request_id.get() not in errors.page(rf.get("/"), 404, "Not found", "None.").content.decode()


# --- The access log


def test_the_access_log_is_off_unless_it_is_asked_for(settings, caplog):
    settings.ACCESS_LOG = False
    with caplog.at_level(logging.INFO):
        ask(Observed(answering()))
    assert caplog.records == []


def test_a_line_tells_of_the_request_and_not_of_the_reader(access):
    site = Observed(answering(), route_at)
    ask(
        site,
        "/ru/meetings/?q=illness",
        REMOTE_ADDR="203.0.113.9",
        HTTP_USER_AGENT="Lynx",
        HTTP_COOKIE=f"sessionid={SESSION}",
        HTTP_REFERER="https://elsewhere.example.org/",
    )
    told = told_as_json(access[0])

    assert told["route"] == "meeting-list" and told["path"] == "/ru/meetings/"
    assert (told["method"], told["status"], told["bytes"]) == ("GET", 200, 2)
    assert told["request_id"] == request_id.get()
    assert not any(
        secret in json.dumps(told) for secret in ("illness", "203.0", "Lynx", SESSION, "elsewhere")
    )


def test_an_address_writes_no_line_of_its_own(access):
    ask(Observed(answering()), "/a%0A2026-11-30 ERROR all is lost%1B[2J")
    line = access[0].getMessage()
    assert "\n" not in line and "\x1b" not in line and "/a\\n2026-11-30 ERROR all is lost\\x1b[2J" in line


def test_a_secret_address_is_not_told(access):
    ask(Observed(answering()), "/corrections/k3y-of-one/")
    assert told_as_json(access[0])["path"] == "/corrections/…/"


def test_a_method_and_a_path_that_nobody_has_are_one_kind(access):
    ask(Observed(answering("405 No"), route_at), "/wp-login.php", REQUEST_METHOD="BREW")
    told = told_as_json(access[0])
    assert (told["method"], told["route"]) == ("other", "none")


def test_a_stream_is_told_of_when_it_ends(access):
    def application(environ, start_response):
        start_response("200 OK", [])
        return (part for part in (b"abc", b"defg"))

    answer = Observed(application)(RequestFactory().get("/").environ, lambda *said: None)
    assert access == [] and b"".join(answer) == b"abcdefg"
    answer.close()
    assert told_as_json(access[0])["bytes"] == 7


def test_an_application_that_fails_is_told_of(access):
    with pytest.raises(ZeroDivisionError):
        ask(Observed(answering(raises=ZeroDivisionError())))
    assert told_as_json(access[0])["status"] == 500


def test_the_route_is_that_of_the_view(access, db):
    ask(Observed(WSGIHandler()), "/livez")
    assert told_as_json(access[0])["route"] == "livez"


def test_nothing_is_counted_unless_it_is_asked_for():
    assert not counts.is_on() and counts.counts() is None


# --- Lines


def record_of(message="It failed.", error=None, **extra):
    exc_info = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord("django.request", logging.ERROR, __file__, 1, message, (), exc_info)
    vars(record).update(extra)
    return record


def test_a_line_for_people_has_the_number():
    number = request_ids.begin({})
    assert lines.Text().format(record_of()).endswith(f"ERROR django.request: It failed. [{number}]")


def test_a_line_for_programs_is_one_object_however_long_the_error():
    try:
        raise ValueError("first\nsecond")
    except ValueError as error:
        line = lines.Json().format(record_of(error=error))
    assert "\n" not in line
    assert json.loads(line)["exception"].endswith("ValueError: first\nsecond")


QUOTED = f"""null value in column "email" violates not-null constraint
DETAIL:  Failing row contains (1, pbkdf2_sha256$870000$salt$hash, {SECRET}).
LINE 1: SELECT * FROM django_session WHERE session_key = '{SESSION}'
                                                         ^
"""


@pytest.mark.parametrize("form", [lines.Text, lines.Json])
def test_rows_and_statements_that_postgresql_quotes_are_not_told(form):
    try:
        raise RuntimeError(QUOTED)
    except RuntimeError as error:
        told = form().format(record_of(message=QUOTED, error=error))
    assert "violates not-null" in told
    assert not any(secret in told for secret in ("pbkdf2", SECRET, SESSION, "^"))
