"""Cards of meetings, which are read in one statement, say what the meetings themselves say."""

import re

import pytest

from participants.listing.cards import MOST_NAMED, cards
from participants.models import Meeting
from participants.templatetags.meeting_cards import as_card
from tests.make import (
    make_country,
    make_meeting,
    make_office,
    make_organisation,
    make_participation,
    make_person,
)
from tests.participants.remembered.archive import make_archive

pytestmark = pytest.mark.django_db


def of_rows():
    return {row.pk: as_card(row) for row in Meeting.objects.for_list()}


def of_statement():
    ids = list(Meeting.objects.values_list("pk", flat=True))
    return dict(zip(ids, cards(ids), strict=True))


@pytest.mark.parametrize("seed", range(4))
def test_they_say_what_the_rows_say(seed):
    draw = make_archive(seed).draw
    Meeting.objects.filter(pk__in=draw.sample(list(of_rows()), 20)).update(
        has_complete_list=True, list_source="A list"
    )

    assert of_statement() == of_rows()
    said = of_rows().values()
    assert {card.has_unknown_outcome for card in said} == {True, False}
    assert {card.may_name_too_few for card in said} == {True, False, None}
    assert {(party.is_only_invited, party.is_host) for card in said for party in card.parties} >= {
        (True, False),
        (False, True),
        (False, False),
    }


@pytest.mark.parametrize("kind", ["bilateral", "trilateral"])
@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("status", ["attended", "absent"])
def test_sides_may_be_organisations_and_people(kind, number, status):
    meeting = make_meeting(kind=kind, countries=[make_country("KZ")])
    parties = [{"organisation": make_organisation()}, {"person": make_person()}, {"name_as_given": "A guest"}]
    for party in parties[:number]:
        make_participation(meeting, status=status, **party)

    assert of_statement() == of_rows()


def test_a_host_may_be_of_no_country(client):
    meeting = make_meeting(countries=[make_country("KZ")])
    make_participation(meeting, organisation=make_organisation(), role="host")
    make_participation(meeting, office=make_office(), role="host")

    assert of_statement() == of_rows()
    assert client.get("/meetings/").status_code == 200


def test_they_stand_in_the_order_that_is_asked_for_without_what_is_gone():
    first, second, gone = (make_meeting(title=title).pk for title in ("One", "Two", "Three"))
    Meeting.objects.filter(pk=gone).delete()

    assert [(card.called, card.is_certain) for card in cards([second, gone, first], {first})] == [
        ("Two", False),
        ("One", True),
    ]


def test_no_meetings_cost_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert cards([]) == []


def card_of(meeting):
    (card,) = cards([meeting.pk])
    assert card == as_card(Meeting.objects.for_list().get(pk=meeting.pk))
    return card


def named(parties):
    return [one.called for party in parties for one in party.named]


def test_people_are_named_before_the_country_or_body_that_they_came_for():
    meeting = make_meeting(countries=[make_country("AM", name="Armenia")])
    kazakhstan = make_country("KZ", name="Kazakhstan")
    make_participation(meeting, country=kazakhstan, person=make_person("Nursultan Nazarbayev"))
    make_participation(meeting, country=kazakhstan, person=make_person("Karim Massimov"))
    union = make_organisation("EU", name="European Union")
    make_participation(meeting, organisation=union, person=make_person("Herman Van Rompuy"), status="invited")
    make_participation(meeting, organisation=make_organisation("UN", name="United Nations"))
    make_participation(meeting, person=make_person("A person of no country"), status="absent")

    card = card_of(meeting)
    assert named(card.came) == ["Armenia", "Nursultan Nazarbayev", "Karim Massimov", "UN"]
    assert named(card.invited) == ["Herman Van Rompuy"]


def test_of_very_many_countries_the_first_are_named():
    meeting = make_meeting(countries=[make_country() for _number in range(MOST_NAMED + 3)])
    make_participation(meeting, person=make_person("A guest"))

    card = card_of(meeting)
    assert (len(card.came), card.left_out) == (MOST_NAMED, 3)


def test_sources_are_told_by_their_own_names(client):
    url = "https://www.rferl.org/a/1.html"
    make_meeting(source="RFE/RL, 2 January 1992; Los Angeles Times, 17 January 1992", source_url=url)

    (said,) = re.findall(r'<p class="said">(.*?)</p>', client.get("/meetings/").content.decode())
    assert said == f'<a href="{url}" rel="external noopener">RFE/RL, 2 January 1992</a> and 1 more'


def test_years_head_the_list_and_what_states_none_comes_last(client):
    for when in ("2023-12-26", "2023-05", "2021-12-28", "XXXX-12-26"):
        make_meeting(when=when)
    html = client.get("/meetings/").content.decode()
    assert re.findall(r'<div class="year-head"><h2>([^<]*)', html) == ["2023", "2021", "Year not stated"]
