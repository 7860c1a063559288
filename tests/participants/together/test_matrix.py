"""Who met whom as a table."""

import csv
import re
from html import unescape

import pytest

from participants.together.tints import Tints
from tests.make import (
    make_country,
    make_meeting,
    make_office,
    make_organisation,
    make_participation,
    make_person,
    make_series,
    make_term,
)
from tests.pages import table_of

pytestmark = pytest.mark.django_db


def rows_of(client, query=""):
    """The file as {line: {column: number}}."""
    response = client.get(f"/matrix.csv?{query}")
    assert response.status_code == 200
    lines = csv.DictReader(table_of(response).splitlines())
    return {
        line.pop("with"): {
            key: int(value) for key, value in line.items() if key not in ("name", "known", "of")
        }
        for line in lines
    }


def links_of(response):
    """Each number of the page that is a link to meetings, with it: [(number, address)]."""
    assert response.status_code == 200
    found = re.findall(r'href="(/meetings/[^"]*)">(\d+)<', response.content.decode())
    return [(int(number), unescape(address)) for address, number in found]


def assert_lists_agree(client, response, at_least):
    links = links_of(response)
    assert len(links) >= at_least
    for number, address in links:
        listed = client.get(address.replace("/meetings/", "/meetings.json")).json()
        assert (address, listed.get("total")) == (address, number)


def heads(response):
    return re.findall(r'<th scope="row"><a href="[^"]*"><span[^>]*>([^<]*)</span>', response.content.decode())


def problems(response):
    found = re.search(r'<div class="notice".*?</div>', response.content.decode(), re.DOTALL)
    return unescape(re.sub(r"<[^>]*>", " ", found[0])) if found else ""


@pytest.fixture
def three():
    return [make_country(code) for code in ("KZ", "RU", "UZ")]


# What the numbers are


def test_a_cell_counts_held_meetings_in_which_both_took_part(client, three):
    kz, ru, uz = three
    make_meeting(countries=three)
    make_meeting(countries=[kz, ru])
    make_meeting(countries=[kz, ru], status="possible")
    make_participation(make_meeting(countries=[kz]), country=uz, status="invited")
    assert rows_of(client) == {
        "kz": {"meetings": 3, "kz": 3, "ru": 2, "uz": 1},
        "ru": {"meetings": 2, "kz": 2, "ru": 2, "uz": 1},
        "uz": {"meetings": 1, "kz": 1, "ru": 1, "uz": 1},
    }


def test_a_country_with_two_participants_is_at_one_meeting(client, three):
    kz, ru, _uz = three
    office = make_office(country=kz)
    make_meeting(countries=[kz, ru], offices=[office])
    assert rows_of(client)["kz"] == {"meetings": 1, "kz": 1, "ru": 1}


def test_leaders_meet_by_name_or_as_the_sure_holder_of_an_office(client):
    one, other, guest = (make_person(slug=slug) for slug in ("nikol", "serdar", "guest"))
    offices = [make_office(), make_office()]
    for person, office in zip((one, other), offices, strict=True):
        make_term(person, office, start="2020-01-01")
    make_meeting(people=[one, guest], offices=[offices[1]], when="2023-05-01")
    make_meeting(people=[one], offices=[offices[1]], when="2019")
    assert rows_of(client, "by=leader") == {
        "nikol": {"meetings": 2, "nikol": 2, "serdar": 1},
        "serdar": {"meetings": 1, "nikol": 1, "serdar": 1},
    }
    assert "guest" in rows_of(client, "by=leader&person=guest&person=nikol")


# The filter


def test_only_what_it_counts_may_be_counted_twice(client, three):
    """Two meetings that name nobody are in no cell, whatever they may be."""
    nobody = [make_meeting(when=when) for when in ("2020-04-16", "2020-04-28")]
    named = [make_meeting(when=when, countries=[make_country("KZ")]) for when in ("2021-04-16", "2021-04-28")]
    for one, other in (nobody, named):
        one.links_out.create(second=other, kind="perhaps-same")
    html = unescape(client.get("/matrix/").content.decode())
    [address] = re.findall(r'href="(/meetings/[^"]*same=perhaps[^"]*)"', html)
    listed = client.get(address.replace("/meetings/", "/meetings.json")).json()
    number = int(re.search(r"same=perhaps[^>]*>\D*(\d+)", html)[1])
    assert number == listed["total"] == 1


def test_the_filter_of_the_meetings_narrows_what_is_counted(client, three):
    kz, ru, uz = three
    cis = make_organisation("CIS")
    series = make_series(slug="informal")
    make_meeting(countries=[kz, ru], when="2020-05-01", kind="bilateral")
    make_meeting(countries=[kz, ru], when="2021-05-01", organisation=cis, series=series)
    make_meeting(countries=three, when="2020")
    for query, number in (
        ("", 3),
        ("from=2020&to=2020", 2),
        ("kind=bilateral", 1),
        ("organisation=cis", 1),
        ("series=informal", 1),
        ("without=uz", 2),
        ("circle=same-room", 2),
        ("status=held", 3),
    ):
        assert (query, rows_of(client, query)["kz"]["ru"]) == (query, number)


def test_every_number_of_a_filtered_matrix_is_that_of_the_list_behind_it(client, three):
    kz, ru, uz = three
    for when in ("2020-05-01", "2020", "2020-05?", "XXXX-12-26", "2019-12-31/2020-01-01"):
        make_meeting(when=when, countries=three, kind="call")
        make_meeting(when=when, countries=[kz, ru])
    for query in ("?from=2020&to=2020", "?kind=call", "?from=2020&certainty=possible", "?without=uz"):
        assert_lists_agree(client, client.get(f"/matrix/{query}"), at_least=4)


def cell(response, one, other):
    """(where the cell of two columns leads, its number, its small number), of a line and a column by their place."""
    line = re.findall(r"<tr><th scope=\"row\">.*?</tr>", response.content.decode(), re.DOTALL)[one]
    content = re.findall(r"<td[^>]*>(.*?)</td>", line)[other]
    address, number = re.search(r'<a href="([^"]*)">(\d+)', content).groups()
    small = re.search(r"(\d+)</small>", content)
    return unescape(address), int(number), int(small[1]) if small else 0


def test_a_cell_of_all_meetings_leads_to_the_pair_and_the_diagonal_to_its_list(client, three):
    kz, ru, uz = three
    make_meeting(countries=three)
    make_meeting(countries=[ru, kz], kind="bilateral")
    make_meeting(countries=[kz])
    response = client.get("/matrix/")
    assert heads(response) == ["Kazakhstan", "Russia", "Uzbekistan"]
    assert cell(response, 1, 0) == cell(response, 0, 1) == ("/countries/kz/ru/", 2, 1)
    assert cell(response, 0, 2) == ("/countries/kz/uz/", 1, 0)
    assert "2 meetings" in " ".join(re.sub(r"<[^>]*>", " ", client.get("/countries/kz/ru/").text).split())
    assert_lists_agree(client, response, at_least=3)
    assert cell(response, 0, 0)[1:] == (3, 0)


def test_the_page_says_first_which_pair_met_most(client, three):
    kz, ru, uz = three
    make_meeting(countries=three)
    make_meeting(countries=[kz, uz])
    make_meeting(countries=[kz, ru], kind="bilateral")
    make_meeting(countries=[kz, ru], kind="bilateral")
    told = unescape(client.get("/matrix/").text)
    assert "Kazakhstan and Russia met most often: 3 times on record." in told
    assert "They also had the most bilateral meetings: 2." in told
    assert "Of these" not in told
    make_meeting(countries=[kz, uz])
    told = unescape(client.get("/matrix/?without=ru").text)
    assert "Kazakhstan and Uzbekistan met most often: 2 times on record." in told
    assert "bilateral meetings:" not in told and "that pair’s meetings" not in told
    assert "Of these 2 countries: Kazakhstan and" in unescape(client.get("/matrix/?rows=2").text)
    make_meeting(countries=[ru, make_country("AM")], kind="bilateral")
    make_meeting(countries=[ru, make_country("AM")], kind="bilateral")
    make_meeting(countries=[ru, make_country("AM")], kind="bilateral")
    told = unescape(client.get("/matrix/?from=2023-12-26").text)
    assert "Russia and Armenia had the most bilateral meetings: 3." in told


def test_only_bilateral_counts_no_calls_and_says_what_it_counts(client, three):
    kz, ru, _uz = three
    for kind in ("bilateral", "visit", "call", "summit"):
        make_meeting(countries=[kz, ru], kind=kind)
    [address] = set(re.findall(r'<a href="([^"]*)">Only bilateral</a>', client.get("/matrix/").text))
    told = unescape(client.get(address).text)
    assert "had the most bilateral meetings: 2." in told and "met most often" not in told
    assert "Bilateral meetings on record:" in told


def test_pairs_that_met_equally_often_are_counted_and_none_is_named(client, three):
    make_meeting(countries=three)
    told = unescape(client.get("/matrix/").text)
    assert "3 pairs met most often: once each on record." in told
    assert "As a list: 3 pairs" in told


def test_tints_have_round_bounds_and_none_that_no_number_reaches():
    assert Tints.up_to(226).spans == [(1, 1, 49), (2, 50, 99), (3, 100, 149), (4, 150, 199), (5, 200, None)]
    assert Tints.up_to(372).bounds[-1] == 300
    assert Tints.up_to(3).spans[-1] == (3, 3, 3)
    assert Tints.up_to(3).bounds == (1, 2, 3)
    assert Tints.up_to(6).bounds == (1, 2, 4, 6)
    assert Tints.up_to(4000).bounds == (1, 1000, 2000, 3000, 4000)
    assert [Tints.up_to(226).of(number) for number in (0, 1, 49, 50, 226)] == [0, 1, 1, 2, 5]
    assert Tints.up_to(0).spans == []


def test_every_number_of_a_matrix_of_leaders_is_that_of_the_list_behind_it(client):
    people = [make_person(slug=slug) for slug in ("nikol", "serdar", "vladimir")]
    offices = [make_office() for _ in people]
    for person, office in zip(people, offices, strict=True):
        make_term(person, office, start="2020-01-01")
    make_meeting(people=people, when="2023-05-01")
    make_meeting(people=people[:2], offices=offices[2:], when="2021")
    make_participation(make_meeting(people=people[:2]), person=people[2], status="invited")
    assert_lists_agree(client, client.get("/matrix/?by=leader&from=2020"), at_least=9)


def test_what_is_only_possibly_in_the_days_is_told_apart(client, three):
    make_meeting(when="2020-05-01", countries=three)
    make_meeting(when="2020-05?", countries=three)
    response = client.get("/matrix/?from=2020&to=2020")
    text = " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())
    assert "1 more may belong to it." in text
    assert rows_of(client, "from=2020&to=2020")["kz"]["ru"] == 1


# Lines and their order


def test_lines_are_sorted_by_links(client, three):
    kz, ru, uz = three
    make_meeting(countries=[uz, ru])
    make_meeting(countries=[uz, ru])
    make_meeting(countries=[uz, kz])
    make_meeting(countries=[kz, make_country("AM")])
    make_meeting(countries=[kz])
    make_meeting(countries=[kz])
    for sort, order in (
        ("", ["Kazakhstan", "Uzbekistan", "Russia", "Armenia"]),
        ("name", ["Armenia", "Kazakhstan", "Russia", "Uzbekistan"]),
        ("uz", ["Uzbekistan", "Russia", "Kazakhstan", "Armenia"]),
    ):
        response = client.get(f"/matrix/?sort={sort}")
        assert heads(response) == order
        assert "?sort=uz" in response.content.decode()


def test_no_more_lines_than_asked_for_and_a_link_to_more(client, three):
    make_meeting(countries=three)
    response = client.get("/matrix/?rows=2")
    assert heads(response) == ["Kazakhstan", "Russia"]
    assert "2 of 3 countries." in response.content.decode()
    assert 'href="/matrix/?rows=60">Show more countries' in response.content.decode()
    assert len(rows_of(client, "rows=2")) == 3


def test_chosen_countries_are_the_lines(client, three):
    make_meeting(countries=three)
    assert heads(client.get("/matrix/?country=kz&country=uz")) == ["Kazakhstan", "Uzbekistan"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("status=possible", "Status: “possible” was ignored; expected one of held."),
        ("rows=61", "expected a whole number from 1 to 60"),
        ("rows=99999", "expected a whole number from 1 to 60"),
        ("sort=nobody", "or the code or address of one that is in the table"),
        ("sort=%00", "or the code or address of one that is in the table"),
        ("by=planet", "expected one of country, leader"),
        ("person=nikol", "the address of a person"),
        ("by=leader&country=kz", "it only without “by=leader”"),
        ("certainty=possible", "it only together with “from” or “to”"),
        ("match=all", "this address knows only"),
        ("page=2", "beyond the last page"),
    ],
)
def test_what_the_address_has_wrong_is_told_and_left_out(client, three, query, said):
    make_meeting(countries=three)
    response = client.get(f"/matrix/?{query}")
    assert response.status_code in (200, 400)
    if response.status_code == 200:
        assert said in problems(response)
        assert client.get(f"/matrix.csv?{query}").status_code == 400


def test_an_empty_matrix_offers_the_whole_one(client):
    assert "No meeting on record fits these filters." in client.get("/matrix/?kind=call").content.decode()


@pytest.mark.parametrize("number", [2, 12])
@pytest.mark.parametrize("query", ["?from=2020", "?by=leader&from=2020"])
def test_a_matrix_costs_the_same_for_any_size(client, number, query, django_assert_max_num_queries):
    countries, people = [make_country() for _ in range(number)], [make_person() for _ in range(number)]
    for country, person in zip(countries, people, strict=True):
        make_term(person, make_office(country=country), start="2000-01-01")
    for _ in range(number):
        make_meeting(countries=countries, people=people)
    with django_assert_max_num_queries(12):
        client.get(f"/matrix/{query}")


@pytest.mark.parametrize("query", ["", "from=2020&to=2020", "by=leader", "country=kz&country=uz"])
def test_the_json_of_a_matrix_has_the_numbers_of_its_csv(client, three, query):
    kz, ru, uz = three
    nikol, serdar = make_person(slug="nikol"), make_person(slug="serdar")
    make_term(nikol), make_term(serdar)
    make_meeting(countries=[kz, uz], people=[nikol, serdar], when="2020-05-01")
    make_meeting(countries=[kz, ru], people=[serdar], when="2021-05-01")
    told = client.get(f"/matrix.json?{query}").json()
    rows = {
        line[told["lines_of"]]: {"meetings": line["meetings"]} | line["together"] for line in told["lines"]
    }
    met = {
        one: {other: number for other, number in row.items() if number and other != one}
        for one, row in rows_of(client, query).items()
    }
    assert rows == met
    assert sum(len(row) for row in rows.values()) > 3
    assert unescape(client.get(f"/matrix/?{query}").content.decode()).count("/matrix.json") == 2


def test_what_the_address_of_a_json_has_wrong_is_an_error(client, three):
    answer = client.get("/matrix.json?rows=61")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["parameter"] == "rows"
