"""Rows as files: each form says the same, and says where it comes from."""

import csv
import datetime
import io
import json
from types import SimpleNamespace

import openpyxl
import pyarrow.parquet
import pytest

from summit_archive.dates import PartialDate
from summit_archive.files import Field, Kind, Noun
from summit_archive.files.about import About
from summit_archive.files.fields import ABOUT_FIELDS
from summit_archive.files.forms import FORMS
from summit_archive.files.lines import csv_lines, json_lines
from summit_archive.files.names import file_name
from summit_archive.files.pages import page
from summit_archive.files.parquet import parquet_parts
from summit_archive.files.workbooks import workbook
from summit_archive.filtering.rows import asked_of_rows
from summit_archive.web.csv import unmarked

PART = Noun("part", "parts", "A part.", (Field("name", Kind.TEXT, "Its name."),))
THING = Noun(
    "thing",
    "things",
    "A thing.",
    (
        Field("slug", Kind.KEY, "Its address here."),
        Field("url", Kind.ADDRESS, "Its page."),
        Field("title", Kind.TEXT, "What it is called."),
        Field("when", Kind.EDTF, "When it was."),
        Field("earliest", Kind.DAY, "The first possible day.", doubt="when"),
        Field("size", Kind.NUMBER, "How large it is.", unit="people"),
        Field("is_certain", Kind.YES_NO, "Whether it surely was."),
        Field("countries", Kind.KEYS, "Of which countries."),
        Field("parts", Kind.ROWS, "What it consists of.", of=PART),
    ),
)
ABOUT = About(
    "https://archive.example.org",
    "https://archive.example.org/things.csv?q=мир",
    "0.2.0+17",
    datetime.datetime(2026, 11, 30, 15, 4, tzinfo=datetime.UTC),
)
NASTY = [
    '=cmd()|"x"',
    "'=already marked",
    "Встреча «в верхах»,\nс переносом",
    "{braces} \\ %",
    "-5",
    "'plain",
]


def thing(title="Meeting", **facts):
    told = {
        "slug": "one",
        "url": "/things/one/",
        "when": PartialDate.parse("XXXX-12-26"),
        "earliest": None,
        "size": None,
        "is_certain": None,
        "countries": ["kz", "uz"],
        "parts": [SimpleNamespace(name="first")],
    }
    return SimpleNamespace(**(told | {"title": title} | facts))


def csv_of(rows):
    text = "".join(csv_lines(THING, rows, ABOUT))
    return text, list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def sheets_of(rows):
    with workbook(THING, rows, ABOUT) as file:
        return openpyxl.load_workbook(file).worksheets


def test_a_csv_begins_with_the_mark_by_which_excel_knows_utf8():
    text, _rows = csv_of([thing()])
    assert text.startswith("\ufeffslug,url,title")


def test_a_csv_says_unknown_as_nothing_and_addresses_whole():
    _text, [row] = csv_of([thing(size=0, is_certain=False)])
    assert row == {
        "slug": "one",
        "url": "https://archive.example.org/things/one/",
        "title": "Meeting",
        "when": "XXXX-12-26",
        "earliest": "",
        "size": "0",
        "is_certain": "no",
        "countries": "kz; uz",
        "licence": "CC0-1.0",
        "archive_version": "0.2.0+17",
        "taken_at": "2026-11-30T15:04:00+00:00",
    }


@pytest.mark.parametrize("title", NASTY)
def test_no_cell_of_a_csv_is_a_formula_and_each_title_comes_back_as_it_was(title):
    _text, [row] = csv_of([thing(title)])
    assert not row["title"].startswith(("=", "-", "+", "@"))
    assert unmarked(row["title"]) == title


@pytest.mark.parametrize("title", NASTY)
def test_json_lines_parquet_and_workbooks_have_each_title_as_it_is(title):
    [line] = [
        json.loads(line) for line in "".join(json_lines(THING, [thing(title)], ABOUT)).split("\n") if line
    ]
    parquet = b"".join(parquet_parts(THING, [thing(title)], ABOUT))
    [row] = pyarrow.parquet.read_table(io.BytesIO(parquet)).to_pylist()
    sheet, _codebook = sheets_of([thing(title)])
    assert line["title"] == row["title"] == sheet["C2"].value == title
    assert sheet["C2"].data_type == "s"


def test_json_lines_have_what_a_row_consists_of_and_where_it_comes_from():
    [line] = [json.loads(line) for line in json_lines(THING, [thing()], ABOUT)]
    assert line["parts"] == [{"name": "first"}]
    assert line["countries"] == ["kz", "uz"]
    assert line["size"] is None
    assert line["archive_version"] == "0.2.0+17"


def test_parquet_has_typed_columns_and_says_what_they_mean():
    rows = [thing(size=3, earliest=datetime.date(2023, 12, 26), is_certain=True), thing()]
    file = io.BytesIO(b"".join(parquet_parts(THING, rows, ABOUT)))
    first, second = pyarrow.parquet.read_table(file).to_pylist()
    assert (first["size"], first["earliest"], first["is_certain"]) == (3, datetime.date(2023, 12, 26), True)
    assert (second["size"], second["earliest"], second["is_certain"]) == (None, None, None)
    assert first["taken_at"] == ABOUT.taken_at
    schema = pyarrow.parquet.read_schema(file)
    assert schema.metadata[b"licence"] == b"CC0-1.0"
    assert schema.field("size").metadata[b"meaning"] == b"How large it is."


def test_a_workbook_explains_its_columns_on_a_second_sheet():
    rows, codebook = sheets_of([thing(size=3)])
    assert [cell.value for cell in rows[1]] == [field.name for field in THING.columns]
    assert rows["F2"].value == 3
    told = {row[0]: row[3] for row in codebook.iter_rows(values_only=True) if row}
    assert told["size"] == "How large it is."
    assert {field.name for field in THING.columns} <= told.keys()


def test_no_sign_within_a_title_ends_a_line():
    text = "".join(json_lines(THING, [thing("one\u2028two\u2029three\x85four")], ABOUT))
    [line] = text.splitlines()
    assert json.loads(line)["title"] == "one\u2028two\u2029three\x85four"


def breaking():
    yield thing("first")
    raise OSError("the database is gone")


@pytest.mark.parametrize("lines", [csv_lines, json_lines])
def test_a_stream_that_breaks_says_so_in_its_last_line_after_what_it_had(lines, caplog):
    last = "".join(lines(THING, breaking(), ABOUT)).strip().split("\n")[-1]
    assert "BROKEN OFF" in last
    assert "the database is gone" in caplog.text


def test_parquet_that_breaks_is_no_file_that_anybody_takes_for_whole():
    parts = []
    with pytest.raises(OSError, match="the database is gone"):
        parts.extend(parquet_parts(THING, breaking(), ABOUT))
    with pytest.raises(pyarrow.lib.ArrowInvalid):
        pyarrow.parquet.read_table(io.BytesIO(b"".join(parts)))


def test_rows_are_read_as_they_are_sent():
    read = []

    def rows():
        for number in range(5000):
            read.append(number)
            yield thing(str(number))

    lines = csv_lines(THING, rows(), ABOUT)
    next(lines)
    next(lines)
    assert len(read) < 1000


def test_a_file_is_named_after_its_list_and_day(rf):
    asked = asked_of_rows(rf.get("/").GET)
    assert file_name("things", FORMS["csl_json"], ABOUT, asked) == "things_2026-11-30.csl.json"


def test_a_name_that_would_be_too_long_keeps_apart_what_it_cuts_off():
    one, other = (file_name("т" * 200 + end, FORMS["csv"], ABOUT) for end in "аб")
    assert one != other
    assert max(len(one), len(other)) < 150
    assert one.isascii()


def test_a_noun_cannot_tell_two_things_by_one_name():
    with pytest.raises(ValueError, match="declared twice: slug"):
        THING.with_fields().__class__("thing", "things", "", (THING["slug"], THING["slug"]))


def test_a_page_cannot_have_a_form_that_there_is_none_of():
    with pytest.raises(ValueError, match="No such form: doc"):
        page("things/", "thing-list", None, doc=lambda request: None)


def test_every_table_ends_with_what_its_file_says_of_itself():
    assert THING.columns[-len(ABOUT_FIELDS) :] == ABOUT_FIELDS
