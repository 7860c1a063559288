"""The meetings before and after one, and what else those who met did in those days."""

import pytest

from participants.attendance.participant_lines import participant_lines
from participants.detail.neighbours import Neighbours, neighbours
from tests.make import make_country, make_meeting, make_participation, make_person, make_series
from tests.pages import page

pytestmark = pytest.mark.django_db


def beside(meeting):
    return neighbours(meeting, participant_lines(meeting))


def titles(turn):
    return [meeting and meeting.title for meeting in turn]


def test_editions_before_and_after_are_those_held_on_definite_days(client):
    series = make_series()
    years = {
        year: make_meeting(str(year), when=f"{year}-12-26", series=series) for year in (2018, 2020, 2023)
    }
    make_meeting("doubted", when="2021", series=series)
    make_meeting("cancelled", when="2022-12-26", series=series, status="cancelled")
    make_meeting("another's", when="2021-12-26", series=make_series())

    assert titles(beside(years[2020]).in_series) == ["2018", "2023"]
    assert titles(beside(years[2023]).in_series) == ["2020", None]
    text = page(client, years[2023].get_absolute_url())
    assert "Before it in the series 26 December 2020" in text
    assert "After it in the series no held meeting with a certain day is recorded" in text


def test_of_two_alone_their_other_meetings_are_told_and_none_in_company():
    kazakhstan, uzbekistan, others = make_country("KZ"), make_country("UZ"), make_country("KG")
    both = {
        year: make_meeting(
            str(year), when=f"{year}-03-01", kind="bilateral", countries=[kazakhstan, uzbekistan]
        )
        for year in (2019, 2021, 2023)
    }
    summit = make_meeting(
        "in company", when="2022-03-01", kind="summit", countries=[kazakhstan, uzbekistan, others]
    )

    assert titles(beside(both[2021]).of_both) == ["2019", "2023"]
    assert beside(summit).of_both is None


def test_other_meetings_of_the_same_people_in_those_days_are_told(client):
    person, other = make_person("Vladimir Putin"), make_person()
    here = make_meeting("Here", when="2023-12-26", people=[person])
    make_meeting("The day before", when="2023-12-25", people=[person])
    make_meeting("A month before", when="2023-11-25", people=[person])
    make_meeting("Another's", when="2023-12-25", people=[other])
    make_participation(make_meeting("Stayed away", when="2023-12-25"), person=person, status="absent")

    assert [meeting.title for meeting in beside(here).days] == ["The day before", "Here"]
    assert "25 December 2023 The day before 26 December 2023 Here" in page(client, here.get_absolute_url())


@pytest.mark.parametrize("number", [2, 12])
def test_they_cost_the_same_for_any_number(django_assert_num_queries, number):
    series, person = make_series(), make_person()
    meetings = [
        make_meeting(when=f"2023-12-{day + 1:02}", series=series, people=[person]) for day in range(number)
    ]
    lines = participant_lines(meetings[0])
    neighbours(meetings[0], lines)
    with django_assert_num_queries(2):
        assert neighbours(meetings[0], lines).days
    assert neighbours(make_meeting(when="2023"), []) == Neighbours()
