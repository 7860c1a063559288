"""The checks of what has no end: each finds its fault, and is silent on the clean twin."""

from datetime import timedelta

import pytest

from participants.models.meeting import today
from participants.quality.horizon import known_before_its_day, known_on_first_day, open_before_the_next
from participants.quality.terms import leaders_who_may_overlap
from tests.make import (
    make_country,
    make_membership,
    make_office,
    make_organisation,
    make_person,
    make_series,
    make_term,
)

pytestmark = pytest.mark.django_db


def said(check):
    return [finding.sentence for finding in check.findings()]


@pytest.fixture
def office():
    return make_office("President of Kazakhstan", country=make_country("KZ"))


@pytest.fixture
def tokayev():
    return make_person("Kassym-Jomart Tokayev")


def test_days_still_to_come_are_found(office, tokayev):
    to_come = today() + timedelta(days=30)
    make_term(tokayev, office, known_until=to_come)
    make_term(office=office, start="2019", end=f"{to_come.year + 1}")
    make_membership(make_country("KZ"), make_organisation("CIS"), known_until=to_come)
    make_series("Informal summits", known_until=to_come)

    first, planned, member, series = said(known_before_its_day)

    assert first == f"“{tokayev}, {office}” is recorded as known until {to_come}, a day in the future."
    assert f"is recorded as known until {to_come.year + 1}, a day" in planned
    assert "Kazakhstan, member, CIS" in member
    assert "The editions of “Informal summits” are recorded as known until" in series


def test_days_that_have_come_are_not_found(office, tokayev):
    make_term(tokayev, office, known_until=today())
    make_term(office=office, end=str(today()))
    make_series(known_until=today())
    assert said(known_before_its_day) == []


def test_what_is_known_on_its_first_day_only_is_found(office, tokayev):
    make_term(tokayev, office, "2019-03-20", known_until="2019-03-20")
    make_term(office=office, start="2019-03-20", known_until="2019-03-21")
    assert said(known_on_first_day) == [
        f"“{tokayev}, {office}” has no end and is known on its first day only, 2019-03-20: "
        "later it is only possible."
    ]


def test_an_open_row_after_which_the_next_one_began_is_found(office, tokayev):
    make_term(tokayev, office, "2019-03-20", known_until="2026-01-01")
    assert said(open_before_the_next) == []
    make_term(tokayev, office, "2026-06-12", known_until="2026-06-12")
    country, organisation = make_country("KZ"), make_organisation("CIS")
    make_membership(country, organisation, known_until="2026-01-01")
    make_membership(country, organisation, "2026-03-01", standing="associate")

    term, member = said(open_before_the_next)

    assert term == (
        f"“{tokayev}, {office}”, from 2019-03-20, has no end, and the next one began after 2026-01-01."
    )
    assert "Kazakhstan, member, CIS" in member


def test_a_leader_with_no_end_beside_a_successor_is_found(office, tokayev):
    make_term(tokayev, office, "2019-03-20", known_until="2026-01-01")
    make_term(make_person("Successor"), office, "2026-06-12", known_until="2026-06-12")
    [told] = said(leaders_who_may_overlap)
    assert "Tokayev" in told and "Successor" in told
