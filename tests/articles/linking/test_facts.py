"""What is read from the database, and how."""

import datetime

import pytest

from articles.linking.facts import read_facts
from tests.make import make_country, make_meeting, make_office, make_participation, make_person, make_term

pytestmark = pytest.mark.django_db


def test_a_term_counts_its_last_day_and_an_open_one_the_days_until_which_it_is_known():
    office = make_office(name="President of Kazakhstan", country=make_country("KZ"))
    make_term(make_person(), office, start="1991-12-16", end="2019-03-20")
    make_term(make_person(), office, start="2019-03-20", known_until="2026-01-01")

    first, second = read_facts().terms

    assert first.surely == (datetime.date(1991, 12, 16).toordinal(), datetime.date(2019, 3, 19).toordinal())
    assert first.possibly[1] == datetime.date(2019, 3, 20).toordinal()
    assert second.surely == (datetime.date(2019, 3, 20).toordinal(), datetime.date(2026, 1, 1).toordinal())
    assert second.possibly == (datetime.date(2019, 3, 20).toordinal(), datetime.date.max.toordinal())


def test_a_doubted_term_is_surely_in_force_on_no_day():
    make_term(make_person(), make_office(country=make_country("KZ")), start="2019-03-20?")

    assert read_facts().terms[0].surely is None


def test_a_cancelled_meeting_is_none_to_tell_of():
    make_meeting(status="cancelled")
    meeting = make_meeting(when="2022-12-26/2022-12-27")

    assert [(row.pk, row.possible) for row in read_facts().meetings] == [
        (meeting.pk, ((datetime.date(2022, 12, 26), datetime.date(2022, 12, 27)),))
    ]


def test_the_parties_of_a_meeting_are_its_countries_but_for_the_absent():
    kazakhstan, armenia = make_country("KZ"), make_country("AM")
    meeting = make_meeting(countries=[kazakhstan])
    make_participation(meeting, office=make_office(country=make_country("UZ")))
    make_participation(meeting, country=armenia, status="absent")

    assert read_facts().parties == {meeting.pk: frozenset({kazakhstan.pk, make_country("UZ").pk})}
