"""The files of what was written: their shape, and that drafts are nowhere in them."""

import json
from datetime import date

import pytest

from articles.models import Mention
from tests.make import (
    make_article,
    make_attestation,
    make_citation,
    make_country,
    make_coverage,
    make_meeting,
    make_office,
    make_organisation,
    make_participation,
    make_person,
    make_publisher,
    make_statement,
    make_topic,
)

pytestmark = pytest.mark.django_db


def get(client, path, status=200):
    answer = client.get(path)
    kind = "application/json" if status == 200 else "application/problem+json"
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, kind)
    return answer.json()


@pytest.fixture
def article():
    article = make_article(
        "Talks on gas",
        body="Putin spoke with the president of Kazakhstan.",
        url="https://example.org/talks",
        countries=[make_country("RU"), make_country("KZ")],
        people=[make_person(slug="putin")],
        organisations=[make_organisation("CIS")],
        topics=[make_topic(slug="gas")],
        publisher=make_publisher(slug="newspaper"),
        published_on=date(2023, 12, 27),
    )
    make_coverage(article, make_meeting(slug="summit"), status="held", quote="Putin spoke")
    return article


def test_an_article_in_the_list(client, article):
    answer = get(client, "/articles.json?country=ru")
    assert answer == {
        "total": 1,
        "archive": answer["archive"],
        "results": [
            {
                "id": article.pk,
                "url": f"http://testserver/articles/{article.pk}/talks-on-gas/",
                "source_url": "https://example.org/talks",
                "archived_url": None,
                "headline": "Talks on gas",
                "published": "2023-12-27",
                "language": "en",
                "language_is_guessed": False,
                "publisher": "newspaper",
                "publisher_name": article.publisher.name,
                "countries": ["kz", "ru"],
                "people": ["putin"],
                "meetings": ["summit"],
                "organisations": ["cis"],
                "topics": ["gas"],
            }
        ],
        "facets": answer["facets"],
        "facets_recorded": dict.fromkeys(
            ("country", "person", "organisation", "topic", "publisher", "year"), {"known": 1, "of": 1}
        ),
        "next": None,
        "previous": None,
    }
    assert answer["facets"]["country"] == [
        {"value": "ru", "label": "Russia", "count": 1},
        {"value": "kz", "label": "Kazakhstan", "count": 1},
    ]
    names = "country person organisation topic meeting publisher language year"
    assert list(answer["facets"]) == names.split()


def test_what_a_source_does_not_say_is_null(client):
    make_article(published_on=None, publisher=None, url="")
    (row,) = get(client, "/articles.json")["results"]
    assert (row["published"], row["publisher"], row["source_url"]) == (None, None, None)


def test_an_article_in_full(client, article):
    office = make_office(slug="president-of-kazakhstan")
    make_statement(article, "Putin", speaker_name="an aide", start=0, end=5)
    make_citation(article, "regional briefings")
    accepted = {"rule": "name", "state": Mention.State.ACCEPTED, "article": article}
    Mention.objects.create(start=21, end=44, text="president of Kazakhstan", office=office, **accepted)
    Mention.objects.create(start=0, end=5, text="Putin", **accepted | {"state": Mention.State.SUGGESTED})
    participation = make_participation(make_meeting(slug="call"), office=office, status="invited")
    make_attestation(article, participation, status="attended", said_by_name="a source")
    answer = get(client, f"/articles/{article.pk}.json")
    assert answer["body"] == article.body
    (statement,) = answer["statements"]
    assert (statement["speaker"], statement["speaker_name"], statement["end"]) == (None, "an aide", 5)
    assert answer["citations"] == [
        {"as_given": "regional briefings", "publisher": None, "source_url": None, "article": None}
    ]
    (mention,) = answer["mentions"]
    assert (mention["office"], mention["person"], mention["start"]) == ("president-of-kazakhstan", None, 21)
    (coverage,) = answer["coverage"]
    assert (coverage["meeting"], coverage["status"], coverage["quote"]) == ("summit", "held", "Putin spoke")
    (attestation,) = answer["attestations"]
    assert (attestation["meeting"], attestation["status"], attestation["said_by"]["name"]) == (
        "call",
        "attended",
        "a source",
    )
    assert (attestation["participant"]["office"], attestation["participant"]["status"]) == (
        "president-of-kazakhstan",
        "invited",
    )


def test_letters_stay_letters(client):
    article = make_article("Встреча в Казани", language="ru")
    assert "Встреча в Казани" in client.get(f"/articles/{article.pk}.json").content.decode()


@pytest.mark.parametrize("status", ["draft", "in-review"])
def test_drafts_are_nowhere(client, status):
    kz, person, meeting = (
        make_country("KZ"),
        make_person(slug="speaker"),
        make_meeting(slug="summit", countries=[make_country("KZ")]),
    )
    draft = make_article(
        "Hidden headline", countries=[kz], people=[person], topics=[make_topic("Hidden")], status=status
    )
    make_coverage(draft, meeting, quote="Hidden quote")
    make_attestation(draft, meeting.participations.get(), quote="Hidden quote")
    make_statement(draft, "Hidden words", speaker=person)
    open_article = make_article()
    make_citation(open_article, cited_article=draft)
    assert get(client, f"/articles/{draft.pk}.json", 404)["status"] == 404
    paths = [
        "articles",
        f"articles/{open_article.pk}",
        "meetings",
        "meetings/summit",
        "people",
        "people/speaker",
        "countries",
        "countries/kz",
    ]
    for path in paths:
        answer = json.dumps(get(client, f"/{path}.json"))
        assert "Hidden" not in answer, path
        assert f'"article": {draft.pk}' not in answer, path
        html = path if "articles/" not in path else open_article.get_absolute_url().strip("/")
        assert "Hidden" not in client.get(f"/{html}/").content.decode(), html
    assert get(client, "/articles.json")["total"] == 1
    assert get(client, "/meetings/summit.json")["articles"] == []


def test_a_withdrawn_article_is_gone(client):
    article = make_article("Wrong", status="withdrawn")
    answer = get(client, f"/articles/{article.pk}.json", 410)
    assert (answer["title"], answer["detail"]) == ("Withdrawn", "This article was withdrawn.")
    assert get(client, "/articles.json")["total"] == 0


@pytest.mark.parametrize("number", ["0", "999999", "9" * 30, "9" * 900])
def test_no_article_of_that_number(client, number):
    assert get(client, f"/articles/{number}.json", 404)["type"] == "/api/#not-found"


def test_the_chosen_condition_stays_in_the_links(client):
    kz = make_country("KZ")
    for _number in range(26):
        make_article("Talks on gas", countries=[kz])
    answer = get(client, "/articles.json?q=gas&country=KZ&page=2")
    assert (len(answer["results"]), answer["previous"]) == (
        1,
        "http://testserver/articles.json?q=gas&country=kz",
    )
