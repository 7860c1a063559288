import pytest

from articles.importing.relinking import link_countries
from tests.make import make_article, make_country

pytestmark = pytest.mark.django_db


def codes(article):
    return [country.code for country in article.countries.all()]


def test_an_article_of_the_archive_is_linked_to_the_countries_that_it_names():
    armenia, georgia = make_country("AM"), make_country("GE")
    article = make_article("Georgia goes", body="Armenia comes.", countries=[make_country("KZ")])

    link_countries(article)

    assert codes(article) == ["AM", "GE", "KZ"]
    assert [(mention.text, mention.country) for mention in article.mentions.all()] == [("Armenia", armenia)]
    assert georgia in article.countries.all()


def test_linking_again_adds_nothing():
    make_country("AM")
    article = make_article(body="Armenia and Armenia.")

    link_countries(article)
    link_countries(article)

    assert article.mentions.count() == 2


def test_what_an_editor_rejected_does_not_come_back():
    make_country("AM"), make_country("GE")
    article = make_article("Peaches", body="Georgia, U.S., not Armenia.")
    link_countries(article)
    article.mentions.filter(text="Georgia").update(state="rejected")
    article.countries.remove(make_country("GE"))

    link_countries(article)

    assert codes(article) == ["AM"]
    assert [mention.state for mention in article.mentions.order_by("text")] == ["accepted", "rejected"]
