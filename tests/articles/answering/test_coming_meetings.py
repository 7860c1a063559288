"""Questions for the meetings that are still to come."""

import pytest

from tests.make import make_country, make_meeting

pytestmark = pytest.mark.django_db


def found(client, question):
    answer = client.get("/search.json", {"q": question})
    assert answer.status_code == 200, answer.content
    return answer.json()


@pytest.mark.parametrize("question", ["upcoming meetings", "coming meetings", "предстоящие встречи"])
def test_coming_meetings_are_listed_the_nearest_first(client, question):
    make_meeting("Past", "2024-05-27")
    make_meeting("Later", "2098-05-27", status="scheduled")
    make_meeting("Sooner", "2097-05-27", status="announced")
    content = found(client, question)
    assert content["answer"]["coming"]["title"] == "Sooner"
    assert [hit["name"] for hit in content["results"]] == ["Sooner", "Later"]


def test_coming_meetings_of_a_country_are_those_that_name_it(client):
    kazakhstan = make_country("KZ")
    make_meeting("Elsewhere", "2097-05-27", status="scheduled")
    make_meeting("Here", "2098-05-27", [kazakhstan], status="scheduled")
    content = found(client, "upcoming meetings KZ Kazakhstan")
    assert [hit["name"] for hit in content["results"] if hit["kind"] == "meeting"] == ["Here"]


def test_where_nothing_is_to_come_the_answer_says_so(client):
    make_meeting("Past", "2024-05-27")
    assert (
        "No coming meeting is on record."
        in client.get("/search/", {"q": "upcoming meetings"}).content.decode()
    )
