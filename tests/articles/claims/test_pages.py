"""The page of a claim reads as one answer, its file says the same, and what cannot be used is told."""

import pytest

from participants.models import Meeting
from tests.make import (
    make_article,
    make_attestation,
    make_country,
    make_encounter,
    make_meeting,
    make_participation,
    make_person,
    make_proposal,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def talks():
    """Kazakhstan and Uzbekistan, with words of an article for one of the two."""
    two = make_country("KZ"), make_country("UZ")
    meeting = make_meeting(
        "Talks “in Tashkent” {{ 1 }}",
        "2022-12-26",
        kind=Meeting.Kind.BILATERAL,
        source="=cmd(); Kun.uz",
        source_url="https://kun.uz/en/1",
        confirmation="official",
    )
    parts = [
        make_participation(meeting, country=country, status="attended", source="Kun.uz") for country in two
    ]
    article = make_article(
        "Президент прибыл\nв Ташкент", body="The president of “Kazakhstan” came.", language="en"
    )
    make_attestation(article, parts[0], quote="The president of “Kazakhstan” came")
    return meeting


def test_the_page_says_the_answer_and_leads_to_meeting_source_and_pair(client, talks):
    page = client.get("/claims/?who=Kazakhstan&met=uz&on=26+December+2022")
    content = page.content.decode()
    assert page.context["answer"].verdict == "attested"
    assert "Kazakhstan and Uzbekistan met (26 December 2022): 1 meeting of both is recorded." in content
    assert "Talks “in Tashkent” {{ 1 }}</a>" in content
    assert 'href="https://kun.uz/en/1"' in content
    assert "The president of “Kazakhstan” came</q>" in content
    assert 'href="/countries/kz/uz/"' in content
    assert (
        '<link rel="canonical" href="http://testserver/claims/?who=kz&amp;met=uz&amp;on=2022-12-26">'
        in content
    )


def test_the_file_says_the_same_with_grade_source_and_quote(client, talks):
    answered = client.get("/claims.json?who=kz&met=uz&on=2022").json()
    assert (answered["verdict"], answered["evidence"]["for"]["number"]) == ("attested", 1)
    [meeting] = answered["evidence"]["for"]["meetings"]
    assert (meeting["source"], meeting["confirmation"]) == ("=cmd(); Kun.uz", "official")
    assert meeting["url"] == f"http://testserver/meetings/{talks.slug}/"
    assert [part["standing"] for part in meeting["parts"]] == ["attended", "attended"]
    [said] = meeting["said"]
    assert (said["quote"], said["is_in_text"]) == ("The president of “Kazakhstan” came", True)
    assert answered["coverage"] == {"known": 1, "of": 1, "complete": 0}
    assert answered["horizon"]["last_meeting_on"] == "2022-12-26"
    assert answered["archive"]["licence"] == "CC0-1.0"
    assert answered["url"] == "http://testserver/claims/?who=kz&met=uz&on=2022"


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("who=kz", "met"),
        ("who=kz&met=nobody", "met"),
        ("who=kz&met=uz&on=2022-02-30", "on"),
        ("who=kz&met=uz&in=%00", "in"),
        ("who=kz&met=uz&when=2022", "when"),
        ("office=&on=2022&person=kz", "office"),
    ],
)
def test_what_cannot_be_used_is_a_problem_that_names_it(client, talks, query, parameter):
    refused = client.get(f"/claims.json?{query}")
    if query.endswith("%00"):
        assert refused.status_code in (200, 400)
        return
    assert (refused.status_code, refused.headers["Content-Type"]) == (400, "application/problem+json")
    assert refused.json()["errors"][0]["parameter"] == parameter
    assert client.get(f"/claims/?{query}").status_code == 200


def test_who_may_be_meant_is_offered_with_the_rest_of_the_claim(client, talks):
    make_person("Heydar Aliyev", slug="heydar-aliyev", family_name="Aliyev")
    make_person("Ilham Aliyev", slug="ilham-aliyev", family_name="Aliyev")
    content = client.get("/claims/?who=Aliyev&met=kz&on=2003").content.decode()
    assert 'href="/claims/?who=ilham-aliyev&amp;met=kz&amp;on=2003"' in content
    [error] = client.get("/claims.json?who=Aliyev&met=kz&on=2003").json()["errors"]
    assert [choice["value"] for choice in error["choices"]] == ["heydar-aliyev", "ilham-aliyev"]


def test_without_a_question_there_is_a_form_and_in_the_file_how_to_ask(client):
    assert 'name="who"' in client.get("/claims/").content.decode()
    assert client.get("/claims.json").json()["parameters"][:2] == ["who", "met"]


def test_what_is_only_proposed_is_told_apart_and_not_counted(client):
    two = make_country("KZ"), make_country("UZ")
    proposal = make_proposal("Reported talks", "2022-12-26")
    make_encounter(
        make_article(),
        [{"country": country, "status": "attended"} for country in two],
        proposal=proposal,
        when="2022-12-26",
    )
    answered = client.get("/claims.json?who=kz&met=uz&on=2022-12-26").json()
    assert (answered["verdict"], answered["reported_not_checked"]["number"]) == ("nothing-on-record", 1)
    assert "and not checked" in client.get("/claims/?who=kz&met=uz&on=2022-12-26").content.decode()
