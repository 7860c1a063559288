"""What is answered before Django starts is what Django would have answered, header by header."""

import io
import sys

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connections

from articles.models import Article
from summit_archive.page_cache import addressed
from summit_archive.page_cache.doorstep import Doorstep
from tests.make import make_article, make_country
from tests.summit_archive.page_cache.outages import database_away

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.ignore_template_errors]

BODIES = {"POST": b"a=b"}


class Site:
    """Django, and whether it was asked."""

    def __init__(self):
        self.django = WSGIHandler()
        self.asked = 0

    def __call__(self, environ, start_response):
        self.asked += 1
        return self.django(environ, start_response)


def ask(application, path, method="GET", query="", **environ):
    """Status line, headers, body."""
    body = BODIES.get(method, b"")
    told = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path.encode().decode("latin-1"),
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "CONTENT_LENGTH": str(len(body)) if body else "",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
    } | environ
    got = []
    answer = application(told, lambda status, headers, *error: got.append((status, sorted(headers))))
    content = b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
    return *got[0], content


@pytest.fixture
def both():
    """Django alone, and Django behind a doorstep that has seen its headers: the pages of each are its own."""
    site = Site()
    doorstep = Doorstep(site)
    make_article("Gas talks", countries=[make_country("KZ")])
    for path in ("/", "/countries/", "/countries.json"):
        for method in ("GET", "HEAD"):
            tag = dict(ask(doorstep, path, method)[1])["ETag"]
            ask(doorstep, path, method, HTTP_IF_NONE_MATCH=tag)
    site.asked = 0
    return Site(), doorstep, site


def test_each_language_is_kept_and_sent_as_django_sends_it(both):
    alone, doorstep, site = both
    for path in ("/ru/countries/", "/countries/", "/ru/", "/"):
        for method in ("GET", "HEAD"):
            known_or_not = ({}, {"HTTP_IF_NONE_MATCH": tag_at(doorstep, path)})
            ask(alone, path)
            for known in known_or_not:
                ask(doorstep, path, method, **known)
            before = site.asked
            for known in known_or_not:
                assert ask(doorstep, path, method, **known) == ask(alone, path, method, **known), path
            assert site.asked == before, (path, method)
    russian, english = (ask(doorstep, path) for path in ("/ru/countries/", "/countries/"))
    assert b'<html lang="ru">' in russian[2] and b'<html lang="en">' in english[2]
    assert dict(russian[1])["ETag"] != dict(english[1])["ETag"]
    assert (dict(russian[1])["Content-Language"], dict(english[1])["Content-Language"]) == ("ru", "en")


def test_a_page_in_another_language_is_not_known_by_its_tag(both):
    _alone, doorstep, _site = both
    tag = tag_at(doorstep, "/countries/")

    assert ask(doorstep, "/ru/countries/", HTTP_IF_NONE_MATCH=tag)[0] == "200 OK"


def tag_at(application, path, **environ):
    return dict(ask(application, path, **environ)[1])["ETag"]


def test_what_is_kept_is_sent_as_django_sends_it_and_without_it(both):
    alone, doorstep, site = both
    for path, query in [("/articles/", ""), ("/articles/", "q=gas"), ("/countries.json", ""), ("/", "")]:
        for method in ("GET", "HEAD"):
            ask(alone, path, "GET", query)
            ask(doorstep, path, "GET", query)
            before = site.asked
            assert ask(doorstep, path, method, query) == ask(alone, path, method, query)
            assert site.asked == before, (path, method)


@pytest.mark.parametrize("path", ["/articles/", "/articles.json"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_what_the_visitor_has_is_told_as_django_tells_it_and_without_it(both, method, path):
    alone, doorstep, site = both
    tag = tag_at(alone, path)
    told = ask(doorstep, path, method, HTTP_IF_NONE_MATCH=tag)

    assert told == ask(alone, path, method, HTTP_IF_NONE_MATCH=tag)
    assert told[0] == "304 Not Modified" and site.asked == 0


def test_other_sites_may_read_what_is_kept_where_they_may_read_it_at_all(both):
    _alone, doorstep, _site = both
    for path, may in (("/countries.json", True), ("/countries/", False)):
        for _ in range(2):
            for status in ("200 OK", "304 Not Modified"):
                known = {"HTTP_IF_NONE_MATCH": tag_at(doorstep, path)} if status[0] == "3" else {}
                told = ask(doorstep, path, **known)
                assert (told[0], "Access-Control-Allow-Origin" in dict(told[1])) == (status, may), path


UNUSUAL = {
    "another host": {"HTTP_HOST": "elsewhere.org"},
    "no host": {"HTTP_HOST": ""},
    "a host of no letters": {"HTTP_HOST": "локалхост"},
    "posted": {"method": "POST"},
    "deleted": {"method": "DELETE"},
    "options": {"method": "OPTIONS"},
    "a body": {"CONTENT_LENGTH": "3", "wsgi.input": io.BytesIO(b"abc")},
    "a body too large": {"CONTENT_LENGTH": str(200 * 2**20)},
    "below another": {"SCRIPT_NAME": "/archive"},
    "a session": {"HTTP_COOKIE": "sessionid=abcdefghijklmnopqrstuvwxyz012345"},
    "another cookie": {"HTTP_COOKIE": "a=b"},
    "a language chosen": {"HTTP_COOKIE": "language=ru"},
    "a language chosen, at the first page": {"path": "/", "HTTP_COOKIE": "language=ru"},
    "a language without its slash": {"path": "/ru"},
    "no language of ours": {"path": "/kk/countries/"},
    "a file in a language": {"path": "/ru/countries.json"},
    "below another, in a language": {"path": "/ru/countries/", "SCRIPT_NAME": "/archive"},
    "a long query": {"query": "country=" + "a" * 5000},
    "a long search": {"query": "q=" + "a" * 5000},
    "many conditions": {"query": "&".join(["a=b"] * 70)},
    "no text": {"query": "q=%ff"},
    "control characters": {"query": "country=%00"},
    "no parameter of ours": {"query": "nothing=1"},
    "any tag": {"HTTP_IF_NONE_MATCH": "*"},
    "a tag of others": {"HTTP_IF_NONE_MATCH": 'W/"0-' + "0" * 32 + '"'},
    "a tag of no kinds of ours": {"HTTP_IF_NONE_MATCH": 'W/"ffffffff-' + "0" * 32 + '"'},
    "a part": {"HTTP_RANGE": "bytes=0-10"},
    "editors": {"path": "/admin/login/"},
    "health": {"path": "/livez"},
    "nothing there": {"path": "/countries/zz/"},
    "no slash": {"path": "/countries"},
    "no route": {"path": "/nothing/is/here"},
    "a long path": {"path": "/countries/" + "a" * 2000},
    "streamed": {"path": "/meetings/not-confirmed.csv"},
}


@pytest.mark.parametrize("what", UNUSUAL)
def test_whatever_is_unusual_is_answered_as_django_answers_it(both, what):
    alone, doorstep, _site = both
    asked = {"path": "/countries/"} | UNUSUAL[what]
    for _ in range(2):
        mine, its = ask(doorstep, **asked), ask(alone, **asked)
        if what == "editors":
            # Its tokens are others each time.
            mine, its = (mine[0], [name for name, _ in mine[1]]), (its[0], [name for name, _ in its[1]])
        assert mine == its


def test_over_tls_the_headers_are_those_of_tls(settings):
    settings.SECURE_SSL_REDIRECT, settings.SECURE_HSTS_SECONDS = True, 3600
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    alone, site = Site(), Site()
    doorstep = Doorstep(site)
    for proto in ("https", "http", "https, http", "https"):
        told = {"HTTP_X_FORWARDED_PROTO": proto}
        for _ in range(2):
            mine, its = ask(doorstep, "/countries/", **told), ask(alone, "/countries/", **told)
            assert mine == its
            assert mine[0].startswith("301" if proto == "http" else "200")
    before = site.asked
    kept = dict(ask(doorstep, "/countries/", HTTP_X_FORWARDED_PROTO="https")[1])
    assert "Strict-Transport-Security" in kept and site.asked == before


def test_a_change_is_seen_at_the_doorstep(both):
    _alone, doorstep, site = both
    tag = tag_at(doorstep, "/articles/")
    make_article("Oil talks")
    status, headers, content = ask(doorstep, "/articles/", HTTP_IF_NONE_MATCH=tag)

    assert status == "200 OK" and b"Oil talks" in content and dict(headers)["ETag"] != tag
    asked = site.asked
    assert ask(doorstep, "/articles/")[2] == content and site.asked == asked


def test_what_was_withdrawn_is_not_sent_at_the_doorstep(both):
    _alone, doorstep, _site = both
    article = Article.objects.get()
    for _ in range(2):
        assert ask(doorstep, article.get_absolute_url())[0] == "200 OK"
    Article.objects.update(status="withdrawn")

    assert ask(doorstep, article.get_absolute_url())[0] == "410 Gone"
    assert b"Gas talks" not in ask(doorstep, "/articles/")[2]


def test_another_day_is_another_page_at_the_doorstep(both, monkeypatch):
    _alone, doorstep, site = both
    ask(doorstep, "/calendar/2017/")
    asked = site.asked
    monkeypatch.setattr(addressed, "today", lambda: addressed.datetime.date(2040, 1, 1))
    ask(doorstep, "/calendar/2017/")

    assert site.asked == asked + 1


def test_a_database_that_is_away_is_django_s_to_tell(both):
    _alone, doorstep, _site = both
    before = ask(doorstep, "/countries/")
    with database_away():
        copy = ask(doorstep, "/countries/")
        told = [ask(doorstep, path) for path in ("/leaders/", "/ru/leaders/")]

    assert copy[0] == "200 OK" and dict(copy[1])["Warning"]
    for status, headers, _content in told:
        assert status.startswith("503") and dict(headers)["Retry-After"]
    # Nor does it learn from that what belongs to an answer.
    assert ask(doorstep, "/countries/") == before


def test_a_connection_that_was_cut_is_replaced_at_the_doorstep(both):
    _alone, doorstep, site = both
    other = connections.create_connection("default")
    ask(doorstep, "/countries/")
    site.asked = 0
    with other.cursor() as cursor:
        pid = connections["default"].connection.info.backend_pid
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
    other.close()

    assert ask(doorstep, "/countries/")[0] == "200 OK" and site.asked == 0


@pytest.mark.parametrize("path", ["/countries/Казахстан/", "/日/", "/people/émile/", "/countries/kz/"])
def test_a_path_in_any_alphabet_is_read_once(both, path):
    alone, doorstep, _site = both
    status, _headers, content = ask(doorstep, path)
    assert (status, content) == (ask(alone, path)[0], ask(alone, path)[2])
    assert status[:3] in ("200", "404")
