"""What the linker found, as a file for whoever wants to check it."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article
from tests.make import make_article, make_country, make_name, make_office, make_person, make_term

pytestmark = pytest.mark.django_db


def exported(**options):
    out = io.StringIO()
    call_command("export_mentions", stdout=out, **options)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_each_mention_says_where_it_stands_what_it_names_and_why(bring_in):
    make_country("AM", wikidata="Q399")
    bring_in(
        {
            "title": "Armenia speaks",
            "text": "  Two  spaces.\n\n🙂 Armenia\r\nspoke.",
            "id": "a-1",
            "url": "https://example.org/1",
        }
    )

    [row] = exported()

    body = Article.objects.get().body
    assert body == "  Two  spaces.\n\n🙂 Armenia\r\nspoke."
    assert body[row["start"] : row["end"]] == row["text"] == "Armenia"
    assert {name: row[name] for name in ("article", "external_id", "url", "kind", "target", "wikidata")} == {
        "article": Article.objects.get().pk,
        "external_id": "a-1",
        "url": "https://example.org/1",
        "kind": "country",
        "target": "AM",
        "wikidata": "Q399",
    }
    assert (row["state"], row["rule"]) == ("accepted", "country-name")


def test_what_only_the_headline_names_is_told_without_a_place_in_the_body(bring_in):
    make_country("AM"), make_country("KZ")
    bring_in({"title": "Talks: Armenia, Kazakhstan, Kazakhstan", "text": "Armenia spoke."})

    body, headline = exported()

    assert (body["target"], body["part"], body["text"]) == ("AM", "body", "Armenia")
    assert (headline["target"], headline["part"]) == ("KZ", "headline")
    assert (headline["start"], headline["end"], headline["text"]) == (0, 0, "")
    assert headline["in_part"] == {"start": 16, "end": 26, "text": "Kazakhstan"}


def test_all_of_the_headline_is_there_when_asked_for(bring_in):
    make_country("AM")
    bring_in({"title": "Armenia speaks", "text": "Armenia."})

    assert [(row["part"], row["target"]) for row in exported(all_parts=True)] == [
        ("body", "AM"),
        ("headline", "AM"),
    ]


def test_an_office_names_its_holder_of_the_day(bring_in):
    kazakhstan = make_country("KZ")
    office = make_office("President of Kazakhstan", country=kazakhstan)
    person = make_person("Nursultan Nazarbayev")
    make_term(person, office, "1991-12-16", end="2019-03-20")
    bring_in({"title": "Talks", "text": "The President of Kazakhstan spoke.", "date": "2012-06-06"})

    [row] = [row for row in exported() if row["kind"] == "office"]

    assert (row["target"], row["holder"]) == (office.slug, person.slug)
    assert list(Article.objects.get().people.all()) == [person]


def test_a_suggestion_says_whether_an_editor_is_asked_about_it(bring_in):
    make_name("Armenian", country=make_country("AM"), kind="demonym")
    bring_in(
        {"title": "Talks", "text": "Armenians spoke."},
        {"title": "Other talks", "text": "Armenia; Armenians spoke."},
    )

    assert [(row["text"], row["state"], row["waits"]) for row in exported()] == [
        ("Armenians", "suggested", True),
        ("Armenia", "accepted", False),
        ("Armenians", "suggested", False),
    ]


def test_a_mention_of_nothing_known_has_no_target():
    make_article(body="Somebody spoke.").mentions.create(text="Somebody", start=0, end=8)

    [row] = exported()

    assert (row["kind"], row["target"], row["wikidata"], row["external_id"]) == (None, None, None, None)


def test_a_file_gets_them_and_the_number_is_said(bring_in, tmp_path):
    make_country("AM")
    bring_in({"title": "Talks", "text": "Armenia, Armenia."})
    said = io.StringIO()

    call_command("export_mentions", output=str(tmp_path / "mentions.jsonl"), stdout=said)

    assert "2 mentions written" in said.getvalue()
    assert len((tmp_path / "mentions.jsonl").read_text().splitlines()) == 2


def test_a_place_that_cannot_be_written_is_named():
    with pytest.raises(CommandError, match="/nowhere/at/all cannot be written"):
        call_command("export_mentions", output="/nowhere/at/all")
