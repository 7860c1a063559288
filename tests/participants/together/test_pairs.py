"""The pages of two countries and of two people."""

import re
from html import unescape

import pytest

from participants.models import Meeting, Person
from summit_archive.slugs import FormerSlug
from tests.make import (
    make_country,
    make_meeting,
    make_office,
    make_participation,
    make_person,
    make_place,
    make_term,
)
from tests.pages import table_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def kz():
    return make_country("KZ")


@pytest.fixture
def uz():
    return make_country("UZ")


def text_of(response):
    assert response.status_code == 200
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", response.content.decode())).split())


def summary(client, address="/countries/kz/uz"):
    return client.get(f"{address}.json").json()


def numbers_with_links(response):
    """Each number of the page that is a link, and the link: [(number, address)]."""
    found = re.findall(r'<a class="tally__number" href="([^"]+)">(\d+)</a>', response.content.decode())
    return [(int(number), unescape(address)) for address, number in found]


def listed(client, address):
    return client.get(address.replace("/meetings/", "/meetings.json")).json()["total"]


# Where it is


def test_a_pair_is_at_its_codes_in_order(client, kz, uz):
    for address in ("/countries/uz/kz/", "/countries/KZ/uz/", "/countries/kz/UZ/"):
        response = client.get(f"{address}?a=b")
        assert (response.status_code, response["Location"]) == (301, "/countries/kz/uz/?a=b")
    assert client.get("/countries/uz/kz.csv")["Location"] == "/countries/kz/uz.csv"
    assert client.get("/countries/uz/kz.json")["Location"] == "/countries/kz/uz.json"


def test_a_country_and_itself_are_that_country(client, kz):
    assert client.get("/countries/kz/kz/")["Location"] == "/countries/kz/"


@pytest.mark.parametrize("address", ["kz/zz/", "zz/kz/", "kz/nothing/", "kz/ß/", "kz/zz.csv"])
def test_an_unknown_country_has_no_pair(client, kz, address):
    assert client.get(f"/countries/{address}").status_code == 404


def test_people_are_at_their_slugs_in_order_and_follow_former_ones(client):
    berdymukhamedov = make_person("Serdar", slug="serdar")
    make_person("Nikol", slug="nikol")
    FormerSlug.objects.create(kind=Person._meta.db_table, slug="the-old", object_id=berdymukhamedov.pk)
    for address in ("/people/serdar/nikol/", "/people/the-old/nikol/", "/people/nikol/the-old/"):
        assert client.get(address)["Location"] == "/people/nikol/serdar/"
    assert client.get("/people/nikol/nobody/").status_code == 404
    assert client.get("/people/nikol/nikol/")["Location"] == "/people/nikol/"


def test_a_pair_without_a_meeting_offers_the_meetings_of_each(client, kz, uz):
    response = client.get("/countries/kz/uz/")
    assert "No meetings of both recorded. There may have been some." in text_of(response)
    assert 'href="/meetings/?country=kz"' in response.content.decode()


# What counts


def test_only_a_held_meeting_in_which_both_took_part_counts(client, kz, uz):
    make_meeting("Both came", countries=[kz, uz])
    make_meeting("One came", countries=[kz])
    invited = make_meeting("One was invited", countries=[kz])
    make_participation(invited, country=uz, status="invited")
    absent = make_meeting("One stayed away", countries=[kz])
    make_participation(absent, country=uz, status="absent")
    make_meeting("Called off", countries=[kz, uz], status="cancelled")

    pair = summary(client)
    text = text_of(client.get("/countries/kz/uz/"))

    assert (pair["meetings_held"], [row["title"] for row in pair["meetings"]]) == (1, ["Both came"])
    uncounted = text.partition("Named, not counted")[2]
    assert "One was invited" in uncounted
    assert "Called off" in uncounted
    assert "One came" not in text
    assert "One stayed away" not in text


def test_an_office_stands_for_its_country_unless_a_row_names_another(client, kz, uz):
    office = make_office(country=uz)
    make_meeting("By office", countries=[kz], offices=[office])
    elsewhere = make_meeting("For another", countries=[kz])
    make_participation(elsewhere, country=make_country("TJ"), office=office)
    assert [row["title"] for row in summary(client)["meetings"]] == ["By office"]


@pytest.mark.parametrize(
    ("kind", "others", "circle"),
    [
        ("bilateral", 0, "bilateral"),
        ("bilateral", 1, "bilateral"),
        ("trilateral", 0, "trilateral"),
        ("call", 0, "bilateral"),
        ("call", 1, "trilateral"),
        ("visit", 0, "bilateral"),
        ("visit", 2, "same_room"),
        ("multilateral", 0, "same_room"),
        ("margins", 0, "bilateral"),
        ("margins", 2, "same_room"),
        ("summit", 0, "same_room"),
        ("council-session", 1, "same_room"),
    ],
)
def test_the_circle_goes_by_the_kind_and_then_by_who_took_part(client, kz, uz, kind, others, circle):
    countries = [kz, uz, *(make_country() for _ in range(others))]
    meeting = make_meeting(kind=kind, countries=countries)
    make_participation(meeting, country=make_country("RU"), status="invited")
    assert {name: number for name, number in summary(client)["circles"].items() if number} == {circle: 1}


@pytest.mark.parametrize("who", ["person", "name_as_given"])
def test_whoever_came_for_no_country_on_record_leaves_the_circle_open(client, kz, uz, who):
    """Of three parties, one of which nobody placed, a talk of two cannot be told."""
    talk = make_meeting(kind="margins", countries=[kz, uz])
    make_meeting(kind="call", countries=[kz, uz])
    make_participation(talk, **{who: make_person() if who == "person" else "an envoy"})
    absent = make_meeting(kind="call", countries=[kz, uz])
    make_participation(absent, person=make_person(), status="absent")
    circles = {name: number for name, number in summary(client)["circles"].items() if number}
    assert circles == {"bilateral": 2, "same_room": 1}


def test_people_met_by_name_or_as_the_sure_holder_of_an_office(client):
    one, other = make_person("Nikol", slug="nikol"), make_person("Serdar", slug="serdar")
    office = make_office()
    make_term(other, office, start="2022-03-19")
    make_meeting("Both named", people=[one, other], when="2021-05-01")
    make_meeting("In office", people=[one], offices=[office], when="2023-05-01")
    make_meeting("Perhaps in office", people=[one], offices=[office], when="2022")
    make_meeting("Before", people=[one], offices=[office], when="2020")
    invited = make_meeting("Invited", people=[one])
    make_participation(invited, office=office, status="invited")

    pair = summary(client, "/people/nikol/serdar")

    assert [row["title"] for row in pair["meetings"]] == ["In office", "Both named"]
    asked = {"person": ["nikol", "serdar"], "part": "present", "status": "held"}
    assert client.get("/meetings.json", asked).json()["total"] == 2


# When


def test_first_last_and_gap_leave_out_what_is_not_certain(client, kz, uz):
    for when in ("2001-05-03", "2003-05-03", "2003-05-04/2003-06-01", "2010-01-01?", "1999"):
        make_meeting(when, when=when, countries=[kz, uz])

    pair = summary(client)
    slugs = {meeting.title: meeting.slug for meeting in Meeting.objects.all()}

    assert (pair["first_on_record"], pair["last_on_record"]) == (
        slugs["2001-05-03"],
        slugs["2003-05-04/2003-06-01"],
    )
    assert (pair["possibly_earlier"], pair["possibly_later"]) == ([slugs["1999"]], [slugs["2010-01-01?"]])
    assert pair["longest_gap_on_record"] == {
        "days": 730,
        "after": slugs["2001-05-03"],
        "until": slugs["2003-05-03"],
    }
    assert pair["untold_gap"] is None
    assert pair["without_certain_day"] == 2
    text = text_of(client.get("/countries/kz/uz/"))
    assert "2 meetings have no certain day and are left out of “last met”" in text
    assert "Their leaders last met on 4 May – 1 June 2003 ." in text
    assert "1 other meeting may have been later" in text
    assert "Longest gap without a recorded meeting: 2 years , from 3 May 2001 to 3 May 2003." in text


def test_a_long_meeting_hides_the_gap_behind_a_short_one(client, kz, uz):
    for when in ("2020-01-01/2020-03-01", "2020-01-02", "2020-03-11"):
        make_meeting(when, when=when, countries=[kz, uz])
    assert summary(client)["longest_gap_on_record"]["days"] == 10


def test_years_tell_the_possible_apart(client, kz, uz):
    for when in ("2020-05-01", "2020", "2020-05?", "[2019-05-01,2020-05-01]", "2019-12-31/2020-01-01"):
        make_meeting(when=when, countries=[kz, uz])
    years = {row["year"]: (row["certain"], row["possible"]) for row in summary(client)["years"]}
    assert years == {2019: (1, 1), 2020: (3, 2)}


# Every number leads to what it counts


def test_every_number_of_a_pair_is_that_of_the_list_behind_it(client, kz, uz):
    russia = make_country("RU")
    astana = make_place("Astana", country=kz)
    for when, kind, role in (
        ("2020-05-01", "bilateral", "host"),
        ("2020-06", "call", "chair"),
        ("2020-06?", "summit", "participant"),
        ("XXXX-12-26", "summit", "host"),
        ("2021-05-01", "margins", "not-stated"),
    ):
        meeting = make_meeting(when=when, kind=kind, countries=[uz, russia], place=astana)
        make_participation(meeting, country=kz, role=role)
    make_meeting(when="2021-05-01", kind="call", countries=[kz, uz])

    response = client.get("/countries/kz/uz/")

    links = numbers_with_links(response)
    assert len(links) > 12
    assert any("year=not-stated" in address for _number, address in links)
    for number, address in links:
        assert (address, listed(client, address)) == (address, number)
    hosts = {row["host"]: row["meetings"] for row in summary(client)["hosts"]}
    assert hosts == {"Kazakhstan": 3, "no host on record": 3}
    head = response.content.decode().partition('<h2 id="years">6 meetings on record since 2020</h2>')[2]
    assert head.lstrip().startswith(
        '<p><a href="/meetings/?country=kz&amp;country=uz&amp;match=all&amp;part=present&amp;status=held">'
    )


def test_every_number_of_two_people_is_that_of_the_list_behind_it(client):
    people = [make_person("Nikol", slug="nikol"), make_person("Serdar", slug="serdar")]
    for when in ("2020-05-01", "2020-06", "2020-06?", "[2019-05-01,2020-05-01]"):
        make_meeting(when=when, people=people)
    links = numbers_with_links(client.get("/people/nikol/serdar/"))
    assert len(links) > 5
    for number, address in links:
        assert (address, listed(client, address)) == (address, number)


def test_of_places_with_as_many_meetings_that_of_the_newest_comes_first(client, kz, uz):
    places = [make_place(name, country=uz) for name in ("Bukhara", "Tashkent", "Samarkand")]
    for place, dates in zip(places, (["2002", "2004"], ["2001-03-01", "2006"], ["2005"]), strict=True):
        for when in dates:
            make_meeting(when=when, countries=[kz, uz], place=place)
    make_meeting(when="2007", countries=[kz, uz])
    told = [(row["place"].partition(",")[0], row["meetings"]) for row in summary(client)["places"]]
    assert told == [("Tashkent", 2), ("Bukhara", 2), ("Samarkand", 1)]
    assert "not on record 1" in text_of(client.get("/countries/kz/uz/"))


def test_a_place_is_no_host(client, kz, uz):
    make_meeting(countries=[kz, uz], place=make_place("Tashkent", country=uz))
    pair = summary(client)
    assert pair["places"] == [{"place": "Tashkent, Uzbekistan", "meetings": 1}]
    assert pair["hosts"] == [{"host": "no host on record", "meetings": 1}]


def test_a_part_of_a_larger_meeting_names_it(client, kz, uz):
    summit = make_meeting("The great summit", countries=[])
    make_meeting("The talk", kind="margins", parent=summit, countries=[kz, uz])
    assert re.search(r"The talk , .* a part of The great summit", text_of(client.get("/countries/kz/uz/")))


# Files


def test_the_years_are_a_file(client, kz, uz):
    make_meeting(when="2020-05-01", kind="bilateral", countries=[kz, uz])
    make_meeting(when="2020-06?", countries=[kz, uz])
    response = client.get("/countries/kz/uz.csv")
    lines = table_of(response).split()
    assert lines == ["year,bilateral,trilateral,same_room,certain,possible,known,of", "2020,1,0,0,1,1,1,1"]


def test_the_meetings_that_the_page_counts_are_a_file_to_take_along(client, kz, uz):
    make_meeting("Talks", "2024-05-27", [kz, uz])
    make_meeting("Alone", "2024-05-28", [kz])
    make_meeting("To come", "2024-05-29", [kz, uz], status=Meeting.Status.CANCELLED)
    html = client.get("/countries/kz/uz/").content.decode()
    (address,) = re.findall(r'href="([^"]+)"[^>]*>Download these meetings', html)
    table = client.get(unescape(address))
    assert table["Content-Type"].startswith("text/csv")
    lines = b"".join(table.streaming_content) if table.streaming else table.content
    assert [name for name in (b"Talks", b"Alone", b"To come") if name in lines] == [b"Talks"]


def test_what_states_no_year_stands_once_beside_the_years_and_last_in_the_file(client, kz, uz):
    make_meeting(when="2020-05-01", countries=[kz, uz])
    make_meeting(when="XXXX-12-26", countries=[kz, uz])
    html = client.get("/countries/kz/uz/").content.decode()
    assert html.count("of no stated year is not drawn") == 1
    assert "in doubt" not in html.partition('<ul class="key">')[2].partition("</ul>")[0]
    lines = table_of(client.get("/countries/kz/uz.csv")).split()
    assert lines[1:] == ["2020,0,0,1,1,0,1,1", ",0,0,0,0,1,1,1"]
    assert [year["year"] for year in summary(client)["years"]] == [2020, None]
