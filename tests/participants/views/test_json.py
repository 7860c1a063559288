"""Lists of those who met as files that programs read."""

import pytest

from tests.articles.views.test_json import get
from tests.make import make_country, make_meeting, make_office, make_person, make_series, make_term

pytestmark = pytest.mark.django_db


def test_people(client):
    for _number in range(101):
        make_person()
    first = get(client, "/people.json")
    assert (first["total"], len(first["results"])) == (101, 100)
    assert first["next"] == "http://testserver/people.json?page=2"
    assert get(client, "/people.json?colour=red", 400)["errors"][0]["parameter"] == "colour"
    assert get(client, "/people.json?page=3", 404)["errors"][0]["parameter"] == "page"


def test_leaders(client):
    kazakhstan = make_country("KZ")
    president = make_office("President", slug="president", country=kazakhstan)
    premier = make_office("Prime Minister", slug="premier", country=kazakhstan, kind="head-of-government")
    for slug, office, start in (
        ("nazarbayev", president, "1991-12-01"),
        ("tokayev", president, "2019-03-20"),
        ("mamin", premier, "2019-02-25"),
    ):
        make_term(make_person(slug=slug), office, start=start)
    make_term(make_person(), make_office(country=kazakhstan, kind="minister"))
    answer = get(client, "/leaders.json")
    assert [(row["person"], row["office"], row["country"], row["start"]) for row in answer["results"]] == [
        ("tokayev", "president", "kz", "2019-03-20"),
        ("nazarbayev", "president", "kz", "1991-12-01"),
        ("mamin", "premier", "kz", "2019-02-25"),
    ]
    assert {"source", "confirmation"} <= set(answer["results"][0])


def test_series(client):
    council = make_series("Council", slug="council")
    make_meeting(series=council)
    make_meeting(series=council, status="announced")
    (row,) = get(client, "/series.json")["results"]
    assert (row["slug"], row["url"], row["meetings_held"]) == (
        "council",
        "http://testserver/series/council/",
        1,
    )


@pytest.mark.parametrize("number", [1, 12])
@pytest.mark.parametrize("path", ["/leaders.json", "/series.json"])
def test_lists_cost_two_queries_for_any_number(client, django_assert_num_queries, path, number):
    for _ in range(number):
        make_term(make_person(), make_office(country=make_country()))
        make_meeting(series=make_series())
    with django_assert_num_queries(2):
        get(client, path)
