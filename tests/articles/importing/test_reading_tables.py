import pytest

from articles.importing.reading import Broken
from tests.articles.importing.files import fields_of, lines_of, reasons

RUSSIAN = "заголовок;дата\nПрезиденты одиннадцати государств встретились в Минске;26.12.2023\n"
ROW = {"заголовок": "Президенты одиннадцати государств встретились в Минске", "дата": "26.12.2023"}


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_told_by_the_first_rows(delimiter):
    rows = [["title", "text", "date"], ["A", '"One, two; three\tand | four"', "2020-01-02"]]
    content = "\r\n".join(delimiter.join(row) for row in rows).encode()

    assert fields_of(content) == [{"title": "A", "text": "One, two; three\tand | four", "date": "2020-01-02"}]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_russian_tables_are_read_in_each_encoding_that_can_be_told(encoding):
    assert fields_of(RUSSIAN.encode(encoding)) == [ROW]


def test_windows_1251_is_told_as_a_doubt():
    [line] = lines_of(RUSSIAN.encode("cp1251"))

    assert [doubt.value for doubt in line.doubts] == ["windows-1251"]


@pytest.mark.parametrize("encoding", ["koi8-r", "iso-8859-5", "cp866"])
def test_an_encoding_that_cannot_be_told_is_refused(encoding):
    with pytest.raises(Broken, match="save it as UTF-8"):
        fields_of(RUSSIAN.encode(encoding))


def test_quoted_cells_keep_their_lines_and_rows_the_number_of_their_first_line():
    content = b'title,text\nA,"one\n\n""two"", three"\nB,four\n'

    assert [(line.number, line.fields) for line in lines_of(content)] == [
        (2, {"title": "A", "text": 'one\n\n"two", three'}),
        (5, {"title": "B", "text": "four"}),
    ]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (b"A,b,c", "the row has 3 cells: 2 are expected, as in the first row"),
        (b"A", "the row has 1 cells: 2 are expected, as in the first row"),
        (b'A,"b" c', "the row cannot be read: ',' expected after '\"'"),
        (b'A,"never closed', "the row cannot be read: "),
        (b"A,\xff\xfe", "byte 3 of the line is not utf-8"),
    ],
)
def test_one_bad_row_among_many_is_refused_and_the_rest_goes_on(row, why):
    good = [b'Number %d,"They met, and left."' % n for n in range(3000)]
    content = b"\n".join([b"title,text", *good[:1500], row, *good[1500:]])

    lines = list(lines_of(content))

    [bad] = [line for line in lines if line.refusal]
    assert bad.number == 1502
    assert bad.refusal.reason.startswith(why)
    assert len(lines) == 3001
    assert "the row before it is broken" in lines[1501].doubts[0].reason
    assert sum(bool(line.doubts) for line in lines) == 1


def test_a_quote_never_closed_in_the_last_row_costs_that_row_only():
    assert reasons(b'title,text\nA,"one\nB,two\nC,three\n') == [
        "the row cannot be read: a quote that is opened in it is never closed",
        "",
        "",
    ]


def test_a_cell_longer_than_any_body_is_refused_and_the_rest_goes_on():
    content = b"title,text\nA," + b"x" * 2_100_000 + b"\nB,two\n"

    assert [bool(reason) for reason in reasons(content)] == [True, False]


@pytest.mark.parametrize(
    ("first", "why"),
    [
        (b"title,text,title", "names a column twice: title"),
        (b",".join(b"c%d" % n for n in range(501)), "501 columns"),
    ],
)
def test_a_first_row_that_cannot_name_the_columns_breaks_the_file(first, why):
    with pytest.raises(Broken, match=why):
        fields_of(first + b"\n" + first + b"\n")
