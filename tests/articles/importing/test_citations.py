"""An article's own list of sources comes in with it, goes out with it, and goes with it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.importing.record import read_record
from articles.models import Article, Citation, ImportBatch
from tests.articles.news import TALKS, counts
from tests.make import make_article, make_citation, make_publisher, undo_all


def read(citations):
    return read_record({"title": "T", "citations": citations})


def cited():
    rows = Citation.objects.order_by("article__headline", "position")
    return list(rows.values_list("article__headline", "position", "as_given", "url", "publisher__name"))


@pytest.mark.parametrize(
    ("citations", "read_as"),
    [
        (["The press service", " "], [("The press service", "")]),
        (["Kremlin, http://kremlin.example/1."], [("Kremlin, http://kremlin.example/1.", "http://kremlin.example/1")]),
        ("Kremlin; http://kremlin.example/1", [("Kremlin", ""), ("http://kremlin.example/1", "http://kremlin.example/1")]),
        ("Kremlin; briefings\nArmenia", [("Kremlin; briefings", ""), ("Armenia", "")]),
        ([{"@type": "CreativeWork", "name": "Kremlin", "url": "http://kremlin.example/1"}], [("Kremlin", "http://kremlin.example/1")]),
        ({"url": "http://kremlin.example/1"}, [("http://kremlin.example/1", "http://kremlin.example/1")]),
        ([{"name": "Kremlin", "url": None}, {}, None], [("Kremlin", "")]),
    ],
)  # fmt: skip
def test_the_usual_shapes_are_read(citations, read_as):
    record = read(citations)

    assert [(given.as_given, given.url) for given in record.citations] == read_as
    assert record.doubts == ()


@pytest.mark.parametrize(
    ("citations", "kept", "why"),
    [
        (7, [], "a list of texts is expected, not a number"),
        (["Kremlin", 7], ["Kremlin"], "text is expected, not a number"),
        (["Kremlin", "x" * 1001], ["Kremlin"], "no more than 1,000 are taken"),
        (["Kremlin", {"page": 3}], ["Kremlin"], "a text or an address is expected in it"),
        ([{"name": "Kremlin", "url": "at home"}], ["Kremlin"], ""),
        (["Kremlin"] * 501, [], "no more than 500 citations are expected"),
        (["half \ud83d", "Kremlin"], ["Kremlin"], "half a character"),
    ],
)
def test_what_is_no_citation_is_left_out_and_told(citations, kept, why):
    record = read(citations)

    assert [given.as_given for given in record.citations] == kept
    assert [given.url for given in record.citations] == [""] * len(kept)
    assert why in record.doubts[0].reason


@pytest.mark.django_db
def test_citations_come_in_once_and_go_with_their_batch(bring_in):
    news = TALKS | {"citations": ["Kremlin press service", "Regional briefings, http://briefings.example/1"]}
    said = bring_in(news)
    first = cited()
    assert "· 2 citations" in said
    again = bring_in(news, limit=5)

    assert [row[1:] for row in first] == [
        (1, "Kremlin press service", "", None),
        (2, "Regional briefings, http://briefings.example/1", "http://briefings.example/1", None),
    ]
    assert counts(again)["unchanged"] == 1 and cited() == first
    undo_all(ImportBatch.objects.earliest("pk"))
    assert not Article.objects.exists() and not Citation.objects.exists()


@pytest.mark.django_db
def test_our_own_export_keeps_its_citations_and_whom_they_mean(client, bring_in):
    kremlin = make_publisher("Kremlin press service")
    article = make_article("Leaders meet", body="They met.")
    make_citation(
        article, as_given="The Kremlin", position=1, publisher=kremlin, url="http://kremlin.example/1"
    )
    make_citation(article, as_given="Regional briefings", position=2)
    before = cited()
    exported = client.get(f"/articles/{article.pk}.json").json()
    Article.objects.all().delete()

    bring_in(exported)

    assert cited() == before


@pytest.mark.django_db
@pytest.mark.parametrize("articles", [1, 30])
def test_citations_cost_one_statement_for_any_number(articles, bring_in):
    records = [TALKS | {"title": f"Talks {n}", "id": n} for n in range(articles)]

    statements(bring_in, records)
    plain = statements(
        bring_in, [record | {"url": f"https://a.example/{record['id']}"} for record in records]
    )
    citing = statements(
        bring_in,
        [
            record | {"url": f"https://b.example/{record['id']}", "citations": ["A", "B"]}
            for record in records
        ],
    )

    assert citing == plain + 1


def statements(bring_in, records):
    with CaptureQueriesContext(connection) as captured:
        bring_in(*records)
    return len(captured)
