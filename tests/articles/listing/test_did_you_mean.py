"""What is said to have been meant by words that find nothing, or hardly anything."""

import re

import pytest

from articles.searching.word_variants import corrections, is_known, switched
from tests.make import make_article, make_country, make_name, make_person


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("goverment", "government"),
        ("Presidnet", "president"),
        ("президнт", "президент"),
        ("СОТРУДНИЧИСТВО", "сотрудничество"),
    ],
)
def test_a_word_one_slip_away_is_a_neighbour(typed, meant):
    assert not is_known(typed)
    assert meant in corrections(typed)


@pytest.mark.parametrize(
    "word", ["government", "Gas", "переговорами", "ПРЕЗИДЕНТА", "日本", "x7", "a" * 31, "Naзarbaev", ""]
)
def test_what_is_spelt_right_or_in_neither_language_has_no_neighbours(word):
    assert is_known(word)
    assert corrections(word) == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("genby", "путин"),
        ("Genby", "Путин"),
        ("ufp b ytanm", "газ и нефть"),
        (".,bktq", "юбилей"),
        ("згешт", "putin"),
        ("пфы 2001", "gas 2001"),
        ("2001", ""),
        ("путин gas", ""),
        ("", ""),
    ],
)
def test_the_other_keyboard(typed, meant):
    assert switched(typed) == meant


def suggested(client, typed, **also):
    page = client.get("/articles/", {"q": typed} | also).text
    found = re.search(r'Did you mean <a href="[^"]*">(.*?)</a>\?', page)
    return found and found[1]


def make_articles(number, headline, **also):
    for each in range(number):
        make_article(f"{headline} {each}", **also)


@pytest.mark.django_db
def test_ordinary_words_are_put_right_in_the_letters_they_were_typed_in(client):
    make_article("The government meets", countries=[make_country("KZ")])
    make_country("UZ")
    assert suggested(client, "goverment") == "government"
    assert suggested(client, "Goverment meets") == "Government meets"
    assert suggested(client, "GOVERMENT", country="kz") == "GOVERNMENT"
    assert suggested(client, "goverment", country="uz") is None
    assert suggested(client, "-goverment") is None
    assert suggested(client, "goverment walks") is None


@pytest.mark.django_db
def test_of_several_words_that_are_alike_the_one_in_most_articles_is_meant(client):
    make_articles(2, "Gas flows")
    make_articles(1, "Glass flows")
    assert suggested(client, "gass") == "gas"
    make_articles(2, "Grass flows")
    make_articles(2, "Glass flows")
    assert suggested(client, "gass flows") == "glass flows"


@pytest.mark.django_db
def test_a_name_comes_before_words_that_are_less_alike(client):
    make_name("Vladimir Putin", person=make_person("Vladimir Putin"))
    make_articles(3, "They put it off")
    make_articles(1, "Putin speaks")
    assert suggested(client, "Putn") == "Putin"


@pytest.mark.django_db
@pytest.mark.parametrize(("number", "meant"), [(10, None), (11, "government")])
def test_what_finds_something_is_a_typing_error_if_the_other_word_finds_ten_times_as_much(
    client, number, meant
):
    make_article("The goverment meets")
    make_articles(number, "The government meets")
    assert suggested(client, "goverment") == meant


@pytest.mark.django_db
def test_a_word_that_is_spelt_right_and_finds_something_is_meant(client):
    make_article("A gasket")
    make_articles(11, "A basket")
    assert suggested(client, "gasket") is None


@pytest.mark.django_db
def test_a_word_of_many_articles_is_no_typing_error(client):
    make_articles(21, "The Brics summit")
    make_articles(1, "A brick at the summit")
    assert suggested(client, "Brics sumit") == "Brics summit"


@pytest.mark.django_db
def test_what_finds_more_than_a_few_gets_no_suggestion(client):
    make_articles(21, "The goverment meets")
    make_articles(300, "The government meets")
    assert suggested(client, "goverment") is None


@pytest.mark.django_db
def test_what_was_typed_on_the_other_keyboard_is_suggested_where_nothing_else_is(client):
    make_name("Владимир Путин", "ru", person=make_person("Vladimir Putin", family_name="Putin"))
    make_article("Путин говорит о газе", language="ru")
    assert suggested(client, "genby") == "путин"
    assert suggested(client, "Genby ufp") == "Путин газ"
    assert suggested(client, "qwerty") is None
    make_article("Genby")
    assert suggested(client, "genby") is None


@pytest.mark.django_db
def test_many_words_that_nobody_knows_cost_no_more_than_a_few(client, django_assert_max_num_queries):
    make_article("Gas")
    words = [f"{first}{second}xqzt" for first in "bcdfgk" for second in "aeiou"]
    with django_assert_max_num_queries(50):
        assert suggested(client, " ".join(words[:25])) is None
