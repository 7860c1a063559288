import pytest

from articles.models import Article
from tests.make import make_article

pytestmark = pytest.mark.django_db


def test_a_word_in_the_headline_weighs_more_than_in_the_body():
    make_article("Gas for Armenia", body="The leaders met.")
    make_article("Talks in Moscow", body="Gas, gas, gas and again gas.")

    found = Article.objects.matching("gas").by_relevance("gas")

    assert [article.headline for article in found] == ["Gas for Armenia", "Talks in Moscow"]
