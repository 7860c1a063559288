"""Citations as programs read them: by the programs themselves."""

import json
from dataclasses import replace
from datetime import date

import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from pybtex.database import parse_string

from summit_archive.citing.bibtex import bibtex
from summit_archive.citing.csl import csl
from summit_archive.citing.ris import ris

from .csl_input import problems_of
from .record import NASTY, article, page, query

ALL = [
    article(),
    article(
        title=NASTY, publisher=NASTY, author=NASTY, source_address="https://a.example/{1}?a=%20&b=\\c_d#e"
    ),
    article(day=None, publisher="", source_address="", language=""),
    article(day="XXXX-12-26"),
    article(day="2023~"),
    article(day="2022-12-26/2022-12-27"),
    article(retrieved=date(2024, 1, 9)),
    page(),
    query(title=NASTY, extent=NASTY),
]


def read_bibtex(*records):
    return list(parse_string("".join(map(bibtex, records)), "bibtex").entries.values())


def from_latex(field):
    """As LaTeX prints it, without the braces that keep its letters."""
    inner = field.removeprefix("{").removesuffix("}") if field.startswith("{") else field
    for command, sign in COMMANDS.items():
        inner = inner.replace(command, sign)
    return inner


# What each command prints, by the LaTeX companion; the backslash last, as the others begin with it.
COMMANDS = {
    r"\textbraceleft{}": "{", r"\textbraceright{}": "}", r"\textasciitilde{}": "~", r"\textasciicircum{}": "^",
    r"\$": "$", r"\&": "&", r"\#": "#", r"\_": "_", r"\%": "%", r"\textbackslash{}": "\\",
}  # fmt: skip


def read_ris(*records):
    return rispy.loads("".join(map(ris, records)))


# --- BibTeX -------------------------------------------------------------------


def test_pybtex_reads_every_record_as_one_entry_whatever_its_words():
    every = [replace(one, address=f"https://summits.example/{number}/") for number, one in enumerate(ALL)]

    assert len(read_bibtex(*every)) == len(ALL)


@pytest.mark.parametrize("one", ALL)
def test_pybtex_reads_the_words_that_were_written(one):
    entry = read_bibtex(one)[0]

    assert from_latex(entry.fields["title"]) == one.title
    assert from_latex(entry.fields.get("journaltitle", "")) == one.publisher
    assert [from_latex(str(person)) for person in entry.persons.get("author", [])] == (
        [one.author] if one.author else []
    )


def test_a_byline_with_and_stays_one_name():
    people = read_bibtex(article(author="Иванов and Петров, Москва"))[0].persons["author"]

    assert [str(one) for one in people] == ["{Иванов and Петров, Москва}"]


def test_bibtex_has_the_fields_that_biblatex_reads():
    entry = read_bibtex(article(author="Анна Иванова", retrieved=date(2024, 1, 9)))[0]

    assert entry.type == "article"
    assert entry.key == "summit-archive-articles-7"
    assert dict(entry.fields) == {
        "entrysubtype": "newspaper",
        "title": "{Путин обсудил газ}",
        "journaltitle": "Коммерсантъ",
        "date": "2023-12-26",
        "langid": "russian",
        "url": "https://kommersant.example/doc/1",
        "urldate": "2024-01-09",
        "note": "Record in Summit archive: https://summits.example/articles/7/putin-obsudil-gaz/ (accessed 2026-11-30)",
    }


def test_an_address_stays_an_address_and_never_ends_its_field():
    entry = read_bibtex(ALL[1])[0]

    assert entry.fields["url"] == "https://a.example/%7B1%7D?a=%20&b=%5Cc_d#e"


@pytest.mark.parametrize(
    ("day", "date_told", "noted"),
    [
        ("2023", "2023", None),
        ("2023-12", "2023-12", None),
        ("2023~", "2023~", None),
        ("2022-12-26/2022-12-27", "2022-12-26/2022-12-27", None),
        ("XXXX-12-26", None, "26 December, year not stated"),
        ("[2022-12-26,2023-12-26]", None, "26 December 2022 or 2023"),
        (None, None, None),
    ],
)
def test_bibtex_tells_a_date_as_far_as_it_is_known(day, date_told, noted):
    fields = read_bibtex(article(day, source_address=""))[0].fields

    assert fields.get("date") == date_told
    assert fields.get("note") == (noted and f"Date: {noted}")
    assert "year" not in fields


def test_a_query_is_a_dataset_with_its_number_and_version_under_a_key_of_its_own():
    one, other = read_bibtex(query(), query(address="https://summits.example/articles/?country=uz"))

    assert (one.type, one.fields["version"], one.fields["note"]) == ("dataset", "0.1.0", "5,245 articles")
    assert one.fields["urldate"] == "2026-11-30"
    assert one.key != other.key


# --- RIS ----------------------------------------------------------------------


def test_rispy_reads_every_record_with_the_words_that_were_written():
    read = read_ris(*ALL)

    assert [one["title"] for one in read] == [one.title for one in ALL]
    assert [one.get("authors", []) for one in read] == [[one.author] if one.author else [] for one in ALL]
    assert [one["type_of_reference"] for one in read] == ["NEWS"] * 7 + ["ELEC", "DATA"]


def test_ris_has_the_fields_that_zotero_reads():
    told = ris(article(author="Анна Иванова", retrieved=date(2024, 1, 9)))

    assert told.split("\r\n") == [
        "TY  - NEWS",
        "TI  - Путин обсудил газ",
        "AU  - Анна Иванова",
        "T2  - Коммерсантъ",
        "PY  - 2023",
        "DA  - 2023/12/26/",
        "LA  - ru",
        "UR  - https://kommersant.example/doc/1",
        "Y2  - 2024/01/09/",
        "DB  - Summit archive",
        "N1  - Record in Summit archive: https://summits.example/articles/7/putin-obsudil-gaz/ (accessed 2026-11-30)",
        "ER  - ",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("day", "year", "whole", "noted"),
    [
        ("2023-12", "2023", "2023/12//", None),
        ("2023", "2023", "2023///", None),
        ("2022-12-26/2022-12-27", "2022", None, "Date: 26–27 December 2022"),
        ("2023~", None, None, "Date: about 2023"),
        ("XXXX-12-26", None, None, "Date: 26 December, year not stated"),
        ("[2022-12-26,2023-12-26]", None, None, "Date: 26 December 2022 or 2023"),
        (None, None, None, None),
    ],
)
def test_ris_tells_a_date_as_far_as_it_is_known(day, year, whole, noted):
    read = read_ris(article(day, source_address=""))[0]

    assert (read.get("year"), read.get("date")) == (year, whole)
    assert read.get("notes", [None])[0] == noted


# --- CSL-JSON -----------------------------------------------------------------


@pytest.mark.parametrize("one", ALL)
def test_csl_json_is_what_the_schema_of_the_language_allows(one):
    assert problems_of(json.loads(json.dumps(csl(one)))) == []


def test_the_schema_is_seen_to_refuse():
    item = csl(article()) | {
        "issued": {"date-parts": [[2023, 12, 26, 1]]},
        "headline": "x",
        "author": [{"name": "x"}],
    }

    assert len(problems_of(item)) == 3
    assert problems_of({"title": "x"}) == ["id is missing", "type is missing"]


@pytest.mark.parametrize(
    ("day", "issued"),
    [
        ("2023-12-26", {"date-parts": [[2023, 12, 26]]}),
        ("2023-12", {"date-parts": [[2023, 12]]}),
        ("2022-12-26/2022-12-27", {"date-parts": [[2022, 12, 26], [2022, 12, 27]]}),
        ("2023~", {"date-parts": [[2023]], "circa": True}),
        ("XXXX-12-26", {"literal": "26 December, year not stated"}),
        ("2023?", {"literal": "2023 (uncertain)"}),
        (None, None),
    ],
)
def test_csl_json_tells_a_date_as_far_as_it_is_known(day, issued):
    assert csl(article(day)).get("issued") == issued


def test_an_item_of_an_article_leads_to_the_source_and_to_the_archive():
    item = csl(article())

    assert item["type"] == "article-newspaper"
    assert item["URL"] == "https://kommersant.example/doc/1"
    assert item["archive_location"] == "https://summits.example/articles/7/putin-obsudil-gaz/"
    assert "accessed" not in item  # Nobody is known to have read the source.


def test_another_program_makes_citations_of_it():
    # It fails on dates from one day to another, whatever the style.
    items = [csl(one) | {"id": str(number)} for number, one in enumerate(ALL) if "/" not in str(one.day)]
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    made = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        made.register(Citation([CitationItem(item["id"])]))
    written = "\n".join(str(one) for one in made.bibliography())

    assert "Путин обсудил газ" in written
    assert "Коммерсантъ" in written
    assert "https://summits.example/meetings/cis-2023/" in written
