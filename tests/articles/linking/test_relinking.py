"""Linking articles of the archive again, and what editors decided in between."""

import pytest
from django.core.management import call_command

from articles.models import Article, Mention
from tests.make import make_article, make_country

pytestmark = pytest.mark.django_db


def codes(article):
    return [country.code for country in article.countries.all()]


def words(article):
    return [
        (mention.part, mention.text, mention.state) for mention in article.mentions.order_by("part", "start")
    ]


@pytest.fixture
def link():
    def run(**options):
        call_command("link_articles", **options)

    return run


def test_an_article_of_the_archive_is_linked_to_what_it_names(link):
    make_country("AM"), make_country("GE")
    article = make_article("Georgia goes", body="Armenia comes.", countries=[make_country("KZ")])

    link()

    assert codes(article) == ["AM", "GE", "KZ"]
    assert words(article) == [("body", "Armenia", "accepted"), ("headline", "Georgia", "accepted")]


def test_linking_again_adds_nothing(link):
    make_country("AM")
    article = make_article(body="Armenia and Armenia.")

    link()
    before = list(Mention.objects.order_by("pk").values())
    link()

    assert list(Mention.objects.order_by("pk").values()) == before
    assert article.mentions.count() == 2


def test_what_an_editor_rejected_does_not_come_back(link):
    make_country("AM"), make_country("GE")
    article = make_article("Peaches", body="Georgia, not Armenia.")
    link()
    article.mentions.filter(text="Georgia").update(state="rejected", is_checked=True)
    article.countries.remove(make_country("GE"))

    link()

    assert codes(article) == ["AM"]
    assert words(article) == [("body", "Georgia", "rejected"), ("body", "Armenia", "accepted")]


def test_a_link_that_an_editor_took_away_stays_away(link):
    make_country("AM")
    article = make_article(body="Armenia, in passing.")
    link()
    article.countries.clear()

    link()

    assert codes(article) == []


def test_words_that_an_editor_gave_to_another_are_left_to_it(link):
    make_country("GE")
    armenia = make_country("AM")
    article = make_article(body="Georgia.")
    article.mentions.create(
        text="Georgia", start=0, end=7, country=armenia, state="accepted", is_checked=True
    )

    link()

    assert [mention.country for mention in article.mentions.all()] == [armenia]
    assert codes(article) == []


def test_a_name_that_is_no_name_any_more_takes_its_mentions_and_links_along(link, bring_in):
    armenia = make_country("AM")
    make_country("KZ")
    bring_in({"title": "Talks", "text": "Hayastan and Kazakhstan."})
    armenia.names.create(text="Hayastan", language="en")
    link()
    article = Article.objects.get()
    assert codes(article) == ["AM", "KZ"]

    armenia.names.all().delete()
    link()

    assert codes(article) == ["KZ"]
    assert words(article) == [("body", "Kazakhstan", "accepted")]


def test_a_link_of_an_article_that_somebody_worked_on_is_not_taken(link, bring_in):
    armenia = make_country("AM")
    armenia.names.create(text="Hayastan", language="en")
    bring_in({"title": "Talks", "text": "Hayastan."})
    article = Article.objects.get()
    Article.objects.update(byline="An editor")

    armenia.names.all().delete()
    link()

    assert codes(article) == ["AM"]
    assert words(article) == []


def test_only_one_batch_is_linked_where_one_is_named(link, bring_in):
    bring_in({"title": "Talks", "text": "Armenia."})
    batch = Article.objects.get().arrival.batch_id
    other = make_article(body="Armenia.")
    make_country("AM")

    link(batch=batch)

    assert [codes(article) for article in Article.objects.order_by("pk")] == [["AM"], []]
    assert other.mentions.count() == 0


@pytest.mark.parametrize("articles", [1, 12])
def test_linking_costs_the_same_for_any_number_of_articles(link, articles, django_assert_num_queries):
    from articles.linking.linker import read_linker
    from articles.linking.relinking import relink

    make_country("AM")
    ids = [make_article(body="Armenia.").pk for _ in range(articles)]
    linker = read_linker()

    with django_assert_num_queries(13):
        relink(ids, linker)


def test_a_link_by_a_tag_stays_without_any_mention(link, bring_in):
    armenia = make_country("AM")
    armenia.names.create(text="Hayastan", language="en")
    bring_in({"title": "Talks", "text": "Hayastan.", "countries": ["AM"]})
    armenia.names.all().delete()

    link()
    link()

    article = Article.objects.get()
    assert codes(article) == ["AM"]
    assert words(article) == [] and article.tags.count() == 1


def test_a_link_by_a_tag_that_an_editor_took_away_stays_away(link, bring_in):
    bring_in({"title": "Talks", "text": "Hayastan.", "countries": [make_country("AM").code]})
    article = Article.objects.get()
    article.countries.clear()
    make_country("AM").names.create(text="Hayastan", language="en")

    link()

    assert codes(article) == []
    assert words(article) == [("body", "Hayastan", "accepted")]
