"""What each condition finds among the articles, and how the list speaks of it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.searching.passages import START, STOP
from tests.lists import article_list as found
from tests.make import (
    make_article,
    make_country,
    make_coverage,
    make_meeting,
    make_organisation,
    make_person,
    make_publisher,
    make_topic,
)

pytestmark = pytest.mark.django_db


def headlines(query):
    filtered = found(query)
    assert not filtered.problems
    assert filtered.total == len(filtered.rows)
    return [article.headline for article in filtered.rows]


def test_countries_any_or_all():
    am, by, ge = (make_country(code) for code in ("AM", "BY", "GE"))
    make_article("two", countries=[am, by])
    make_article("one", countries=[am])
    make_article("another", countries=[ge])
    assert set(headlines("country=am&country=BY")) == {"two", "one"}
    assert headlines("country=am&country=by&match=all") == ["two"]
    assert headlines("country=am&country=by&country=ge&match=all") == []


def test_a_repeated_country_is_one_country():
    make_article("this", countries=[make_country("AM")])
    assert headlines("country=am&country=AM&match=all") == ["this"]


def test_what_it_is_about():
    gas = make_topic(slug="gas", parent=make_topic(slug="energy"))
    this = make_article(
        "this",
        people=[make_person(slug="putin")],
        organisations=[make_organisation("CIS")],
        topics=[gas],
        publisher=make_publisher(slug="tass"),
        language="zh-Hans",
    )
    make_coverage(this, make_meeting(slug="summit"))
    make_article("that", topics=[make_topic(slug="trade")])
    conditions = (
        "person=putin organisation=cis topic=gas topic=energy publisher=tass language=zh-hans meeting=summit"
    )
    for query in conditions.split():
        assert headlines(query) == ["this"], query


def test_a_topic_below_is_not_a_topic_above():
    energy = make_topic(slug="energy")
    make_topic(slug="gas", parent=energy)
    make_article(topics=[energy])
    assert headlines("topic=gas") == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("from=2023", ["2024-01-01", "2023-12-31", "2023-12-01"]),
        ("to=2023", ["2023-12-31", "2023-12-01", "2022-12-31"]),
        ("from=2023-12&to=2023-12", ["2023-12-31", "2023-12-01"]),
        ("from=2023-12-01&to=2023-12-01", ["2023-12-01"]),
        ("to=2022-12", ["2022-12-31"]),
        ("from=9999&to=9999-12-31", []),
        ("from=0001", ["2024-01-01", "2023-12-31", "2023-12-01", "2022-12-31"]),
    ],
)
def test_days(query, expected):
    for day in ("2022-12-31", "2023-12-01", "2023-12-31", "2024-01-01"):
        make_article(day, published_on=date.fromisoformat(day))
    make_article("not known", published_on=None)
    assert headlines(query) == expected


def test_order():
    make_article("old", published_on=date(2001, 1, 1))
    make_article("unknown", published_on=None)
    make_article("new", published_on=date(2023, 1, 1))
    assert headlines("") == ["new", "old", "unknown"]
    assert headlines("sort=oldest") == ["old", "new", "unknown"]


def test_words_bring_the_best_match_first_unless_asked_otherwise():
    make_article("Talks on gas and gas and gas", body="Gas.", published_on=date(2001, 1, 1))
    make_article("Talks on trade", body="Some gas, too.", published_on=date(2023, 1, 1))
    make_article("Talks on culture")
    assert (
        headlines("q=gas")
        == headlines("q=gas&sort=relevance")
        == ["Talks on gas and gas and gas", "Talks on trade"]
    )
    assert headlines("q=gas&sort=newest") == ["Talks on trade", "Talks on gas and gas and gas"]
    assert found("q=gas&sort=relevance").query == "q=gas"


def test_words_phrases_either_and_without():
    make_article("Joint ventures in gas", body="")
    make_article("Gas without ventures", body="")
    make_article("Культура и газ", body="", language="ru")
    assert len(headlines("q=gas")) == 2
    assert headlines('q="joint+ventures"') == ["Joint ventures in gas"]
    assert headlines("q=gas+-joint") == ["Gas without ventures"]
    assert headlines("q=газа") == ["Культура и газ"]
    assert len(headlines("q=joint+or+культуры")) == 2


def test_signs_that_nobody_sees_are_not_searched_and_turn_no_other_words():
    make_article(headline="Tokayev arrives in Moscow")
    pasted = (
        "%E2%80%AETok%C2%ADayev%E2%80%8B"  # a right-to-left override, a soft hyphen, a space without width
    )
    assert headlines(f"q={pasted}") == ["Tokayev arrives in Moscow"]
    assert [chip.text for chip in found(f"q={pasted}").chips] == ["Tokayev"]
    assert found("q=%E2%80%AE").chips == []


def test_a_passage_stands_beside_what_was_found_in_the_body_only():
    make_article("Trade", body="They spoke of gas.")
    make_article("Gas", body="They spoke of trade.")
    passages = {article.headline: article.passage for article in found("q=gas").rows}
    assert passages == {"Trade": f"They spoke of {START}gas{STOP}", "Gas": ""}
    assert {article.passage for article in found("").rows} == {""}


@pytest.mark.parametrize("status", ["draft", "in-review", "withdrawn"])
def test_only_published_articles_are_found(status):
    make_article("Secret gas", countries=[make_country("KZ")], status=status)
    for query in ("", "q=gas", "country=kz", "country=kz&match=all"):
        assert headlines(query) == []


def test_chips_and_the_form():
    make_country("KZ")
    make_topic("Gas", slug="gas")
    filtered = found("q=pipes&country=kz&topic=gas&language=ru&from=2001&to=2002-05&sort=newest")
    chips = [(chip.label, chip.text) for chip in filtered.chips]
    assert chips == [
        ("Words", "pipes"),
        ("Country", "Kazakhstan"),
        ("Topic", "Gas"),
        ("Language", "Russian"),
        ("From", "2001"),
        ("To", "May 2002"),
    ]
    assert (
        filtered.chips[0].url
        == "/articles/?country=kz&topic=gas&language=ru&from=2001&to=2002-05&sort=newest"
    )
    assert filtered.asked.hidden == [("country", "kz"), ("topic", "gas"), ("language", "ru")]
    assert [field.name for field in filtered.asked.form.visible_fields()] == [
        "q",
        "match",
        "from",
        "to",
        "sort",
    ]


def test_the_form_offers_the_best_match_only_for_words():
    assert "best match" not in str(found("").asked.form["sort"])
    assert '<option value="" selected>best match' in str(found("q=gas").asked.form["sort"])
    assert '<option value="oldest" selected>' in str(found("q=gas&sort=oldest").asked.form["sort"])


def test_no_body_is_loaded(client):
    make_article("Trade", body=f"They spoke of gas.{' And of trade.' * 1000} The last word.")
    with CaptureQueriesContext(connection) as queries:
        (article,) = found("q=gas").rows
    assert article.passage and not hasattr(article, "body")
    assert not any("a.body" in query["sql"] or '"body"' in query["sql"] for query in queries)
