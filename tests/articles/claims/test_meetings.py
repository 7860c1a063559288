"""Whether one met another: what is on record is told with its source, and silence proves nothing."""

import pytest

from articles.claims import NotAClaim, claim
from participants.models import Meeting, Office, Participation
from tests.make import (
    make_article,
    make_attestation,
    make_country,
    make_coverage,
    make_meeting,
    make_name,
    make_office,
    make_organisation,
    make_participation,
    make_person,
    make_place,
    make_term,
)

pytestmark = pytest.mark.django_db
Status = Participation.Status


@pytest.fixture
def two():
    return make_country("KZ"), make_country("UZ")


@pytest.fixture
def presidents(two):
    """Kassym-Jomart Tokayev and Shavkat Mirziyoyev, in office; before them Nursultan Nazarbayev."""
    kazakhstan, uzbekistan = two
    tokayev = make_person("Kassym-Jomart Tokayev", slug="kassym-jomart-tokayev", family_name="Tokayev")
    make_name("Касым-Жомарт Токаев", language="ru", person=tokayev)
    nazarbayev = make_person("Nursultan Nazarbayev", slug="nursultan-nazarbayev", family_name="Nazarbayev")
    mirziyoyev = make_person("Shavkat Mirziyoyev", slug="shavkat-mirziyoyev", family_name="Mirziyoyev")
    of_kazakhstan = make_office("President of Kazakhstan", country=kazakhstan, slug="president-of-kazakhstan")
    of_uzbekistan = make_office("President of Uzbekistan", country=uzbekistan)
    make_term(nazarbayev, of_kazakhstan, start="1990-04-24", end="2019-03-20")
    make_term(tokayev, of_kazakhstan, start="2019-03-20", known_until="2026-01-01", source="The gazette")
    make_term(mirziyoyev, of_uzbekistan, start="2016-12-14", known_until="2026-01-01")
    return tokayev, mirziyoyev


def met(when="2022-12-26", parties=(), statuses=("attended", "attended"), **fields):
    meeting = make_meeting("Talks in “Tashkent” {1}", when, kind=Meeting.Kind.BILATERAL, **fields)
    for party, status in zip(parties, statuses, strict=True):
        column = party._meta.model_name
        make_participation(meeting, status=status, source="Kun.uz", **{column: party})
    return meeting


def standings(evidence):
    return [part.standing for part in evidence.parts]


# --- Attested -----------------------------------------------------------------


def test_a_held_meeting_with_both_attests_the_claim_with_its_source(two):
    met(parties=two, source="Kun.uz, 27 December 2022", confirmation="one-source", format="in-person")
    found = claim("kz", "uz", "2022-12-26")
    assert found.verdict == "attested"
    [evidence] = found.attested.shown
    assert (evidence.title, evidence.how) == ("Talks in “Tashkent” {1}", "in person, the two alone")
    assert evidence.cited.source == "Kun.uz, 27 December 2022"
    assert [part.cited.source for part in evidence.parts] == ["Kun.uz", "Kun.uz"]
    assert found.url == "/claims/?who=kz&met=uz&on=2022-12-26"


def test_a_meeting_of_another_day_attests_nothing(two):
    met(parties=two, when="2022-12-27")
    found = claim("kz", "uz", "2022-12-26")
    assert (found.verdict, found.elsewhere) == ("nothing-on-record", 1)


def test_a_meeting_of_several_days_was_on_each_of_them(two):
    met(parties=two, when="2022-12-26/2022-12-27")
    assert claim("kz", "uz", "2022-12-27").verdict == "attested"


def test_a_claim_of_no_day_is_attested_by_any(two):
    met(parties=two, when="XXXX-12-26")
    assert claim("kz", "uz").verdict == "attested"


@pytest.mark.parametrize(
    ("fields", "how"),
    [
        ({"kind": Meeting.Kind.CALL}, "by phone, the two alone"),
        ({"kind": Meeting.Kind.VIDEO_CONFERENCE}, "by video link, the two alone"),
        ({"kind": Meeting.Kind.SUMMIT, "format": "in-person"}, "in person, at a larger meeting"),
        ({"kind": Meeting.Kind.BILATERAL}, "in person or not: not stated, the two alone"),
    ],
)
def test_the_answer_says_how_they_met(two, fields, how):
    make_meeting(when="2022-12-26", countries=two, **fields)
    assert claim("kz", "uz").attested.shown[0].how == how


def test_the_same_room_is_not_said_to_be_a_talk(two):
    make_meeting(when="2022-12-26", countries=[*two, make_country("RU")])
    found = claim("kz", "uz", "2022")
    assert found.verdict == "attested"
    assert "were at the same meeting" in found.sentence
    assert any("does not show that the two spoke with each other" in said for said in found.sentences)


def test_a_person_is_there_by_an_office_that_they_surely_held(presidents):
    tokayev, mirziyoyev = presidents
    meeting = make_meeting(when="2022-12-26", people=[mirziyoyev])
    make_participation(meeting, office=Office.objects.get(slug="president-of-kazakhstan"), status="attended")
    found = claim("Токаев", "Mirziyoyev", "2022")
    assert found.verdict == "attested"
    assert [part.is_by_office for part in found.attested.shown[0].parts] == [True, False]
    assert found.url == "/claims/?who=kassym-jomart-tokayev&met=shavkat-mirziyoyev&on=2022"
    assert "Kassym-Jomart Tokayev was then (2022) President of Kazakhstan." in [n.text for n in found.offices]


def test_what_sources_say_against_it_stands_beside_it(two):
    meeting = met(parties=two)
    one = meeting.participations.get(country=two[0])
    article = make_article("Токаев не приехал", published_on="2022-12-27")
    make_attestation(article, one, status="absent", quote="", said_by_name="“X”; =cmd()")
    make_coverage(article, meeting, status="cancelled")
    found = claim("kz", "uz", "2022-12-26")
    assert found.verdict == "attested"
    against = [
        (said.of, said.status, said.said_by) for said in found.attested.shown[0].said if said.is_against
    ]
    assert against == [("", "cancelled", ""), ("Kazakhstan", "absent", "“X”; =cmd()")]
    assert any("Sources differ" in said for said in found.sentences)


# --- Possible -----------------------------------------------------------------


@pytest.mark.parametrize("status", ["invited", "confirmed"])
def test_who_was_only_invited_or_said_to_come_may_have_come(two, status):
    met(parties=two, statuses=("attended", status))
    found = claim("kz", "uz", "2022-12-26")
    assert found.verdict == "possible"
    assert standings(found.left_open.shown[0]) == ["attended", status]


@pytest.mark.parametrize("when", ["2022", "XXXX-12-26", "[2022-12-26,2023-12-26]", "2022-12-26?"])
def test_a_day_that_is_only_possible_leaves_it_open(two, when):
    met(parties=two, when=when)
    found = claim("kz", "uz", "2022-12-26")
    assert found.verdict == "possible"
    assert "known only in part" in found.left_open.shown[0].reasons[0]


def test_only_a_day_without_a_year_is_said_to_leave_it_open(two):
    met(parties=two, when="XXXX-12-26")
    assert "without a stated year" in claim("kz", "uz", "2022").sentence


@pytest.mark.parametrize("status", ["rumoured", "possible", "announced", "scheduled"])
def test_what_was_only_planned_is_not_attested_by_its_day_passing(two, status):
    met(parties=two, status=status)
    found = claim("kz", "uz", "2022-12-26")
    assert found.verdict == "possible"
    assert "no recorded source says what became of it" in found.left_open.shown[0].reasons[0]


def test_of_a_country_alone_it_is_not_said_who_came(presidents):
    tokayev, mirziyoyev = presidents
    meeting = make_meeting(when="2022-12-26", people=[mirziyoyev])
    make_participation(meeting, country=make_country("KZ"), status="attended")
    found = claim(tokayev.slug, mirziyoyev.slug, "2022-12-26")
    assert found.verdict == "possible"
    assert "who came for it is not stated" in " ".join(found.left_open.shown[0].reasons)


def test_an_office_that_they_only_may_have_held_leaves_it_open(presidents):
    tokayev, mirziyoyev = presidents
    meeting = make_meeting(when="XXXX-12-26", people=[mirziyoyev])
    make_participation(meeting, office=Office.objects.get(slug="president-of-kazakhstan"), status="attended")
    found = claim(tokayev.slug, mirziyoyev.slug)
    assert found.verdict == "possible"
    assert standings(found.left_open.shown[0]) == ["perhaps-holder", "named"]


# --- Against ------------------------------------------------------------------


@pytest.mark.parametrize("status", ["cancelled", "denied", "postponed"])
def test_what_was_called_off_denies_the_day_that_was_meant(two, status):
    met(parties=two, status=status)
    found = claim("kz", "uz", "2022-12-26")
    assert found.verdict == "denied"
    assert found.against.shown[0].status == status


@pytest.mark.parametrize("on", ["2022", "2022-12", "", "2022-12-26/2022-12-27"])
def test_what_was_called_off_denies_no_longer_time(two, on):
    met(parties=two, status="cancelled")
    found = claim("kz", "uz", on)
    assert (found.verdict, found.against.number) == ("nothing-on-record", 1)


def test_who_is_on_record_as_absent_did_not_meet_who_came(two):
    met(parties=two, statuses=("attended", "absent"))
    found = claim("kz", "uz", "2022-12-26")
    assert found.verdict == "denied"
    assert standings(found.against.shown[0]) == ["attended", "absent"]


def test_who_was_represented_was_not_there_but_the_country_was(presidents):
    tokayev, mirziyoyev = presidents
    meeting = make_meeting(when="2022-12-26", people=[mirziyoyev])
    make_participation(meeting, country=make_country("KZ"), person=tokayev, status="represented")
    assert claim(tokayev.slug, mirziyoyev.slug, "2022-12-26").verdict == "denied"
    of_the_country = claim("kz", mirziyoyev.slug, "2022-12-26")
    assert of_the_country.verdict == "attested"
    assert standings(of_the_country.attested.shown[0]) == ["by-another", "named"]


def test_a_complete_list_speaks_against_who_is_not_on_it_and_denies_nothing(two):
    meeting = make_meeting(when="2022-12-26", countries=[two[0], make_country("RU")])
    assert claim("kz", "uz", "2022-12-26").against.number == 0
    meeting.has_complete_list, meeting.list_source = True, "The communiqué"
    meeting.save()
    found = claim("kz", "uz", "2022-12-26")
    assert found.verdict == "nothing-on-record"
    assert standings(found.against.shown[0]) == ["named", "not-listed"]
    assert "complete (The communiqué)" in found.against.shown[0].reasons[0]


def test_who_came_for_the_country_is_told_and_who_held_the_office_then(presidents):
    tokayev, mirziyoyev = presidents
    meeting = make_meeting(when="2018-03-15", people=[mirziyoyev])
    other = make_person("Nursultan Nazarbayev the Elder")
    make_participation(meeting, country=make_country("KZ"), person=other, status="attended")
    found = claim(tokayev.slug, mirziyoyev.slug, "2018-03-15")
    assert found.verdict == "nothing-on-record"
    assert [note.text for note in found.offices] == [
        "Shavkat Mirziyoyev was then (15 March 2018) President of Uzbekistan.",
        "The office “President of Kazakhstan” was held then (15 March 2018) by Nursultan Nazarbayev.",
    ]


# --- Silence ------------------------------------------------------------------


def test_silence_is_nothing_on_record_and_says_how_much_there_is(two):
    make_meeting(when="2022-12-26")
    make_meeting(when="2022-05-01", countries=[two[0]])
    found = claim("kz", "uz", "2022")
    assert found.verdict == "nothing-on-record"
    assert found.known == (1, 2, 0)
    assert (found.horizon.first_year, found.horizon.held) == (2022, 2)


def test_whoever_stands_for_a_country_did_not_meet_it(presidents):
    tokayev, _mirziyoyev = presidents
    make_participation(
        make_meeting(when="2022-12-26"), country=make_country("KZ"), person=tokayev, status="attended"
    )
    assert claim(tokayev.slug, "kz", "2022").verdict == "nothing-on-record"


def test_a_meeting_of_an_organisation_is_not_its_taking_part(two):
    cis = make_organisation("CIS")
    meeting = make_meeting(when="2022-12-26", organisation=cis, countries=[two[0]])
    assert claim("kz", "cis", "2022").verdict == "possible"
    make_participation(meeting, organisation=cis, status="attended")
    assert claim("kz", "CIS", "2022").verdict == "attested"


# --- Where --------------------------------------------------------------------


def test_the_place_is_a_part_of_the_claim(two):
    tashkent = make_place("Tashkent", two[1], slug="tashkent")
    meeting = met(parties=two, place=tashkent)
    assert claim("kz", "uz", "2022", "tashkent").verdict == "attested"
    assert claim("kz", "uz", "2022", "uz").verdict == "attested"
    assert claim("kz", "uz", "2022", "kz").verdict == "nothing-on-record"
    Meeting.objects.filter(pk=meeting.pk).update(place=None)
    assert claim("kz", "uz", "2022", "Tashkent").verdict == "possible"


# --- Who is meant -------------------------------------------------------------


def problems(*texts):
    with pytest.raises(NotAClaim) as refused:
        claim(*texts)
    return refused.value.problems


def test_names_in_any_script_lead_to_one_address(two):
    make_name("Казахстан", language="ru", country=two[0])
    make_name("Oʻzbekiston", language="uz", country=two[1])
    assert claim("Казахстан", "O'zbekiston", "26 December 2022").url == claim("KZ", "uz", "2022-12-26").url


def test_a_code_or_slug_may_say_of_what_it_is(two):
    make_organisation("KZ")
    assert claim("country:kz", "uz").url == "/claims/?who=kz&met=uz"
    assert claim("organisation:kz", "uz").url == "/claims/?who=organisation%3Akz&met=uz"
    assert [problem.parameter for problem in problems("person:kz", "uz")] == ["who"]


def test_a_name_of_several_is_asked_back(two):
    make_person("Heydar Aliyev", slug="heydar-aliyev", family_name="Aliyev")
    make_person("Ilham Aliyev", slug="ilham-aliyev", family_name="Aliyev")
    [problem] = problems("Aliyev", "kz")
    assert [choice.value for choice in problem.choices] == ["heydar-aliyev", "ilham-aliyev"]


def test_an_office_is_asked_back_as_those_who_held_it(presidents):
    [problem] = problems("President of Kazakhstan", "uz")
    assert [choice.value for choice in problem.choices] == ["kassym-jomart-tokayev", "nursultan-nazarbayev"]


def test_a_date_that_may_be_two_is_asked_back(two):
    [problem] = problems("kz", "uz", "08/12/1991")
    assert [choice.value for choice in problem.choices] == ["1991-12-08", "1991-08-12"]


@pytest.mark.parametrize(
    ("texts", "parameters"),
    [
        (("", "uz"), ["who"]),
        (("kz", "kz"), ["met"]),
        (("kz", "nobody at all"), ["met"]),
        (("kz", "uz", "31 February 2022"), ["on"]),
        (("kz", "uz", "2022", "nowhere"), ["in"]),
        (("x" * 5000, "\0", "'; DROP--", "\ud800"), ["who", "met", "on", "in"]),
    ],
)
def test_what_cannot_be_used_is_told_by_field(two, texts, parameters):
    assert [problem.parameter for problem in problems(*texts)] == parameters
