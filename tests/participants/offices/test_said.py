"""What somebody is and was, in sentences."""

import datetime

import pytest

from participants.offices.in_turn import with_neighbours
from participants.offices.said import said_of
from tests.make import make_country, make_office, make_person, make_term
from tests.pages import page

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2026, 3, 1)


@pytest.fixture
def tokayev():
    return make_person("Kassym-Jomart Tokayev", slug="tokayev")


@pytest.fixture
def president():
    return make_office("President of Kazakhstan", country=make_country("KZ"))


@pytest.fixture
def premier():
    return make_office("Prime Minister of Kazakhstan", kind="head-of-government", country=make_country("KZ"))


def said(person):
    return said_of(list(person.terms.for_list()), TODAY)


def test_an_office_that_has_not_ended_is_said_since_its_first_day(tokayev, president, premier):
    make_term(tokayev, premier, start="1999-10-12", end="2002-01-28")
    make_term(tokayev, president, start="2019-03-20", known_until="2026-01-01")
    assert said(tokayev) == [
        "President of Kazakhstan since 20 March 2019.",
        "Prime Minister of Kazakhstan, 1999–2002.",
    ]


def test_a_term_of_which_the_sources_are_old_is_known_until_a_day(tokayev, president):
    make_term(tokayev, president, start="2019-03-20", known_until="2020-05-05")
    assert said(tokayev) == ["President of Kazakhstan from 20 March 2019 until at least 5 May 2020."]


def test_a_term_of_unknown_start_is_said_without_one(tokayev, president, premier):
    make_term(tokayev, president, start=None, known_until="2020-05-05")
    make_term(tokayev, premier, start=None, end="2002-01-28")
    assert said(tokayev) == [
        "President of Kazakhstan until at least 5 May 2020.",
        "Prime Minister of Kazakhstan, until 2002.",
    ]


def test_several_terms_of_an_office_are_one_sentence_and_those_in_turn_one_span(tokayev, premier):
    make_term(tokayev, premier, start="1999-08-16", end="2000-05-07")
    make_term(tokayev, premier, start="2008-05-08", end="2012-05-07")
    make_term(tokayev, premier, start="2012-05-07", end="2013-01-01")
    assert said(tokayev) == ["Prime Minister of Kazakhstan, 1999–2000, 2008–2013."]


def test_who_acted_is_told_as_such_unless_they_took_the_office(tokayev, president, premier):
    make_term(tokayev, premier, start="1999-10-01", end="1999-10-12", is_acting=True)
    assert said(tokayev) == ["Prime Minister of Kazakhstan (acting), 1999."]
    make_term(tokayev, premier, start="1999-10-12", end="2002-01-28")
    make_term(tokayev, president, start="2026-02-01", known_until="2026-02-20", is_acting=True)
    assert said(tokayev) == [
        "President of Kazakhstan (acting) since 1 February 2026.",
        "Prime Minister of Kazakhstan, 1999–2002.",
    ]


def test_the_highest_office_comes_first_and_nobody_is_told_more_than_three_former_ones(
    tokayev, president, premier
):
    make_term(tokayev, premier, start="2020-01-01", known_until="2026-02-01")
    make_term(tokayev, president, start="2021-01-01", known_until="2026-02-01")
    for year in range(2001, 2006):
        office = make_office(f"Minister {year}", kind="minister")
        make_term(tokayev, office, start=f"{year}-02", end=f"{year}-11")
    told = said(tokayev)
    assert told[:2] == [
        "President of Kazakhstan since 1 January 2021.",
        "Prime Minister of Kazakhstan since 1 January 2020.",
    ]
    assert told[2:] == ["Minister 2005, 2005.", "Minister 2004, 2004.", "Minister 2003, 2003."]


def test_whoever_held_an_office_before_and_after_is_named_only_where_nothing_lies_between(tokayev, president):
    before, after, later = make_person("Before"), make_person("After"), make_person("Later")
    make_term(before, president, start="1990-04-24", end="2019-03-20")
    make_term(tokayev, president, start="2019-03-20", end="2020-06-01")
    make_term(after, president, start="[2020-06-01,2020-06-02]", end="2021-01-01")
    make_term(later, president, start="2021-03-01")
    neighbours = {
        person: [(term.predecessor, term.successor) for term in with_neighbours(person.terms.for_list())]
        for person in (before, tokayev, after, later)
    }
    assert neighbours == {
        before: [(None, tokayev)],
        tokayev: [(before, after)],
        after: [(tokayev, None)],
        later: [(None, None)],
    }


def test_the_page_of_a_person_begins_with_what_they_are_and_says_as_of_when(client, tokayev, president):
    make_term(
        tokayev,
        president,
        start="2019-03-20",
        source="start: CIA World Factbook, January 2026; years: Herre 2023",
        source_url="https://factbook.example.org/kz",
    )
    text = page(client, "/people/tokayev/")
    today = datetime.datetime.now(datetime.UTC).date()
    assert "Kassym-Jomart Tokayev President of Kazakhstan since 20 March 2019. As of" in text
    assert f"As of {today.day} {today:%B %Y}. CIA World Factbook, January 2026 ; Herre 2023" in text
    assert "start: CIA" not in text.partition('{"@context"')[0]
    assert "No office on record." in page(client, make_person().get_absolute_url())
