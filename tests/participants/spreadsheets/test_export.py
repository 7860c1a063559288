"""The list of meetings as CSV and as a workbook: for whatever filter, and as many queries for any number."""

import csv
import io

import pytest
from openpyxl import load_workbook

from participants.spreadsheets import export
from tests.make import make_country, make_meeting, make_organisation, make_participation

pytestmark = pytest.mark.django_db


def rows_of(response):
    return list(csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode("utf-8-sig"))))


def test_the_list_as_csv_has_a_row_for_each_participant_of_each_meeting_that_fits(client):
    make_meeting("Саммит в Алматы", when="2002-03-01", countries=[make_country("KZ"), make_country("RU")])
    make_meeting("Nobody is named", when="XXXX-12-26", status="announced")
    make_meeting("Another time", when="2017-12-26")
    rows = rows_of(client.get("/spreadsheet.csv?to=2002-12-31"))
    assert [(row["title"], row["when"], row["participant_country"]) for row in rows] == [
        ("Саммит в Алматы", "2002-03-01", "Kazakhstan"),
        ("Саммит в Алматы", "2002-03-01", "Russia"),
    ]
    rows = rows_of(client.get("/spreadsheet.csv?status=announced"))
    assert [(row["title"], row["when"], row["participant_country"]) for row in rows] == [
        ("Nobody is named", "XXXX-12-26", "")
    ]


def test_the_workbook_says_what_the_csv_says(client):
    meeting = make_meeting("=Саммит", organisation=make_organisation("CIS"), countries=[make_country("KZ")])
    make_participation(meeting, name_as_given="-2 deputies")
    sheet = load_workbook(io.BytesIO(client.get("/spreadsheet.xlsx").content)).active
    header, *lines = sheet.iter_rows(values_only=True)
    told = [dict(zip(header, (cell or "" for cell in line), strict=True)) for line in lines]
    plain = [
        {name: cell.removeprefix("'") for name, cell in row.items()}
        for row in rows_of(client.get("/spreadsheet.csv"))
    ]
    assert told == plain
    assert told[0]["title"] == "=Саммит"


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_of_the_address_cannot_be_used_is_an_error_in_a_file(client, kind):
    response = client.get(f"/spreadsheet.{kind}?from=soon")
    assert (response.status_code, "soon" in response.content.decode()) == (400, True)
    assert client.get(f"/spreadsheet.{kind}?colour=red").status_code == 400


def test_more_meetings_than_a_workbook_holds_are_refused_in_words(client, monkeypatch):
    monkeypatch.setattr(export, "MOST_IN_A_WORKBOOK", 1)
    make_meeting(), make_meeting()
    response = client.get("/spreadsheet.xlsx")
    assert (response.status_code, "narrow the list" in response.content.decode()) == (400, True)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_files_cost_as_many_queries_for_any_number_of_meetings(client, kind, django_assert_num_queries):
    def cost(number):
        for _ in range(number):
            make_meeting(countries=[make_country("KZ"), make_country()], organisation=make_organisation())
        with django_assert_num_queries(18):
            response = client.get(f"/spreadsheet.{kind}")
            return len(rows_of(response)) if kind == "csv" else len(response.content)

    assert cost(1) < cost(25)


def test_the_page_of_the_list_leads_to_both_under_its_conditions(client):
    make_meeting(countries=[make_country("KZ")])
    html = client.get("/meetings/?country=kz&sort=oldest").content.decode()
    assert 'href="/spreadsheet.csv?country=kz&amp;sort=oldest"' in html
    assert 'href="/spreadsheet.xlsx?country=kz&amp;sort=oldest"' in html


def test_a_file_of_several_parts_has_each_meeting_in_its_order(client, monkeypatch):
    monkeypatch.setattr("participants.spreadsheets.rows.AT_ONCE", 2)
    monkeypatch.setattr("summit_archive.web.csv.ROWS_AT_ONCE", 3)
    kazakhstan, russia = make_country("KZ"), make_country("RU")
    for year in range(2001, 2006):
        make_meeting(f"Of {year}", when=str(year), countries=[kazakhstan, russia])
    told = [
        (row["title"], row["participant_country"])
        for row in rows_of(client.get("/spreadsheet.csv?sort=oldest"))
    ]
    assert told == [
        (f"Of {year}", name) for year in range(2001, 2006) for name in (kazakhstan.name, russia.name)
    ]
