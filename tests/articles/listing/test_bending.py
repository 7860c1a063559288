"""Searches find what is meant: places by any name, days, words of the other language, topics, and the most of the words."""

import datetime
from html import unescape

import pytest

from tests.make import (
    make_article,
    make_country,
    make_coverage,
    make_meeting,
    make_name,
    make_organisation,
    make_place,
    make_publisher,
    make_topic,
)

pytestmark = pytest.mark.django_db
Day = datetime.date


def found(client, typed, **others):
    """The headlines, the best match first."""
    result = client.get("/articles/", {"q": typed} | others).context["result"]
    return [card.headline for card in result.cards]


def page(client, typed, **others):
    return unescape(client.get("/articles/", {"q": typed} | others).content.decode())


# --- Places -----------------------------------------------------------------------


@pytest.fixture
def kyiv():
    kyiv = make_place("Kyiv", slug="kyiv", country=make_country("UA", name="Ukraine"))
    for text, language, kind in (
        ("Kiev", "en", "variant"),
        ("Киев", "ru", "preferred"),
        ("Київ", "uk", "native"),
    ):
        make_name(text, language, kind=kind, place=kyiv)
    return kyiv


def test_a_place_is_found_by_any_of_its_names(client, kyiv):
    articles = {
        "Talks in Kiev": "en",
        "Kyiv hosts talks": "en",
        "Встреча в Киеве": "ru",
        "Зустріч: Київ": "uk",
    }
    for headline, language in articles.items():
        make_article(headline, language=language, body="")
    make_article("Talks in Minsk", body="")

    for typed in ("Kyiv", "kiev", "Киев", "в Киеве", "Київ"):
        assert set(found(client, typed)) == set(articles), typed
    assert found(client, "Kyiv", exact="1") == ["Kyiv hosts talks"]


def test_a_place_that_is_named_leads_to_its_meetings(client, kyiv):
    make_meeting("Talks in the palace", place=kyiv)

    assert 'Meetings in: <a href="/meetings/?place=kyiv">Kyiv</a>' in page(client, "summit Киев")
    assert "Talks in the palace" in client.get("/meetings/?place=kyiv").text
    assert "Meetings in:" not in page(client, "summit -Киев gas")


# --- Days -------------------------------------------------------------------------


@pytest.fixture
def dated():
    make_article("CSTO summit", published_on=Day(2017, 4, 14), body="")
    make_article("CSTO summit then", published_on=Day(2017, 4, 20), body="")
    make_article("CSTO summit later", published_on=Day(2018, 1, 1), body="")
    make_article("CSTO summit as written", published_on=Day(2018, 1, 2), body="It was on 14 April 2017.")


@pytest.mark.parametrize(
    "typed",
    [
        "14 April 2017",
        "2017-04-14",
        "14.04.2017",
        "April 14, 2017",
        "14 апреля 2017 года",
        "on the 14th of April 2017",
    ],
)
def test_a_day_finds_what_was_published_then(client, dated, typed):
    rows = found(client, f"summit {typed}")
    assert rows[0] == "CSTO summit"
    assert set(rows) <= {"CSTO summit", "CSTO summit as written"}


@pytest.mark.parametrize("typed", ["April 2017", "в апреле 2017", "2017-04", "апрель 2017 года"])
def test_a_month_finds_what_was_published_then(client, dated, typed):
    assert set(found(client, f"summit {typed}")) - {"CSTO summit as written"} == {
        "CSTO summit",
        "CSTO summit then",
    }


def test_a_year_and_years_find_what_was_published_then(client, dated):
    assert set(found(client, "summit 2017")) == {"CSTO summit", "CSTO summit then", "CSTO summit as written"}
    assert len(found(client, "2017–2018")) == 4
    assert found(client, "summit 2016") == []


def test_the_words_as_written_are_found_too_and_alone_where_that_is_asked(client, dated):
    assert "CSTO summit as written" in found(client, "summit 14 April 2017")
    assert found(client, "summit 14 April 2017", exact="1") == ["CSTO summit as written"]
    assert found(client, 'summit "14 April 2017"') == ["CSTO summit as written"]


def test_a_number_that_is_no_year_is_a_number(client):
    make_article("Of 500 tonnes of gas", published_on=Day(2017, 4, 14), body="")
    make_article("Of 2023 tonnes of gas", published_on=Day(2017, 4, 14), body="")

    assert found(client, "500") == ["Of 500 tonnes of gas"]
    assert found(client, "2023 tonnes") == ["Of 2023 tonnes of gas"]
    assert "was read as" not in page(client, "500 tonnes, 12 and 14 April")


def test_what_covers_a_meeting_of_then_is_found(client):
    article = make_article("How it was", published_on=Day(2020, 1, 1), body="")
    make_coverage(article, make_meeting(when="2022-12-26/2022-12-27"))

    for typed in ("26 December 2022", "27.12.2022", "декабрь 2022", "2022"):
        assert found(client, typed) == ["How it was"], typed
    for typed in ("28 December 2022", "November 2022", "2021"):
        assert found(client, typed) == [], typed


def test_how_a_date_was_read_is_told_with_a_way_to_the_words(client, dated):
    text = page(client, "summit в апреле 2017")
    assert "“в апреле 2017” was read as April 2017: articles that were published then" in text
    assert "exact=1" in text
    assert "was read as" not in page(client, "summit в апреле 2017", exact="1")


def test_the_other_words_rank_what_has_no_date_in_its_text(client):
    make_article(
        "News of December 2012", body="The December 2012 news, with a summit.", published_on=Day(2012, 12, 1)
    )
    make_article("CSTO summit", body="A long report.", published_on=Day(2012, 12, 19))

    assert found(client, "summit December 2012")[0] == "CSTO summit"


# --- Words of the other language ----------------------------------------------------


def test_bodies_and_kinds_of_meetings_are_found_in_the_other_language(client):
    csto = make_organisation("CSTO", name="Collective Security Treaty Organisation")
    make_name("ОДКБ", "ru", kind="short", organisation=csto)
    make_article("CSTO summit", body="")
    make_article("О саммите ОДКБ", language="ru", body="")
    make_article("CSTO news", body="")

    for typed in ("саммит ОДКБ", "CSTO summit", "саммита ОДКБ", "ОДКБ summit"):
        assert set(found(client, typed)) == {"CSTO summit", "О саммите ОДКБ"}, typed
    assert found(client, "CSTO summit", exact="1") == ["CSTO summit"]


def test_a_topic_finds_what_is_about_it_or_about_one_below_it(client):
    energy = make_topic("Energy", slug="energy")
    gas = make_topic("Gas", slug="gas", parent=energy)
    make_article("О трубах", language="ru", body="", topics=[gas])
    make_article("Energy talks", body="")
    make_article("Something else", body="")

    assert found(client, "energy") == ["Energy talks", "О трубах"]
    assert found(client, "gas") == ["О трубах"]
    assert set(found(client, "energy трубы")) == {"О трубах"}
    assert found(client, "energy", exact="1") == ["Energy talks"]
    text = page(client, "energy")
    assert "“Energy” is a topic: articles about it are found too." in text
    assert 'Topics: <a href="/topics/energy/">Energy</a>' in text


@pytest.mark.parametrize("typed", ["газ", "газа", "Природный газ", "о природном газе", "газ Туркмения"])
def test_a_topics_russian_name_finds_what_is_about_it_in_any_case(client, typed):
    gas = make_topic("Natural gas", slug="natural-gas", name_ru="Природный газ")
    make_topic("Gas pricing", slug="gas-pricing", name_ru="Цены на газ", parent=gas)
    turkmenistan = make_country("TM")
    make_name("Туркмения", "ru", country=turkmenistan)
    make_article("Pipes through Turkmenistan", body="", topics=[gas], countries=[turkmenistan])
    make_article("Something else", body="", countries=[turkmenistan])

    assert found(client, typed) == ["Pipes through Turkmenistan"]
    assert "“Natural gas” is a topic: articles about it are found too." in page(client, typed)
    assert "“Природный газ”" in client.get("/ru/articles/", {"q": typed}).content.decode().replace(
        "«", "“"
    ).replace("»", "”")


def test_a_topic_is_not_found_by_one_of_several_nouns_of_its_name(client):
    make_article("Elsewhere", body="", topics=[make_topic("Gas pricing", name_ru="Цены на газ")])
    assert found(client, "цены") == []
    assert found(client, "цен на газ") == ["Elsewhere"]


# --- Fewer words ------------------------------------------------------------------


def test_where_nothing_has_all_words_the_most_that_is_found_is_offered(client):
    for number in range(3):
        make_article(f"Gas and oil {number}", body="")
    make_article("Gas and grain", body="")
    text = page(client, "gas oil grain")

    assert "Nothing has all of these words. 3 articles have “<a href=" in text
    assert 'href="/articles/?q=gas+oil"' in text
    assert "Nothing has all" not in page(client, "gas oil")


def test_fewer_words_are_looked_for_under_the_other_conditions(client):
    make_article("Gas and oil", body="")
    make_article("Gas and grain", body="", publisher=make_publisher("Agency", slug="agency"))
    text = page(client, "gas oil grain", publisher="agency")

    assert "1 article has “<a href=" in text
    assert 'href="/articles/?q=gas+grain&publisher=agency"' in text


def test_two_words_are_left_out_only_where_one_is_not_enough(client):
    make_article("Gas alone", body="")
    assert "1 article has" in page(client, "gas oil grain -coal")
    assert "q=gas+-coal" in page(client, "gas oil grain -coal")
    for typed in ("oil", "oil grain", "gas oil grain one two three four five six", "oil or grain"):
        assert "Nothing has all" not in page(client, typed), typed


@pytest.mark.parametrize("number", [1, 30])
def test_fewer_words_cost_one_query(client, django_assert_num_queries, number):
    for each in range(number):
        make_article(f"Gas and oil {each}", body="")
    from articles.searching.fewer_words import fewer_words
    from articles.searching.matches import Within
    from articles.searching.query import query_of

    query = query_of("gas oil grain wheat")
    with django_assert_num_queries(1):
        assert fewer_words(query, Within()) == ("gas oil", number)
