"""How a question is counted follows from how many articles may fit, of how many."""

import datetime
from types import SimpleNamespace

import pytest
from django.db import connection

from articles.counting import row_by_row
from articles.counting.codes import ALL, facet_of, of_row
from articles.counting.counts import are_few
from articles.counting.facets import FACETS
from articles.counting.question import Question
from tests.make import make_article, make_country, make_coverage, make_meeting, make_topic


@pytest.mark.parametrize(
    ("at_most", "of_all", "expected"),
    [
        (5_000, 5_000, True),
        (5_001, 100_000, False),
        (25_000, 1_000_000, True),
        (25_001, 1_000_000, False),
        (0, 0, True),
    ],
)
def test_a_fortieth_of_a_large_archive_is_read_one_by_one(at_most, of_all, expected):
    assert are_few(SimpleNamespace(at_most=at_most, of_all=of_all)) is expected


@pytest.mark.django_db
def test_a_question_knows_of_how_many_it_asks(django_assert_num_queries):
    gas = make_topic("Gas")
    for number in range(7):
        make_article(topics=[gas] if number < 3 else [], published_on=datetime.date(2020 + number, 3, 2))
    with connection.cursor() as cursor:
        cursor.execute("SELECT summit_fold(0)")

    for question, at_most in [
        (Question.of([[of_row(FACETS["topic"], gas)]]), 3),
        (Question.of([], datetime.date(2021, 2, 1), datetime.date(2022, 12, 31)), 2),
        (Question.of([]), 7),
    ]:
        with django_assert_num_queries(1):
            assert (question.at_most, question.of_all) == (at_most, 7)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/articles.json", "/articles.json?topic=new"])
def test_a_value_that_is_not_counted_yet_has_few_articles_and_so_its_meetings(client, address):
    new = make_topic("New", slug="new")
    make_coverage(make_article(topics=[new]), make_meeting("Summit"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM articles_codecount WHERE number > 0")
        assert cursor.fetchone() == (0,)
    (meeting,) = client.get(address).json()["facets"]["meeting"]
    assert (meeting["label"], meeting["count"]) == ("Summit", 1)


@pytest.mark.django_db
def test_no_other_facets_are_counted_than_asked_for():
    article = make_article(topics=[make_topic()], countries=[make_country("KZ")])
    topic = of_row(FACETS["topic"], article.topics.get())
    found = row_by_row.counts(Question.of([[topic]]), [FACETS["country"]])
    [country] = found.keys() - {ALL}
    assert facet_of(country) == FACETS["country"]
    assert found == {ALL: 1, country: 1}
