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


OLD = {
    "cp1251": "Windows-1251",
    "koi8-r": "KOI8-R",
    "cp866": "DOS 866",
    "iso-8859-5": "ISO 8859-5",
    "mac-cyrillic": "Mac Cyrillic",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", *OLD])
def test_russian_tables_are_read_in_each_encoding_that_can_be_told(encoding):
    assert fields_of(RUSSIAN.encode(encoding)) == [ROW]


@pytest.mark.parametrize("encoding", OLD)
def test_an_old_encoding_is_told_as_a_doubt_once(encoding):
    content = RUSSIAN + "Переговоры о газе прошли в Астане;27.12.2023\n"

    first, second = lines_of(content.encode(encoding))

    [doubt] = first.doubts
    assert doubt.reason.endswith(f"it was read as Russian in {OLD[encoding]}") and doubt.value == ""
    assert second.doubts == ()


@pytest.mark.parametrize(
    ("words", "encoding", "why"),
    [
        ("ДОГОВОР № 1", "cp866", "neither UTF-8 nor Windows-1251 (it looks like DOS 866 or Mac Cyrillic)"),
        ("Газ", "koi8-r", "neither UTF-8 nor Windows-1251 (it looks like KOI8-R or ISO 8859-5)"),
        ("нефть", "koi8-r", "not UTF-8 (it looks like KOI8-R or Windows-1251 or ISO 8859-5)"),
    ],
)
def test_an_encoding_that_is_not_sure_is_named_once_for_the_file(words, encoding, why):
    content = f"title;date;text\n{words};26.12.2023;gas\n{words};27.12.2023;gas\n"

    with pytest.raises(Broken) as broken:
        fields_of(content.encode(encoding))
    assert str(broken.value) == f"the text is {why}: save it as UTF-8"


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        ("נשיא רוסיה נפגש עם ראש ממשלת ארמניה בסנט פטרסבורג", "cp1255"),
        ("Ο πρωθυπουργός συναντήθηκε στην Αθήνα με τον πρόεδρο", "iso-8859-7"),
        ("L’été dernier, le président a déclaré à Genève", "cp1252"),
    ],
)
def test_what_is_not_russian_is_never_read_as_russian(language, encoding):
    rows = "".join(f"{language} {number};26.12.2023\n" for number in range(9))

    assert all(line.fields is None for line in lines_of(f"title;date\n{rows}".encode(encoding)))


def test_names_of_columns_that_cannot_be_read_break_the_file():
    with pytest.raises(Broken, match="neither UTF-8 nor Windows-1251: save it as UTF-8"):
        fields_of("título;année\na;b\nc;d\n".encode("cp1252"))


@pytest.mark.parametrize(
    ("first", "delimiter"),
    [
        (b"sep=;\r\n", ";"),
        (b'"sep=;"\n', ";"),
        (b"SEP=|\n", "|"),
        (b"sep=\\t\n", "\t"),
        (b"sep=\t\n", "\t"),
        (b"\xef\xbb\xbfsep=;\n", ";"),
        (b"sep=,\n", ","),
        (b"sep=^\n", "^"),
    ],
)
def test_excels_own_first_line_says_what_parts_the_cells(first, delimiter):
    rows = [["title", "text"], ["A", "one, two; three"], ["B", "four"]]
    content = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows).encode()

    assert [(line.number, line.fields) for line in lines_of(first + content)] == [
        (3, {"title": "A", "text": "one, two; three"}),
        (4, {"title": "B", "text": "four"}),
    ]


def test_excels_first_line_is_known_in_utf_16():
    assert fields_of("sep=;\ntitle;text\nA;one\n".encode("utf-16")) == [{"title": "A", "text": "one"}]


@pytest.mark.parametrize("names", [b";title;text", b"title;text;;"])
def test_a_column_may_have_no_name(names):
    [fields] = fields_of(names + b"\n" + b";".join([b"x"] * (names.count(b";") + 1)) + b"\n")

    assert (fields["title"], fields["text"]) == ("x", "x")


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
