"""What readers see of the changes of a page: days and facts, no names, nothing of a draft."""

import pytest
from django.contrib.auth import get_user_model

from articles.models import Article, Citation, Coverage
from participants.models import Meeting, Participation, Person
from summit_archive.history.recording import recorded
from tests.make import (
    make_article,
    make_citation,
    make_country,
    make_meeting,
    make_organisation,
    make_participation,
    make_person,
    make_place,
    make_publisher,
    make_series,
    make_topic,
)
from tests.pages import page

pytestmark = pytest.mark.django_db


def test_a_meeting_s_changes_are_told_by_day_without_names(client):
    meeting = make_meeting(title="Summit in Astana", place=None)
    editor = get_user_model().objects.create_user("aigerim")
    with recorded(by=editor, why="Aigerim's own reason", doing="Looked up"):
        Meeting.objects.filter(pk=meeting.pk).update(place=make_place(name="Astana"))
        make_participation(meeting=meeting, country=make_country("KZ"))

    text = page(client, f"/changes/meetings/{meeting.slug}/")

    assert "Place Astana" in text
    assert "added" in text
    assert "aigerim" not in text.lower()
    assert "Looked up" not in text


def test_what_was_removed_is_told(client):
    meeting = make_meeting()
    gone = make_participation(meeting=meeting, name_as_given="the host's guests")
    with recorded(program="a test"):
        gone.delete()

    assert "guests removed" in page(client, f"/changes/meetings/{meeting.slug}/")


@pytest.mark.parametrize("status", ["draft", "in-review", "withdrawn"])
def test_an_article_that_is_not_published_has_no_such_page(client, status):
    article = make_article(status=status)

    assert client.get(f"/changes/articles/{article.pk}/").status_code == 404
    assert client.get(f"/changes/articles/{article.pk}.json").status_code == 404


def test_what_was_done_to_a_draft_is_not_told_after_it_was_published(client):
    article = make_article(headline="Rumours of a summit", status="draft")
    with recorded(program="one"):
        Article.objects.filter(pk=article.pk).update(headline="A summit is planned")
    with recorded(program="two"):
        Article.objects.filter(pk=article.pk).update(status="published")
    with recorded(program="three"):
        Article.objects.filter(pk=article.pk).update(headline="A summit is held")

    text = page(client, f"/changes/articles/{article.pk}/")

    assert "A summit is held" in text
    assert "Rumours" not in text


def test_a_draft_that_a_published_article_cites_is_not_named(client):
    draft = make_article(headline="A secret headline", status="draft")
    article = make_article()
    citation = make_citation(article=article, as_given="Press service")
    with recorded(program="a test"):
        Citation.objects.filter(pk=citation.pk).update(cited_article=draft)

    assert "secret" not in client.get(f"/changes/articles/{article.pk}/").content.decode()
    assert "secret" not in client.get(f"/changes/articles/{article.pk}.json").content.decode()


def test_the_same_as_json(client):
    person = make_person(name="Dariga")
    with recorded(program="a test"):
        Person.objects.filter(pk=person.pk).update(name="Darigha")

    told = client.get(f"/changes/people/{person.slug}.json").json()

    assert told["steps"][0]["changes"] == [
        {
            "record": "Person: Darigha",
            "change": "updated",
            "field": "Name",
            "before": "Dariga",
            "after": "Darigha",
        }
    ]
    assert told["is_complete"]


def test_every_kind_of_page_leads_to_its_changes(client):
    rows = {
        "articles": make_article(),
        "countries": make_country("KZ"),
        "meetings": make_meeting(),
        "organisations": make_organisation(),
        "people": make_person(),
        "publishers": make_publisher(),
        "series": make_series(),
        "topics": make_topic(),
    }
    for of, row in rows.items():
        address = row.get_absolute_url()
        found = [
            part.split('"')[0]
            for part in client.get(address).content.decode().split('href="')
            if part.startswith("/changes/")
        ]
        assert [link.split("/")[2] for link in found] == [of]
        assert client.get(found[0]).status_code == 200


@pytest.mark.parametrize(
    "address",
    ["meetings/none", "nothing/1", "articles/x", "articles/99999999999999999999", "countries/zz", "people/Ж"],
)
def test_what_is_not_there_is_not_found(client, address):
    assert client.get(f"/changes/{address}/").status_code == 404
    assert client.get(f"/changes/{address}.json").status_code == 404


def test_a_former_address_leads_on(client):
    meeting = make_meeting()
    former = meeting.slug
    Meeting.objects.filter(pk=meeting.pk).update(slug="summit-renamed")

    response = client.get(f"/changes/meetings/{former}/")
    assert (response.status_code, response["Location"]) == (301, "/changes/meetings/summit-renamed/")


@pytest.mark.parametrize("number", [1, 25])
def test_the_page_costs_the_same_for_any_number_of_changes(client, number, django_assert_max_num_queries):
    meeting = make_meeting()
    for count in range(number):
        with recorded(program="a test"):
            make_participation(meeting=meeting, name_as_given=f"Guest {count}")
            Meeting.objects.filter(pk=meeting.pk).update(summary=f"Day {count}.")

    with django_assert_max_num_queries(11):
        client.get(f"/changes/meetings/{meeting.slug}/")


def test_what_was_brought_in_together_with_it_is_not_told(client):
    with recorded(program="an import"):
        meeting, other = make_meeting(title="Summit in Astana"), make_meeting(title="Summit in Minsk")
        participants = [
            Participation(meeting=meeting, name_as_given="the host's guests"),
            Participation(meeting=other, name_as_given="the others"),
        ]
        Participation.objects.bulk_create(participants)

    text = client.get(f"/changes/meetings/{meeting.slug}/").content.decode()

    assert "guests" in text
    assert "the others" not in text
    assert "Minsk" not in text


def test_a_draft_that_came_in_with_it_is_not_named(client):
    meeting = make_meeting()
    with recorded(program="an import"):
        article, draft = make_article(), make_article(headline="A secret headline", status="draft")
        Coverage.objects.bulk_create(
            [Coverage(article=one, meeting=meeting, kind="reports") for one in (article, draft)]
        )

    assert "secret" not in client.get(f"/changes/articles/{article.pk}/").content.decode()
    assert "secret" not in client.get(f"/changes/articles/{article.pk}.json").content.decode()
