"""The benchmark's saves are those of the product: a new article that is linked, and a correction of it."""

import pytest

from articles.models import Article
from tests.benchmarks.mixed_reading import HEADLINE, each_second, saved
from tests.make import make_country, make_name


@pytest.mark.django_db(transaction=True)
def test_an_article_is_saved_with_its_links_and_then_corrected():
    make_name("Kazakhstan", country=make_country("KZ"))
    pk = saved(None)
    article = Article.objects.published().get(pk=pk)

    assert [country.code for country in article.countries.all()] == ["KZ"]
    assert saved(pk) == pk
    assert Article.objects.get(pk=pk).headline == f"{HEADLINE}, corrected"


def test_saving_ends_with_the_reading(monkeypatch):
    monkeypatch.setattr("tests.benchmarks.mixed_reading.PAUSE", 0.001)
    saves = []
    with each_second(lambda: saves.append(1)):
        while len(saves) < 3:
            pass
    ended = len(saves)

    assert len(saves) == ended >= 3
    with each_second(None):
        pass
