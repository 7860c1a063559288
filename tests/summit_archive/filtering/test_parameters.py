"""What an address does not know is told at every address: in a file as an error, on a page with a notice."""

import pytest
from django.urls import get_resolver

from summit_archive.web.programs import is_for_programs
from tests.browser.archive import fill_as_shipped
from tests.make import make_article, make_country, make_meeting, make_person
from tests.pages import page, text_of
from tests.summit_archive.page_cache.addresses import addresses, redirections

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


# A protocol with errors of its own, which its own tests ask for.
OWN_WAY = {"oai/"}


def asked(client, address, query):
    """The answer to `query` behind an address that may have one already, and its text in one line."""
    answer = client.get(address + ("&" if "?" in address else "?") + query, follow=True)
    if answer.streaming:
        return answer, b"".join(answer).decode("utf-8-sig", "replace")
    return answer, text_of(answer)


def test_every_address_tells_what_it_does_not_know(client):
    """A new address is among them: it is read off the routes."""
    fill_as_shipped()
    silent = {}
    for route, address in (addresses() | redirections()).items():
        if route in OWN_WAY:
            continue
        answer, text = asked(client, address, "nonsense=7")
        status, times = (400, 2) if is_for_programs(f"/{route}") else (200, 1)
        if answer.status_code != status or text.count("“nonsense=7” was ignored") != times:
            silent[route] = (answer.status_code, text[:200])
    assert silent == {}


def test_no_page_stands_outside_of_those_that_are_asked_here():
    outside = {str(entry.pattern) for entry in get_resolver().url_patterns if str(entry.pattern)}
    assert outside == {
        ".well-known/security.txt",
        "livez",
        "readyz",
        "admin/inbox/",
        "admin/quality/",
        "admin/work/",
        "metrics",
        "admin/review/",
        "admin/",
        "corrections/",
    }


@pytest.mark.parametrize("query", ["nonsense=1", "country=kz"])
def test_health_checks_are_asked_with_whatever_a_program_adds(client, query):
    assert client.get(f"/livez?{query}").status_code == 200


def test_a_file_names_parameter_value_and_what_it_knows(client):
    make_country("KZ")
    answer = client.get("/countries/kz.json?from=2019")
    assert (answer.status_code, answer.json()) == (
        400,
        {
            "type": "/api/#parameters",
            "title": "Some of this address could not be used",
            "status": 400,
            "detail": "“from=2019” was ignored: this address knows only on.",
            "instance": "/countries/kz.json?from=2019",
            "errors": [
                {
                    "parameter": "from",
                    "value": "2019",
                    "message": "“from=2019” was ignored: this address knows only on.",
                }
            ],
        },
    )
    answer = client.get("/countries/kz/network.csv?from=2019&utm_source=mail")
    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert [error["message"] for error in answer.json()["errors"]] == [
        "“from=2019” was ignored: this address knows no parameters.",
        "“utm_source=mail” was ignored: this address knows no parameters.",
    ]


def test_a_page_is_shown_whole_and_says_it_as_a_list_does(client):
    make_person("Vladimir Putin", slug="vladimir-putin")
    for address in ("/people/", "/people/vladimir-putin/", "/leaders/"):
        text = page(client, f"{address}?utm_source=mail")
        assert "Some of this address could not be used: “utm_source=mail” was ignored" in text
        assert "Some of this address could not be used" not in page(client, address)


def test_a_parameter_that_is_known_once_is_told_when_it_comes_twice(client):
    make_country("KZ")
    answer = client.get("/countries/kz.json?on=2019-01-01&on=2020-01-01")
    assert answer.status_code == 400
    assert "“on” is given more than once" in answer.json()["errors"][0]["message"]
    assert client.get("/countries/kz.json?on=2019-01-01&on=").status_code == 200


def test_what_was_pasted_along_is_told_without_harm(client):
    for query in ("%3Cscript%3E=%3Cb%3E", "a" * 300, "=", "&&", "q=1&" * 30):
        for address in ("/about/", "/suggest.json"):
            answer = client.get(f"{address}?{query}")
            assert answer.status_code in (200, 400)
            assert (
                answer.headers["Content-Type"].startswith("application/")
                or b"<script>=" not in answer.content
            )


def test_a_redirection_still_asks_for_what_was_asked(client):
    article, year = make_article(), make_meeting(when="2017-10-11").possible[0][0].year
    make_country("KZ")
    for address, to in (
        (f"/articles/{article.pk}/", article.get_absolute_url()),
        ("/countries/kz/kz/", "/countries/kz/"),
        ("/countries/KZ/", "/countries/kz/"),
        ("/calendar/", f"/calendar/{year}/"),
    ):
        assert client.get(f"{address}?nonsense=1").headers["Location"] == f"{to}?nonsense=1"
