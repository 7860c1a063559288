"""Files as spreadsheet programs write them: letters, separators, real dates, formulas; and the limits, told in words."""

import datetime
import io
import zipfile

import pytest
from openpyxl import load_workbook

from participants.spreadsheets import export, reading
from participants.spreadsheets.reading import read_sheet
from participants.spreadsheets.workbook import Unreadable
from tests.make import make_meeting
from tests.participants.spreadsheets.sheets import csv_file, exported, workbook

HEADER = ["meeting", "title", "when"]
ROW = {"title": "Переговоры в Астане", "when": "2003-10-15"}


def titles(content, name="meetings.csv"):
    return [line["title"] for line in read_sheet(content, name).lines]


def refusal(content, name="meetings.csv"):
    with pytest.raises(Unreadable) as refused:
        read_sheet(content, name)
    return str(refused.value)


# --- CSV ----------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_the_letters_of_a_csv_are_told(encoding):
    content = csv_file(ROW).decode().encode(encoding)
    assert titles(content) == ["Переговоры в Астане"]
    assert bool(read_sheet(content).remarks) == (encoding == "cp1251")


def test_letters_that_cannot_be_told_are_refused():
    assert "CSV UTF-8" in refusal("title,when\r\nEntretiens à Genève,2003\r\n".encode("latin-1"))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_told_by_the_header(separator):
    assert titles(csv_file(ROW, separator=separator)) == ["Переговоры в Астане"]


def test_excels_first_line_names_the_separator():
    content = b"\xef\xbb\xbfsep=;\r\n" + csv_file(ROW, separator=";")
    sheet = read_sheet(content)
    assert (sheet.lines[0]["title"], sheet.lines[0].number) == ("Переговоры в Астане", 3)


def test_a_row_is_numbered_as_its_program_counts_lines():
    sheet = read_sheet(b'title,summary\r\nOne,"a\nb"\r\n\r\nTwo,\r\n')
    assert [line.number for line in sheet.lines] == [2, 5]


def test_headings_may_be_written_otherwise():
    assert titles(b"Title ,WHEN\r\nTalks,2003\r\n") == ["Talks"]


def test_columns_that_are_not_ours_are_told():
    assert read_sheet(csv_file(ROW | {"my remark": "x"})).not_read == ["my_remark"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty"),
        (b"\r\n,,\r\n", "empty"),
        (b"title,when\r\n", "no row below"),
        (b"name,day\r\nTalks,2003\r\n", "first row must name the columns"),
        (b"title,title\r\nTalks,2003\r\n", "are there twice: title"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "Save the table as .xlsx"),
        (b"PK\x03\x04broken", "workbook cannot be read"),
        (b'title,when\r\n"' + b"x" * 200_000, "cannot be read as CSV"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(content, told):
    assert told in refusal(content)


def test_more_rows_than_are_taken_are_refused(monkeypatch):
    monkeypatch.setattr(reading, "MOST_LINES", 2)
    assert "more than 2 rows" in refusal(csv_file(ROW, ROW, ROW))
    assert len(titles(csv_file(ROW, ROW))) == 2


def test_a_hundred_thousand_empty_rows_are_no_rows():
    assert titles(csv_file(ROW) + b",\r\n" * 100_000) == ["Переговоры в Астане"]


def test_a_file_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(reading, "LARGEST_FILE", 10)
    assert "split it" in refusal(csv_file(ROW))


# --- Workbooks ----------------------------------------------------------------


def test_a_workbook_is_read_like_a_csv():
    assert titles(workbook(HEADER, [None, "Переговоры", "2003-10-15"])) == ["Переговоры"]


def test_a_cell_that_is_a_day_is_that_day():
    content = workbook(HEADER, [None, "Talks", datetime.date(2003, 10, 15)])
    assert read_sheet(content).lines[0]["when"] == "2003-10-15"


def test_a_year_that_is_a_number_is_that_year():
    assert read_sheet(workbook(HEADER, [None, "Talks", 2003])).lines[0]["when"] == "2003"


def test_a_month_that_became_a_day_unseen_is_refused():
    def as_month(book):
        book.active["C2"].number_format = "mmm-yy"

    line = read_sheet(workbook(HEADER, [None, "Talks", datetime.date(2003, 10, 1)], also=as_month)).lines[0]
    assert "does not show it" in line.wrong["when"]


def test_a_formula_is_refused():
    line = read_sheet(workbook(HEADER, [None, '=cmd|"/C calc"!A0', "2003"])).lines[0]
    assert "formula" in line.wrong["title"]


def test_hidden_sheets_are_not_read():
    def hide(book):
        sheet = book.create_sheet("Notes", 0)
        sheet.append(["title", "when"])
        sheet.append(["Not this", "2003"])
        sheet.sheet_state = "hidden"

    assert titles(workbook(HEADER, [None, "Talks", "2003"], also=hide)) == ["Talks"]


def test_merged_cells_are_refused():
    content = workbook(HEADER, [None, "Talks", "2003"], also=lambda book: book.active.merge_cells("B2:B3"))
    assert "merged" in refusal(content)


def test_formatted_empty_rows_are_no_rows():
    def fill(book):
        for at in range(3, 3000):
            book.active.cell(at, 1).number_format = "@"

    assert titles(workbook(HEADER, [None, "Talks", "2003"], also=fill)) == ["Talks"]


def test_a_zip_bomb_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for at in range(5):
            package.writestr(f"xl/worksheets/sheet{at}.xml", b" " * 10 * 2**20)
    assert "Unpacked" in refusal(out.getvalue())


def test_entities_of_its_own_are_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("xl/workbook.xml", b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>')
    assert "entities" in refusal(out.getvalue())


# --- Out ----------------------------------------------------------------------


@pytest.mark.django_db
def test_nothing_in_an_export_is_a_formula():
    make_meeting("=cmd|'/C calc'!A0", slug="odd", summary="@x", source="+1")
    [row] = exported()
    assert (row["title"], row["summary"], row["source"]) == ("'=cmd|'/C calc'!A0", "'@x", "'+1")
    out = io.BytesIO()
    export.workbook([list(row.values())]).save(out)
    cell = load_workbook(out).active["B2"]
    assert (cell.value, cell.data_type) == ("=cmd|'/C calc'!A0", "s")


@pytest.mark.django_db
def test_the_template_names_every_column_and_says_what_it_holds():
    out = io.BytesIO()
    export.template().save(out)
    sheet, explained = load_workbook(out).worksheets
    assert [cell.value for cell in sheet[1]] == export.HEADER
    told = {row[0]: row[1:] for row in explained.iter_rows(min_row=2, values_only=True)}
    assert list(told) == export.HEADER
    assert "summit, informal-summit" in told["kind"][1]
