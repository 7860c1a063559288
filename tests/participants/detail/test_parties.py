"""Participants are told by what is known of them: an invitation is not attendance, silence is not absence."""

import re

import pytest

from participants.attendance.participant_lines import participant_lines
from participants.detail.members import members_then
from participants.detail.parties import groups_of, sources_of
from tests.make import (
    make_country,
    make_meeting,
    make_membership,
    make_organisation,
    make_participation,
    make_series,
)
from tests.pages import page

pytestmark = pytest.mark.django_db


def groups(meeting):
    return {
        group.label: [facts.who.name for _pk, facts in group.lines]
        for group in groups_of(participant_lines(meeting))
    }


def test_they_stand_in_groups_of_whom_the_same_is_known(client):
    meeting = make_meeting()
    said = [
        ("Armenia", {"status": "attended"}),
        ("Belarus", {"status": "attended", "role": "host"}),
        ("Georgia", {"status": "invited"}),
        ("Kazakhstan", {"status": "absent", "role": "chair"}),
        ("Moldova", {}),
    ]
    for name, fields in said:
        make_participation(meeting, country=make_country(name=name), **fields)

    assert groups(meeting) == {
        "Came": ["Armenia"],
        "Host": ["Belarus"],
        "Invited": ["Georgia"],
        "Named": ["Moldova"],
        "Did not come": ["Kazakhstan"],
    }
    text = page(client, meeting.get_absolute_url())
    assert re.search("Invited attendance not known .*Georgia.* Named attendance not known .*Moldova", text)


def test_each_source_is_named_once_and_whom_the_lesser_ones_name():
    meeting = make_meeting()
    for name, source in [("Armenia", "TASS"), ("Belarus", "TASS"), ("Georgia", "BBC"), ("Moldova", "")]:
        make_participation(meeting, country=make_country(name=name), source=source)
    assert [(one.source, one.names) for one in sources_of(participant_lines(meeting))] == [
        ("TASS", ()),
        ("BBC", ("Georgia",)),
    ]


@pytest.mark.parametrize("complete", [False, True])
def test_members_of_that_day_of_whom_nothing_is_recorded_are_told(client, complete):
    cis = make_organisation("CIS")
    fields = {"has_complete_list": True, "list_source": "TASS"} if complete else {}
    meeting = make_meeting(when="2023-12-26", series=make_series(organisation=cis), **fields)
    for name, end in [("Armenia", None), ("Georgia", "2009-08-18"), ("Moldova", None)]:
        country = make_country(name=name)
        make_membership(country, cis, start="1993-12-03", end=end)
        if name == "Armenia":
            make_participation(meeting, country=country)

    members = members_then(meeting, participant_lines(meeting))
    assert (members.number, [str(country) for country in members.missing]) == (2, ["Moldova"])
    text = page(client, meeting.get_absolute_url())
    told = "By the complete list these did not take part:" if complete else "they may have come:"
    assert (
        f"1 of 2 members are named here. {'' if complete else 'Nothing is recorded here of these; '}{told} Moldova"
        in text
    )


def test_nothing_is_said_of_members_where_the_day_or_the_body_is_not_known(django_assert_num_queries):
    cis = make_organisation("CIS")
    make_membership(make_country(), cis)
    undated = make_meeting(when="2023", organisation=cis)
    with django_assert_num_queries(0):
        assert members_then(undated, []) is None
    assert members_then(make_meeting(when="2023-12-26"), []) is None
