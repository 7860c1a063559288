"""The linker as a whole: parts, places, order, and what it costs."""

import datetime

import pytest

from articles.linking.linker import Linker, read_linker
from articles.linking.rules import RULES
from participants.models import Name
from tests.articles.linking.archive import facts, link
from tests.make import (
    make_country,
    make_meeting,
    make_name,
    make_office,
    make_organisation,
    make_person,
    make_term,
)

TEXTS = [
    "𝒳 President of Kazakhstan  Kassym-Jomart Tokayev\r\nmet the leaders of Russia\nand Uzbekistan; В.  Путин — российско-узбекский",
    "Karimov, Islam Karimov, I. Karimov; президент России Путин, «Единая Россия», Russians, Korea, South Korea. CIS summit",
]


@pytest.mark.parametrize("body", TEXTS)
def test_every_mention_gives_the_words_at_its_place(body):
    found = link(body, headline=TEXTS[0], standfirst=TEXTS[1])
    parts = {"headline": TEXTS[0], "standfirst": TEXTS[1], "body": body}

    assert {one.part for one in found} == set(parts)
    assert [one.text for one in found] == [parts[one.part][one.start : one.end] for one in found]


@pytest.mark.parametrize("body", TEXTS)
def test_mentions_of_one_kind_do_not_overlap(body):
    found = [one for one in link(body) if one.kind != "meeting"]

    for one in found:
        for other in found:
            if one.kind == other.kind and (one.start, one.end) != (other.start, other.end):
                assert one.end <= other.start or other.end <= one.start


def test_the_same_article_always_gives_the_same_list():
    again = Linker(facts())

    for body in TEXTS:
        assert again.link("", "", body, datetime.date(2023, 12, 27), "en") == link(body)


def test_each_mention_says_by_which_rule_and_how_sure():
    for one in link(TEXTS[1]):
        assert RULES[one.rule].certainty == one.certainty


def test_names_do_not_run_from_one_part_into_the_next():
    assert link("", headline="Vladimir", standfirst="Putin's", published_on=None) == []


WRAPPED = (
    "Yesterday in the capital of the Russian state the President of Russia Vladimir\n"
    "Putin spoke about the prices of gas with everybody who had come to listen to him,\n"
    "and nobody of those who were there had anything at all to say to it afterwards.\n"
)


@pytest.mark.parametrize("spaces", ["", "  "])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_name_runs_over_the_break_of_a_wrapped_line_and_over_no_end_of_a_line(spaces, end):
    names = [
        (WRAPPED, ["Vladimir\nPutin"]),
        ("Guests:\n1. Vladimir\nPutin\n2. Others who came to the talks in the old town hall\n", []),
        (f"{'A paragraph of one line. ' * 20}He is Vladimir\nPutin of Omsk, somebody else.", []),
        ("Vladimir\nPutin", []),
    ]
    for body, expected in names:
        found = link((spaces + body).replace("\n", end), published_on=None)
        assert [one.text for one in found if one.kind == "person"] == [
            one.replace("\n", end) for one in expected
        ]


@pytest.mark.parametrize("spaces", ["", "  "])
def test_a_line_ends_a_title_and_begins_a_sentence_whatever_spaces_stand_there(spaces):
    body = f"{spaces}Talks with Kazakhstan\nPresident of the club spoke\nТого ждали"

    assert [(one.kind, one.text) for one in link(body)] == [("country", "Kazakhstan")]


@pytest.mark.parametrize(
    ("before", "found"), [("Это было. ", []), ("В 2005 г. ", ["Того"]), ("Как ул. ", ["Того"])]
)
def test_a_shortened_word_begins_no_new_sentence(before, found):
    assert [one.text for one in link(f"{before}Того ждали")] == found


def archive():
    country = make_country("KZ")
    make_name("Qazaqstan", "kk-Latn", country=country)
    person = make_person(name="Kassym-Jomart Tokayev")
    make_term(person, make_office(name="President of Kazakhstan", country=country), start="2019-03-20")
    make_meeting(organisation=make_organisation("CIS"), when="2023-12-26", countries=[country])
    return country, person


@pytest.mark.django_db
def test_the_linker_is_read_in_as_many_queries_for_any_archive(django_assert_num_queries):
    archive()
    with django_assert_num_queries(11):
        read_linker()

    for number in range(20):
        make_meeting(countries=[make_country()], people=[make_person()])
        make_name(f"Name {number}", country=make_country())
    with django_assert_num_queries(11):
        read_linker()


@pytest.mark.django_db
def test_linking_asks_the_database_nothing_and_knows_its_rows(django_assert_num_queries):
    country, person = archive()
    linker = read_linker()

    with django_assert_num_queries(0):
        found = linker.link("", "", "The president of Kazakhstan", datetime.date(2023, 12, 27), "en")

    assert [(one.kind, one.person) for one in found] == [("office", person.pk), ("country", None)]
    assert found[1].target == country.pk


@pytest.mark.django_db
def test_a_name_added_by_an_editor_is_found_by_the_next_linker():
    country, _person = archive()
    before = read_linker().link("", "", "Казахская степь", None, "ru")
    make_name("казахский", "ru", country=country, kind=Name.Kind.DEMONYM)

    assert before == []
    assert [one.rule for one in read_linker().link("", "", "в казахской степи", None, "ru")] == ["demonym"]


@pytest.mark.django_db
def test_an_empty_archive_links_nothing():
    assert read_linker().link("Russia", "", "President of Russia Vladimir Putin", None, "en") == []
