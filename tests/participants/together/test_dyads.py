"""Every pair of countries in every year: against the pair's own page, the matrix, and what may be asked."""

import csv
import io
import json
import random
from collections import Counter
from itertools import combinations, permutations

import openpyxl
import pytest
from django.test import Client

from tests.make import make_country, make_identifier, make_meeting, make_participation, make_place

pytestmark = pytest.mark.django_db

CODES = ["AM", "KZ", "RU", "UZ"]
DATES = [
    "2019-05-01", "2019-12-31/2020-01-01", "2020", "2020-05", "2020-05-01?", "2020~",
    "XXXX-12-26", "[2019-12-26,2020-12-26]", "2019-05/2020-02", "2020-02-29", "2021-03-04", "[2018..2021]",
]  # fmt: skip
KINDS = ["bilateral", "trilateral", "multilateral", "summit", "margins", "call", "visit"]
NUMBERS = ["bilateral", "trilateral", "same_room", "certain", "possible", "known", "of"]


def lines(response):
    assert response.status_code == 200, response.content
    return list(csv.DictReader(b"".join(response.streaming_content).decode("utf-8-sig").splitlines()))


def dyads(query="", client=None):
    return lines((client or Client()).get(f"/dyads.csv?{query}"))


def whole_json():
    return json.loads(b"".join(Client().get("/dyads.json").streaming_content))


def by_pair(rows, *names):
    return {(row["a"], row["b"], row["year"]): tuple(int(row[name]) for name in names) for row in rows}


@pytest.fixture
def archive():
    """Fifty meetings of four countries, of every kind of date; the same each time."""
    chance = random.Random(20)
    countries = [make_country(code) for code in CODES]
    places = [make_place(country=country) for country in countries]
    for _ in range(50):
        meeting = make_meeting(
            when=chance.choice(DATES),
            kind=chance.choice(KINDS),
            status=chance.choice(["held", "held", "held", "possible"]),
            place=chance.choice([None, *places]),
        )
        for country in chance.sample(countries, chance.randint(1, 4)):
            status = chance.choice(["attended", "attended", "not-stated", "invited", "absent"])
            make_participation(
                meeting,
                country=country,
                status=status,
                role=chance.choice(["host", "chair", "member", "member"]),
            )
    return countries


# Against the other counts


def test_each_pair_has_the_numbers_of_its_own_file(client, archive):
    rows = dyads()
    told = by_pair(rows, *NUMBERS)
    expected = {}
    for one, other in combinations([code.lower() for code in CODES], 2):
        for row in lines(client.get(f"/countries/{one}/{other}.csv")):
            numbers = tuple(int(row[name]) for name in NUMBERS)
            if any(numbers[:5]):
                expected[one, other, row["year"]] = numbers
    assert told == expected
    assert len(told) > 10
    for row in rows:
        possible = ("bilateral_possible", "trilateral_possible", "same_room_possible")
        assert sum(int(row[name]) for name in possible) == int(row["possible"])


def test_the_years_of_a_pair_make_its_cell_of_the_matrix(client, archive):
    """Of dates that state one year alone: others stand in several years as possible."""
    of_years = Counter()
    for row in dyads():
        of_years[row["a"], row["b"]] += int(row["certain"])
    for year in (2019, 2020, 2021):
        cells = {row["with"]: row for row in lines(client.get(f"/matrix.csv?from={year}&to={year}"))}
        told = by_pair(dyads(f"from={year}&to={year}"), "certain")
        for one, other in combinations([code.lower() for code in CODES], 2):
            assert told.get((one, other, str(year)), (0,)) == (int(cells.get(one, {}).get(other, 0)),)
    assert of_years


def test_a_meeting_of_an_uncertain_day_is_possible_in_each_year_and_certain_in_none():
    kz, uz = make_country("KZ"), make_country("UZ")
    make_meeting(when="[2019-12-31,2020-01-01]", countries=[kz, uz], kind="bilateral")
    make_meeting(when="2020?", countries=[kz, uz], kind="bilateral")
    make_meeting(when="XXXX-12-26", countries=[kz, uz])
    names = ("bilateral", "bilateral_possible", "same_room_possible", "certain", "possible")
    assert by_pair(dyads(), *names) == {
        ("kz", "uz", "2019"): (0, 1, 0, 0, 1),
        ("kz", "uz", "2020"): (0, 2, 0, 0, 2),
        ("kz", "uz", ""): (0, 0, 1, 0, 1),
    }
    assert {row["year"] for row in dyads("from=1991")} == {"2019", "2020"}


# What may be asked


def test_directed_rows_say_who_hosted_and_who_came_to_whom():
    kz, uz = make_country("KZ"), make_country("UZ")
    meeting = make_meeting(when="2020-02-03", place=make_place("Tashkent", uz), countries=[kz])
    make_participation(meeting, country=uz, role="host")
    make_meeting(when="2020-05-06", place=make_place("Almaty", kz), countries=[kz, uz])
    names = ("certain", "a_hosted", "b_hosted", "in_a", "in_b")
    assert by_pair(dyads(), *names) == {("kz", "uz", "2020"): (2, 0, 1, 1, 1)}
    assert by_pair(dyads("directed=1"), *names) == {
        ("kz", "uz", "2020"): (2, 0, 1, 1, 1),
        ("uz", "kz", "2020"): (2, 1, 0, 1, 1),
    }
    assert {row["pair_url"] for row in dyads("directed=1")} == {"http://testserver/countries/kz/uz/"}


def test_pairs_of_some_countries_or_among_them(archive):
    every = by_pair(dyads(), "certain")
    of_two = {pair: number for pair, number in every.items() if {"kz", "uz"} & set(pair[:2])}
    assert by_pair(dyads("country=kz&country=uz"), "certain") == of_two
    among = {pair: number for pair, number in every.items() if {"kz", "uz", "ru"} >= set(pair[:2])}
    assert by_pair(dyads("country=kz&country=uz&country=RU&match=all"), "certain") == among
    assert 0 < len(among) < len(of_two) < len(every)


def test_zeros_are_told_of_years_that_the_archive_knows_and_of_states_that_were():
    kz, uz, ru = (make_country(code) for code in ("KZ", "UZ", "RU"))
    soviet = make_country("SU", existed_from="1922-12-30", existed_until="1991-12-26")
    make_meeting(when="1991-06-01", countries=[soviet, ru])
    make_meeting(when="2020-01-02", countries=[kz, uz, ru])
    make_meeting(when="2021-01-02")
    rows = dyads("zeros=1")
    told = by_pair(rows, "certain", "known", "of")
    assert told["kz", "uz", "1991"] == (0, 1, 1)
    assert told["kz", "su", "1991"] == (0, 1, 1)
    assert told["ru", "su", "1991"] == (1, 1, 1)
    assert told["kz", "uz", "2020"] == (1, 1, 1)
    assert ("kz", "su", "2020") not in told
    assert {row["year"] for row in rows} == {"1991", "2020"}
    assert len(told) == 6 + 3
    both_ways = by_pair(dyads("zeros=1&directed=1"), "certain")
    assert len(both_ways) == 2 * len(told)
    make_country("AZ")
    assert {pair[:2] for pair in by_pair(dyads("zeros=1&country=az&to=1991"), "of")} == {
        ("az", "kz"), ("az", "ru"), ("az", "su"), ("az", "uz"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("from=abcd", "From: “abcd” was ignored; expected a year, as YYYY."),
        ("from=2020-05", "expected a year, as YYYY"),
        ("from=2021&to=2020", "a time that is not after “2020”"),
        ("country=zz", "the two-letter code of a country of the archive"),
        ("match=all", "it only together with “country”"),
        ("country=kz&match=all", "two countries or more beside it"),
        ("match=some", "one of any, all"),
        ("directed=yes", "one of 0, 1"),
        ("zeros=2", "one of 0, 1"),
        ("from=%00", ""),
        ("page=2", "page"),
        ("year=2020", "year"),
    ],
)
def test_what_cannot_be_used_is_refused(client, query, told):
    make_country("KZ")
    for form in ("csv", "json"):
        response = client.get(f"/dyads.{form}?{query}")
        assert response.status_code == 400
        assert told in response.content.decode()


# The keys and the forms


def test_keys_are_those_of_the_year():
    ru, kz = make_country("RU", alpha3="RUS"), make_country("KZ", alpha3="KAZ", name="=cmd()\n«Қазақстан»")
    make_identifier("cow", "705", "1991-12-26", country=kz)
    make_identifier("gleditsch-ward", "705", "1991-12-16", "2019-12-31", country=kz)
    make_identifier("m49", "398", country=kz)
    for year in (1990, 2019, 2020):
        make_meeting(when=f"{year}-05-01", countries=[ru, kz])
    keys = [[row[f"a_{key}"] for key in ("iso3", "m49", "cow", "gw")] for row in whole_json()["results"]]
    assert keys == [["KAZ", "398", "", ""], ["KAZ", "398", "705", "705"], ["KAZ", "398", "705", ""]]
    rows = list(
        csv.reader(
            b"".join(Client().get("/dyads.csv").streaming_content).decode("utf-8-sig").splitlines(True)
        )
    )
    assert rows[1][:3] == ["1990", "kz", "'=cmd()\n«Қазақстан»"]


def test_all_forms_have_the_same_rows(client, archive):
    expected = by_pair(dyads(), "certain", "possible", "in_a")
    whole = whole_json()
    told = whole["results"]
    assert whole["archive"]["licence"] == "CC0-1.0"
    as_lines = b"".join(client.get("/dyads.jsonl").streaming_content).decode().splitlines()
    book = openpyxl.load_workbook(io.BytesIO(b"".join(client.get("/dyads.xlsx").streaming_content)))
    sheet = [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]
    for rows in (
        told,
        [json.loads(line) for line in as_lines],
        [dict(zip(sheet[0], row, strict=True)) for row in sheet[1:]],
    ):
        assert {
            (row["a"], row["b"], str(row["year"] or "")): (row["certain"], row["possible"], row["in_a"])
            for row in rows
        } == expected
    meanings = [row[0] for row in book.worksheets[1].iter_rows(values_only=True)]
    assert set(sheet[0]) <= set(meanings)


def test_it_costs_as_many_queries_whatever_its_size(client, archive, django_assert_num_queries):
    dyads()
    with django_assert_num_queries(3):
        small = len(dyads("zeros=1"))
    for one, other in permutations([make_country() for _ in range(6)], 2):
        make_meeting(when="2015-01-02", countries=[one, other])
    with django_assert_num_queries(3):
        assert len(dyads("zeros=1")) > 2 * small


def test_an_empty_archive_has_a_header_alone():
    assert dyads() == dyads("zeros=1&directed=1") == []
