"""Every answer carries the full set of headers: at least 150 points by the rules of the HTTP Observatory."""

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client

from summit_archive.page_cache.doorstep import Doorstep
from summit_archive.web.gate import HEADERS
from tests.make import make_country
from tests.summit_archive.page_cache.test_doorstep import ask
from tests.summit_archive.web.observatory import score

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.ignore_template_errors]

LEAST = 150
TLS = {"Strict-Transport-Security": "max-age=31536000"}
ANSWERS = {
    "a page": ("get", "/countries/", {}, 200),
    "a page in Russian": ("get", "/ru/countries/", {}, 200),
    "its head": ("head", "/countries/", {}, 200),
    "JSON": ("get", "/countries.json", {}, 200),
    "a file as it is read": ("get", "/countries.csv", {}, 200),
    "what is alive": ("get", "/livez", {}, 200),
    "what is ready": ("get", "/readyz", {}, None),
    "the login": ("get", "/admin/login/", {}, 200),
    "a style sheet": ("get", "/static/css/elements.css", {}, 200),
    "no style sheet": ("get", "/static/nothing.css", {}, 404),
    "a redirect": ("get", "/admin", {}, 301),
    "a redirect to the login": ("get", "/admin/", {}, 302),
    "a redirect of a language": ("get", "/ru", {}, 308),
    "nothing": ("get", "/nothing/is/here", {}, 404),
    "a parameter that is not known": ("get", "/countries.json?colour=red", {}, 400),
    "an expired form": ("post", "/admin/login/", {}, 403),
    "a lost database": ("get", "/fails/operational", {}, 503),
    "a broken rule": ("get", "/fails/integrity", {}, 409),
    "our own mistake": ("get", "/fails/ours", {}, 500),
    "another method": ("put", "/countries/", {}, 405),
    "too long": ("get", "/" + "a" * 1100, {}, 414),
    "no text": ("get", "/countries/?q=%00&v=%00", {}, 400),
    "too large": ("post", "/admin/login/", {"CONTENT_LENGTH": str(10**9)}, 413),
    "another host": ("get", "/countries/", {"HTTP_HOST": "evil.example"}, 400),
    "a browser's question": (
        "options",
        "/countries.json",
        {"HTTP_ACCESS_CONTROL_REQUEST_METHOD": "GET"},
        204,
    ),
}


@pytest.fixture
def over_tls(settings):
    settings.ROOT_URLCONF = "tests.summit_archive.web.broken_urls"
    settings.SECURE_HSTS_SECONDS = 31536000
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True


def test_every_kind_of_answer_scores_at_least_150(over_tls):
    make_country("KZ")
    found = {}
    for label, (method, address, environ, status) in ANSWERS.items():
        client = Client(enforce_csrf_checks=True, raise_request_exception=False)
        answer = getattr(client, method)(address, secure=True, **environ)
        b"".join(answer)  # read to its end, so that a static file is closed
        assert status in (answer.status_code, None), label
        assert {name: answer.headers[name] for name in TLS} == TLS, label
        found[label] = score(answer.headers, [cookie.OutputString() for cookie in answer.cookies.values()])

    assert {label: points for label, points in found.items() if points < LEAST} == {}


def test_what_is_answered_before_django_starts_scores_as_much(over_tls):
    make_country("KZ")
    site = Doorstep(WSGIHandler())
    answers = [ask(site, "/countries/", **{"wsgi.url_scheme": "https"})]
    tag = {"HTTP_IF_NONE_MATCH": dict(answers[0][1])["ETag"]}
    answers += [ask(site, "/countries/", **{"wsgi.url_scheme": "https"}, **known) for known in (tag, {}, tag)]

    assert [status[:3] for status, _headers, _content in answers] == ["200", "304", "200", "304"]
    assert [score(dict(headers)) for _status, headers, _content in answers] == [150] * 4


def test_over_plain_http_no_answer_promises_tls(client):
    assert "Strict-Transport-Security" not in client.get("/livez").headers


@pytest.mark.parametrize(
    ("headers", "points"),
    [
        ({}, 30),
        (HEADERS, 80),
        (HEADERS | TLS, 150),
        (HEADERS | TLS | {"Cross-Origin-Resource-Policy": "cross-origin"}, 140),
        (HEADERS | TLS | {"Content-Security-Policy": "default-src 'self' 'unsafe-inline'"}, 80),
    ],
)
def test_the_score_is_that_of_the_published_rules(headers, points):
    """By hand from the table: 100 - 25 - 20 - 5 - 20 without any; -20 without HSTS, and then no extra points."""
    assert score(headers) == points
