"""`export_encounters`: a line an article that was read, as whoever checks the reader takes it."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, Encounter, ImportBatch
from tests.articles.encounters.news import NEWS, TEXT, news
from tests.make import make_article, make_encounter, make_meeting, make_organisation, make_place

pytestmark = pytest.mark.django_db


def export(**options):
    said = io.StringIO()
    call_command("export_encounters", stdout=said, **options)
    return [json.loads(line) for line in said.getvalue().splitlines()]


@pytest.mark.parametrize(
    ("words", "part", "place"),
    [
        ("Астане", "body", "Astana"),
        ("The Ak Orda, Astana", "place-line", "The Ak Orda, Astana"),
        ("", "body", "Astana"),
    ],
)
def test_a_place_on_record_is_called_by_its_name_unless_the_words_say_more(bring_in, words, part, place):
    bring_in(news(8, text="Rain is expected."))
    spans = [[part, 0, len(words), "place", words]] if words else []
    place_of_it = make_place("Astana")
    make_encounter(Article.objects.get(), place=place_of_it, place_as_given=words, spans=spans)

    [row] = export()
    assert row["encounters"][0]["place"] == place


def test_each_article_that_was_read_has_a_line(leaders, bring_in):
    bring_in(NEWS, news(8, text="Rain is expected."), news(9, id=""))
    make_article("Nobody has read it", body=TEXT)

    rows = export()
    assert [(row["external_id"], row["article"], len(row["encounters"])) for row in rows] == [
        (article.external_id or None, article.pk, 0 if article.external_id == "news-8" else 1)
        for article in Article.objects.filter(url__startswith="http://news.example").order_by("pk")
    ]
    encounter = rows[0]["encounters"][0]
    assert list(encounter) == [
        "kind",
        "status",
        "when",
        "place",
        "country",
        "organisation",
        "within",
        "participants",
        "meeting",
        "state",
        "rule",
        "sure",
        "spans",
    ]
    [words] = [TEXT[start:end] for start, end, shows in encounter["spans"] if shows == "kind"]
    assert "met with" in words


def test_a_line_says_all_that_was_read_with_codes_as_in_addresses(leaders, bring_in):
    bring_in(news(8, text="Rain is expected."))
    article = Article.objects.get()
    place, body, meeting = make_place("Astana"), make_organisation("CIS"), make_meeting(slug="summit-2023")
    parties = [
        {
            "country": leaders["putin"].office.country,
            "office": leaders["putin"].office,
            "person": leaders["putin"].person,
            "name_as_given": "Vladimir Putin",
            "status": "confirmed",
            "role": "guest",
        },
        {"organisation": body, "name_as_given": "the Commonwealth"},
    ]
    facts = {"kind": "margins", "status": "scheduled", "when": "2023-12-26/..", "number": 0}
    spans = [["body", 0, 4, "kind", "Rain"], ["headline", 0, 3, "party 0", "The"]]
    spans.append(["place-line", 0, 6, "place", "Astana"])
    make_encounter(
        article,
        parties,
        place=place,
        country=place.country,
        organisation=body,
        within_as_given="the summit",
        certainty="likely",
        state="accepted",
        meeting=meeting,
        spans=spans,
        **facts,
    )
    make_encounter(article, number=1, place=place, place_as_given="the capital", certainty="possible")

    [row] = export()
    assert row["encounters"][0] == {
        "kind": "talks-on-the-margins",
        "status": "scheduled",
        "when": "2023-12-26/..",
        "place": "Astana",
        "country": "ru",
        "organisation": "cis",
        "within": "the summit",
        "participants": [
            {
                "country": "ru",
                "organisation": None,
                "office": "president-ru",
                "person": "putin",
                "name_as_given": "Vladimir Putin",
                "role": "guest",
                "status": "expected",
            },
            {
                "country": None,
                "organisation": "cis",
                "office": None,
                "person": None,
                "name_as_given": "the Commonwealth",
                "role": "not-stated",
                "status": "not-stated",
            },
        ],
        "meeting": "summit-2023",
        "state": "accepted",
        "rule": "met-with",
        "sure": 0.75,
        "spans": [[0, 4, "kind"], [0, 3, "headline: party 0"], [0, 6, "place-line: place"]],
    }
    second = row["encounters"][1]
    assert (second["place"], second["within"], second["meeting"], second["sure"]) == (
        "the capital",
        None,
        None,
        0.5,
    )


def test_only_one_batch_is_written_to_a_file(leaders, bring_in, tmp_path):
    bring_in(NEWS)
    bring_in(news(8))
    batch = ImportBatch.objects.latest("pk")
    said = io.StringIO()
    call_command("export_encounters", output=tmp_path / "out", batch=batch.pk, stdout=said)

    assert said.getvalue().startswith("1 encounters of 1 articles written to ")
    assert json.loads((tmp_path / "out").read_text())["external_id"] == "news-8"
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("export_encounters", output=tmp_path / "no" / "file")


@pytest.mark.parametrize("number", [1, 40])
def test_an_export_costs_the_same_for_any_number_of_encounters(
    leaders, bring_in, number, django_assert_num_queries
):
    bring_in(*(news(n, text=f"On day {n}, {TEXT}") for n in range(number)))
    Encounter.objects.update(place=make_place(), organisation=make_organisation("CIS"))
    with django_assert_num_queries(7):
        assert len(export()) == number
