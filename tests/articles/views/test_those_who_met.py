"""The pages of those who met with what is written of them, as readers see them."""

import re

import pytest
from django.urls import reverse

from tests.make import (
    make_article,
    make_attestation,
    make_country,
    make_coverage,
    make_meeting,
    make_membership,
    make_name,
    make_office,
    make_organisation,
    make_participation,
    make_person,
    make_place,
    make_series,
    make_statement,
    make_term,
)
from tests.pages import page, text_of

pytestmark = pytest.mark.django_db


# What a page says


def test_a_country_shows_its_leaders_memberships_meetings_and_news(client):
    kazakhstan = make_country("KZ", official_name="Republic of Kazakhstan")
    office = make_office("President of Kazakhstan", country=kazakhstan)
    make_term(make_person("Kassym-Jomart Tokayev"), office, start="2019-03-20")
    make_membership(kazakhstan, make_organisation("CIS"), start="1991-12-21")
    make_meeting("Summit in Astana", countries=[kazakhstan])
    make_article("Astana prepares", countries=[kazakhstan])
    make_article("Never shown", countries=[kazakhstan], status="draft")

    text = page(client, "/countries/kz/")

    for words in (
        "Republic of Kazakhstan",
        "Kassym-Jomart Tokayev",
        "since 20 March 2019 (as of ",
        "CIS",
        "Summit in Astana",
    ):
        assert words in text
    assert "Astana prepares" in text
    assert "Never shown" not in text


def test_the_regions_states_stand_before_all_others(client):
    make_country("UZ", region="Central Asia")
    make_article(countries=[make_country("XA", name="Atlantis")])
    make_country("XB", name="Utopia")
    text = page(client, "/countries/")
    listed = text.partition("The region")[2]
    assert (
        listed.index("Uzbekistan")
        < listed.index("Other countries")
        < listed.index("Atlantis none on record 1")
    )
    assert listed.index("Atlantis") < listed.index(
        "1 country with no meeting and no article on record Utopia"
    )
    assert "Atlantis" not in page(client, "/").partition("Latest articles")[0]


def test_only_held_meetings_are_counted_as_held(client):
    armenia = make_country("AM")
    make_meeting("Summit", countries=[armenia])
    make_meeting("Possible talk", countries=[armenia], status="possible", kind="bilateral")

    text = page(client, "/countries/am/")

    assert "1 meeting on record" in text
    assert "1 other is possible, announced or called off." in text
    assert "Possible talk" in text


def test_an_invitation_is_not_attendance(client):
    uzbekistan = make_country("UZ")
    make_participation(make_meeting("Came"), country=uzbekistan, status="attended")
    make_participation(make_meeting("Asked to come"), country=uzbekistan, status="invited")

    text = page(client, "/countries/uz/")

    assert "1 meeting on record" in text
    assert "Only invited to 1 more." in text
    assert re.search(r"Asked to come .{0,30}[Ii]nvited", text)
    assert not re.search(r"Came .{0,30}[Ii]nvited", text.replace("Asked to come", "Asked"))
    assert "Uzbekistan 1 meeting" in page(client, "/")


def test_a_country_that_stayed_away_did_not_meet(client):
    moldova = make_country("MD")
    make_participation(make_meeting("Summit without Moldova"), country=moldova, status="absent")
    assert "Summit without Moldova" not in page(client, "/countries/md/")


def test_a_meeting_does_not_name_a_state_that_is_recorded_as_absent(client):
    meeting = make_meeting(slug="summit", countries=[make_country("KZ")])
    make_participation(meeting, country=make_country("UZ"), status="absent")
    make_participation(meeting, country=make_country("TM"), status="invited")
    ru = make_country("RU")
    make_participation(meeting, country=ru, person=make_person(), status="absent")
    make_participation(meeting, country=ru, person=make_person())
    side = client.get("/meetings/summit/").content.decode().partition("Countries named")[2]
    named = re.findall(r'href="/countries/(\w\w)/"', side.partition("</section>")[0])
    assert sorted(named) == ["kz", "ru", "tm"]


def test_a_meeting_shows_evidence_for_and_against_beside_each_participant(client):
    meeting = make_meeting("Informal summit")
    armenia = make_participation(meeting, country=make_country("AM"), status="attended")
    report = make_article("Armenia was there")
    denial = make_article("Armenia stayed away", body="From Armenia nobody came.")
    make_attestation(report, armenia, "attended", said_by_name="the press service")
    make_attestation(denial, armenia, "absent", quote="nobody came")
    make_attestation(make_article("Secret", status="draft"), armenia, "absent")

    text = page(client, meeting.get_absolute_url())

    assert re.search("Armenia was there .*: attended , according to the press service", text)
    assert re.search("Armenia stayed away .* nobody came .*: against: absent", text)
    assert "Secret" not in text


def test_participants_stand_by_country_whoever_they_are(client):
    armenia = make_country("AM")
    meeting = make_meeting(countries=[make_country("UZ"), armenia])
    make_participation(meeting, name_as_given="regional guests")
    office = make_office("Prime Minister of Armenia", kind="head-of-government", country=armenia)
    make_participation(meeting, office=office, person=make_person("Nikol Pashinyan"))

    text = page(client, meeting.get_absolute_url())
    table = text.partition("Who took part")[2]

    order = [table.index(words) for words in ("Armenia", "Nikol Pashinyan", "Uzbekistan", "regional guests")]
    assert order == sorted(order)


def test_an_office_is_resolved_by_the_date_and_says_so(client):
    office = make_office("President of Kazakhstan")
    make_term(make_person("Nursultan Nazarbayev"), office, start="1990-04-24", end="2019-03-20")
    make_term(make_person("Kassym-Jomart Tokayev"), office, start="2019-03-20")
    meeting = make_meeting(when="2023-12-26", offices=[office])

    text = page(client, meeting.get_absolute_url())

    assert "held on the day by Kassym-Jomart Tokayev resolved by date" in text
    assert "Nazarbayev" not in text


def test_an_office_that_two_surely_held_is_not_resolved(client):
    office = make_office("President of Kazakhstan")
    for name in ("Nursultan Nazarbayev", "Kassym-Jomart Tokayev"):
        make_term(make_person(name), office, start="2019-03-20")
    meeting = make_meeting(when="2023-12-26", offices=[office])

    text = page(client, meeting.get_absolute_url())

    assert "Nursultan Nazarbayev" in text and "Kassym-Jomart Tokayev" in text
    assert "not resolved" in text and "resolved by date" not in text


def test_an_office_stays_an_office_while_the_year_is_not_stated(client):
    office = make_office("President of Kazakhstan")
    make_term(make_person("Nursultan Nazarbayev"), office, start="1990-04-24", end="2019-03-20")
    make_term(make_person("Kassym-Jomart Tokayev"), office, start="2019-03-20")
    meeting = make_meeting(when="XXXX-12-26", offices=[office])

    text = page(client, meeting.get_absolute_url())

    assert "26 December, year not stated" in text
    assert "Nursultan Nazarbayev" in text
    assert "Kassym-Jomart Tokayev" in text
    assert "not resolved" in text


def test_on_a_day_of_handover_both_holders_are_named(client):
    office = make_office("President of Russia")
    make_term(make_person("Boris Yeltsin"), office, start="1991-07-10", end="1999-12-31")
    make_term(make_person("Vladimir Putin"), office, start="1999-12-31", is_acting=True)
    meeting = make_meeting(when="1999-12-31", offices=[office])

    text = page(client, meeting.get_absolute_url())

    assert "Boris Yeltsin" in text
    assert "Vladimir Putin" in text


def test_a_person_is_found_at_meetings_by_name_and_by_office(client):
    person = make_person("Kassym-Jomart Tokayev", slug="tokayev")
    office = make_office("President of Kazakhstan")
    make_term(person, office, start="2019-03-20")
    make_name("Токаев", "ru", person=person)
    make_meeting("Named in person", people=[person])
    make_meeting("Named by office", when="2023-12-26", offices=[office])
    make_meeting("Before the term", when="2018-12-06", offices=[office])
    make_meeting("In any year", when="XXXX-12-26", offices=[office])
    make_statement(make_article("An interview"), "Trade will grow.", speaker=person)

    text = page(client, "/people/tokayev/")

    assert "Named in person" in text
    assert "Named by office" in text
    assert "Before the term" not in text
    assert "In any year" not in text
    assert "Trade will grow." in text
    assert "Токаев" in text


def test_a_meeting_leads_to_parent_parts_and_siblings(client):
    summit = make_meeting("Informal summit", slug="summit")
    talks = make_meeting("Gas talks", parent=summit, slug="talks")
    council = make_meeting("Council session", slug="council")
    summit.links_out.create(second=council, kind="replaced-by")

    assert "Parts of this meeting 26 December 2023 Gas talks" in page(client, summit.get_absolute_url())
    assert "Part of Informal summit" in page(client, talks.get_absolute_url())
    assert "replaces Informal summit" in page(client, council.get_absolute_url())


def test_a_meeting_says_what_each_article_gives_as_its_status(client):
    meeting = make_meeting("Summit", status="held")
    make_coverage(make_article("It was called off"), meeting, status="cancelled")
    text = page(client, meeting.get_absolute_url())
    assert "It was called off" in text
    assert "cancelled differs" in text


def test_a_meeting_with_no_participants_says_that_membership_is_not_attendance(client):
    meeting = make_meeting(organisation=make_organisation("CIS"))
    assert "Belonging to a body does not mean having come." in page(client, meeting.get_absolute_url())


def test_an_organisation_shows_members_through_time_series_and_meetings(client):
    cis = make_organisation("CIS")
    make_membership(make_country("GE"), cis, start="1993-12-03", end="2009-08-18")
    make_series("Informal summits", organisation=cis)
    make_meeting("Minsk summit", organisation=cis)
    text = page(client, "/organisations/cis/")
    for words in ("Georgia", "3 December 1993 – 18 August 2009", "Informal summits", "Minsk summit"):
        assert words in text


# Addresses


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (make_person, "person-detail"),
        (make_organisation, "organisation-detail"),
        (make_series, "series-detail"),
        (make_meeting, "meeting-detail"),
    ],
)
def test_an_old_slug_redirects_for_good(client, make, name):
    row = make(slug="old-address")
    row.slug = "new-address"
    row.save()
    response = client.get(reverse(name, args=["old-address"]), {"page": 2})
    assert response.status_code == 301
    assert response["Location"] == reverse(name, args=["new-address"]) + "?page=2"


def test_a_country_in_capitals_redirects_to_its_address(client):
    make_country("KZ")
    response = client.get("/countries/KZ/")
    assert (response.status_code, response["Location"]) == (301, "/countries/kz/")


@pytest.mark.parametrize(
    "address",
    [
        "/countries/zz/",
        "/countries/kaz/",
        "/countries/%D0%BA%D0%B7/",
        "/people/nobody/",
        "/organisations/none/",
        "/series/none/",
        "/meetings/none/",
        "/meetings/" + "a" * 900 + "/",
    ],
)
def test_what_is_not_there_is_not_found(client, address):
    assert client.get(address).status_code == 404


# Queries


def fill(number):
    """A country, an organisation, a person and a series with `number` of everything; a meeting with them."""
    cis = make_organisation("CIS")
    series = make_series(slug="series", organisation=cis)
    kazakhstan = make_country("KZ")
    office = make_office("President of Kazakhstan", country=kazakhstan)
    person = make_person("Kassym-Jomart Tokayev", slug="tokayev")
    big = make_meeting("The meeting", slug="the-meeting", series=series, organisation=cis)
    for index in range(number):
        country = make_country()
        make_term(make_person(), office, start=f"{1991 + index}-01-01", end=f"{1991 + index}-12-31")
        make_term(person, make_office(country=country))
        make_membership(country, cis)
        make_membership(kazakhstan, make_organisation())
        make_name(f"Spelling {index}", person=person)
        article = make_article(countries=[kazakhstan, country], people=[person], organisations=[cis])
        make_statement(article, speaker=person)
        make_coverage(article, big)
        meeting = make_meeting(
            countries=[kazakhstan, country],
            people=[person],
            series=series,
            organisation=cis,
            place=make_place(country=country),
            parent=big,
        )
        big.links_out.create(second=meeting, kind="sibling")
        participation = make_participation(big, country=country, office=make_office(country=country))
        make_attestation(article, participation, said_by_person=person)


@pytest.mark.parametrize("number", [1, 12])
@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/countries/", 3),
        ("/countries/kz/", 12),
        ("/people/tokayev/", 16),
        ("/organisations/cis/", 13),
        ("/meetings/the-meeting/", 11),
    ],
)
def test_a_page_costs_the_same_for_any_size(client, django_assert_num_queries, address, queries, number):
    fill(number)
    with django_assert_num_queries(queries):
        assert client.get(address).status_code == 200


def test_an_invitation_does_not_speak_against_an_attendance_but_an_absence_does(client):
    meeting = make_meeting("Gas talks")
    participation = make_participation(meeting, country=make_country("KZ"), status="attended")
    make_attestation(make_article("Invited"), participation, status="invited")
    assert "against: invited" not in text_of(client.get(meeting.get_absolute_url()))

    make_attestation(make_article("Absent"), participation, status="absent")

    assert "against: absent" in text_of(client.get(meeting.get_absolute_url()))
