"""The meetings that fit a filter, as tables: a row a meeting, and a row a participant."""

import csv
import io
import json

import openpyxl
import pyarrow.parquet
import pytest

from tests.make import (
    make_article,
    make_country,
    make_coverage,
    make_meeting,
    make_office,
    make_participation,
    make_person,
    make_term,
)

pytestmark = pytest.mark.django_db


def rows_of(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return list(csv.DictReader(io.StringIO(response.getvalue().decode("utf-8-sig"), newline="")))


@pytest.fixture
def talks():
    """Talks of an unknown year: a president is named by his office, a country is only invited."""
    meeting = make_meeting('=cmd("Встреча {1}")', slug="talks", when="XXXX-12-26", source="A yearbook")
    president = make_office("President of Russia", slug="president", country=make_country("RU"))
    make_term(make_person(slug="putin"), president, start="1991-01-01", end="2030-01-01")
    make_participation(meeting, office=president, status="attended")
    make_participation(meeting, country=make_country("KZ"), status="invited")
    make_coverage(make_article(pk=7), meeting)
    return meeting


def test_a_meeting_has_one_row_with_its_doubt_in_columns_of_its_own(client, talks):
    [row] = rows_of(client, "/meetings.csv")
    assert row["title"] == '\'=cmd("Встреча {1}")'
    assert (row["when"], row["is_certain"]) == ("XXXX-12-26", "no")
    assert row["earliest"].endswith("-12-26") and row["earliest"] < row["latest"]
    assert (row["countries"], row["countries_present"]) == ("kz; ru", "ru")
    assert (row["source"], row["articles"], row["licence"]) == ("A yearbook", "7", "CC0-1.0")
    assert row["url"] == "http://testserver/meetings/talks/"


def test_a_participant_has_a_row_in_which_the_office_stays_and_its_holder_stands_apart(client, talks):
    invited, attended = rows_of(client, "/participations.csv")
    assert (invited["country"], invited["status"], invited["office_held_by"]) == ("kz", "invited", "")
    assert (attended["office"], attended["person"], attended["for_country"]) == ("president", "", "ru")
    assert attended["office_held_by"] == "putin"
    assert {row["meeting"] for row in (invited, attended)} == {"talks"}
    assert attended["meeting_earliest"].endswith("-12-26")


def test_each_table_has_the_same_meetings_in_the_order_of_the_page(client):
    for year in range(2001, 2006):
        make_meeting(f"Of {year}", slug=f"of-{year}", when=str(year), countries=[make_country("KZ")])
    make_meeting("Elsewhere", countries=[make_country("UZ")])
    query = "?country=kz&sort=oldest"
    expected = [f"of-{year}" for year in range(2001, 2006)]
    assert [row["slug"] for row in rows_of(client, f"/meetings.csv{query}")] == expected
    lines = client.get(f"/meetings.jsonl{query}").getvalue().decode().splitlines()
    assert [json.loads(line)["slug"] for line in lines] == expected
    table = pyarrow.parquet.read_table(io.BytesIO(client.get(f"/meetings.parquet{query}").getvalue()))
    assert table["slug"].to_pylist() == expected
    sheet = openpyxl.load_workbook(io.BytesIO(client.get(f"/meetings.xlsx{query}").getvalue())).worksheets[0]
    assert [cell.value for cell in sheet["A"]][1:] == expected


def test_the_name_of_a_file_tells_its_filter_and_day(client):
    make_country("KZ")
    response = client.get("/meetings.csv?status=held&country=kz")
    name = response.headers["Content-Disposition"]
    response.close()
    assert name.startswith('attachment; filename="meetings_country-kz_status-held_20')
    assert name.endswith('.csv"')


@pytest.mark.parametrize("form", ["csv", "xlsx", "jsonl", "parquet"])
@pytest.mark.parametrize("asked", ["colour=red", "from=soon", "page=2"])
def test_what_cannot_be_used_is_an_error_that_names_it(client, form, asked):
    response = client.get(f"/meetings.{form}?{asked}")
    name, _equals, value = asked.partition("=")
    assert response.status_code == 400
    assert response.json()["errors"][0]["parameter"] == name
    assert value in response.json()["errors"][0]["message"]


@pytest.mark.parametrize(("address", "queries"), [("/meetings.csv", 5), ("/participations.csv", 5)])
def test_a_table_costs_as_many_queries_for_one_meeting_as_for_many(
    client, django_assert_num_queries, address, queries
):
    office = make_office(country=make_country("RU"))
    make_term(make_person(), office)

    def cost(number):
        for _ in range(number):
            make_participation(make_meeting(countries=[make_country("KZ"), make_country()]), office=office)
        with django_assert_num_queries(queries):
            return len(rows_of(client, address))

    assert cost(1) < cost(25)


def test_the_page_of_the_list_leads_to_each_table_under_its_conditions(client):
    make_meeting(countries=[make_country("KZ")])
    html = client.get("/meetings/?country=kz&facets=all").content.decode()
    for address in ("meetings.csv", "participations.parquet", "spreadsheet.xlsx"):
        assert f'href="/{address}?country=kz"' in html


def test_a_meeting_recorded_twice_in_a_day_is_never_one_row_less(client):
    make_meeting(slug="one", when="2020-01-01"), make_meeting(slug="two", when="2020-01-01")
    assert {row["slug"] for row in rows_of(client, "/meetings.csv")} == {"one", "two"}
