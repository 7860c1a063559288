"""The first sentence of a meeting's page: who met, where and when, and nothing that is not on record."""

import re

import pytest
from django.utils.html import strip_tags

from participants.attendance.participant_lines import participant_lines
from participants.detail.opening import opening, said
from participants.models import Meeting
from tests.make import make_country, make_meeting, make_office, make_participation, make_person, make_place

pytestmark = pytest.mark.django_db


def told(meeting):
    return strip_tags(opening(Meeting.objects.get(pk=meeting.pk), participant_lines(meeting)))


def make_leaders(meeting, *codes, **fields):
    for code, name, leader in codes:
        country = make_country(code, name=name)
        office = make_office(f"President of {name}", country=country)
        make_participation(
            meeting,
            country=country,
            office=office,
            person=make_person(leader),
            **({"status": "attended"} | fields),
        )


KAZAKHSTAN, UZBEKISTAN = ("KZ", "Kazakhstan", "Tokayev"), ("UZ", "Uzbekistan", "Mirziyoyev")
MANY = [(code, f"Land {code}", f"Leader {code}") for code in ("AM", "BY", "KG", "RU")]
NAMES = "Tokayev (President of Kazakhstan) and Mirziyoyev (President of Uzbekistan)"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"place": "Tashkent"}, f"{NAMES} met in Tashkent on 14–15 November 2025."),
        ({}, f"{NAMES} met on 14–15 November 2025."),
        ({"place": "Tashkent", "when": "2025-11"}, f"{NAMES} met in Tashkent, November 2025."),
        ({"kind": "call"}, f"{NAMES} spoke by phone on 14–15 November 2025."),
        ({"format": "online"}, f"{NAMES} met online on 14–15 November 2025."),
        (
            {"kind": "summit", "place": "Tashkent"},
            f"{NAMES} met in Tashkent on 14–15 November 2025. Others may have taken part.",
        ),
    ],
)
def test_two_are_named_with_their_offices(fields, sentence):
    if "place" in fields:
        fields = fields | {"place": make_place(name=fields["place"], country=make_country("UZ"))}
    meeting = make_meeting(**({"kind": "bilateral", "when": "2025-11-14/2025-11-15"} | fields))
    make_leaders(meeting, KAZAKHSTAN, UZBEKISTAN)
    assert told(meeting) == sentence


def test_of_more_the_countries_are_named_and_of_very_many_how_many():
    list_is_complete = {"has_complete_list": True, "list_source": "TASS"}
    meeting = make_meeting(kind="summit", when="2025-12-22", **list_is_complete)
    make_leaders(meeting, *MANY)
    assert told(meeting) == "Land AM, Land BY, Land KG and Land RU met on 22 December 2025."
    many = make_meeting(kind="summit", when="2025-12-22", **list_is_complete)
    make_leaders(
        many,
        *[
            (f"{first}{second}", f"L{first}{second}", f"P{first}{second}")
            for first in "XY"
            for second in "ABCDEFGH"
        ],
    )
    assert told(many) == "16 countries met on 22 December 2025."


def test_whoever_is_only_invited_or_absent_met_nobody():
    meeting = make_meeting(kind="informal-summit", when="2023-12-26")
    make_leaders(meeting, ("AM", "Armenia", "Pashinyan"))
    make_participation(meeting, country=make_country("RU", name="Russia"), role="host")
    make_participation(meeting, country=make_country("BY"), status="invited")
    make_participation(meeting, country=make_country("KG"), status="absent")
    assert told(meeting) == (
        "This meeting was held on 26 December 2023. Russia was the host. 1 was invited; whether they came is not "
        "recorded. Of those who came only Pashinyan (Prime Minister of Armenia) is on record."
    ).replace("Prime Minister", "President")


def test_a_meeting_of_nobody_says_so():
    assert (
        told(make_meeting(when="2023-12-26"))
        == "This meeting was held on 26 December 2023. Who took part is not recorded."
    )


@pytest.mark.parametrize(
    ("status", "when", "sentence"),
    [
        ("scheduled", "2999-12-26", "This meeting is planned for 26 December 2999."),
        ("scheduled", "2999", "This meeting is planned for 2999."),
        ("scheduled", "2999?", "This meeting is planned, 2999 (uncertain)."),
        ("cancelled", "2023-12-26", "This meeting was planned for 26 December 2023. It was cancelled."),
        (
            "announced",
            "2023-12-26",
            "This meeting was planned for 26 December 2023. No source on record says whether it was held.",
        ),
    ],
)
def test_what_was_not_held_is_never_told_as_if_it_had_been(status, when, sentence):
    meeting = make_meeting(status=status, when=when)
    make_leaders(meeting, KAZAKHSTAN, UZBEKISTAN)
    assert told(meeting) == sentence


def test_sources_are_named_and_all_names_escaped():
    meeting = make_meeting(
        source="RFE/RL, <1992>; NATO & others", source_url="https://www.nato.int/?a=1&b=2", kind="bilateral"
    )
    make_leaders(meeting, ("KZ", "<b>", "<i>"), UZBEKISTAN)
    meeting = Meeting.objects.get(pk=meeting.pk)
    assert said(meeting) == (
        'According to <a href="https://www.nato.int/?a=1&amp;b=2" rel="external noopener" data-cited>'
        "RFE/RL, &lt;1992&gt;</a>; NATO &amp; others"
    )
    html = opening(meeting, participant_lines(meeting))
    assert not re.search("<b>|<i>", html)
    assert said(make_meeting()) == ""
