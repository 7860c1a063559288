"""The checks of meetings and their parties: each finds its fault, and is silent on the clean twin."""

import pytest

from participants.models import Meeting, MeetingLink
from participants.quality.duplicates import ON_RECORD, lookalike_pairs, lookalikes_of
from participants.quality.meetings import (
    host_elsewhere,
    lookalike_meetings,
    part_outside_parent,
    person_in_two_cities,
)
from participants.quality.members import attending_without_membership, member_without_membership
from participants.quality.unresolved import office_without_holder, unresolved_participants
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

pytestmark = pytest.mark.django_db


def said(check):
    return [finding.sentence for finding in check.findings()]


@pytest.mark.parametrize("part", ["2022-12-28", "2022-12-27/2022-12-28", "2021", "XXXX-12-25"])
def test_a_part_outside_of_the_days_of_the_whole_is_found(part):
    whole = make_meeting("Summit", "2022-12-26/2022-12-27")
    talk = make_meeting("Talk", part, parent=whole)
    (finding,) = part_outside_parent.findings()
    assert "“Talk”" in finding.sentence and "“Summit”" in finding.sentence
    assert finding.address.endswith(f"/{talk.pk}/change/") and finding.also.endswith(f"/{whole.pk}/change/")


@pytest.mark.parametrize(
    "part", ["2022-12-26", "2022-12-26/2022-12-27", "2022-12", "XXXX-12-26", "2021-01-01?"]
)
def test_a_part_in_the_days_of_the_whole_or_in_doubt_is_not_found(part):
    make_meeting("Talk", part, parent=make_meeting("Summit", "2022-12-26/2022-12-27"))
    make_meeting("On its own", "1999")
    assert said(part_outside_parent) == []


def attended(person, city, when="2023-12-26", title=None, status="attended", **fields):
    meeting = make_meeting(title, when, place=city, **fields)
    return make_participation(meeting, person=person, status=status)


def test_one_person_in_two_cities_on_one_day_is_found():
    person = make_person("Vladimir Putin")
    attended(person, make_place("Moscow"), title="Talks")
    attended(person, make_place("St. Petersburg"), title="Summit")
    assert said(person_in_two_cities) == [
        "Vladimir Putin attended meetings in different cities on 26 December 2023:"
        " “Talks” (Moscow); “Summit” (St. Petersburg)."
    ]


def test_the_sure_holder_of_an_office_counts_as_the_person():
    person, office = make_person("Vladimir Putin"), make_office()
    make_term(person, office, "2012-05-07")
    attended(person, make_place("Moscow"))
    elsewhere = make_meeting(place=make_place("Minsk"))
    make_participation(elsewhere, office=office, status="attended")
    assert len(said(person_in_two_cities)) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"when": "2023-12-27"},
        {"when": "2023-12-26?"},
        {"when": "2023-12-26/2023-12-27"},
        {"format": "online"},
        {"kind": "call"},
        {"meeting_status": "cancelled"},
        {"status": "invited"},
        {"status": "online"},
    ],
)
def test_two_cities_on_other_days_from_afar_or_not_attended_are_not_found(other):
    person = make_person()
    attended(person, make_place("Moscow"))
    attended(make_person(), make_place("Astana"))
    status = other.pop("meeting_status", "held")
    row = attended(person, make_place("Minsk"), **other)
    Meeting.objects.filter(pk=row.meeting_id).update(status=status)
    assert said(person_in_two_cities) == []


def test_a_part_in_another_town_than_the_whole_is_not_found():
    person = make_person()
    whole = attended(person, make_place("Moscow")).meeting
    attended(person, make_place("Novo-Ogaryovo"), parent=whole)
    assert said(person_in_two_cities) == []


def test_of_two_sure_holders_of_an_office_neither_counts_as_the_person():
    office, person = make_office(), make_person("Vladimir Putin")
    make_term(person, office, "2012-05-07"), make_term(make_person(), office, "2012-05-07", is_acting=True)
    attended(person, make_place("Moscow"))
    make_participation(make_meeting(place=make_place("Minsk")), office=office, status="attended")
    assert said(person_in_two_cities) == []


@pytest.mark.parametrize(("kind", "found"), [("back-to-back", 0), ("continues", 0), ("sibling", 1)])
def test_two_cities_are_explained_by_a_link_that_says_that_one_meeting_followed_the_other(kind, found):
    person, moscow, minsk = make_person(), make_place("Moscow"), make_place("Minsk")
    first = attended(person, moscow, title="Talks").meeting
    attended(person, minsk, title="Lunch")
    second = attended(person, minsk, title="Summit").meeting
    MeetingLink.objects.create(first=second, second=first, kind=kind)
    assert len(said(person_in_two_cities)) == found


@pytest.mark.parametrize(("latitude", "found"), [("59.86", 0), ("55.75", 1)])
def test_a_residence_near_the_city_is_no_other_city(latitude, found):
    person = make_person()
    attended(person, make_place("St. Petersburg", latitude="59.94", longitude="30.31"))
    attended(person, make_place("Strelna", latitude=latitude, longitude="30.06"))
    assert len(said(person_in_two_cities)) == found


def host(place, **fields):
    return make_participation(make_meeting("Talks", place=place), **({"role": "host"} | fields))


def test_a_host_of_another_country_than_the_place_is_found():
    minsk = make_place("Minsk", country=make_country("BY"))
    row = host(minsk, country=make_country("KZ"))
    host(minsk, office=make_office(country=make_country("KZ")))
    finding, _by_office = host_elsewhere.findings()
    assert finding.sentence == (
        "“Talks” (26 December 2023) was in Minsk, Belarus, and Kazakhstan is on record as its host."
    )
    assert finding.address == f"/admin/participants/meeting/{row.meeting_id}/change/"


def test_a_host_at_home_elsewhere_with_a_note_or_nowhere_is_not_found():
    belarus, kazakhstan = make_country("BY"), make_country("KZ")
    minsk = make_place("Minsk", country=belarus)
    host(minsk, country=belarus)
    host(minsk, office=make_office(country=belarus))
    host(minsk, country=kazakhstan, note="In its embassy.")
    host(minsk, country=kazakhstan, role="chair")
    host(minsk, country=kazakhstan, status="absent")
    host(minsk, organisation=make_organisation("CIS"))
    host(None, country=kazakhstan)
    assert said(host_elsewhere) == []


@pytest.fixture
def cis():
    organisation = make_organisation("CIS")
    make_membership(make_country("GE"), organisation, "1993-12-03", end="2009-08-18")
    make_membership(make_country("KZ"), organisation, "1991-12-21")
    return organisation


@pytest.mark.parametrize("when", ["1993-09-24", "2012", "2009-08-19"])
def test_a_member_before_it_joined_or_after_it_left_is_found(cis, when):
    meeting = make_meeting("Summit", when, organisation=cis)
    make_participation(meeting, country=make_country("GE"), role="member")
    (finding,) = member_without_membership.findings()
    assert "Georgia" in finding.sentence
    assert finding.also == f"/admin/participants/organisation/{cis.pk}/change/"
    assert said(attending_without_membership) == []


@pytest.mark.parametrize("when", ["1993-12-03", "2000", "XXXX-12-26", "2009-08-18"])
def test_a_member_while_it_was_one_is_not_found(cis, when):
    meeting = make_meeting("Summit", when, organisation=cis)
    make_participation(meeting, country=make_country("GE"), role="member", status="attended")
    assert said(member_without_membership) == said(attending_without_membership) == []


def test_an_office_counts_as_its_country_and_a_series_as_its_organisation(cis):
    office = make_office(country=make_country("GE"))
    meeting = make_meeting(when="2012", series=make_series(organisation=cis))
    make_participation(meeting, office=office, role="member")
    assert len(said(member_without_membership)) == 1


def test_a_member_in_doubt_and_one_that_attended_before_joining_are_warnings(cis):
    doubted = make_meeting("Doubted", "1993-01-01?", organisation=cis)
    make_participation(doubted, country=make_country("GE"), role="member")
    early = make_meeting("Early", "1993-02-01", organisation=cis)
    make_participation(early, country=make_country("GE"), status="attended")
    assert said(member_without_membership) == []
    assert len(said(attending_without_membership)) == 2


def test_before_a_body_had_any_member_none_is_missed():
    eaeu = make_organisation("EAEU")
    make_membership(make_country("KZ"), eaeu, "2015-01-01")
    council = make_series(organisation=eaeu)
    for when in ("2014-12-23", "2015-05-08"):
        meeting = make_meeting(when, when, series=council)
        make_participation(meeting, country=make_country("GE"), status="attended")
    assert ["2015-05-08" in sentence for sentence in said(attending_without_membership)] == [True]


def test_guests_observers_and_the_invited_need_no_membership(cis):
    for fields in ({"role": "guest", "status": "attended"}, {"role": "observer"}, {"status": "invited"}):
        meeting = make_meeting(when="2012-05-15", organisation=cis)
        make_participation(meeting, country=make_country("GE"), **fields)
    unknown = make_meeting(organisation=make_organisation("OTS"))
    make_participation(unknown, country=make_country("GE"), role="member", status="attended")
    assert said(member_without_membership) == said(attending_without_membership) == []


def test_meetings_that_look_alike_are_found_once_with_both_pages(cis):
    older = make_meeting("Summit", "2023-12-26", organisation=cis)
    newer = make_meeting("CIS leaders meet", "2023-12", organisation=cis)
    (finding,) = lookalike_meetings.findings()
    assert finding.sentence.startswith(
        "“CIS leaders meet” (December 2023) may be the same meeting as “Summit”"
    )
    assert finding.address.endswith(f"/{newer.pk}/change/") and finding.also.endswith(f"/{older.pk}/change/")


def test_linked_meetings_and_a_part_of_the_other_do_not_look_alike(cis):
    meeting = make_meeting("Summit", organisation=cis)
    make_meeting("Session", organisation=cis, parent=meeting)
    assert said(lookalike_meetings) == []
    other = make_meeting("Summit", "2022-12-26", organisation=cis)
    MeetingLink.objects.create(first=other, second=meeting, kind="continues")
    assert said(lookalike_meetings) == []


def test_talks_of_the_same_title_on_days_of_their_own_do_not_look_alike():
    """Presidents speak by telephone many times a year."""
    calls = [
        make_meeting("Call of two presidents", when, kind="call") for when in ("2017-11-02", "2017-12-04")
    ]
    assert said(lookalike_meetings) == []
    assert not lookalikes_of(calls[1])
    make_meeting("Call of two presidents", "2017-12-04", kind="call")
    make_meeting("Call of two presidents", "2017", kind="call")
    assert len(said(lookalike_meetings)) == 2


def test_all_pairs_follow_the_rule_that_the_form_follows(cis):
    """The rule stands in two places; they agree on meetings that are alike in all ways and in none."""
    kz, ru, by = (make_country(code) for code in ("KZ", "RU", "BY"))
    parties = [(kz, ru), (ru, kz, by), (kz, by), (ru,), ()]
    for number, countries in enumerate(parties):
        for when in ("2023-12-26", "2023-12", "2023-11-01", "XXXX-12-26"):
            for organisation in (None, cis):
                title = f"Talks {number}" if when == "2023-11-01" else None
                fields = {"kind": "bilateral" if number % 2 else "summit", "organisation": organisation}
                make_meeting(title, when, countries=countries, **fields)
    pairs = {(pair.newer, pair.older) for pair in lookalike_pairs()}
    meetings = list(Meeting.objects.order_by("pk"))
    first_older = {}
    for older in meetings:
        alike = Meeting.objects.filter(pk__in=all_lookalikes_of(older)).filter(pk__gt=older.pk)
        for newer in alike:
            first_older.setdefault(newer.pk, older.pk)
    assert pairs == set(first_older.items())
    assert 10 < len(pairs) < len(meetings)


def all_lookalikes_of(meeting):
    """Not only the five that the form shows."""
    shown = lookalikes_of(meeting, reasons=ON_RECORD).query
    shown.clear_limits()
    return Meeting.objects.filter(pk__in=shown_pks(shown))


def shown_pks(query):
    everything = Meeting.objects.all()
    everything.query = query
    return [meeting.pk for meeting in everything]


def test_a_name_as_given_only_is_found_and_one_with_its_organisation_is_not():
    meeting = make_meeting("Summit")
    make_participation(meeting, name_as_given="the Kazakh side")
    make_participation(meeting, name_as_given="its secretary", organisation=make_organisation("CIS"))
    assert said(unresolved_participants) == ["“the Kazakh side” in “Summit” is only a name as given."]


@pytest.mark.parametrize(
    "start, when, found",
    [
        ("2019-03-20", "2023-12-26", 0),
        ("2019-03-20", "2019-03-19", 1),
        ("2019-03-20?", "2023-12-26", 1),
        ("2019-03-20", "2018", 0),
    ],
)
def test_an_office_with_no_sure_holder_on_a_definite_day_is_found(start, when, found):
    office = make_office()
    make_term(office=office, start=start)
    make_meeting(when=when, offices=[office])
    assert len(said(office_without_holder)) == found


def test_an_office_with_its_person_named_is_resolved():
    make_participation(office=make_office(), person=make_person())
    assert said(office_without_holder) == []
