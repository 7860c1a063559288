"""Offices named by another's: whose counterpart somebody is."""

import pytest

from tests.articles.linking.archive import NAMES, link, said


def counterparts(body, published_on="2015-01-01", **options):
    """The words, the office, its holder and how sure it is."""
    return [
        (one.text, NAMES[one.target], NAMES.get(one.person), one.certainty)
        for one in link(body, published_on, **options)
        if "counterpart" in one.rule
    ]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("President Putin met his Kazakh counterpart.", "Kazakh counterpart"),
        ("The Russian President met his Kazakh counterpart.", "Kazakh counterpart"),
        ("Vladimir Putin met his Kazakh counterpart.", "Kazakh counterpart"),
        ("President Vladimir Putin and his counterpart from Kazakhstan met.", "counterpart from Kazakhstan"),
        ("Президент России принял своего казахстанского коллегу.", "казахстанского коллегу"),
        ("Путин встретился с коллегой из Казахстана.", "коллегой из Казахстана"),
        ("Владимир Путин и его казахстанский визави встретились.", "казахстанский визави"),
    ],
)
def test_the_office_is_that_of_whoever_is_named_before(body, words):
    assert counterparts(body) == [(words, "president-kz", "nazarbayev", "sure")]


def test_a_counterpart_of_a_head_of_government_heads_one():
    assert counterparts("Prime Minister of Russia Putin met his Armenian counterpart.", "2010-01-01") == [
        ("Armenian counterpart", "premier-am", "tigran-sargsyan", "sure")
    ]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("President Putin met his Uzbek and Kazakh counterparts.", "Uzbek and Kazakh counterparts"),
        (
            "President Putin met his counterparts from Uzbekistan and Kazakhstan.",
            "counterparts from Uzbekistan and Kazakhstan",
        ),
        ("Путин говорил с узбекским и казахстанским коллегами.", "узбекским и казахстанским коллегами"),
    ],
)
def test_of_several_each_has_the_whole_phrase(body, words):
    assert counterparts(body) == [
        (words, "president-uz", "islam-karimov", "sure"),
        (words, "president-kz", "nazarbayev", "sure"),
    ]


def test_without_a_date_the_office_is_that_of_nobody():
    assert counterparts("President Putin met his Kazakh counterpart.", None) == [
        ("Kazakh counterpart", "president-kz", None, "sure")
    ]
    assert counterparts("Putin met his Kazakh counterpart.", None) == []


def test_the_name_behind_it_confirms_or_refutes():
    said_of = "Prime Minister Medvedev and President Putin met his Kazakh counterpart"

    assert counterparts("Putin met his Kazakh counterpart Nursultan Nazarbayev.") == [
        ("Kazakh counterpart", "president-kz", "nazarbayev", "sure")
    ]
    assert said("Putin met his Kazakh counterpart Nazarbayev.", "person", "2015-01-01")[1] == (
        "Nazarbayev",
        "nazarbayev",
    )
    for somebody in ("Karim Massimov", "Islam Karimov"):
        assert counterparts(f"Putin met his Kazakh counterpart {somebody}.") == []
    assert counterparts(f"{said_of}.") == []


@pytest.mark.parametrize(
    "body",
    [
        "President Putin came. He spoke with his Kazakh counterpart.",
        "Alexander Novak told President Putin of his Kazakh counterpart.",
        "The energy minister told President Putin of his Kazakh counterpart.",
    ],
)
def test_where_it_may_be_anothers_the_office_only_waits(body):
    assert counterparts(body) == [("Kazakh counterpart", "president-kz", "nazarbayev", "likely")]


def test_where_a_head_of_government_may_lead_the_presidents_counterpart_only_waits():
    assert counterparts("President Putin met his Armenian counterpart.") == [
        ("Armenian counterpart", "president-am", "serzh-sargsyan", "likely")
    ]


@pytest.mark.parametrize(
    "body",
    [
        "The minister met his Kazakh counterpart.",
        "Putin came. Minister Novak met his Kazakh counterpart.",
        "President Putin and Prime Minister Medvedev spoke of his Kazakh counterpart.",
        "The President of Kazakhstan spoke of his Kazakh counterpart.",
        "President Putin said that the bank and its Kazakh counterpart agreed.",
        "President Putin: your Kazakh counterpart was here.",
        "President Putin spoke of the departments and their Kazakh counterparts.",
        "Президент Путин говорил о казахстанских коллегах.",
        "President Putin spoke to his counterpart of Kazakhstan's gas.",
        "President Putin met his Finnish counterpart.",
        "Kazakh counterpart",
    ],
)
def test_a_counterpart_of_others_or_of_nobody_knows_whom_is_no_office(body):
    assert counterparts(body) == []
