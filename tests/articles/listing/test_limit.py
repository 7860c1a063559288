"""How many rows a page of a JSON list has, and how it leads on: the same for every list that has pages."""

import re

import pytest

from tests.make import make_article, make_country, make_meeting, make_person, make_publisher, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def seven():
    kz = make_country("KZ")
    for number in range(7):
        make_article(f"Talks on gas {number}", countries=[kz])
        make_meeting(status="held", countries=[kz])
        make_meeting(status="cancelled", countries=[kz])
        make_person()
        make_topic(slug=f"topic-{number}")
        make_publisher(slug=f"publisher-{number}")


LISTS = {
    "/articles.json": 7,
    "/articles.json?q=gas": 7,
    "/articles.json?country=kz&sort=oldest": 7,
    "/meetings.json?status=held&country=kz": 7,
    "/meetings/not-confirmed.json?fate=cancelled": 7,
    "/people.json": 7,
    "/topics.json": 7,
    "/publishers.json": 7,
}


def key(row):
    return row.get("id") or row.get("slug") or row.get("meeting")


def links(answer):
    return {rel: url for url, rel in re.findall(r'<([^>]*)>; rel="(\w+)"', answer.headers.get("Link", ""))}


@pytest.mark.parametrize("address", LISTS)
def test_pages_of_three_lead_to_every_row_once(client, seven, address):
    rows, total = [], LISTS[address]
    at = f"{address}{'&' if '?' in address else '?'}limit=3"
    while at:
        answer = client.get(at)
        content = answer.json()
        assert len(content["results"]) <= 3 and content["total"] == total
        assert links(answer) == {
            rel: url for rel, url in (("next", content["next"]), ("prev", content["previous"])) if url
        }
        rows += [key(row) for row in content["results"]]
        at = content["next"]
        assert at is None or (at.startswith("http://testserver/") and "limit=3" in at)
    assert len(rows) == len(set(rows)) == total


@pytest.mark.parametrize("address", LISTS)
def test_a_thousand_at_once_are_as_many_as_there_are(client, seven, address):
    content = client.get(f"{address}{'&' if '?' in address else '?'}limit=1000").json()
    assert (len(content["results"]), content["next"]) == (LISTS[address], None)


@pytest.mark.parametrize("address", [*LISTS, "/meetings/proposed.json", "/countries.json", "/leaders.json"])
@pytest.mark.parametrize("limit", ["0", "1001", "-1", "ten", "٣", "1e3", "9" * 40])
def test_any_other_number_is_refused_in_words(client, address, limit):
    answer = client.get(f"{address}{'&' if '?' in address else '?'}limit={limit}")
    (error,) = [one for one in answer.json()["errors"] if one["parameter"] == "limit"]
    assert answer.status_code == 400
    assert "expected a whole number from 1 to 1000" in error["message"]


@pytest.mark.ignore_template_errors
def test_a_page_for_people_has_its_own_number_of_rows(client, seven):
    answer = client.get("/articles/?limit=3")
    assert "“limit=3” was ignored" in answer.content.decode()
    assert len(answer.context["result"].cards) == 7
