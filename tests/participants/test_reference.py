import datetime
import shutil

import pytest
from django.core.management import CommandError, call_command

from participants.models import Country, Meeting, Membership, Name, Organisation, Participation, Person, Term
from participants.reference.loader import FOLDER, load
from participants.reference.tables import TABLES
from tests.make import make_country, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    """A copy of the shipped files, to be spoilt."""
    return shutil.copytree(
        FOLDER, tmp_path / "reference", ignore=shutil.ignore_patterns("*.py", "__pycache__")
    )


def spoil(folder, name, old, new):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def members_on(abbreviation, day, standing="member"):
    memberships = Membership.objects.filter(organisation__abbreviation=abbreviation, standing=standing)
    return " ".join(sorted(memberships.on(day).values_list("country__code", flat=True)))


def test_the_facts_load_and_a_second_load_adds_nothing():
    first = load()
    second = load()

    assert first["countries"] == (249, 0)
    assert all(added > 0 and unchanged == 0 for added, unchanged in first.values())
    assert second == {name: (0, added) for name, (added, unchanged) in first.items()}


def test_the_facts_load_in_a_few_queries(django_assert_max_num_queries):
    with django_assert_max_num_queries(40):
        load()
    with django_assert_max_num_queries(20):
        load()


def test_memberships_change_with_time():
    load()

    assert members_on("CIS", datetime.date(1993, 9, 23)) == "AM BY KG KZ MD RU TJ TM UA UZ"
    assert "AZ" in members_on("CIS", datetime.date(1993, 9, 24))
    assert "GE" in members_on("CIS", datetime.date(2009, 8, 17))
    assert members_on("CIS", datetime.date(2023, 12, 26)) == "AM AZ BY KG KZ MD RU TJ UZ"
    assert members_on("CIS", datetime.date(2023, 12, 26), "associate") == "TM"
    assert members_on("EAEU", datetime.date(2023, 12, 26)) == "AM BY KG KZ RU"
    assert members_on("CSTO", datetime.date(1999, 3, 31)) == "AM AZ BY GE KG KZ RU TJ UZ"
    assert members_on("CSTO", datetime.date(2012, 12, 19)) == "AM BY KG KZ RU TJ"
    assert members_on("CSTO", datetime.date(2012, 12, 19), "suspended") == "UZ"
    assert members_on("EurAsEC", datetime.date(2007, 1, 1)) == "BY KG KZ RU TJ UZ"
    assert members_on("EurAsEC", datetime.date(2015, 1, 2)) == ""
    assert members_on("EAEU", datetime.date(2023, 12, 26), "observer") == "CU MD UZ"


def test_days_that_no_source_confirms_are_doubted():
    load()
    term = Term.objects.get(person__slug="levon-ter-petrosyan", office__slug="president-of-armenia")

    assert (str(term.start), str(term.end), term.confirmation) == ("1991-11-11?", "1998-02-04?", "partly")
    doubted = Term.objects.filter(confirmation="unconfirmed")
    assert doubted.exists()
    assert all(term.start.is_doubted for term in doubted)


def test_on_every_day_since_1991_each_of_the_twelve_may_have_had_a_head_of_state():
    load()
    of_region = Country.objects.filter(is_of_region=True)

    assert of_region.count() == 12
    for country in of_region:
        known_until = datetime.date(1991, 12, 26)
        for term in Term.objects.filter(office__country=country, office__kind="head-of-state").in_order():
            assert term.possibly_in_force.lower <= known_until, (country, known_until)
            known_until = max(known_until, term.possibly_in_force.upper or datetime.date.max)
        assert known_until == datetime.date.max, country


def test_no_meeting_is_held_in_the_future_of_its_sources():
    load()

    scheduled = Meeting.objects.filter(status="scheduled").order_by("possible")
    assert [str(meeting.when) for meeting in scheduled] == ["2026-05-28/2026-05-29", "2026-10-09"]
    assert not Meeting.objects.filter(status="held", when__startswith="2026").exists()


def test_whoever_spells_tokayev_finds_him():
    load()

    for spelling in ("Tokayev", "Tokaev", "Токаев"):
        found = {
            name.person.slug for name in Name.objects.filter(text__endswith=spelling, person__isnull=False)
        }
        assert found == {"kassym-jomart-tokayev"}, spelling


def test_every_fact_names_its_source():
    load()

    for model in (Country, Organisation, Membership, Term, Meeting):
        assert not model.objects.filter(source="").exists(), model
        assert not model.objects.filter(confirmation="not-stated").exists(), model
    assert not Name.objects.filter(source="").exists()


def test_nobody_is_a_host_but_where_a_source_says_so():
    load()

    hosts = Participation.objects.filter(role="host").values_list("meeting__slug", "country__code", "note")
    assert sorted((meeting, country) for meeting, country, _note in hosts) == [
        ("cis-council-of-heads-of-state-2004-09-16", "KZ"),
        ("cis-council-of-heads-of-state-2011-09-03", "TJ"),
        ("cis-council-of-heads-of-state-2025-10-10", "TJ"),
        ("csto-collective-security-council-2012-12-19", "RU"),
        ("informal-cis-summit-2006-07-21", "RU"),
        ("informal-cis-summit-2023-12-26", "RU"),
    ]


def test_what_an_editor_corrected_is_neither_overwritten_nor_doubled():
    load()
    Person.objects.filter(slug="nikol-pashinyan").update(name="N. Pashinyan", slug="pashinyan")
    term = Term.objects.get(person__slug="pashinyan")
    term.start = "2018-05-09"
    term.save()

    counts = load()

    assert not any(added for added, _unchanged in counts.values())
    assert not Person.objects.filter(slug="nikol-pashinyan").exists()
    assert str(Term.objects.get(person__slug="pashinyan").start) == "2018-05-09"


def test_only_what_is_missing_is_added():
    make_country("KZ", name="Qazaqstan")
    make_person("Vladimir Putin", slug="vladimir-putin")

    counts = load()

    assert counts["countries"] == (248, 1)
    assert Country.objects.get(code="KZ").name == "Qazaqstan"
    assert Term.objects.filter(person__slug="vladimir-putin").count() == 5


@pytest.mark.parametrize(
    ("name", "old", "new", "complaint"),
    [
        (
            "organisations.csv",
            "1991-12-08",
            "8.12.1991",
            "organisations.csv, line 2, column founded_on: “8.12.1991”",
        ),
        ("meetings.csv", ",2000-01-25,", ",2000-13-25,", "column when: “2000-13-25”"),
        (
            "memberships.csv",
            "AM,cis,member",
            "AM,cis,friend",
            "column standing: “friend”: expected one of member,",
        ),
        (
            "memberships.csv",
            "AM,cis",
            "XX,cis",
            "memberships.csv, line 2, column country: “XX”: expected the code",
        ),
        ("people.csv", "Q", "7", "column wikidata"),
        ("places.csv", "astana,", "almaty,", "this row stands already in places.csv, line 2"),
        ("countries.csv", "code,", "iso2,", "countries.csv, line 1: “iso2,"),
        ("series.csv", ",\n", ",,\n", "series.csv, line 2: 6 cells: expected 5"),
        ("terms.csv", "2021-02-03,2021-05-05", "2021-02-03,2020-05-05", "This ends before it starts"),
        ("names.csv", "country,AD", "planet,AD", "names.csv, line 2, column owner_kind: “planet”"),
    ],
)
def test_a_broken_file_is_refused_and_nothing_is_written(folder, name, old, new, complaint):
    spoil(folder, name, old, new)

    with pytest.raises(CommandError) as refused:
        call_command("load_reference", folder)

    assert complaint in str(refused.value)
    assert not Country.objects.exists()
    assert not Meeting.objects.exists()


def test_a_missing_file_and_one_in_another_encoding_are_refused(folder):
    (folder / "places.csv").write_bytes(b"slug,name,country,latitude,longitude\n\xff")
    with pytest.raises(CommandError, match="places.csv: byte [0-9]+ is not UTF-8"):
        call_command("load_reference", folder)
    (folder / "countries.csv").unlink()
    with pytest.raises(CommandError, match="countries.csv: the file is missing"):
        call_command("load_reference", folder)


def test_the_command_says_what_it_did(capsys):
    call_command("load_reference")

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "countries: 249 added, 0 unchanged"
    assert len(lines) == len(TABLES)


def test_files_are_sorted_so_that_a_change_shows_as_a_line():
    for name in ("countries", "people", "offices", "places", "series"):
        lines = (FOLDER / f"{name}.csv").read_text(encoding="utf-8").splitlines()[1:]
        assert lines == sorted(lines), name
