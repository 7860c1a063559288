"""Every count beside a choice is what choosing it really gives: asked of a small archive made at random."""

import random
from datetime import date

import pytest

from articles.models import Article
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
from tests.pages import page

pytestmark = pytest.mark.django_db

QUERIES = [
    "",
    "q=gas",
    "q=gas&sort=oldest&country=am",
    "country=am",
    "country=am&country=by",
    "country=am&match=all",
    "country=am&country=by&match=all",
    "person=p0",
    "person=p0&country=am&match=all",
    "organisation=o0",
    "topic=energy",
    "topic=gas&language=ru",
    "topic=pricing&publisher=b1",
    "meeting=m0",
    "meeting=m0&country=by&country=ge",
    "publisher=b0&from=2022",
    "language=EN",
    "from=2021&to=2021",
    "from=2021-06&to=2023-01-15&country=ge",
    "from=2021&to=2021&topic=energy&person=p1",
]


def make_archive(seed):
    draw = random.Random(seed)
    countries = [make_country(code) for code in ("AM", "BY", "GE")]
    people = [make_person(slug=f"p{number}") for number in range(3)]
    organisations = [make_organisation(slug=f"o{number}") for number in range(2)]
    energy = make_topic("Energy", slug="energy")
    gas = make_topic("Gas", slug="gas", parent=energy)
    topics = [
        energy,
        gas,
        make_topic("Pricing", slug="pricing", parent=gas),
        make_topic("Trade", slug="trade"),
    ]
    publishers = [make_publisher(slug=f"b{number}") for number in range(2)]
    meetings = [make_meeting(slug=f"m{number}") for number in range(3)]
    for _number in range(50):
        article = make_article(
            draw.choice(["Talks on gas", "Talks on trade"]),
            countries=some(draw, countries),
            people=some(draw, people),
            organisations=some(draw, organisations),
            topics=some(draw, topics),
            publisher=draw.choice([None, *publishers]),
            language=draw.choice(["en", "ru"]),
            published_on=draw.choice([None, date(2021, 7, 1), date(2022, 7, 1), date(2023, 1, 1)]),
            status=draw.choice(["published", "published", "published", "draft"]),
        )
        for meeting in some(draw, meetings):
            make_coverage(article, meeting)


def some(draw, rows):
    return draw.sample(rows, draw.randint(0, len(rows)))


def total_at(url):
    return found(url.partition("?")[2]).total


@pytest.mark.parametrize("seed", [1, 2])
def test_every_count_is_the_total_of_its_link(seed):
    make_archive(seed)
    for query in QUERIES:
        filtered = found(query)
        assert not filtered.problems, query
        for facet in filtered.facets:
            for choice in facet.choices:
                wanted = filtered.total if choice.is_chosen else total_at(choice.url)
                assert choice.count == wanted, (query, facet.parameter, choice)


RECORDED = {
    "country": "countries",
    "person": "people",
    "organisation": "organisations",
    "topic": "topics",
    "publisher": "publisher",
    "year": "published_on",
}


@pytest.mark.parametrize("seed", [1, 2])
def test_each_facet_says_of_how_many_articles_nothing_is_on_record(seed):
    """Counted among the articles that its choices are counted among: without what a choice of it replaces."""
    make_archive(seed)
    for query in QUERIES:
        filtered = found(query)
        for facet in filtered.facets:
            if facet.parameter not in RECORDED:
                assert facet.recorded is None
                continue
            question = filtered.result.counts.question_for(facet.parameter)
            articles = Article.objects.listed_for(question)
            without = articles.filter(**{f"{RECORDED[facet.parameter]}__isnull": True})
            assert (facet.unrecorded, facet.of) == (without.count(), articles.count()), (query, facet)


def test_the_page_says_that_nobody_has_classified_most_articles(client):
    gas = make_topic("Gas", slug="gas")
    make_article(topics=[gas])
    for _ in range(3):
        make_article(countries=[make_country("KZ")])
    text = page(client, "/articles/")
    assert "Topic Gas 1 Not recorded: 3 of 4" in text
    assert "Country Kazakhstan 3 Not recorded: 1 of 4" in text
    # Of those about Kazakhstan nobody knows a topic, which is no zero.
    assert "Topic Not recorded: 3 of 3" in page(client, "/articles/?country=kz")
    assert "Organisation Not recorded" in text
    assert "Not recorded" not in page(client, "/meetings/")


def test_the_json_says_it_beside_the_facets(client):
    make_article(topics=[make_topic()], publisher=make_publisher())
    make_article(published_on=None)
    assert client.get("/articles.json").json()["facets_recorded"] == {
        "country": {"known": 0, "of": 2},
        "person": {"known": 0, "of": 2},
        "organisation": {"known": 0, "of": 2},
        "topic": {"known": 1, "of": 2},
        "publisher": {"known": 1, "of": 2},
        "year": {"known": 1, "of": 2},
    }
    assert "facets_recorded" not in client.get("/people.json").json()


def test_a_topic_counts_its_subtree_and_an_article_once():
    energy = make_topic("Energy", slug="energy")
    parts = [make_topic(slug=slug, parent=energy) for slug in ("gas", "oil")]
    make_article(topics=parts)
    make_article(topics=parts[:1])
    topic = next(facet for facet in found("").facets if facet.parameter == "topic")
    assert {choice.value: choice.count for choice in topic.choices} == {"energy": 2, "gas": 2, "oil": 1}


def test_drafts_are_in_no_count():
    make_article(
        countries=[make_country("KZ")], topics=[make_topic()], people=[make_person()], status="draft"
    )
    assert [facet.choices for facet in found("").facets] == [[]] * 8


def test_most_frequent_first_then_by_name():
    kz, by, am = (make_country(code) for code in ("KZ", "BY", "AM"))
    make_article(countries=[kz, by, am])
    make_article(countries=[kz])
    assert [choice.label for choice in found("").facets[0].choices] == ["Kazakhstan", "Armenia", "Belarus"]


def test_years_stand_latest_first():
    for year in (2001, 2003, 2003, 2002):
        make_article(published_on=date(year, 1, 1))
    assert [choice.value for choice in found("").facets[-1].choices] == ["2003", "2002", "2001"]


def test_the_way_out_counts_what_its_links_give():
    make_archive(3)
    empty = found("q=gas&topic=trade&to=1999&country=am")
    assert empty.total == 0
    ((chip, number),) = empty.ways_out
    assert (chip.parameter, number) == ("to", total_at(chip.url))
