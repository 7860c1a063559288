"""The checks of terms: each finds its fault, and is silent on the clean twin."""

import pytest

from participants.quality.terms import (
    acting_outside_term,
    acting_perhaps_outside_term,
    acting_without_term,
    leader_outside_term,
    leaders_who_may_overlap,
    overlapping_acting_leaders,
    overlapping_leaders,
)
from tests.make import make_country, make_meeting, make_office, make_participation, make_person, make_term

pytestmark = pytest.mark.django_db


def said(check):
    return [finding.sentence for finding in check.findings()]


@pytest.fixture
def office():
    return make_office("President of Kazakhstan", country=make_country("KZ"))


@pytest.fixture
def tokayev(office):
    person = make_person("Kassym-Jomart Tokayev")
    make_term(person, office, "2019-03-20")
    return person


@pytest.fixture
def nazarbayev(office):
    person = make_person("Nursultan Nazarbayev")
    make_term(person, office, "1991-12-16", end="2019-03-20")
    return person


def acting(person, office, when, **fields):
    return make_participation(make_meeting("Summit", when), person=person, office=office, **fields)


@pytest.mark.parametrize("when", ["2018-05-14", "2019-03-19", "2018", "2018-05-14/2018-05-15"])
def test_acting_before_the_term_is_found(office, tokayev, when):
    acting(tokayev, office, when)
    assert len(said(acting_outside_term)) == 1
    assert said(acting_perhaps_outside_term) == []


@pytest.mark.parametrize("when", ["2019-03-20", "2019-03-19/2019-03-20", "2019", "2023-12-26"])
def test_acting_in_the_term_is_not_found(office, tokayev, when):
    acting(tokayev, office, when)
    assert said(acting_outside_term) == said(acting_perhaps_outside_term) == []


def test_who_acts_outside_of_the_term_is_told_with_both_pages(office, tokayev):
    row = acting(tokayev, office, "2018-05-14")
    (finding,) = acting_outside_term.findings()
    assert finding.sentence == (
        "“Summit” (14 May 2018) names Kassym-Jomart Tokayev as President of Kazakhstan,"
        " but no recorded term fits the day."
    )
    assert finding.address == f"/admin/participants/meeting/{row.meeting_id}/change/"
    assert finding.also == f"/admin/participants/person/{tokayev.pk}/change/"


def test_a_leader_of_the_region_without_any_term_is_an_error_and_anybody_else_a_note(office):
    acting(make_person(), office, "2018-05-14")
    acting(make_person(), make_office("Foreign minister", "minister", country=office.country), "2018-05-14")
    acting(make_person(), make_office("President of Turkey"), "2018-05-14")
    assert ["President of Kazakhstan" in sentence for sentence in said(acting_outside_term)] == [True]
    assert said(acting_perhaps_outside_term) == []
    minister, turkey = said(acting_without_term)
    assert "Foreign minister" in minister and "President of Turkey" in turkey


def test_who_held_an_office_of_another_state_at_another_time_is_an_error():
    office = make_office("President of Turkey")
    person = make_person()
    make_term(person, office, "2014-08-28")
    acting(person, office, "2013-06-01")
    assert len(said(acting_outside_term)) == 1
    assert said(acting_without_term) == []


@pytest.mark.parametrize("start, when", [("2019-03-20?", "2019-03-19"), ("2019-03-20", "2019-03-19?")])
def test_acting_outside_of_days_in_doubt_is_a_warning(office, start, when):
    person = make_person()
    make_term(person, office, start)
    acting(person, office, when)
    assert said(acting_outside_term) == []
    assert len(said(acting_perhaps_outside_term)) == 1


def test_a_note_says_how_somebody_came_to_act_outside_of_the_term(office, tokayev):
    acting(tokayev, office, "2018-05-14", note="By letter of the president.")
    acting(make_person(), make_office("Foreign minister", "minister"), "2018-05-14", note="Acting.")
    for check in (acting_outside_term, acting_perhaps_outside_term, acting_without_term):
        assert said(check) == []


def test_whoever_was_absent_did_not_act(office, tokayev):
    acting(tokayev, office, "2018-05-14", status="absent")
    assert said(acting_outside_term) == []


def test_a_leader_named_with_the_country_outside_of_the_term_is_found(nazarbayev):
    late = make_meeting("Late summit", "2019-10-01")
    make_participation(late, person=nazarbayev, country=make_country("KZ"))
    assert ["Late summit" in sentence for sentence in said(leader_outside_term)] == [True]


def test_a_leader_in_the_term_or_for_another_country_and_anybody_else_is_not_found(nazarbayev):
    make_participation(make_meeting(when="2018-10-01"), person=nazarbayev, country=make_country("KZ"))
    make_participation(make_meeting(when="2019-10-01"), person=nazarbayev, country=make_country("RU"))
    make_participation(make_meeting(when="2019-10-01"), person=make_person(), country=make_country("KZ"))
    assert said(leader_outside_term) == []


def test_two_presidents_at_once_are_found_once(office, nazarbayev):
    make_term(make_person("Kassym-Jomart Tokayev"), office, "2019-03-18")
    assert said(overlapping_leaders) == [
        "Nursultan Nazarbayev (16 December 1991 – 20 March 2019) and Kassym-Jomart Tokayev"
        " (18 March 2019 – …) are both recorded as President of Kazakhstan at once."
    ]


def test_a_handover_on_one_day_is_no_overlap(nazarbayev, tokayev):
    assert said(overlapping_leaders) == said(leaders_who_may_overlap) == []


def test_ministers_and_two_offices_may_overlap():
    for kind in ("minister", "other"):
        office = make_office(kind=kind)
        make_term(office=office), make_term(office=office)
    make_term(), make_term()
    assert said(overlapping_leaders) == said(overlapping_acting_leaders) == []


def test_an_acting_leader_beside_another_is_a_warning(office, tokayev):
    make_term(make_person(), office, "2020-01-01", end="2020-01-09", is_acting=True)
    assert said(overlapping_leaders) == []
    assert len(said(overlapping_acting_leaders)) == 1


@pytest.mark.parametrize("start, found", [("2019-03-20?", 0), ("2019-03-19?", 1), ("2010?", 0)])
def test_an_overlap_of_days_in_doubt_is_a_warning(office, nazarbayev, start, found):
    make_term(make_person(), office, start)
    assert said(overlapping_leaders) == []
    assert len(said(leaders_who_may_overlap)) == found
