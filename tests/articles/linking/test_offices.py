"""Offices, and who held them on the day."""

import datetime

import pytest

from articles.linking.facts import OrganisationRow, TermRow
from articles.linking.linker import Linker
from tests.articles.linking.archive import KEYS, NAMES, day, facts, link, said


def offices(body, published_on="2023-12-27", **options):
    """The words, the office, its holder and the rule."""
    return [
        (one.text, NAMES[one.target], NAMES.get(one.person), one.rule)
        for one in link(body, published_on, **options)
        if one.kind == "office"
    ]


@pytest.mark.parametrize(
    "words",
    [
        "the president of Kazakhstan",
        "the President of the Republic of Kazakhstan",
        "Kazakhstan's president",
        "Kazakhstan’s President",
        "the Kazakh President",
        "PRESIDENT OF KAZAKHSTAN",
        "KAZAKHSTAN'S PRESIDENT",
        "президента Казахстана",
        "президенту Республики Казахстан",
        "казахстанским президентом",
        "Президент Казахстана",
    ],
)
def test_a_title_and_a_country_resolve_through_terms(words):
    [(_words, office, holder, rule)] = offices(f"Yesterday {words} spoke.")

    assert (office, holder, rule) == ("president-kz", "tokayev", "office")


def test_the_holder_follows_from_the_articles_date():
    assert offices("the president of Kazakhstan", "2019-03-19")[0][2] == "nazarbayev"
    assert offices("the president of Kazakhstan", "2019-03-20")[0][2] == "tokayev"


def test_without_a_date_the_office_stays_an_office():
    assert offices("премьер-министр Армении", None) == [
        ("премьер-министр Армении", "premier-am", None, "office-without-holder")
    ]


def test_where_two_surely_held_it_nobody_is_named_for_the_other():
    days = day("2019-03-20"), day("2024-01-01")
    both = [TermRow(KEYS[who], KEYS["president-kz"], days, days) for who in ("tokayev", "nazarbayev")]

    found = Linker(facts(terms=both)).link("", "", "Kazakh President", datetime.date(2023, 1, 1), "en")

    offices = [(one.rule, one.person) for one in found if one.kind == "office"]
    assert offices == [("office-without-holder", None)]
    assert {NAMES[one.target] for one in found if one.kind == "person"} == {"tokayev", "nazarbayev"}


def test_who_only_may_have_held_it_is_a_suggestion_of_its_own():
    found = [
        (one.kind, NAMES[one.target], one.certainty, one.person)
        for one in link("the president of Uzbekistan", "2016-10-01")
    ]

    assert found == [
        ("office", "president-uz", "sure", None),
        ("person", "mirziyoyev", "possible", None),
        ("country", "UZ", "sure", None),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "leaders of Kazakhstan and Uzbekistan",
        "presidents of Kazakhstan and Uzbekistan",
        "Kazakh and Uzbek presidents",
        "президентов Казахстана и Узбекистана",
        "presidents of both Kazakhstan and of Uzbekistan",
        "Kazakhstan's and Uzbekistan's presidents",
        "главы Казахстана, Узбекистана",
        "главы Казахстана, а также Узбекистана",
        "главы государств Казахстана и Узбекистана",
        "главам государств Казахстана, Узбекистана",
        "presidents of Kazakhstan Tokayev and Uzbekistan",
    ],
)
def test_each_office_of_a_list_has_the_whole_phrase(words):
    assert [(text, office, holder) for text, office, holder, _rule in offices(f"He told the {words}.")] == [
        (words, "president-kz", "tokayev"),
        (words, "president-uz", "mirziyoyev"),
    ]
    assert [code for _words, code in said(f"He told the {words}.", "country")] == ["KZ", "UZ"]


def test_a_list_may_be_long_and_ends_with_its_countries():
    body = "The leaders of Kazakhstan, Uzbekistan, and Belarus met, Russia said."

    assert [office for _words, office, *_rest in offices(body)] == [
        "president-kz",
        "president-uz",
        "president-by",
    ]


def test_the_leader_may_be_the_head_of_government_where_parliament_chooses():
    assert [(rule, holder) for _words, _office, holder, rule in offices("the leader of Armenia")] == [
        ("office-of-several", "khachaturyan")
    ]


def test_a_name_beside_the_office_wins_and_confirms():
    body = "President of Kazakhstan Nursultan Nazarbayev and Prime Minister of Armenia, Nikol Pashinyan"

    assert [(office, holder, rule) for _words, office, holder, rule in offices(body, "2018-12-01")] == [
        ("president-kz", "nazarbayev", "office-and-name"),
        ("premier-am", "pashinyan", "office-and-name"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "President of Kazakhstan Nursultan Nazarbayev",
        "the former president of Kazakhstan",
        "the first President of Kazakhstan",
        "экс-президент Казахстана",
        "бывшего президента Казахстана",
    ],
)
def test_another_time_names_the_office_and_resolves_nobody(words):
    [(_words, office, holder, rule)] = offices(words)

    assert (office, holder, rule) == ("president-kz", None, "office-of-another-time")


@pytest.mark.parametrize(
    "words",
    [
        "After talks with the Kazakh President, Vladimir Putin spoke.",
        "Письмо президента Казахстана Владимиру Путину",
        "A letter of the President of Kazakhstan, Nikol Pashinyan said, had come.",
    ],
)
def test_the_name_of_one_who_never_held_the_office_is_not_its_holders(words):
    assert [found[1:] for found in offices(words)] == [("president-kz", "tokayev", "office")]


@pytest.mark.parametrize(
    "words",
    [
        "the vice president of Kazakhstan",
        "Deputy Prime Minister of Armenia",
        "вице-премьер Армении",
        "the President of the Russian Academy of Sciences",
        "the president of Finland",
        "Kazakhstan\nPresident of",
        "the prime minister of Kazakhstan",
        "the presidential envoy",
        "Kazakh presidential",
        "the President of Russia's Chamber of Commerce",
    ],
)
def test_another_office_is_none_of_the_archives(words):
    assert offices(words) == []


def test_an_office_of_the_archive_is_found_by_its_own_name():
    assert offices("the Chairman of the Supreme Soviet of Belarus")[0][1] == "soviet-by"
    assert offices("the Executive Secretary of the CIS")[0][1] == "secretary-cis"
    assert offices("Kazakhstan's foreign minister; министр иностранных дел Казахстана")[1][1] == "foreign-kz"


@pytest.mark.parametrize(
    "words",
    [
        "Armenian government",
        "Armenia's government",
        "government of Armenia",
        "Government of Armenia",
        "GOVERNMENT OF ARMENIA",
        "правительство Армении",
        "армянским правительством",
        "governments of Armenia and Belarus",
        "правительства Армении и Белоруссии",
    ],
)
def test_a_government_of_the_archive_is_found_and_its_country_too(words):
    assert said(f"So said the {words}.", "organisation", None) == [(words, "government-am")]
    assert "AM" in [code for _words, code in said(f"So said the {words}.", "country", None)]


@pytest.mark.parametrize(
    "words", ["the Kazakh government", "the government", "an Armenian government-backed bank"]
)
def test_another_government_is_none_of_the_archives(words):
    assert said(words, "organisation", None) == []


def test_of_two_governments_of_a_country_no_phrase_tells_which():
    rows = [
        OrganisationRow(number, "Government of Armenia", "", "government", KEYS["AM"])
        for number in (901, 902)
    ]

    found = Linker(facts(organisations=rows)).link("", "", "the Armenian government", None, "en")

    assert [one.kind for one in found] == ["country"]


def test_a_head_of_state_is_the_one_in_office_that_day():
    assert offices("the head of state of Belarus")[0][1:3] == ("president-by", "lukashenko")
