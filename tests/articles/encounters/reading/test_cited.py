"""The sources that an article names in a sentence: each entry as given, with its place."""

import pytest

from .told import read_all


def cited(body, language="en"):
    read = read_all(body, language=language).citations
    assert all(body[one.start : one.end] == one.as_given for one in read)
    return [one.as_given for one in read]


ENTRIES = ["Kremlin press service", "Armenian government communications", "regional briefings"]


@pytest.mark.parametrize(
    "words",
    [
        "The article names as its sources the Kremlin press service, Armenian government communications and regional briefings.",
        "It cites the Kremlin press service, Armenian government communications, and regional briefings as its sources.",
        "Sources: Kremlin press service, Armenian government communications, regional briefings",
        "Sources include the Kremlin press service, Armenian government communications and regional briefings.",
        "The article's sources are the Kremlin press service; Armenian government communications; regional briefings.",
        "This report is based on information from the Kremlin press service, Armenian government communications and regional briefings.",
        "This report draws on the Kremlin press service, Armenian government communications and regional briefings.",
        "Compiled from the Kremlin press service, Armenian government communications and regional briefings.",
        "Information for this article came from the Kremlin press service, Armenian government communications and regional briefings.",
        "According to the Kremlin press service, Armenian government communications and regional briefings.",
    ],
)
def test_each_source_that_the_article_names_is_one(words):
    assert cited(f"Two leaders met.\n\n{words}") == ENTRIES


def test_two_sources_are_two_and_one_is_one():
    assert cited("The article names its sources: the Kremlin press service and regional briefings.") == [
        ENTRIES[0],
        ENTRIES[2],
    ]
    assert cited("The article names the Kremlin press service as its source.") == [ENTRIES[0]]


def test_a_name_with_an_and_of_its_own_is_not_parted():
    assert cited("Sources: Ministry of Trade and Industry") == ["Ministry of Trade and Industry"]
    assert cited("Sources: Interfax and Kabar") == ["Interfax", "Kabar"]


def test_a_name_with_a_comma_and_a_conjunction_of_its_own_is_kept_where_semicolons_part_the_others():
    assert cited("Sources: Ministry of Trade and Industry; Kremlin press service") == [
        "Ministry of Trade and Industry",
        "Kremlin press service",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Sources said that a meeting is planned.",
        "The charter rests on trust. It is based on mutual respect and on equality.",
        "A source in the ministry: the meeting is planned.",
        "The sources were not named.",
        "The Kremlin press service met Armenian government officials.",
        "The article is based on what sources said.",
        "Energy sources: oil is cheap, and gas is not.",
        "According to the press service, Russia and Kazakhstan support it.",
        "According to the Kremlin press service.",
        "Compiled laws and acts.",
    ],
)
def test_near_misses_name_no_source(words):
    assert cited(words) == []


@pytest.mark.parametrize(
    ("words", "entries"),
    [
        (
            "В качестве источников статья называет пресс-службу Кремля, сообщения правительства Армении и региональные брифинги.",
            ["пресс-службу Кремля", "сообщения правительства Армении", "региональные брифинги"],
        ),
        (
            "Источники: пресс-служба Кремля, региональные брифинги.",
            ["пресс-служба Кремля", "региональные брифинги"],
        ),
        (
            "Автор ссылается на пресс-службу Кремля и региональные брифинги.",
            ["пресс-службу Кремля", "региональные брифинги"],
        ),
        (
            "При подготовке статьи использованы материалы пресс-службы Кремля и региональных брифингов.",
            ["пресс-службы Кремля", "региональных брифингов"],
        ),
        (
            "Информация взята из сообщений пресс-службы Кремля, правительства Армении и региональных брифингов.",
            ["пресс-службы Кремля", "правительства Армении", "региональных брифингов"],
        ),
        (
            "По данным пресс-службы Кремля, сообщений правительства Армении и региональных брифингов.",
            ["пресс-службы Кремля", "сообщений правительства Армении", "региональных брифингов"],
        ),
        ("По данным пресс-службы Кремля, встреча и обед состоялись.", []),
        ("Источник сообщил, что встреча состоится.", []),
        ("Источники не названы.", []),
    ],
)
def test_russian_names_them_in_its_own_ways(words, entries):
    assert cited(words, "ru") == entries
