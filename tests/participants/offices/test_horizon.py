"""Who holds an office is sure until the day until which the sources know it, and possible after it, everywhere."""

import csv
from datetime import date

import pytest
from django.urls import reverse

from articles.linking.linker import read_linker
from participants.dating import weigh
from participants.models.meeting import today
from participants.offices.timeline import PICTURE_WIDTH, timeline
from tests.make import (
    make_article,
    make_country,
    make_meeting,
    make_membership,
    make_office,
    make_organisation,
    make_participation,
    make_person,
    make_place,
    make_statement,
    make_term,
)
from tests.pages import page

pytestmark = pytest.mark.django_db

LAST, AFTER = "2026-01-01", "2026-01-02"
DAYS = pytest.mark.parametrize(("day", "is_sure"), [(LAST, True), (AFTER, False), ("2030-06-01", False)])
SO_FAR = pytest.mark.parametrize(("day", "is_sure"), [(LAST, True), (AFTER, False)])


@pytest.fixture
def armenia():
    return make_country("AM")


@pytest.fixture
def premier(armenia):
    return make_office("Prime Minister of Armenia", kind="head-of-government", country=armenia)


@pytest.fixture
def pashinyan(premier):
    person = make_person("Nikol Pashinyan", slug="nikol-pashinyan", family_name="Pashinyan")
    make_term(person, premier, "2018-05-08", known_until=LAST, confirmation="confirmed")
    return person


@pytest.fixture
def meeting(premier):
    """Makes one of a day at which the prime minister took part, unnamed, beside a named person."""

    def of(day):
        found = make_meeting("Talks", day, place=make_place("Yerevan", make_country("AM")), offices=[premier])
        make_participation(found, person=make_person("Serdar", slug="serdar"))
        return found

    return of


@SO_FAR
def test_who_was_in_office_on_a_day(client, pashinyan, day, is_sure):
    [row] = client.get("/countries/am.json", {"on": day}).json()["in_office"]
    assert (row["person"], row["is_sure"], row["known_until"]) == ("nikol-pashinyan", is_sure, LAST)

    text = page(client, f"/countries/am/?on={day}")
    assert "since 8 May 2018 (as of 1 January 2026)" in text
    assert ("possibly on this day" in text) != is_sure


@DAYS
def test_the_holder_on_the_page_and_in_the_file_of_a_meeting(client, pashinyan, meeting, day, is_sure):
    address = meeting(day).get_absolute_url()

    text = page(client, address)
    assert ("held on the day by Nikol Pashinyan resolved by date" in text) == is_sure
    possibly = "possibly held by Nikol Pashinyan since 8 May 2018 (as of 1 January 2026) not resolved"
    assert (possibly in text) != is_sure

    participants = client.get(f"{address[:-1]}.json").json()["participants"]
    [holder] = [row["office_held_by"][0] for row in participants if row["office"]]
    assert (holder["is_certain"], holder["known_until"]) == (is_sure, LAST)


@SO_FAR
def test_meetings_that_name_a_person_by_the_office(client, pashinyan, meeting, day, is_sure):
    meeting(day)
    together = 1 if is_sure else 0

    assert client.get("/meetings.json?person=nikol-pashinyan").json()["total"] == together
    pair = client.get("/people/nikol-pashinyan/serdar.json").json()
    assert pair["meetings_held"] == together
    answer = client.get("/matrix.csv?by=leader&person=nikol-pashinyan&person=serdar")
    lines = csv.DictReader(b"".join(answer.streaming_content).decode("utf-8-sig").splitlines())
    assert {line["with"]: int(line["nikol-pashinyan"]) for line in lines}["nikol-pashinyan"] == together
    trips = page(client, "/people/nikol-pashinyan/trips/")
    assert ("Yerevan" in trips) == is_sure


@SO_FAR
def test_a_country_speaks_through_its_sure_holder_only(client, pashinyan, day, is_sure):
    kazakhstan = make_country("KZ")
    article = make_article(countries=[kazakhstan], published_on=date.fromisoformat(day))
    make_statement(article, "We shall meet again.", speaker=pashinyan)
    assert ("We shall meet again." in page(client, "/countries/am/kz/")) == is_sure


@DAYS
def test_an_article_links_the_holder_or_suggests_who_may_hold_it(pashinyan, day, is_sure):
    found = read_linker().link("", "", "The Prime Minister of Armenia spoke.", date.fromisoformat(day), "en")
    by_rule = {one.rule: one for one in found if one.kind != "country"}

    if is_sure:
        assert set(by_rule) == {"office"}
        assert (by_rule["office"].person, by_rule["office"].certainty) == (pashinyan.pk, "sure")
    else:
        assert set(by_rule) == {"office-without-holder", "possible-holder"}
        assert by_rule["office-without-holder"].person is None
        suggested = by_rule["possible-holder"]
        assert (suggested.target, suggested.certainty) == (pashinyan.pk, "possible")


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        ("Prime Minister Pashinyan", "title-and-surname", "title-and-surname-of-a-possible-holder"),
        ("Pashinyan", "surname-of-the-holder", "surname-of-a-possible-holder"),
    ],
)
def test_a_family_name_is_a_suggestion_after_the_last_known_day(pashinyan, words, before, after):
    linker = read_linker()
    for day, rule in ((LAST, before), (AFTER, after)):
        [found] = linker.link("", "", f"{words} spoke.", date.fromisoformat(day), "en")
        assert (found.target, found.rule, found.certainty == "sure") == (pashinyan.pk, rule, day == LAST)


def test_a_family_name_of_two_who_may_hold_an_office_is_nobodys(pashinyan, premier):
    other = make_person("Ani Pashinyan", family_name="Pashinyan")
    make_term(other, premier, "2025-12-01", known_until="2025-12-01")
    found = read_linker().link("", "", "Prime Minister Pashinyan spoke.", date(2026, 1, 2), "en")
    assert [one for one in found if one.kind == "person"] == []


@SO_FAR
def test_the_evidence_for_a_date_says_who_possibly_held_the_office(pashinyan, premier, day, is_sure):
    meeting = make_meeting(when=f"[2020-12-01,{day}]", offices=[premier])
    [newest, _oldest] = weigh(meeting, list(meeting.participations.for_list()), [], []).candidates
    [argument] = newest.by_kind["offices"]
    possibly = "" if is_sure else "possibly "
    assert argument.words.endswith(f"named without a name, was then {possibly}Nikol Pashinyan.")


def test_lists_say_as_of_when_a_term_or_a_membership_holds(client, pashinyan, armenia):
    organisation = make_organisation("CIS")
    make_membership(armenia, organisation, known_until=LAST)
    for address in ("/people/nikol-pashinyan/", "/leaders/", "/countries/am/"):
        assert "since 8 May 2018 (as of 1 January 2026)" in page(client, address)
    for address in ("/countries/am/", organisation.get_absolute_url()):
        assert "since 21 December 1991 (as of 1 January 2026)" in page(client, address)
    assert client.get("/people/nikol-pashinyan.json").json()["terms"][0]["known_until"] == LAST
    country = client.get("/countries/am.json").json()
    assert country["leaders"][0]["known_until"] == country["memberships"][0]["known_until"] == LAST
    [member] = client.get(f"{organisation.get_absolute_url()[:-1]}.json").json()["memberships"]
    assert member["known_until"] == LAST


def test_the_picture_of_terms_is_hatched_after_the_last_known_day(pashinyan):
    term = pashinyan.terms.get()
    [bar] = timeline([term], date(2026, 11, 29)).lanes[0].bars
    assert bar.x + bar.width == PICTURE_WIDTH
    assert bar.sure_x + bar.sure_width < PICTURE_WIDTH - 10


def test_the_archive_says_as_of_when_it_stands(client, pashinyan):
    assert "at the latest 1 January 2026. After that day it is shown as possible" in page(client, "/about/")


# A successor


@pytest.fixture
def successor(premier):
    person = make_person("Ani Grigoryan", slug="ani-grigoryan")
    make_term(person, premier, "2026-06-10", known_until="2026-06-30")
    return person


def in_office(client, day):
    answer = client.get("/countries/am.json", {"on": day}).json()
    return {row["person"]: row["is_sure"] for row in answer["in_office"]}


def test_a_successors_term_closes_nothing_by_itself(client, pashinyan, successor):
    assert pashinyan.terms.get().end is None
    assert in_office(client, "2026-03-01") == {"nikol-pashinyan": False}
    assert in_office(client, "2026-06-20") == {"nikol-pashinyan": False, "ani-grigoryan": True}
    assert in_office(client, "2026-08-01") == {"nikol-pashinyan": False, "ani-grigoryan": False}


def test_after_the_horizon_of_two_both_are_possible(client, pashinyan, successor, meeting):
    held = meeting("2026-08-01")
    text = page(client, held.get_absolute_url())
    assert "possibly held by Nikol Pashinyan since 8 May 2018 (as of 1 January 2026)" in text
    assert "; Ani Grigoryan since 10 June 2026 (as of 30 June 2026) not resolved" in text

    found = read_linker().link("", "", "The Prime Minister of Armenia spoke.", date(2026, 8, 1), "en")
    suggested = {one.target for one in found if one.rule == "possible-holder"}
    assert suggested == {pashinyan.pk, successor.pk}


# Members


@pytest.mark.ignore_template_errors
@SO_FAR
def test_the_members_proposed_are_possible_after_the_last_known_day(
    admin_client, pashinyan, armenia, day, is_sure
):
    organisation = make_organisation("EAEU")
    make_membership(armenia, organisation, "2015-01-02", known_until=LAST)
    meeting = make_meeting(when=day, organisation=organisation)
    address = reverse("admin:participants_meeting_members", args=[meeting.pk])

    text = page(admin_client, address)
    assert ("member possibly" in text) != is_sure
    assert ("Prime Minister of Armenia: possibly Nikol Pashinyan" in text) != is_sure
    ticked = 'value="AM" checked' in admin_client.get(f"{address}?all").content.decode()
    assert ticked == is_sure


def test_what_is_open_today_is_sure_today(client, premier):
    make_term(make_person(slug="holder"), premier, "2018-05-08", known_until=today())
    assert in_office(client, today()) == {"holder": True}
