"""Each rule, by words that it is for."""

import datetime

import pytest

from articles.linking.linker import Linker
from articles.linking.rules import RULES
from tests.articles.linking.archive import KEYS, facts, link, name

# The rule, its words, the text, the article's day.
EXAMPLES = [
    ("country-name", "Казахстану", "Казахстану помогли.", None),
    ("country-name-of-another-language", "Suomi", "Suomi", None),
    ("country-or-personal-name", "Chad", "Chad Kowalski sings.", None),
    ("country-name-in-quotes", "Грузия", "теплоход «Грузия»", None),
    ("country-within-a-name", "Единая Россия", "партия «Единая Россия»", None),
    ("country-of-money", "американских", "миллион американских долларов", None),
    ("part-of-the-country", "England", "the squad of England", None),
    ("territory", "Hong Kong", "A court in Hong Kong", None),
    ("country-or-other-place", "Норфолк", "графство Норфолк", None),
    ("country-or-american-state", "Georgia", "Voters in Georgia went to Atlanta.", None),
    ("demonym", "Kazakh", "Kazakh gas", None),
    ("demonym-of-people", "Russians", "Russians voted.", None),
    ("demonym-of-a-person", "Американский", "Американский певец", None),
    ("demonym-or-language", "Russian", "the Russian language", None),
    ("former-state", "СССР", "Распад СССР", None),
    ("former-state-after-its-end", "Soviet Union", "the former Soviet Union", None),
    ("demonym-of-a-former-state", "Soviet", "the Soviet Army", None),
    ("name-of-several-countries", "Korea", "Korea trades with South Korea.", None),
    ("capital", "Moscow", "Moscow says", None),
    ("organisation-name", "СНГ", "Страны СНГ", None),
    ("government-of-a-country", "Armenian government", "the Armenian government", None),
    ("full-name", "Vladimir Putin", "Vladimir Putin came.", None),
    ("title-and-surname", "Karimov", "President Karimov came.", "2005-01-01"),
    ("office-and-surname", "Путину", "Письмо президенту России Путину", None),
    ("title-and-surname-without-date", "Karimov", "President Karimov came.", None),
    ("title-and-surname-of-a-possible-holder", "Mirziyoyev", "President Mirziyoyev came.", "2016-10-01"),
    ("surname-of-a-possible-holder", "Mirziyoyev", "Mirziyoyev spoke.", "2016-10-01"),
    ("surname-of-one-named", "Karimov", "Islam Karimov came. Karimov spoke.", None),
    ("surname-of-one-likely-named", "Karimov", "Karimov left. President Karimov spoke.", None),
    ("surname-of-the-last-named", "Aliyev", "Heydar Aliyev and Ilham Aliyev came. Aliyev spoke.", None),
    ("surname-of-the-holder", "Karimov", "Karimov spoke.", "2005-01-01"),
    ("surname-of-the-holder-or-a-namesake", "Karimov", "Nina Karimov came. Karimov spoke.", "2005-01-01"),
    (
        "given-name-and-patronymic",
        "Владимира Владимировича",
        "Владимир Путин. Владимира Владимировича ждали.",
        None,
    ),
    ("name-within-a-name", "Heydar Aliyev", "Heydar Aliyev Foundation", None),
    ("office", "president of Kazakhstan", "the president of Kazakhstan", "2018-01-01"),
    ("office-without-holder", "president of Kazakhstan", "the president of Kazakhstan", None),
    (
        "office-and-name",
        "President of Kazakhstan",
        "President of Kazakhstan Nursultan Nazarbayev",
        "2018-01-01",
    ),
    ("office-of-another-time", "president of Kazakhstan", "the first president of Kazakhstan", "2018-01-01"),
    ("office-of-several", "leader of Armenia", "the leader of Armenia", "2018-12-01"),
    (
        "office-of-a-counterpart",
        "Kazakh counterpart",
        "President Putin met his Kazakh counterpart.",
        "2023-01-01",
    ),
    (
        "office-of-a-likely-counterpart",
        "Kazakh counterpart",
        "President Putin spoke. He met his Kazakh counterpart.",
        "2023-01-01",
    ),
    ("possible-holder", "president of Uzbekistan", "the president of Uzbekistan", "2016-10-01"),
    (
        "meeting-by-series-and-date",
        "informal summit",
        "Leaders came to St. Petersburg for an informal summit of the CIS.",
        "2023-12-27",
    ),
    ("meeting-by-place-and-date", "summit", "A summit of the CIS", "2023-12-27"),
]
# Nobody in the small archive bears another's full name, and no editor decided anything of words in it.
NEEDS_MORE = {"full-name-of-several-people", "decided-by-an-editor"}
DAY_OF_ILHAM = datetime.date(2011, 1, 1)


def test_every_rule_has_an_example():
    assert {rule for rule, *_example in EXAMPLES} | NEEDS_MORE == set(RULES)


@pytest.mark.parametrize(("rule", "words", "body", "published_on"), EXAMPLES)
def test_a_rule_finds_the_words_that_it_is_for(rule, words, body, published_on):
    language = "en" if body.isascii() else "ru"

    assert words in [one.text for one in link(body, published_on, language) if one.rule == rule]


def test_a_full_name_of_several_people_is_likely_the_one_in_offices():
    twin = name("Ilham Aliyev", "en", "variant", person="heydar-aliyev")
    several = Linker(facts(names=[*facts().names, twin]))
    [found] = [
        one for one in several.link("", "", "Ilham Aliyev spoke.", DAY_OF_ILHAM, "en") if one.kind == "person"
    ]

    assert (found.rule, found.certainty) == ("full-name-of-several-people", "likely")
    assert found.target == KEYS["ilham-aliyev"]
