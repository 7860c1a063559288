"""The pages of pairs: what is written of two countries or two people, and what one said of the other."""

import re
from datetime import date

import pytest

from tests.make import (
    make_article,
    make_country,
    make_meeting,
    make_office,
    make_person,
    make_place,
    make_statement,
    make_term,
)
from tests.pages import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def kz():
    return make_country("KZ")


@pytest.fixture
def uz():
    return make_country("UZ")


def test_articles_about_both_are_counted_as_the_list_counts_them(client, kz, uz):
    make_article("About both", countries=[kz, uz])
    make_article("About one", countries=[kz])
    make_article("A draft", countries=[kz, uz], status="draft")
    response = client.get("/countries/kz/uz/")
    text = text_of(response)
    assert re.search(r"News 1 article .*About both", text)
    assert "About one" not in text
    assert "A draft" not in text
    assert client.get("/articles.json?country=kz&country=uz&match=all").json()["total"] == 1
    assert "/articles/?country=kz&amp;country=uz&amp;match=all" in response.content.decode()


def test_the_articles_about_two_people_can_be_listed(client):
    people = [make_person("Nikol", slug="nikol"), make_person("Serdar", slug="serdar")]
    make_article("About both", people=people)
    make_article("About one", people=people[:1])
    response = client.get("/people/nikol/serdar/")
    assert "1 article" in text_of(response)
    assert "/articles/?person=nikol&amp;person=serdar" in response.content.decode()
    assert client.get("/articles.json?person=nikol&person=serdar").json()["total"] == 1


def test_a_statement_counts_for_the_country_of_an_office_surely_held_that_day(client, kz, uz):
    minister, veteran, guest = make_person("Minister"), make_person("Veteran"), make_person("Guest")
    make_term(minister, make_office(country=kz), start="2020-01-01")
    make_term(veteran, make_office(country=kz), start="2000-01-01", end="2010-01-01")
    article = make_article(countries=[uz], published_on=date(2023, 5, 1))
    for speaker, words in ((minister, "As minister."), (veteran, "As veteran."), (guest, "As guest.")):
        make_statement(article, words, speaker=speaker)
    make_statement(make_article(published_on=date(2023, 5, 1)), "Of nobody.", speaker=minister)

    text = text_of(client.get("/countries/kz/uz/"))

    assert "As minister." in text
    for words in ("As veteran.", "As guest.", "Of nobody."):
        assert words not in text


@pytest.mark.parametrize("number", [1, 15])
def test_a_pair_costs_the_same_for_any_number_of_meetings(client, number, django_assert_num_queries):
    countries = [make_country("KZ"), make_country("UZ")]
    people = [make_person(slug="nikol"), make_person(slug="serdar")]
    for country, person in zip(countries, people, strict=True):
        make_term(person, make_office(country=country), start="2000-01-01")
    for _ in range(number):
        meeting = make_meeting(countries=countries, people=people, place=make_place())
        make_meeting(countries=countries, people=people, parent=meeting, status="possible")
        article = make_article(countries=countries, people=people)
        make_statement(article, speaker=people[0])
    for address in ("/countries/kz/uz/", "/people/nikol/serdar/"):
        with django_assert_num_queries(11):
            client.get(address)
