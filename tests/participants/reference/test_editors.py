"""What editors did stands against what the files say, and is told at each load."""

import datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from participants.models import Country, Meeting, Name, Participation, Person, Place, ReferenceRow, Term
from participants.reference.loader import load
from tests.make import (
    make_article,
    make_country,
    make_meeting,
    make_name,
    make_office,
    make_person,
    make_term,
)
from tests.participants.reference.files import SOURCED, Files, counts, told

pytestmark = pytest.mark.django_db

TOKAYEV = "kassym-jomart-tokayev"


@pytest.fixture
def files(tmp_path):
    return Files(tmp_path)


def test_what_an_editor_changed_stays_and_is_told(files):
    load(files.folder)
    Country.objects.filter(code="BY").update(region="Europe")
    term = Term.objects.get(person__slug="nursultan-nazarbayev")
    term.end = "2019-03-19"
    term.save()
    files.change("terms", "resigned", "stepped down")
    files.change("countries", "Kazakhstan,Republic", "Qazaqstan,Republic")

    report = load(files.folder)

    assert Country.objects.get(code="BY").region == "Europe"
    assert Country.objects.get(code="KZ").name == "Qazaqstan"
    term.refresh_from_db()
    assert (str(term.end), term.how_ended) == ("2019-03-19", "resigned")
    assert counts(report, "countries") == (0, 1, 1, 0, 1)
    assert counts(report, "terms") == (0, 0, 3, 0, 1)
    key = "nursultan-nazarbayev, president-of-kazakhstan, 1990-04-24"
    assert told(report) == [
        "countries: BY, column region: the file: “Eastern Europe”; the archive: “Europe”",
        f"terms: {key}, column end: the file: “2019-03-20”; the archive: “2019-03-19”",
        f"terms: {key}, column how_ended: the file: “stepped down”; the archive: “resigned”",
    ]
    assert told(load(files.folder)) == told(report)


def test_a_row_that_an_editor_set_back_follows_the_file_again(files):
    load(files.folder)
    Country.objects.filter(code="BY").update(region="Europe")
    load(files.folder)
    Country.objects.filter(code="BY").update(region="Eastern Europe")
    files.change("countries", "Eastern Europe", "Europe")

    assert counts(load(files.folder), "countries") == (0, 1, 2, 0, 0)


def test_an_editor_and_the_file_may_come_to_agree(files):
    load(files.folder)
    term = Term.objects.get(person__slug="alexander-lukashenko")
    term.start = "1994-07-21"
    term.save()
    files.change("terms", "president-of-belarus,1994-07-20", "president-of-belarus,1994-07-21")

    report = load(files.folder)

    assert counts(report, "terms") == (0, 0, 4, 0, 0)
    assert not report.differences
    assert list(Term.objects.filter(person=term.person)) == [term]
    assert ReferenceRow.objects.filter(file="terms", object_id=term.pk).count() == 1


def test_another_correction_than_the_editors_does_not_double_the_term(files):
    load(files.folder)
    term = Term.objects.get(person__slug="alexander-lukashenko")
    term.start = "1994-07-21"
    term.save()
    files.change("terms", "president-of-belarus,1994-07-20", "president-of-belarus,1994-07-19")

    report = load(files.folder)

    assert list(Term.objects.filter(person=term.person)) == [term]
    assert counts(report, "terms") == (0, 0, 3, 0, 2)
    assert told(report) == [
        "terms: alexander-lukashenko, president-of-belarus, 1994-07-19: "
        "the file: another row; the archive: an editor's row stands in its place",
        "terms: alexander-lukashenko, president-of-belarus, 1994-07-20: "
        "the file: gone; the archive: an editor changed the row",
    ]


def test_an_address_that_an_editor_gave_is_kept_with_all_that_hangs_on_it(files):
    load(files.folder)
    Person.objects.filter(slug=TOKAYEV).update(slug="tokayev")
    files.change("terms", "2019-06-12,,2026-01-01,0,", "2019-06-12,,2026-01-01,0,,".rstrip(",") + ",")

    report = load(files.folder)

    assert not Person.objects.filter(slug=TOKAYEV).exists()
    assert Term.objects.filter(person__slug="tokayev").count() == 2
    assert counts(report, "terms") == (0, 0, 4, 0, 0)
    assert told(report) == [f"people: {TOKAYEV}, column slug: the file: “{TOKAYEV}”; the archive: “tokayev”"]


def test_what_an_editor_deleted_does_not_come_back(files):
    load(files.folder)
    Term.objects.get(person__slug="alexander-lukashenko").delete()
    Participation.objects.get(person__slug="alexander-lukashenko").delete()
    Person.objects.get(slug="alexander-lukashenko").delete()
    files.add("names", f"person,alexander-lukashenko,Lukashenka,en,Latn,variant,{SOURCED}")

    report = load(files.folder)

    assert not Person.objects.filter(slug="alexander-lukashenko").exists()
    assert (
        "people: alexander-lukashenko: the file: stands in it; the archive: an editor deleted the row"
        in told(report)
    )
    assert any("Lukashenka, column person: the file: “alexander-lukashenko”" in one for one in told(report))
    assert [counts(report, name)[4] for name in ("people", "terms", "participations", "names")] == [1] * 4


def test_what_an_editor_made_before_the_first_load_is_kept_or_agreed_with(files):
    make_country("KZ", name="Qazaqstan")
    make_country(
        "SE",
        name="Sweden",
        alpha3="SWE",
        source="A yearbook",
        source_url="https://example.org/",
        confirmation="one-source",
    )

    report = load(files.folder)

    assert counts(report, "countries") == (1, 0, 1, 0, 1)
    assert Country.objects.get(code="KZ").name == "Qazaqstan"
    files.change("countries", "Sweden", "Kingdom of Sweden")
    assert counts(load(files.folder), "countries") == (0, 1, 1, 0, 1)


def test_an_editors_own_term_stands_instead_of_the_files(files):
    office = make_office(slug="president-of-belarus", country=make_country("BY"))
    make_term(make_person(slug="alexander-lukashenko"), office, start="1994-07")

    report = load(files.folder)

    assert Term.objects.filter(office=office).count() == 1
    assert counts(report, "terms") == (3, 0, 0, 0, 1)


def test_an_editors_preferred_name_stands_instead_of_the_files(files):
    make_name("Қазақстан", "ru", country=make_country("KZ"), kind="preferred")

    report = load(files.folder)

    assert counts(report, "names") == (3, 0, 0, 0, 1)
    assert Name.objects.get(country__code="KZ", language="ru").text == "Қазақстан"


def test_rows_that_left_the_files_stay_where_something_of_an_editors_hangs_on_them(files):
    load(files.folder)
    files.drop("countries", "SE,")
    files.drop("places", "minsk,")
    files.change("meetings", "cis,minsk,", "cis,,")
    sweden = Country.objects.get(code="SE")
    make_article(countries=[sweden])
    make_meeting(slug="editors-own", place=Place.objects.get(slug="minsk"))

    report = load(files.folder)

    assert counts(report, "countries") == (0, 0, 2, 0, 1)
    assert counts(report, "places") == (0, 0, 1, 0, 1)
    assert Meeting.objects.get(slug="editors-own").place.slug == "minsk"
    assert any(
        one.startswith("countries: SE: the file: gone; the archive: in use by") for one in told(report)
    )
    assert "places: minsk: the file: gone; the archive: in use by a row of its own (meeting)" in told(report)


def test_a_row_that_left_the_file_stays_if_an_editor_changed_it(files):
    load(files.folder)
    Country.objects.filter(code="SE").update(name="Sverige")
    files.drop("countries", "SE,")

    report = load(files.folder)

    assert Country.objects.get(code="SE").name == "Sverige"
    assert told(report) == ["countries: SE: the file: gone; the archive: an editor changed the row"]


def test_rows_that_an_editor_added_are_left_alone(files):
    load(files.folder)
    own = make_person("Sadyr Japarov", slug="sadyr-japarov")
    make_name("Токаев К. К.", "ru", person=Person.objects.get(slug=TOKAYEV))

    report = load(files.folder)

    assert not report.differences
    assert Person.objects.filter(pk=own.pk).exists()
    assert Name.objects.filter(text="Токаев К. К.").exists()


def test_an_editors_own_participant_keeps_no_other_from_following(files):
    load(files.folder)
    meeting = Meeting.objects.get(slug="astana-2022")
    own = Participation.objects.create(meeting=meeting, country=Country.objects.get(code="KZ"))
    files.change("participations", "host,attended", "chair,attended")

    report = load(files.folder)

    assert not report.differences
    assert Participation.objects.filter(pk=own.pk).exists()
    assert Participation.objects.get(person__slug=TOKAYEV).role == "chair"


def test_what_an_editor_put_in_a_column_that_the_files_lacked_stays(files):
    text = files.read("countries")
    with_no_region = [
        ",".join(cell for i, cell in enumerate(line.split(",")) if i != 5) for line in text.splitlines()
    ]
    files.write("countries", "\n".join([*with_no_region, ""]))
    load(files.folder)
    Country.objects.filter(code="SE").update(is_of_region=True)
    files.write("countries", text)

    report = load(files.folder)

    assert Country.objects.get(code="SE").is_of_region
    assert Country.objects.get(code="KZ").is_of_region
    assert told(report) == ["countries: SE, column is_of_region: the file: “0”; the archive: “1”"]


def test_what_would_overlap_an_editors_correction_is_left_out(files):
    load(files.folder)
    term = Term.objects.get(person__slug="nursultan-nazarbayev")
    term.end, term.known_until = None, datetime.date(2026, 1, 1)
    term.save()
    files.change("countries", "Belarus", "Byelorussia")
    files.add("terms", f"nursultan-nazarbayev,president-of-kazakhstan,2024-01-01,,2026-01-01,0,,{SOURCED}")
    files.add("terms", f"nursultan-nazarbayev,president-of-kazakhstan,1989,1990-01-01,,0,,{SOURCED}")

    report = load(files.folder)

    assert counts(report, "terms") == (1, 0, 3, 0, 2)
    assert Term.objects.filter(person=term.person).count() == 2
    assert (
        "terms: nursultan-nazarbayev, president-of-kazakhstan, 2024-01-01: "
        "the file: another row; the archive: an editor's row stands in its place"
    ) in told(report)
    assert Country.objects.get(code="BY").name == "Byelorussia"


def test_a_name_that_an_editor_preferred_stays_the_preferred_one(files):
    load(files.folder)
    names = Name.objects.filter(person__slug=TOKAYEV)
    names.filter(kind="preferred").update(kind="former")
    names.filter(kind="variant").update(kind="preferred")
    files.add("names", f"person,{TOKAYEV},К. Токаев,ru,Cyrl,variant,{SOURCED}")
    files.change("names", "Кемелевич Токаев,ru,Cyrl,preferred", "Кемелевич Токаев,ru,Cyrl,official")
    files.change("names", "К. Токаев,ru,Cyrl,variant", "К. Токаев,ru,Cyrl,preferred")

    report = load(files.folder)

    assert names.get(kind="preferred").text == "Касым-Жомарт Токаев"
    assert counts(report, "names") == (0, 0, 2, 0, 3)


def test_what_the_database_refuses_is_told_and_nothing_is_written(files):
    with connection.cursor() as cursor:
        cursor.execute(
            "ALTER TABLE participants_term ADD CONSTRAINT nobody_is_deposed CHECK (how_ended <> 'deposed')"
        )
    load(files.folder)
    files.change("countries", "Belarus", "Byelorussia")
    files.change("terms", "resigned", "deposed")

    with pytest.raises(CommandError, match="terms: the database refuses it: .*nobody_is_deposed"):
        call_command("load_reference", files.folder)

    assert Country.objects.get(code="BY").name == "Belarus"
