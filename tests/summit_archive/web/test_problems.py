"""Every error of a file is problem details (RFC 9457), whatever fails and wherever."""

import pytest

from articles.models import Article
from tests.make import make_article, make_country

pytestmark = pytest.mark.urls("tests.summit_archive.web.broken_urls")


@pytest.fixture
def client(client):
    """Gives the answer that a program would get instead of raising the error in the test."""
    client.raise_request_exception = False
    return client


def problem(answer):
    """What is told, if it is told as the standard has it."""
    told = answer.json()
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert told["status"] == answer.status_code
    assert told["type"].startswith("/api/#") and told["title"] and told["detail"] and told["instance"]
    return told


@pytest.mark.parametrize("form", ["json", "csv", "xlsx"])
@pytest.mark.parametrize(
    ("error", "status", "kind"),
    [
        ("operational", 503, "not-now"),
        ("integrity", 409, "not-saved"),
        ("data", 400, "not-readable"),
        ("ours", 500, "our-fault"),
    ],
)
def test_what_fails_says_how(client, error, status, kind, form):
    told = problem(client.get(f"/fails/{error}.{form}"))
    assert (told["status"], told["type"]) == (status, f"/api/#{kind}")
    assert told["instance"] == f"/fails/{error}.{form}"


@pytest.mark.parametrize(
    ("asked", "status", "kind"),
    [
        ({"path": "/articles.csv", "QUERY_STRING": "country=%00"}, 400, "not-readable"),
        ({"path": "/articles.csv", "QUERY_STRING": "&" * 61}, 400, "not-readable"),
        ({"path": "/articles.json", "QUERY_STRING": "v=" + "a" * 5000}, 414, "too-long"),
        ({"path": f"/{'a' * 1100}.json"}, 414, "too-long"),
        ({"path": "/articles.json", "method": "POST"}, 405, "read-only"),
        ({"path": "/articles.json", "method": "OPTIONS"}, 405, "read-only"),
        ({"path": "/nothing.json"}, 404, "not-found"),
        ({"path": "/nothing/is/here.parquet"}, 404, "not-found"),
    ],
)
def test_what_is_refused_at_the_gate_says_why(client, asked, status, kind):
    asked = {"method": "GET"} | asked
    told = problem(client.generic(asked.pop("method"), asked.pop("path"), **asked))
    assert (told["status"], told["type"]) == (status, f"/api/#{kind}")
    assert "errors" not in told


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["json", "csv"])
def test_each_parameter_that_cannot_be_used_is_named_with_its_value(client, form):
    make_country("KZ")
    answer = client.get(f"/meetings.{form}", {"country": ["kz", "«Қ{"], "kind": "=cmd()", "from": "2019-13"})
    told = problem(answer)
    assert told["type"] == "/api/#parameters"
    assert [(error["parameter"], error["value"]) for error in told["errors"]] == [
        ("country", "«Қ{"),
        ("kind", "=cmd()"),
        ("from", "2019-13"),
    ]
    assert all(error["message"] in told["detail"] for error in told["errors"])


@pytest.mark.django_db
def test_what_was_withdrawn_is_gone(client):
    article = make_article("Talks", status=Article.Status.WITHDRAWN)
    told = problem(client.get(f"/articles/{article.pk}.json"))
    assert (told["status"], told["type"]) == (410, "/api/#withdrawn")


@pytest.mark.django_db
@pytest.mark.ignore_template_errors
@pytest.mark.parametrize("address", ["/nothing/", "/countries/zz/", "/fails/ours", "/articles/?page=0"])
def test_a_page_still_says_it_to_people(client, address):
    assert client.get(address).headers["Content-Type"].startswith("text/html")
