"""What a page of another site may read in a browser: the files that programs read, and nothing else."""

import pytest

from tests.make import make_country

ASKS = {"Origin": "https://notebook.example", "Access-Control-Request-Method": "GET"}
FILES = ["/countries.json", "/meetings.csv", "/meetings.xlsx", "/countries/kz.json", "/suggest.json?q=k"]
PAGES = [
    "/countries/",
    "/",
    "/corrections/new/",
    "/admin/login/",
    "/admin/jsi18n.json",
    "/livez",
    "/static/a.css",
]


def allowed(answer):
    names = ("Access-Control-Allow-Origin", "Access-Control-Expose-Headers", "Cross-Origin-Resource-Policy")
    return tuple(answer.headers.get(name) for name in names)


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("address", FILES)
def test_a_file_may_be_read_by_any_site(client, address, method):
    make_country("KZ")
    answer = getattr(client, method)(address, headers={"Origin": "https://notebook.example"})
    assert answer.status_code == 200
    assert allowed(answer) == ("*", "Content-Disposition, ETag, Link, Retry-After", "same-origin")
    assert "Access-Control-Allow-Credentials" not in answer.headers and not answer.cookies
    answer.close()


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/countries.json?colour=red", "/nothing.csv", "/countries.json?v=%00"])
def test_an_error_of_a_file_may_be_read_as_well(client, address):
    answer = client.get(address)
    assert answer.status_code >= 400 and allowed(answer)[0] == "*"


@pytest.mark.django_db
@pytest.mark.ignore_template_errors
@pytest.mark.parametrize("address", PAGES)
def test_no_page_may_be_read_by_another_site(client, address):
    assert allowed(client.get(address, headers=ASKS)) == (None, None, "same-origin")


@pytest.mark.parametrize("address", ["/articles.json", "/meetings.csv"])
def test_a_browser_that_asks_first_is_let_through(client, address):
    answer = client.options(address, headers=ASKS)
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD"
    assert answer.headers["Access-Control-Allow-Headers"] == "*"
    assert allowed(answer)[0] == "*"


@pytest.mark.parametrize("address", ["/articles/", "/admin/login/", "/corrections/new/", "/"])
def test_for_a_page_it_is_refused(client, address):
    answer = client.options(address, headers=ASKS)
    assert answer.status_code == 405 and allowed(answer)[0] is None


@pytest.mark.parametrize("address", ["/reconcile/", "/oai/"])
def test_where_programs_send_forms_a_form_may_be_sent_but_none_too_large(client, address):
    assert client.options(address, headers=ASKS).headers["Access-Control-Allow-Methods"] == "GET, HEAD, POST"
    large = client.post(address, b"a" * (513 * 1024), content_type="application/x-www-form-urlencoded")
    assert large.status_code == 413 and "At most 512 KB can be sent at once." in large.content.decode()
