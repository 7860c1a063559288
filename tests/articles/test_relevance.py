import pytest

from articles.models import Article
from tests.make import make_article

pytestmark = pytest.mark.django_db


def test_a_word_in_the_headline_weighs_more_than_in_the_body():
    make_article("Gas for Armenia", body="The leaders met.")
    make_article("Talks in Moscow", body="Gas, gas, gas and again gas.")

    found = Article.objects.matching("gas").by_relevance("gas")

    assert [article.headline for article in found] == ["Gas for Armenia", "Talks in Moscow"]


def test_a_long_transcript_does_not_crowd_out_the_news():
    make_article("News", body="They spoke of gas and of oil prices.")
    make_article(
        "Transcript", body="Somebody asked about gas, and oil was not spoken of. " + "Next question. " * 4000
    )

    found = Article.objects.matching("gas").by_relevance("gas")

    assert [article.headline for article in found] == ["News", "Transcript"]
