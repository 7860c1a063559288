"""Whom a country or a leader met: each number is that of the list behind it, whoever is named how."""

import csv
import io
import random
import re
from html import unescape
from string import ascii_uppercase

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from participants.models import Meeting
from participants.pictures.network import MOST_SHOWN, network
from participants.pictures.partners import partners_of
from tests.lists import meeting_list
from tests.make import make_country, make_meeting, make_office, make_participation, make_person, make_term
from tests.pages import table_of, told_by

pytestmark = pytest.mark.django_db


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def total_behind(address):
    path, _, query = address.partition("?")
    assert path == "/meetings/"
    found = meeting_list(query)
    assert not found.problems
    return found.total


def numbers(ego):
    return {partner.row.name: partner.number for partner in partners_of(ego)}


@pytest.fixture
def trio():
    return make_country("KZ"), make_country("UZ"), make_country("RU")


def test_a_country_met_those_who_took_part_in_what_was_held(trio):
    kz, uz, ru = trio
    make_meeting(countries=[kz, uz], kind="bilateral")
    make_meeting(countries=[kz, ru], offices=[make_office(country=uz)])
    make_meeting(countries=[kz, ru], status="announced")
    invited = make_meeting(countries=[kz])
    make_participation(invited, country=ru, status="invited")
    make_participation(invited, country=uz, status="absent")
    assert numbers(kz) == {"Uzbekistan": 2, "Russia": 1}
    assert [partner.bilateral for partner in partners_of(kz)] == [1, 0]


def test_a_leader_met_those_named_and_the_sure_holders_of_offices_once_a_meeting():
    ego, other, before = make_person("Nazarbayev"), make_person("Karimov"), make_person("Predecessor")
    office = make_office(country=make_country("UZ"))
    make_term(before, office, start="1990-01-01", end="2000-01-01")
    make_term(other, office, start="2000-01-01", end="2016-09-02")
    make_meeting(when="2010-05-01", people=[ego], offices=[office])
    make_meeting(when="2011-05-01", people=[ego, other], offices=[office])
    make_meeting(when="2017-05-01", people=[ego], offices=[office])
    make_meeting(when="XXXX-05-01", people=[ego], offices=[office])
    assert numbers(ego) == {"Karimov": 2}
    assert numbers(other) == {"Nazarbayev": 2}


def test_a_leader_by_office_met_those_named():
    ego, other = make_person("Nazarbayev"), make_person("Karimov")
    office = make_office(country=make_country("KZ"))
    make_term(ego, office, start="1991-12-01", end="2019-03-20")
    make_meeting(when="2010-05-01", people=[other], offices=[office])
    assert numbers(ego) == {"Karimov": 1}


def fill(seed):
    """Meetings at random of four countries and their leaders, by name and by office; two at least hold one after another."""
    chance = random.Random(seed)
    countries = [make_country(code) for code in ("KZ", "UZ", "RU", "AM")]
    offices = [make_office(country=country) for country in countries]
    people = [make_person() for _ in range(5)]
    for number, person in enumerate(people):
        make_term(
            person, offices[number % 4], start=f"{2000 + 5 * number}-01-01", end=f"{2009 + 5 * number}-01-01"
        )
    for _ in range(10):
        meeting = make_meeting(
            when=f"{chance.randint(2000, 2030)}-05-01",
            kind=chance.choice(["summit", "bilateral"]),
            status=chance.choice(["held", "held", "held", "cancelled"]),
        )
        for kind, rows in (("country", countries), ("office", offices), ("person", people)):
            for row in rows:
                if chance.random() < 0.4:
                    status = chance.choice(["attended", "invited", "absent", "not-stated"])
                    make_participation(meeting, **{kind: row}, status=status)
    return [countries[0], people[0]]


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=some.integers(0, 10**6))
def test_each_number_is_that_of_its_list_and_nobody_is_missing(db, seed):
    for model in (Meeting.participations.rel.related_model, Meeting):
        model.objects.all().delete()
    for ego in fill(seed):
        partners = partners_of(ego)
        met = {partner.row.pk for partner in partners}
        for partner in partners:
            assert total_behind(partner.url) == partner.number > 0
            assert total_behind(partner.bilateral_url) == partner.bilateral
        for other in type(ego).objects.exclude(pk__in=met | {ego.pk}):
            assert together(ego, other) == 0


def together(ego, other):
    held = Meeting.objects.held()
    if hasattr(ego, "code"):
        return held.with_all([ego, other], "present").count()
    return held.naming(ego, other, part="present").count()


def test_the_picture_leads_to_the_pairs_and_the_table_to_the_lists(client, trio):
    kz, uz, ru = trio
    make_meeting(countries=[uz, kz, ru])
    make_meeting(countries=[uz, kz], kind="bilateral")
    html = page(client, "/countries/uz/network/")
    picture, _, table = html.partition("<table")
    assert re.findall(r'<a href="([^"]+)" aria-label="(\d+) ([^"]+)"', picture) == [
        ("/countries/kz/uz/", "2", "Kazakhstan"),
        ("/countries/ru/uz/", "1", "Russia"),
    ]
    links = re.findall(r'<td class="number"><a href="([^"]+)">(\d+)</a>', table)
    assert len(links) == 3
    assert all(total_behind(unescape(address)) == int(number) for address, number in links)
    for address in ("/countries/kz/uz/", "/countries/ru/uz/"):
        assert client.get(address).status_code == 200


def test_the_picture_of_a_person_leads_to_pairs_of_people(client):
    one, other = make_person("Zhaparov", slug="zhaparov"), make_person("Aliyev", slug="aliyev")
    make_meeting(people=[one, other])
    html = page(client, "/people/zhaparov/network/")
    assert 'href="/people/aliyev/zhaparov/"' in html
    assert client.get("/people/aliyev/zhaparov/").status_code == 200


def test_forty_partners_are_drawn_apart_and_the_rest_is_told(client):
    kz = make_country("KZ")
    codes = [first + second for first in "XZ" for second in ascii_uppercase]
    others = [make_country(code) for code in codes[: MOST_SHOWN + 3]]
    make_meeting(countries=[kz, *others])
    drawn = network(kz, partners_of(kz))
    places = {(spoke.side, spoke.y) for spoke in drawn.spokes}
    assert len(places) == MOST_SHOWN
    assert drawn == network(kz, partners_of(kz))
    assert all(spoke.half <= spoke.y <= drawn.height - spoke.half for spoke in drawn.spokes)
    html = page(client, "/countries/kz/network/")
    assert "3 more are only in the table." in html
    assert html.partition("<table")[2].count("<tr>") == MOST_SHOWN + 3 + 1


def test_who_met_nobody_is_told_and_led_on(client, trio):
    html = page(client, "/countries/kz/network/")
    assert "No meetings with others recorded. There may have been some." in html
    assert 'href="/meetings/?country=kz"' in html


def test_the_files_have_the_same_numbers(client, trio):
    kz, uz, _ru = trio
    make_meeting(countries=[kz, uz], kind="bilateral")
    rows = list(csv.reader(io.StringIO(table_of(client.get("/countries/kz/network.csv")))))
    assert rows == [
        ["code", "country", "meetings", "bilateral", "known", "of"],
        ["uz", "Uzbekistan", "1", "1", "1", "1"],
    ]
    one, other = make_person("=1+1", slug="one"), make_person("Aliyev", slug="other")
    make_meeting(people=[one, other])
    rows = list(csv.reader(io.StringIO(table_of(client.get("/people/other/network.csv")))))
    assert rows[1:] == [["one", "'=1+1", "1", "0", "2", "2"]]
    known = {"known": 2, "of": 2, "complete": 0}
    assert told_by(client.get("/countries/kz/network.json")) == known | {
        "country": "kz",
        "met": [{"code": "uz", "country": "Uzbekistan", "meetings": 1, "bilateral": 1}],
    }
    assert told_by(client.get("/people/other/network.json")) == known | {
        "person": "other",
        "met": [{"person": "one", "name": "=1+1", "meetings": 1, "bilateral": 0}],
    }
    assert client.get("/countries/KZ/network.json").headers["Location"] == "/countries/kz/network.json"


def test_unknown_codes_are_not_there_and_others_move(client, trio):
    assert client.get("/countries/zz/network/").status_code == 404
    assert client.get("/countries/zz/network.csv").status_code == 404
    assert client.get("/people/nobody/network/").status_code == 404
    assert client.get("/countries/KZ/network/").headers["Location"] == "/countries/kz/network/"
    person = make_person(slug="former")
    person.slug = "now"
    person.save()
    assert client.get("/people/former/network/").headers["Location"] == "/people/now/network/"


@pytest.mark.parametrize("number", [1, 12])
@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/countries/kz/network/", 4),
        ("/countries/kz/network.json", 4),
        ("/people/tokayev/network/", 6),
        ("/people/tokayev/network.csv", 6),
    ],
)
def test_a_network_costs_the_same_for_any_size(client, django_assert_num_queries, address, queries, number):
    kz, tokayev = make_country("KZ"), make_person(slug="tokayev")
    for _ in range(number):
        office = make_office()
        make_term(make_person(), office)
        make_meeting(countries=[kz, make_country()], people=[tokayev, make_person()], offices=[office])
    with django_assert_num_queries(queries):
        assert client.get(address).getvalue()


def test_on_a_phone_those_met_are_lines_most_often_first(client, trio):
    kz, uz, ru = trio
    make_meeting(countries=[uz, kz, ru])
    make_meeting(countries=[uz, kz], kind="bilateral")
    html = page(client, "/countries/uz/network/")
    lines = html.partition('<ol class="bars bars--network">')[2].partition("</ol>")[0]
    assert re.findall(r'<li><a href="[^"]+">(\w+)</a>', lines) == ["Kazakhstan", "Russia"]
    assert re.findall(r'class="(m-\w+)" width="([\d.]+)"', lines) == [
        ("m-other", "100.0"),
        ("m-point", "50.0"),
        ("m-other", "50.0"),
    ]
    assert (
        'Uzbekistan met <a href="/countries/kz/uz/">Kazakhstan</a> most often: 2 meetings on record.' in html
    )


def test_nobody_was_met_most_often_where_two_were_met_as_often(client, trio):
    make_meeting(countries=trio)
    assert "most often: " not in page(client, "/countries/uz/network/")
