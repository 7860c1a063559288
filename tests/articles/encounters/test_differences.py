"""What an encounter says otherwise than the record of its meeting, and what it says beyond it: side by side."""

import pytest

from articles.encounters.differences import differences, differences_of
from articles.models import Encounter
from tests.articles.encounters.told import DAY, Leaders, tell
from tests.make import make_meeting, make_participation, make_place, make_proposal

pytestmark = pytest.mark.django_db


@pytest.fixture
def leaders():
    return Leaders()


@pytest.fixture
def meeting(leaders):
    meeting = make_meeting(when=DAY, kind="bilateral", place=leaders.moscow)
    make_participation(meeting, country=leaders.russia, person=leaders.putin, role="host", status="attended")
    make_participation(meeting, country=leaders.kazakhstan, person=leaders.nazarbayev, status="attended")
    return meeting


def contradictions(encounter):
    return [(one.about, one.on_record, one.told) for one in differences(encounter) if one.contradicts]


def additions(encounter):
    return [(one.about, one.on_record, one.told) for one in differences(encounter) if not one.contradicts]


def test_who_says_the_same_differs_in_nothing(leaders, meeting):
    encounter = tell(parties=leaders.presidents(), meeting=meeting, place=leaders.moscow)
    assert differences(encounter) == []


def test_what_an_article_leaves_out_is_no_difference(leaders, meeting):
    assert differences(tell(meeting=meeting)) == []


def test_another_day_stands_beside_the_one_on_record(meeting):
    encounter = tell(meeting=meeting, when="2004-01-10")
    assert contradictions(encounter) == [("day", "9 January 2004", "10 January 2004")]


def test_a_day_where_the_record_has_none_is_new(leaders, meeting):
    meeting.when = "2004-01"
    meeting.save()
    encounter = tell(meeting=meeting)
    assert additions(encounter) == [("day", "January 2004", "9 January 2004")]
    assert contradictions(encounter) == []


def test_another_town_stands_beside_the_one_on_record(leaders, meeting):
    encounter = tell(meeting=meeting, place=leaders.novo_ogaryovo)
    assert contradictions(encounter) == [("place", "Moscow, Russia", "Novo-Ogaryovo, Russia")]


@pytest.mark.parametrize(("code", "number"), [("kazakhstan", 1), ("russia", 0)])
def test_another_country_is_another_place(leaders, meeting, code, number):
    encounter = tell(meeting=meeting, country=getattr(leaders, code))
    assert len(contradictions(encounter)) == number


def test_a_place_where_the_record_has_none_is_new(leaders, meeting):
    meeting.place = None
    meeting.save()
    assert additions(tell(meeting=meeting, place=leaders.moscow)) == [("place", "", "Moscow, Russia")]


@pytest.mark.parametrize(
    ("told", "on_record", "contradicts"),
    [
        ("scheduled", "held", False),
        ("held", "scheduled", True),
        ("denied", "held", True),
        ("held", "postponed", True),
    ],
)
def test_a_plan_does_not_contradict_what_became_of_it(meeting, told, on_record, contradicts):
    meeting.status = on_record
    meeting.save()
    assert bool(contradictions(tell(meeting=meeting, status=told))) is contradicts


def test_who_came_by_one_and_stayed_away_by_the_other(leaders, meeting):
    parties = [leaders.presidents()[0] | {"status": "absent"}]
    assert contradictions(tell(meeting=meeting, parties=parties)) == [
        ("participant", "Vladimir Putin, Russia, attended", "Vladimir Putin, absent")
    ]


def test_an_invitation_does_not_contradict_attendance(leaders, meeting):
    parties = [leaders.presidents()[0] | {"status": "invited"}]
    assert differences(tell(meeting=meeting, parties=parties)) == []


def test_another_person_for_the_same_country(leaders, meeting):
    assert contradictions(tell(meeting=meeting, parties=[leaders.premiers()[0]])) == [
        ("participant", "Vladimir Putin, Russia", "Mikhail Kasyanov, attended")
    ]


def test_a_participant_of_whom_the_record_says_nothing_is_new(leaders, meeting):
    encounter = tell(meeting=meeting, parties=[leaders.uzbekistan])
    assert additions(encounter) == [("participant", "", "Uzbekistan, attended")]
    assert contradictions(encounter) == []


def test_of_a_complete_list_nobody_is_missing(leaders, meeting):
    meeting.has_complete_list, meeting.list_source = True, "Kremlin press service"
    meeting.save()
    encounter = tell(meeting=meeting, parties=[leaders.uzbekistan])
    assert contradictions(encounter) == [("participant", "not in the complete list", "Uzbekistan, attended")]


def test_another_host_stands_beside_the_one_on_record(leaders, meeting):
    host = leaders.presidents()[1] | {"role": "host"}
    assert contradictions(tell(meeting=meeting, parties=[host])) == [
        ("role", "Vladimir Putin, Russia", "Nursultan Nazarbayev")
    ]


def test_what_is_proposed_is_compared_with_the_proposal(leaders):
    proposal = make_proposal(when=DAY, place=leaders.moscow, status="held")
    encounter = tell(proposal=proposal, status="denied", place=leaders.novo_ogaryovo)
    assert contradictions(encounter) == [
        ("status", "held", "denied"),
        ("place", "Moscow, Russia", "Novo-Ogaryovo, Russia"),
    ]


def test_differences_cost_the_same_for_any_number(leaders, meeting, django_assert_num_queries):
    for number in (1, 9):
        for _ in range(number):
            tell(parties=[*leaders.presidents(), leaders.uzbekistan], meeting=meeting)
            proposal = make_proposal(when=DAY, place=make_place())
            tell(proposal=proposal, place=leaders.astana)
        with django_assert_num_queries(6):
            differences_of(Encounter.objects.all())


@pytest.mark.parametrize(
    ("on_record", "told", "new"),
    [
        ("2017-10-09/2017-10-15", "2017-10-11", 1),
        ("2017-10-11", "2017-10-09/2017-10-15", 0),
        ("[2017-10-09..2017-10-15]", "2017-10-11", 1),
        ("2017-10-11", "[2017-10-09..2017-10-15]", 0),
    ],
)
def test_of_two_days_where_one_holds_the_other_none_is_contradicted(on_record, told, new):
    encounter = tell(meeting=make_meeting(when=on_record, kind="bilateral"), when=told)
    assert contradictions(encounter) == []
    assert [about for about, *_words in additions(encounter)] == ["day"] * new


def test_days_that_only_meet_contradict_each_other():
    encounter = tell(
        meeting=make_meeting(when="2017-10-09/2017-10-12", kind="bilateral"), when="2017-10-11/2017-10-15"
    )
    assert [about for about, *_words in contradictions(encounter)] == ["day"]
