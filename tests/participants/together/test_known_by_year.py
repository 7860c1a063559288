"""Counts of who met whom say of how many meetings the participants are on record, on each page and in each file."""

import csv
from datetime import date

import pytest

from participants.completeness.known import NOTHING, Known
from participants.models import Meeting
from participants.remembered import remembered
from participants.together.attendance import held_in
from participants.together.known_by_year import known_by_year
from tests.make import make_article, make_country, make_meeting, make_person, make_place, make_term
from tests.pages import page

pytestmark = pytest.mark.django_db

COMPLETE = {"has_complete_list": True, "list_source": "Kremlin press service"}
PAGES = [
    "/countries/kz/uz/",
    "/people/islam/nursultan/",
    "/matrix/",
    "/matrix/?by=leader",
    "/compare/?country=kz&country=uz",
    "/compare/?person=islam&person=nursultan",
    "/countries/kz/network/",
    "/people/islam/network/",
    "/people/islam/trips/",
]


@pytest.fixture
def archive():
    """Two meetings of both, one with a complete list; three held ones of nobody knows whom; one that was not held."""
    countries = [make_country("KZ"), make_country("UZ")]
    people = [make_person(slug="islam"), make_person(slug="nursultan")]
    for person in people:
        make_term(person)
    both = {"countries": countries, "people": people, "place": make_place()}
    make_meeting(when="2001-05-01", kind="call", **both)
    make_meeting(when="2004-05-01", **both, **COMPLETE)
    for when in ("2002-05-01", "2003-12-31/2004-01-01", "XXXX-12-26"):
        make_meeting(when=when)
    make_meeting(when="2002-06-01", status="announced")
    return countries


def test_what_states_no_year_is_counted_by_itself(archive):
    memory = remembered()
    known = known_by_year(memory, held_in(memory))
    assert (known.of(None).known, known.of(None).of) == (0, 1)
    assert known.of(2024) == NOTHING


def rows(client, address):
    return list(csv.DictReader(b"".join(client.get(address)).decode("utf-8-sig").splitlines()))


@pytest.mark.parametrize("address", PAGES)
def test_each_page_says_of_how_many_meetings_the_participants_are_on_record(client, archive, address):
    told = page(client, address)
    assert "Participants are on record for 2 of 5 held meetings." in told
    assert "1 of these lists may be incomplete." in told


@pytest.mark.parametrize("address", PAGES)
def test_where_all_lists_are_complete_nothing_is_doubted(client, archive, address):
    Meeting.objects.filter(participations=None).delete()
    Meeting.objects.update(has_complete_list=True, list_source="Kremlin press service")
    told = client.get(address).content.decode()
    assert "Participants are on record for all 2 held meetings." in told
    assert "of these lists" not in told
    assert "not counted here" not in told


def test_where_nobody_is_on_record_that_is_told(client):
    make_country("KZ"), make_country("UZ")
    assert "No held meeting is on record here." in page(client, "/countries/kz/uz/")
    make_meeting(), make_meeting()
    told = page(client, "/countries/kz/uz/")
    assert "Participants are on record for none of the 2 held meetings." in told


@pytest.mark.parametrize(
    "address",
    [
        "/countries/kz/uz.json",
        "/people/islam/nursultan.json",
        "/matrix.json",
        "/compare.json?country=kz&country=uz",
    ],
)
def test_each_json_says_so(client, archive, address):
    told = client.get(address).json()
    assert (told["known"], told["of"], told["complete"]) == (2, 5, 1)


@pytest.mark.parametrize(
    "address",
    ["/matrix.csv", "/countries/kz/network.csv", "/people/islam/network.csv", "/people/islam/trips.csv"],
)
def test_each_line_of_a_table_says_so(client, archive, address):
    lines = rows(client, address)
    assert lines
    assert {(line["known"], line["of"]) for line in lines} == {("2", "5")}


@pytest.mark.parametrize("address", ["/countries/kz/uz.csv", "/compare.csv?country=kz&country=uz"])
def test_each_year_says_of_how_many_of_its_own_meetings(client, archive, address):
    make_meeting(when="2002-07-01", countries=archive)
    told = {line["year"]: (line["known"], line["of"]) for line in rows(client, address)}
    assert (told["2001"], told["2002"], told["2004"]) == (("1", "1"), ("1", "2"), ("1", "2"))


def test_a_year_in_which_nobody_knows_who_met_is_no_zero(client, archive):
    html = client.get("/countries/kz/uz/").content.decode()
    columns = html.partition('class="marks__columns"')[2].partition("</svg>")[0]
    assert columns.count('class="m-hatch"') == 2
    told = page(client, "/countries/kz/uz/")
    nothing = "not recorded " * 6
    assert f"2003 {nothing}0 of 1 2002 {nothing}0 of 1 2001 – – – 1 1 – 1 of 1" in told
    assert "Hatched under a year: nothing recorded" in told


def test_a_year_whose_lists_are_complete_is_a_zero(client, archive):
    for year in (2002, 2003):
        make_meeting(when=f"{year}-01-01", countries=[make_country("RU")], **COMPLETE)
    Meeting.objects.filter(participations=None).delete()
    html = client.get("/countries/kz/uz/").content.decode()
    assert "m-hatch" not in html
    assert "2003 0 0 0 0 0 0 1 of 1" in page(client, "/countries/kz/uz/")


def test_a_year_of_a_comparison_in_which_nobody_knows_who_came_is_no_zero(client, archive):
    make_article(countries=archive[:1], published_on=date(2002, 5, 2))
    make_meeting(when="2003-05-01", countries=archive[:1])
    told = page(client, "/compare/?country=kz&country=uz")
    assert "2003 1 0 – 0 1 of 2 2002 not recorded 1 not recorded 0 0 of 1" in told


def test_what_is_not_on_record_is_not_zero(client, archive):
    told = page(client, "/countries/kz/uz/")
    assert "All years 0 on record 0 on record 0 on record 2" in told
    make_meeting(countries=[archive[0], make_country("RU")])
    assert "A dot means that no meeting is recorded" in page(client, "/matrix/")
    lines = client.get("/matrix/").content.decode().partition("<tbody>")[2]
    assert '>·</span><span class="visually-hidden">none on record</span></td>' in lines
    assert ">0<" not in lines


@pytest.mark.parametrize(
    ("query", "known"),
    [
        ("", (2, 5)),
        ("kind=summit", (1, 4)),
        ("from=2002&to=2004", (1, 3)),
        # Of whom nobody knows who came, nobody knows whether Kazakhstan hosted, or whether it was a talk of two.
        ("host=kz", (2, 5)),
        ("circle=bilateral", (2, 5)),
        ("without=uz", (2, 5)),
    ],
)
def test_a_matrix_counts_the_meetings_that_may_be_those_of_its_filter(client, archive, query, known):
    told = client.get(f"/matrix.json?{query}").json()
    assert (told["known"], told["of"]) == known


def test_each_meeting_is_told_in_the_years_in_which_it_surely_was(archive):
    for when in ("2010", "2010-05?", "[2009-05-01,2010-05-01]"):
        make_meeting(when=when)
    memory = remembered()
    known = known_by_year(memory, held_in(memory))
    assert known.whole == Known(2, 8, 1)
    assert [known.of(year) for year in (2003, 2004, 2010, 2009)] == [
        Known(0, 1, 0),
        Known(1, 2, 1),
        Known(0, 1, 0),
        NOTHING,
    ]
