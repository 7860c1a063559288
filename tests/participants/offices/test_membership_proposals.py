"""Who is proposed as a participant, by the day of the meeting: nothing is claimed, nothing is guessed."""

import pytest

from participants.offices.membership_proposals import body_of, proposals_for
from tests.make import (
    make_country,
    make_meeting,
    make_membership,
    make_office,
    make_organisation,
    make_participation,
    make_person,
    make_series,
    make_term,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def cis():
    """Kazakhstan throughout, Georgia until 2009, Turkmenistan first a member and then an associate."""
    organisation = make_organisation("CIS")
    make_membership(make_country("KZ"), organisation, "1991-12-21")
    make_membership(make_country("GE"), organisation, "1993-12-03", end="2009-08-18")
    make_membership(make_country("TM"), organisation, "1991-12-21", end="2005-08-26")
    make_membership(make_country("TM"), organisation, "2005-08-26", standing="associate")
    return organisation


def proposed(organisation, when="2023-12-26", **fields):
    meeting = make_meeting(when=when, organisation=organisation, **fields)
    meeting.refresh_from_db()
    return {
        proposal.country.code: " or ".join(row.standing for row in proposal.memberships)
        + ("" if proposal.is_sure else "?")
        for proposal in proposals_for(meeting, organisation)
    }


def only_proposal(organisation, when="2023-12-26"):
    meeting = make_meeting(when=when, organisation=organisation)
    (proposal,) = proposals_for(meeting, organisation)
    return proposal


@pytest.mark.parametrize(
    ("when", "standings"),
    [
        ("1990", {}),
        ("2000-06-21", {"GE": "member", "KZ": "member", "TM": "member"}),
        ("2009-08-17", {"GE": "member", "KZ": "member", "TM": "associate"}),
        ("2009-08-18", {"GE": "member?", "KZ": "member", "TM": "associate"}),
        ("2009-08-19", {"KZ": "member", "TM": "associate"}),
        ("2009", {"GE": "member?", "KZ": "member", "TM": "associate"}),
        ("[1999-01-01,2023-12-26]", {"GE": "member?", "KZ": "member", "TM": "member or associate?"}),
        ("2005-08-26", {"GE": "member", "KZ": "member", "TM": "associate"}),
    ],
)
def test_members_are_those_of_the_day(cis, when, standings):
    assert proposed(cis, when) == standings


def test_members_come_first_and_then_the_others_by_name(cis):
    make_membership(make_country("AZ"), cis, "1993-09-24", standing="observer")
    assert list(proposed(cis)) == ["KZ", "AZ", "TM"]


@pytest.mark.parametrize("standing", ["suspended", "withdrawn"])
def test_who_is_suspended_or_gone_is_not_proposed(standing):
    organisation = make_organisation("CIS")
    make_membership(make_country("GE"), organisation, "2008", standing=standing)
    assert proposed(organisation) == {}


@pytest.fixture
def kazakhstan():
    """The EAEU of one member, and its leading office."""
    organisation, country = make_organisation("EAEU"), make_country("KZ")
    make_membership(country, organisation, "1991-12-21")
    office = make_office("President of Kazakhstan", country=country)
    make_office("Prime Minister of Kazakhstan", "head-of-government", country=country)
    make_term(make_person("Nursultan Nazarbayev"), office, "1991-12-01", end="2019-03-20")
    make_term(make_person("Kassym-Jomart Tokayev"), office, "2019-03-20")
    return organisation


@pytest.mark.parametrize(
    ("when", "holder"),
    [
        ("2018-12-06", "Nursultan Nazarbayev"),
        ("2023-12-26", "Kassym-Jomart Tokayev"),
        ("2019-03-20", "Kassym-Jomart Tokayev"),
        ("2019", None),
    ],
)
def test_the_head_of_state_of_the_day_is_resolved_only_when_it_is_sure(kazakhstan, when, holder):
    proposal = only_proposal(kazakhstan, when)
    assert str(proposal.offices[0].office) == "President of Kazakhstan"
    assert (str(proposal.offices[0].holder) if proposal.offices[0].holder else None) == holder


def test_a_person_is_never_recorded_because_no_source_named_one(kazakhstan):
    proposal = only_proposal(kazakhstan)
    participation = proposal.participation_in(make_meeting(), proposal.offices[0].office, "invited")
    assert (participation.country.code, str(participation.office)) == ("KZ", "President of Kazakhstan")
    assert (participation.person, participation.name_as_given) == (None, "")
    assert (participation.role, participation.status) == ("member", "invited")


def test_an_office_that_is_not_known_to_be_held_then_is_not_offered():
    organisation, country = make_organisation("CIS"), make_country("BY")
    make_membership(country, organisation)
    make_office("President of Belarus", country=country)
    assert only_proposal(organisation).offices == ()


@pytest.mark.parametrize("chosen", ["", "x", None, "0", "\x00"])
def test_no_office_is_taken_that_the_editor_did_not_choose(kazakhstan, chosen):
    assert only_proposal(kazakhstan).office_chosen(chosen) is None


def test_the_head_of_government_is_offered_beside_the_head_of_state(kazakhstan):
    prime_minister = make_office("First Minister", "head-of-government", country=make_country("KZ"))
    make_term(make_person("Alikhan Smailov"), prime_minister, "2022-01-11")
    proposal = only_proposal(kazakhstan)
    assert [str(then.office) for then in proposal.offices] == ["President of Kazakhstan", "First Minister"]
    assert proposal.office_chosen(str(prime_minister.pk)) == prime_minister


@pytest.mark.parametrize(
    ("standing", "role"), [("member", "member"), ("observer", "observer"), ("associate", "not-stated")]
)
def test_the_role_is_only_what_the_standing_says(standing, role):
    organisation = make_organisation("EAEU")
    make_membership(make_country("UZ"), organisation, standing=standing)
    assert only_proposal(organisation).role == role


def test_a_role_is_not_stated_where_two_standings_fit():
    organisation, country = make_organisation("EAEU"), make_country("UZ")
    make_membership(country, organisation, "2010", end="2020-12-11", standing="member")
    make_membership(country, organisation, "2020-12-11", standing="observer")
    assert only_proposal(organisation, "2020").role == "not-stated"
    assert only_proposal(organisation, "2021").role == "observer"


def test_an_office_that_two_surely_held_has_no_holder(kazakhstan):
    office = only_proposal(kazakhstan).offices[0].office
    make_term(make_person("Nurlan Nigmatulin"), office, "2023-01-01")
    assert only_proposal(kazakhstan).offices[0].holder is None
    assert len(only_proposal(kazakhstan).offices[0].holders) == 2


@pytest.mark.parametrize("named", ["country", "office", "person"])
def test_who_takes_part_in_whichever_way_is_shown_as_there(kazakhstan, named):
    meeting = make_meeting(when="2023-12-26", organisation=kazakhstan)
    (proposal,) = proposals_for(meeting, kazakhstan)
    party = {
        "country": proposal.country,
        "office": proposal.offices[0].office,
        "person": proposal.offices[0].holder,
    }[named]
    participation = make_participation(meeting, **{named: party})
    (proposal,) = proposals_for(meeting, kazakhstan)
    assert proposal.already == participation


def test_the_members_are_those_of_the_nearest_body_that_has_some(cis):
    council = make_organisation("Council", parent=cis)
    assert body_of(make_meeting(organisation=council)) == cis
    assert body_of(make_meeting(series=make_series(organisation=cis))) == cis
    assert body_of(make_meeting(organisation=make_organisation())) is None
    assert body_of(make_meeting()) is None


@pytest.mark.parametrize("countries", [2, 9])
def test_proposals_cost_three_queries(django_assert_num_queries, countries):
    organisation = make_organisation("CIS")
    for _ in range(countries):
        country = make_country()
        make_membership(country, organisation)
        make_term(office=make_office(country=country))
    meeting = make_meeting(organisation=organisation)
    with django_assert_num_queries(3):
        assert len(proposals_for(meeting, organisation)) == countries
