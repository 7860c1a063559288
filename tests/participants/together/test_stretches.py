"""How long two went without a recorded meeting: told only where no record leaves room for one."""

import datetime

import pytest

from summit_archive.dates.plain_days import span_in_words
from tests.make import (
    make_country,
    make_meeting,
    make_membership,
    make_office,
    make_organisation,
    make_participation,
    make_person,
    make_place,
    make_series,
    make_term,
)
from tests.pages import page

pytestmark = pytest.mark.django_db

COMPLETE = {"has_complete_list": True, "list_source": "Kremlin press service"}


@pytest.fixture
def kz():
    return make_country("KZ")


@pytest.fixture
def uz():
    return make_country("UZ")


@pytest.fixture
def cis(kz, uz):
    """Kazakhstan belongs from the beginning, Uzbekistan from 2003 on."""
    cis = make_organisation("CIS")
    make_membership(kz, cis)
    make_membership(uz, cis, start="2003-01-01")
    return cis


@pytest.fixture
def two_meetings(kz, uz):
    for when in ("2000-01-01", "2010-06-15"):
        make_meeting(when=when, countries=[kz, uz])


def gaps(client, address="/countries/kz/uz"):
    """(days of the longest gap that is told, of a longer one that is not); None for each that is not there."""
    pair = client.get(f"{address}.json").json()
    found = pair["longest_gap_on_record"], pair["untold_gap"]
    return tuple(gap and gap["days"] for gap in found)


ALL_DAYS = (datetime.date(2010, 6, 15) - datetime.date(2000, 1, 1)).days


def silent(kz, uz, cis):
    return {"organisation": cis}


def of_a_series(kz, uz, cis):
    return {"series": make_series(organisation=cis)}


def of_a_part_of_the_body(kz, uz, cis):
    return {"organisation": make_organisation(parent=cis)}


def in_part(kz, uz, cis):
    return {"organisation": cis, "countries": [make_country("RU")]}


def of_one_of_the_two(kz, uz, cis):
    return {"organisation": cis, "countries": [kz]}


def of_nobody(kz, uz, cis):
    return {}


def of_a_body_without_members(kz, uz, cis):
    return {"organisation": make_organisation()}


def in_the_country_of_one(kz, uz, cis):
    return {"organisation": cis, "when": "2002-05-01", "place": make_place("Tashkent", country=uz)}


def of_unknown_outcome(kz, uz, cis):
    return {"organisation": cis, "status": "announced"}


def announced_of_both(kz, uz, cis):
    return {"status": "announced", "countries": [kz, uz]}


def of_an_uncertain_day(kz, uz, cis):
    return {"when": "2005-05-01?", "countries": [kz, uz]}


def of_no_year(kz, uz, cis):
    return {"organisation": cis, "when": "XXXX-12-26"}


def bilateral_of_one(kz, uz, cis):
    return {"kind": "bilateral", "countries": [kz]}


@pytest.mark.parametrize(
    "fields",
    [
        silent,
        of_a_series,
        of_a_part_of_the_body,
        in_part,
        of_one_of_the_two,
        of_nobody,
        of_a_body_without_members,
        in_the_country_of_one,
        of_unknown_outcome,
        announced_of_both,
        of_an_uncertain_day,
        of_no_year,
        bilateral_of_one,
    ],
)
def test_no_gap_is_told_across_a_meeting_at_which_both_may_have_been(
    client, kz, uz, cis, two_meetings, fields
):
    meeting = make_meeting(**{"when": "2005-05-01"} | fields(kz, uz, cis))
    assert gaps(client) == (None, ALL_DAYS)
    assert client.get("/countries/kz/uz.json").json()["untold_gap"]["both_possibly_at"] == [meeting.slug]


def complete_without_one(kz, uz, cis):
    return {"organisation": cis, "countries": [kz], **COMPLETE}


def called_off(kz, uz, cis):
    return {"organisation": cis, "status": "cancelled"}


def before_one_belonged(kz, uz, cis):
    return {"organisation": cis, "when": "2002-05-01"}


def a_talk_of_two(kz, uz, cis):
    return {"kind": "bilateral", "organisation": cis, "countries": [kz, make_country("RU")]}


def a_call_of_two(kz, uz, cis):
    return {"kind": "call", "countries": [kz, make_country("RU")]}


def of_others(kz, uz, cis):
    return {"countries": [make_country("RU"), make_country("AM")]}


def on_the_day_of_one_of_theirs(kz, uz, cis):
    return {"organisation": cis, "when": "2010-06-15"}


def before_the_first(kz, uz, cis):
    return {"when": "1999-12-31"}


@pytest.mark.parametrize(
    "fields",
    [
        complete_without_one,
        called_off,
        before_one_belonged,
        a_talk_of_two,
        a_call_of_two,
        of_others,
        on_the_day_of_one_of_theirs,
        before_the_first,
    ],
)
def test_a_gap_is_told_across_meetings_at_which_one_of_the_two_was_not(
    client, kz, uz, cis, two_meetings, fields
):
    make_meeting(**{"when": "2005-05-01"} | fields(kz, uz, cis))
    assert gaps(client) == (ALL_DAYS, None)


@pytest.mark.parametrize(("status", "is_told"), [("absent", True), ("invited", False)])
def test_who_was_absent_was_not_there_and_who_was_invited_may_have_been(
    client, kz, uz, cis, two_meetings, status, is_told
):
    meeting = make_meeting(when="2005-05-01", organisation=cis, countries=[kz])
    make_participation(meeting, country=uz, status=status)
    assert gaps(client) == ((ALL_DAYS, None) if is_told else (None, ALL_DAYS))


def test_the_longest_stretch_that_can_be_told_stands_beside_the_one_that_cannot(
    client, kz, uz, cis, two_meetings
):
    make_meeting(when="2002-03-01", countries=[kz, uz])
    make_meeting("Silent session", when="2005-05-01", organisation=cis)
    make_meeting("Of nobody knows whom", when="2006-05-01")

    assert gaps(client) == (790, 3028)
    told = page(client, "/countries/kz/uz/")

    assert "Longest gap without" not in told
    assert (
        "Longest gap not given: from 1 March 2002 to 15 June 2010 both may have attended 2 meetings "
        "CIS 1, no organisation 1 "
        "The longest gap that can be given: 2 years 2 months, from 1 January 2000 to 1 March 2002." in told
    )
    assert "Silent session , 1 May 2005" in told


def test_of_a_stretch_that_cannot_be_told_no_length_is_given(client, kz, uz, cis, two_meetings):
    make_meeting(when="2005-05-01", organisation=cis)
    told = page(client, "/countries/kz/uz/")
    assert "Longest gap without" not in told
    assert (
        "Longest gap not given: from 1 January 2000 to 15 June 2010 both may have attended 1 meeting" in told
    )


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2001-05-03", "2003-05-03", "2 years"),
        ("2001-05-03", "2003-05-02", "1 year 11 months"),
        ("2001-01-31", "2001-02-28", "28 days"),
        ("2001-05-03", "2001-05-04", "1 day"),
        ("2001-05-03", "2001-06-03", "1 month"),
        ("2000-12-31", "2010-12-30", "9 years 11 months"),
    ],
)
def test_a_length_is_told_in_whole_years_and_months(first, last, words):
    assert span_in_words(*map(datetime.date.fromisoformat, (first, last))) == words


# People


@pytest.fixture
def leaders(kz, uz, cis):
    """The presidents, Kazakhstan's until 2004 only, who met in 2000 and in 2010."""
    kazakh, uzbek = make_person("Nursultan", slug="nursultan"), make_person("Islam", slug="islam")
    make_term(kazakh, make_office(country=kz, slug="kz-president"), start="1991-12-01", end="2004-01-01")
    make_term(uzbek, make_office(country=uz, slug="uz-president"), start="1991-12-01")
    for when in ("2000-01-01", "2010-06-15"):
        make_meeting(when=when, people=[kazakh, uzbek])
    return [kazakh, uzbek]


def leaders_gaps(client):
    return gaps(client, "/people/islam/nursultan")


def test_leaders_may_have_been_where_the_countries_of_their_offices_belonged(client, cis, leaders):
    make_meeting(when="2003-05-01", organisation=cis)
    assert leaders_gaps(client) == (None, ALL_DAYS)


@pytest.mark.parametrize("when", ["2002-05-01", "2005-05-01"])
def test_leaders_may_not_have_been_where_they_held_no_office_of_a_member(client, cis, leaders, when):
    make_meeting(when=when, organisation=cis)
    assert leaders_gaps(client) == (ALL_DAYS, None)


def test_a_leader_was_not_where_somebody_else_came_for_the_country(client, kz, cis, leaders):
    meeting = make_meeting(when="2003-05-01", organisation=cis)
    make_participation(meeting, country=kz, person=make_person())
    assert leaders_gaps(client) == (ALL_DAYS, None)


def test_a_leader_may_have_come_where_the_record_names_only_the_country(client, kz, uz, leaders):
    make_meeting(when="2003-05-01", countries=[kz, uz], **COMPLETE)
    assert leaders_gaps(client) == (None, ALL_DAYS)


def test_a_talk_of_two_has_no_room_for_a_third_though_their_countries_are_not_on_record(client, leaders):
    make_meeting(when="2003-05-01", kind="bilateral", people=[leaders[0], make_person()])
    assert leaders_gaps(client) == (ALL_DAYS, None)


def test_a_leader_may_have_come_by_an_office_that_they_only_possibly_held(client, leaders):
    kazakh, uzbek = leaders
    make_meeting(when="2004", people=[uzbek], offices=[kazakh.terms.get().office], kind="bilateral")
    make_meeting(when="2003-12-31/2004-01-01", people=[uzbek], offices=[kazakh.terms.get().office])
    assert leaders_gaps(client) == (None, ALL_DAYS)


def test_somebody_of_no_office_on_record_may_have_been_anywhere(client, cis):
    people = [make_person(slug="islam"), make_person(slug="nursultan")]
    for when in ("2000-01-01", "2010-06-15"):
        make_meeting(when=when, people=people)
    make_meeting(when="2005-05-01", organisation=cis)
    assert leaders_gaps(client) == (None, ALL_DAYS)


# Cost


@pytest.mark.parametrize("number", [1, 12])
@pytest.mark.parametrize(
    ("address", "queries"), [("/countries/kz/uz.json", 9), ("/people/islam/nursultan.json", 10)]
)
def test_gaps_cost_the_same_for_any_number_of_meetings(
    client, kz, uz, cis, leaders, address, queries, number, django_assert_num_queries
):
    for year in range(2001, 2002 + number):
        make_meeting(when=f"{year}-01-01", countries=[kz, uz], people=leaders)
        make_meeting(when=f"{year}-05-01", organisation=cis)
        make_participation(make_meeting(when=f"{year}-06-01", organisation=cis), country=kz, status="absent")
    with django_assert_num_queries(queries):
        assert client.get(address).json()["meetings_held"] >= number
