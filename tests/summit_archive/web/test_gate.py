import pytest
from django.http import HttpResponse

from summit_archive.web.gate import HEADERS, Gate

# Whatever is refused here is refused without the database: no test that lacks
# the mark `django_db` may touch it.

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'; object-src 'none'"
)


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
def test_other_methods_are_refused_with_those_that_are_allowed(client, method):
    response = client.generic(method, "/livez")

    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize("address", ["/", "/articles/", "/meetings.json", "/livez", "/administration/"])
def test_what_readers_see_is_not_written_to(client, address):
    assert client.post(address).status_code == 405


def test_editors_may_write(client):
    assert client.generic("PUT", "/admin/login/").headers["Allow"] == "GET, HEAD, POST"


def test_a_long_address_is_refused(client):
    assert client.get("/" + "a" * 1024).status_code == 414
    assert client.get("/" + "я" * 600).status_code == 414


def test_a_long_search_is_refused(client):
    assert client.get("/livez", QUERY_STRING="v=" + "a" * 4094).status_code == 200
    assert client.get("/livez", QUERY_STRING="v=" + "a" * 4095).status_code == 414


def test_words_to_search_for_may_be_as_long_as_they_like_but_not_for_editors(client):
    assert client.get("/livez", QUERY_STRING="q=" + "word+" * 10_000).status_code == 200
    assert client.get("/livez", QUERY_STRING="q=a&v=" + "a" * 4095).status_code == 414
    assert client.get("/admin/", QUERY_STRING="q=" + "word+" * 10_000).status_code == 414


def test_a_search_of_too_many_conditions_is_refused(client):
    assert client.get("/livez?" + "&".join(["country=kz"] * 60)).status_code == 200
    assert client.get("/livez?" + "&".join(["country=kz"] * 61)).status_code == 400


@pytest.mark.parametrize(
    "address",
    [
        "/livez?v=%00",
        "/livez?v=a%0Ab",
        "/livez?v=%1b",
        "/admin/?q=%00",
        "/livez?%00=1",
        "/livez?q=%ff",
        "/livez?q=%D0",
        "/livez?q=%ED%A0%80",
        "/live%00z",
        "/live%0az",
        "/live%FFz",
    ],
)
def test_what_is_not_text_is_refused(client, address):
    response = client.get(address)

    assert response.status_code == 400
    assert "The request cannot be read" in response.content.decode()


@pytest.mark.parametrize("query", ["q=Назарбаев", "q=%D0%9F%D1%83%D1%82%D0%B8%D0%BD", "q=100%", "q=a+b%26c"])
def test_ordinary_searches_pass(client, query):
    assert client.get("/livez?" + query).status_code == 200


def test_a_refusal_of_json_is_json(client):
    refusal = client.get("/articles.json?country=%00").json()

    assert refusal["status"] == 400
    assert refusal["detail"] == "The query contains control characters."


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/livez", 200),
        ("/livez?v=%00", 400),
        ("/nothing/is/here", 404),
        ("/admin", 301),
        ("/static/admin/css/base.css", 200),
        ("/static/nothing.css", 404),
    ],
)
def test_every_answer_carries_the_headers(client, address, status):
    response = client.get(address)
    b"".join(response)  # read to its end, so that a static file is closed

    assert response.status_code == status
    assert {name: response.headers.get(name) for name in HEADERS} == HEADERS
    assert response.headers["Content-Security-Policy"] == POLICY
    assert not response.cookies


@pytest.mark.django_db
@pytest.mark.ignore_template_errors
def test_the_login_page_has_the_same_policy(client):
    response = client.get("/admin/login/")

    assert response.headers["Content-Security-Policy"] == POLICY


@pytest.mark.django_db
@pytest.mark.parametrize("value", [r'"\000aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"', "short", "A" * 32, "a" * 5000])
def test_a_session_cookie_of_another_form_is_forgotten(client, value):
    response = client.get("/admin/", headers={"cookie": f"sessionid={value}"})

    assert response.status_code == 302
    assert response.headers["Location"] == "/admin/login/?next=/admin/"


@pytest.mark.ignore_template_errors
def test_a_session_of_ours_passes(admin_client):
    assert "/admin/logout/" in admin_client.get("/admin/").content.decode()


def test_head_is_answered_without_a_body_and_with_its_length(rf):
    answer = Gate(lambda request: HttpResponse("twelve bytes"))(rf.head("/livez"))

    assert answer.content == b""
    assert answer.headers["Content-Length"] == "12"
