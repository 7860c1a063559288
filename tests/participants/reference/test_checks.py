"""`load_reference --check`. No test here may touch the database: pytest refuses it where it is not asked for."""

import pytest
from django.core.management import CommandError, call_command

from participants.models import Country, ReferenceRow
from participants.reference.entries import Refused
from participants.reference.loader import FOLDER
from participants.reference.tables import TABLES
from tests.participants.reference.files import SOURCED, Files


@pytest.fixture
def files(tmp_path):
    return Files(tmp_path)


def complaints(files):
    with pytest.raises(CommandError) as refused:
        call_command("load_reference", files.folder, "--check")
    assert isinstance(refused.value.__cause__, Refused)
    return refused.value.__cause__.complaints


def test_right_files_are_counted_by_confirmation(files, capsys):
    call_command("load_reference", files.folder, "--check")

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "countries: 3 rows (3 one-source)"
    assert lines[3] == "offices: 2 rows (2 one-source)"
    assert lines[-1] == "The files are right."


def test_the_shipped_files_are_right(capsys):
    call_command("load_reference", "--check")

    assert capsys.readouterr().out.splitlines()[-1] == "The files are right."
    assert (FOLDER / "README.md").exists()


LUKASHENKO = "alexander-lukashenko,president-of-belarus"
BROKEN = {
    "a column that nobody knows": (
        ("countries", "alpha3", "colour"),
        "countries.csv, line 1: “colour”: unknown column: expected the columns code,alpha3,",
    ),
    "a column that is missing": (
        ("offices", ",organisation", ""),
        "offices.csv, line 1: the column “organisation” is missing",
    ),
    "a column that stands twice": (
        ("offices", "kind", "name"),
        "offices.csv, line 1: “name”: this column stands here more than once",
    ),
    "a row without a key": (
        ("people", "kassym-jomart-tokayev,", ","),
        "people.csv, line 3, column slug: “”: This field cannot be blank.",
    ),
    "a row whose key is partly missing": (
        ("terms", LUKASHENKO, ",president-of-belarus"),
        "terms.csv, line 2, column person: “”: expected the slug of a known person",
    ),
    "a name without an owner": (
        ("names", "country,KZ,Kaz", "country,,Kaz"),
        "names.csv, line 2, column owner: “”: expected whose name it is: the key of a country",
    ),
    "a key that stands twice": (
        ("places", "minsk,", "astana,"),
        "places.csv, line 3, column slug: “astana”: this row stands already in places.csv, line 2",
    ),
    "an office of another country": (
        ("participations", "BY,,president-of-belarus", "BY,,president-of-kazakhstan"),
        "participations.csv, line 2, column office: “president-of-kazakhstan”: “President of Kazakhstan” is an office of "
        "Kazakhstan: an office of Belarus is expected, or none.",
    ),
    "a day that is none": (
        ("organisations", "1991-12-08", "8.12.1991"),
        "organisations.csv, line 2, column founded_on: “8.12.1991”",
    ),
    "a partial date that is none": (
        ("meetings", "2025-06", "2025-13"),
        "meetings.csv, line 3, column when: “2025-13”",
    ),
    "a country that no file has": (
        ("memberships", "BY,cis", "XX,cis"),
        "memberships.csv, line 2, column country: “XX”: expected the code of a known country",
    ),
    "a meeting that no file has": (
        ("meeting_links", "minsk-2025", "minsk-2026"),
        "meeting_links.csv, line 2, column second: “minsk-2026”: expected the slug of a known meeting",
    ),
    "a parent inside of its part": (
        ("organisations", "CIS,,,,", "CIS,,cis,,"),
        "organisations.csv, line 2, column parent: “cis”: it would stand inside itself",
    ),
    "a name that is repeated": (
        ("names", "person,kassym-jomart-tokayev,Касым-Жомарт Токаев,", "country,KZ,Казахстан,"),
        "names.csv, line 5, column text: “Казахстан”: this row stands already in names.csv, line 3",
    ),
    "a name of what has none": (
        ("names", "country,KZ,Kazakhstan", "meeting,KZ,Kazakhstan"),
        "names.csv, line 2, column owner_kind: “meeting”: expected one of country, person, organisation, place, office, series",
    ),
    "a name of a place that is not known": (
        ("names", "country,KZ,Kazakhstan", "place,omsk,Kazakhstan"),
        "names.csv, line 2, column owner: “omsk”: expected the slug of a known place",
    ),
    "two preferred names": (
        ("names", "Cyrl,variant", "Cyrl,preferred"),
        "names.csv, line 5, column kind: “Касым-Жомарт Токаев”: a second preferred name in this language: "
        "names.csv, line 4, column kind has one",
    ),
    "a case form": (
        ("names", "Cyrl,variant", "Cyrl,case-form"),
        "names.csv, line 5, column kind: “case-form”: case forms are made of the other names",
    ),
    "terms that surely overlap": (
        ("terms", "2019-03-20,2019-06-12", "2019-03-20,2019-06-13"),
        "terms.csv, line 5, column start: “2019-06-12 to ”: it surely overlaps terms.csv, line 4, column start "
        "(2019-03-20 to 2019-06-13) of the same person and office",
    ),
    "standings that surely overlap": (
        ("memberships", "KZ,cis,member", "BY,cis,observer"),
        "memberships.csv, line 3, column start: “1991-12-21 to ”: it surely overlaps memberships.csv, line 2",
    ),
    "a term that ends before it starts": (
        ("terms", "2019-03-20,2019-06-12", "2019-03-20,2018-06-12"),
        "terms.csv, line 4, column end: “2018-06-12”: This ends before it starts",
    ),
    "a bad address": (
        ("terms", "https://example.org/", "example"),
        "terms.csv, line 2, column source_url: “example”: Enter a valid URL.",
    ),
    "a bad confirmation": (
        ("countries", "one-source", "surely"),
        "countries.csv, line 2, column confirmation: “surely”: expected one of official, two-sources, one-source, reported,",
    ),
    "a fact of which nobody says how sure it is": (
        ("countries", ",one-source", ","),
        "countries.csv, line 2, column confirmation: “”: expected one of official, two-sources, one-source, no-source",
    ),
    "a fact that a program read and nobody has checked": (
        ("countries", ",one-source", ",reported"),
        "countries.csv, line 2, column confirmation: “reported”: expected one of official, two-sources, one-source,",
    ),
    "a fact without a source": (
        ("memberships", "A yearbook", ""),
        "memberships.csv, line 2, column source: “”: expected where this fact comes from",
    ),
    "an office of nobody": (
        ("offices", "head-of-state,BY,", "head-of-state,,"),
        "offices.csv, line 2, column country: “”: expected a country or an organisation, and not both",
    ),
    "half a place": (
        ("places", "51.13,71.43", "51.13,"),
        "places.csv, line 2, column latitude: “51.13”: expected both coordinates, or neither",
    ),
    "a coordinate that is no number": (
        ("places", "51.13", "NaN"),
        "places.csv, line 2, column latitude: “NaN”",
    ),
    "a narrowed date without a reason": (
        ("meetings", "2025-06,,", "2025-06,2025-06-02,"),
        "meetings.csv, line 3, column window_reason: “”: expected a reason",
    ),
    "a window that is closed": (
        ("meetings", "2025-06,,,", "2025-06,2025-06-20,2025-06-10,why"),
        "meetings.csv, line 3, column when: “2025-06”: No day is left",
    ),
    "a link of one meeting": (
        ("meeting_links", "minsk-2025", "astana-2022"),
        "meeting_links.csv, line 2, column second: “astana-2022”: expected another meeting than the first",
    ),
    "a participant who is nobody": (
        ("participations", "BY,,president-of-belarus,alexander-lukashenko", ",,,"),
        "participations.csv, line 2, column name_as_given: “”: expected a country, an organisation,",
    ),
    "a space at an end": (
        ("people", "Alexander Lukashenko", " Alexander Lukashenko"),
        "people.csv, line 2, column name: “ Alexander Lukashenko”: expected no space at either end",
    ),
    "a cell too many": (("series", ",12", ",12,"), "series.csv, line 2: 10 cells: expected 9"),
    "an open term of which nobody says until when it is known": (
        ("terms", "1994-07-20,,2026-01-01", "1994-07-20,,"),
        "terms.csv, line 2, column known_until: “”: Until which day is it known that this had not ended?",
    ),
    "an ended term that is known until a day": (
        ("terms", "2019-03-20,2019-06-12,", "2019-03-20,2019-06-12,2026-01-01"),
        "terms.csv, line 4, column known_until: “2026-01-01”: expected nothing, as there is an end, 2019-06-12",
    ),
    "a standing known until before it began": (
        ("memberships", "1991-12-21,,2026-01-01", "1991-12-21,,1991-12-20"),
        "memberships.csv, line 3, column known_until: “1991-12-20”: 1991-12-20 is before the start, 1991-12-21",
    ),
    "a day to come until which a series is known": (
        ("series", "2026-01-01", "2126-01-01"),
        "series.csv, line 2, column known_until: “2126-01-01”: 2126-01-01 is still to come",
    ),
    "a quotation mark that never closes": (
        ("people", "Kassym-Jomart Tokayev", '"Kassym-Jomart Tokayev'),
        "people.csv, line 3: not readable as CSV",
    ),
    "a quotation mark that closes too early": (
        ("people", "Alexander Lukashenko", '"Alexander" Lukashenko'),
        "people.csv, line 2: not readable as CSV",
    ),
}


@pytest.mark.parametrize(("change", "complaint"), BROKEN.values(), ids=BROKEN)
def test_what_is_wrong_is_named_with_its_place(files, change, complaint):
    files.change(*change)

    found = complaints(files)
    assert any(one.startswith(complaint) for one in found), found


@pytest.mark.parametrize("name", [table.name for table in TABLES])
@pytest.mark.parametrize(
    ("column", "given", "left", "expected"),
    [
        ("source", "A yearbook", "", "expected where this fact comes from"),
        ("confirmation", ",one-source", ",", "expected one of official, two-sources, one-source, no-source"),
    ],
)
def test_no_row_of_any_file_may_lack_its_source_or_confirmation(files, name, column, given, left, expected):
    files.change(name, given, left)

    assert complaints(files) == [f"{name}.csv, line 2, column {column}: “”: {expected}"]


def test_all_that_is_wrong_is_told_at_once(files):
    files.change("people", "Q2866", "2866")
    files.change("terms", "1994-07-20", "20.7.1994")
    files.change("terms", "resigned,A yearbook", "resigned,")

    assert [one.split(":")[0] for one in complaints(files)] == [
        "people.csv, line 2, column wikidata",
        "terms.csv, line 2, column start",
        "terms.csv, line 3, column source",
    ]


def test_a_wrong_row_does_not_make_those_wrong_that_name_it(files):
    files.change("offices", "head-of-state", "tsar")

    (only,) = complaints(files)
    assert only.startswith("offices.csv, line 2, column kind: “tsar”: expected one of head-of-state,")


def test_a_repeated_row_does_not_make_those_wrong_that_name_it(files):
    files.change("places", "minsk,", "astana,")

    found = complaints(files)
    assert any("this row stands already" in one for one in found)
    assert not [one for one in found if "“astana”: expected the slug of a known place" in one]


def test_a_cell_of_two_lines_does_not_shift_the_lines_that_are_told(files):
    files.change("people", "Alexander Lukashenko", '"Alexander\nLukashenko"')
    files.change("people", "Tokayev,,", "Tokayev,7,")

    assert any(one.startswith("people.csv, line 4, column wikidata: “7”") for one in complaints(files))


def test_doubted_terms_may_overlap_as_nothing_is_sure(files):
    files.change("terms", "president-of-kazakhstan,2019-06-12", "president-of-kazakhstan,2019-06-01?")

    call_command("load_reference", files.folder, "--check")


def test_another_encoding_is_refused_with_its_line(files):
    path = files.folder / "places.csv"
    path.write_bytes(path.read_bytes().replace(b"Minsk", b"M\xfcnsk"))

    (only,) = complaints(files)
    assert only.startswith("places.csv, line 3: byte ")
    assert "is not UTF-8" in only


def test_a_byte_order_mark_is_no_part_of_the_header(files):
    path = files.folder / "countries.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())

    call_command("load_reference", files.folder, "--check")


def test_a_nul_is_refused(files):
    files.change("people", "Alexander", "Alex\0ander")

    assert any("column name" in one and "a cell holds no NUL" in one for one in complaints(files))


def test_a_missing_file_an_empty_one_and_a_missing_folder_are_refused(files):
    (files.folder / "places.csv").unlink()
    files.write("series", "")

    found = complaints(files)
    assert "places.csv: the file is missing" in found
    assert any(one.startswith("series.csv, line 1: the column “slug” is missing") for one in found)
    with pytest.raises(CommandError, match="countries.csv: the file is missing"):
        call_command("load_reference", files.folder / "nowhere", "--check")


def test_columns_may_stand_in_any_order_and_the_region_may_be_left_out(files):
    files.write(
        "countries",
        "name,code,alpha3,official_name,region,wikidata,source,source_url,confirmation\n"
        f"Belarus,BY,,,,,{SOURCED}\nKazakhstan,KZ,,,,,{SOURCED}\n",
    )

    call_command("load_reference", files.folder, "--check")


@pytest.mark.django_db
@pytest.mark.parametrize(("change", "complaint"), list(BROKEN.values())[::6], ids=list(BROKEN)[::6])
def test_a_broken_file_changes_nothing(files, change, complaint):
    call_command("load_reference", files.folder)
    files.change("countries", "Belarus", "Byelorussia")
    files.drop("countries", "SE,")
    files.change(*change)

    with pytest.raises(CommandError, match="Nothing was loaded"):
        call_command("load_reference", files.folder)

    assert Country.objects.get(code="BY").name == "Belarus"
    assert Country.objects.filter(code="SE").exists()
    assert ReferenceRow.objects.get(file="countries", key='["BY"]').values["name"] == "Belarus"


def test_the_readme_counts_the_rows_as_they_are(capsys):
    call_command("load_reference", "--table")

    table = capsys.readouterr().out.strip()
    assert table in (FOLDER / "README.md").read_text(encoding="utf-8"), table
    assert "| file | rows | official | two sources | one source | no source |" in table


def test_the_table_of_rows_counts_each_grade(files, capsys):
    files.change("offices", "one-source", "no-source")
    call_command("load_reference", files.folder, "--table")

    lines = capsys.readouterr().out.splitlines()
    assert "| `countries.csv` | 3 | | | 3 | |" in lines
    assert "| `offices.csv` | 2 | | | 1 | 1 |" in lines
