"""What a second load does: the archive follows the files, in a fixed number of queries."""

import datetime

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from participants.models import (
    Country,
    Meeting,
    MeetingSeries,
    Membership,
    Name,
    Organisation,
    Participation,
    Person,
    Place,
    ReferenceRow,
    Term,
)
from participants.models.in_force import WINDOW
from participants.reference import loader
from participants.reference.loader import load
from summit_archive.slugs import FormerSlug
from tests.participants.reference.files import SOURCED, Files, counts

pytestmark = pytest.mark.django_db

TOKAYEV = "kassym-jomart-tokayev"


@pytest.fixture
def files(tmp_path):
    return Files(tmp_path)


def assert_settled(files):
    """Another load does nothing more."""
    for name, outcome in load(files.folder).outcomes.items():
        assert (outcome.added, outcome.changed, outcome.removed) == (0, 0, 0), name


def rows_in_the_archive():
    models = [Country, Meeting, Membership, Name, Organisation, Participation, Person, Place, Term]
    return {model: sorted(map(str, model.objects.values_list())) for model in models}


def test_a_second_load_does_nothing(files):
    first = load(files.folder)
    before = rows_in_the_archive()
    second = load(files.folder)

    assert counts(first, "terms") == (4, 0, 0, 0, 0)
    assert counts(second, "terms") == (0, 0, 4, 0, 0)
    assert rows_in_the_archive() == before
    assert_settled(files)
    assert Country.objects.get(code="KZ").is_of_region
    assert not Country.objects.get(code="SE").is_of_region


def test_files_are_looked_at_again_only_where_a_row_is_new(files, monkeypatch):
    load(files.folder)
    looked_at = []
    monkeypatch.setattr(loader, "refuse_wrong", looked_at.append)

    load(files.folder)
    assert looked_at == []

    files.change("places", "Minsk,BY", "Minsk City,BY")
    load(files.folder)
    assert len(looked_at) == 1


def test_queries_do_not_grow_with_rows(files, tmp_path):
    (tmp_path / "many").mkdir()
    many = Files(tmp_path / "many")
    with CaptureQueriesContext(connection) as few_at_first:
        load(files.folder)
    with CaptureQueriesContext(connection) as few_again:
        load(files.folder)
    for number in range(60):
        many.add("people", f"person-{number},Person {number},,,{SOURCED}")
        many.add("terms", f"person-{number},president-of-kazakhstan,,,,0,,{SOURCED}")
        many.add("names", f"person,person-{number},Имя {number},ru,Cyrl,variant,{SOURCED}")
        many.add("meetings", f"m-{number},M,summit,,,cis,minsk,2021,,,,,held,,minsk-2025,0,,,{SOURCED}")
        many.add("participations", f"m-{number},,,,person-{number},,,attended,,{SOURCED}")
    with CaptureQueriesContext(connection) as many_at_first:
        load(many.folder)
    with CaptureQueriesContext(connection) as many_again:
        load(many.folder)
    for name in ("people", "terms", "meetings", "participations"):
        many.write(name, many.read(name).replace("attended", "invited").replace("yearbook", "chronicle"))
    with CaptureQueriesContext(connection) as many_changed:
        report = load(many.folder)
    with CaptureQueriesContext(connection) as many_removed:
        load(files.folder)

    assert counts(report, "terms")[1] == 64
    assert len(few_at_first) <= 50
    assert len(few_again) <= 25
    assert len(many_again) == len(few_again)
    assert len(many_at_first) <= len(few_at_first) + 5
    assert len(many_changed) <= len(few_at_first) + 5
    assert len(many_removed) <= 110
    assert Person.objects.count() == 3


def test_a_changed_file_is_followed_with_all_that_is_derived(files):
    load(files.folder)
    files.change("countries", "BY,BLR,Belarus,", "BY,BLR,White Russia,")
    files.change("terms", "belarus,1994-07-20,,2026-01-01", "belarus,1994-07-20,2030,")
    files.change("meetings", "2025-06", "2025-07-01")
    files.change("names", "Казахстан", "Республика Казахстан")

    report = load(files.folder)

    belarus, day = Country.objects.get(code="BY"), datetime.date(2025, 7, 1)
    assert (belarus.name, belarus.sort_key, belarus.version) == ("White Russia", "white russia", 2)
    assert Term.objects.on(datetime.date(2030, 12, 31)).filter(office__country=belarus).exists()
    assert not Term.objects.on(datetime.date(2031, 1, 1)).filter(office__country=belarus).exists()
    assert Meeting.objects.possibly_between(day, day).get().slug == "minsk-2025"
    assert Name.objects.spelt("respublika kazakhstan").exists()
    assert not Name.objects.filter(text="Казахстан").exists()
    assert counts(report, "countries") == (0, 1, 2, 0, 0)
    assert counts(report, "names") == (1, 0, 3, 1, 0)
    assert not report.differences
    assert_settled(files)


def test_a_metonym_is_followed_like_any_name(files):
    files.add("names", f"country,KZ,Astana,en,Latn,metonym,{SOURCED}")
    load(files.folder)
    assert_settled(files)
    files.change("names", "KZ,Astana,en,Latn,metonym,A yearbook", "KZ,Astana,en,Latn,metonym,A chronicle")

    report = load(files.folder)

    assert counts(report, "names") == (0, 1, 4, 0, 0)
    assert Name.objects.get(kind="metonym").source == "A chronicle"


def test_files_of_before_every_row_had_a_source_are_followed(files):
    load(files.folder)
    plain = {"source": "", "source_url": "", "confirmation": "not-stated"}
    for model, name in ((Person, "people"), (Name, "names")):
        model.objects.update(**plain)
        for row in ReferenceRow.objects.filter(file=name):
            row.values = {column: text for column, text in row.values.items() if column not in plain}
            row.save()

    report = load(files.folder)

    assert counts(report, "people") == (0, 3, 0, 0, 0)
    assert counts(report, "names") == (0, 4, 0, 0, 0)
    assert not report.differences


def test_a_corrected_start_moves_the_term_instead_of_doubling_it(files):
    load(files.folder)
    files.change("terms", "president-of-belarus,1994-07-20", "president-of-belarus,1994-07-19?")

    report = load(files.folder)

    assert counts(report, "terms") == (1, 0, 3, 1, 0)
    assert str(Term.objects.get(person__slug="alexander-lukashenko").start) == "1994-07-19?"


def test_a_boundary_between_two_terms_may_move(files):
    load(files.folder)
    files.change("terms", "2019-03-20,2019-06-12,,1", "2019-03-20,2019-06-20,,1")
    files.change("terms", "2019-06-12,,2026-01-01,0", "2019-06-20,,2026-01-01,0")

    report = load(files.folder)

    assert counts(report, "terms") == (1, 1, 2, 1, 0)
    assert_settled(files)


def test_another_name_may_become_the_preferred_one(files):
    load(files.folder)
    files.change("names", "Кемелевич Токаев,ru,Cyrl,preferred", "Кемелевич Токаев,ru,Cyrl,variant")
    files.change("names", "Касым-Жомарт Токаев,ru,Cyrl,variant", "Касым-Жомарт Токаев,ru,Cyrl,preferred")
    assert counts(load(files.folder), "names") == (0, 2, 2, 0, 0)

    files.change("names", "Кемелевич Токаев,ru,Cyrl,variant", "Кемелевич Токаев,ru,Cyrl,preferred")
    files.change("names", "Касым-Жомарт Токаев,ru,Cyrl,preferred", "Касым-Жомарт Токаев,ru,Cyrl,variant")
    assert counts(load(files.folder), "names") == (0, 2, 2, 0, 0)

    preferred = Name.objects.get(person__slug=TOKAYEV, kind="preferred")
    assert preferred.text == "Касым-Жомарт Кемелевич Токаев"


def test_a_part_and_its_new_whole_may_come_together(files):
    load(files.folder)
    files.add("meetings", f"whole,The whole,summit,,,cis,minsk,2025,,,,,held,,,0,,,{SOURCED}")
    files.change(
        "meetings",
        f"held,,,1,A communiqué,,{SOURCED}\nminsk",
        f"held,,whole,1,A communiqué,,{SOURCED}\nminsk",
    )

    load(files.folder)

    assert Meeting.objects.get(slug="astana-2022").parent.slug == "whole"
    assert_settled(files)


def test_meetings_of_no_stated_year_follow_a_corrected_founding(files):
    cis = "cis,minsk,XXXX-06"
    files.change("meetings", "cis,minsk,2025-06", cis)
    load(files.folder)
    files.change("organisations", "1991-12-08", "2001-01-01")

    load(files.folder)

    assert Meeting.objects.get(slug="minsk-2025").first_possible_day.year == 2001


def test_the_day_of_a_source_may_be_told(files):
    header, *rows = files.read("meetings").splitlines()
    told = [f"{header},stated_on", *(f"{row}," for row in rows)]
    planned = rows[-1].replace("minsk-2025", "planned").replace(",2025-06,", ",XXXX-06,")
    told.append(f"{planned.replace(',held,', ',announced,')},2016-03-09")
    files.write("meetings", "\n".join([*told, ""]))
    load(files.folder)
    assert Meeting.objects.get(slug="planned").first_possible_day == datetime.date(2016, 6, 1)


COUNTRY_ALONE = f"astana-2022,SE,,,,,guest,attended,,{SOURCED}"


def test_a_participant_of_whom_the_file_says_more_now_stays_the_same_row(files):
    files.add("people", f"carl-bildt,Carl Bildt,Bildt,,{SOURCED}")
    files.add("participations", COUNTRY_ALONE)
    load(files.folder)
    before = Participation.objects.get(country__code="SE")

    files.change("participations", "SE,,,,,guest", "SE,,,carl-bildt,,guest")
    report = load(files.folder)

    assert counts(report, "participations") == (0, 1, 2, 0, 0)
    assert str(Participation.objects.get(pk=before.pk).person) == "Carl Bildt"
    assert_settled(files)


def test_of_two_that_a_participant_may_have_become_neither_is_taken_for_it(files):
    files.add("people", f"carl-bildt,Carl Bildt,Bildt,,{SOURCED}")
    files.add("people", f"anna-lindh,Anna Lindh,Lindh,,{SOURCED}")
    files.add("participations", COUNTRY_ALONE)
    load(files.folder)
    before = Participation.objects.get(country__code="SE")

    files.change("participations", "SE,,,,,guest", "SE,,,carl-bildt,,guest")
    files.add("participations", COUNTRY_ALONE.replace("SE,,,,,guest", "SE,,,anna-lindh,,guest"))
    report = load(files.folder)

    assert counts(report, "participations") == (2, 0, 2, 1, 0)
    assert not Participation.objects.filter(pk=before.pk).exists()
    assert_settled(files)


def test_rows_that_were_one_while_their_people_were_merged_are_told_apart_again(files):
    load(files.folder)
    one, other = ReferenceRow.objects.filter(file="participations").order_by("key")
    right = other.object_id
    ReferenceRow.objects.filter(pk=other.pk).update(object_id=one.object_id)

    report = load(files.folder)

    assert counts(report, "participations") == (0, 0, 2, 0, 0)
    other.refresh_from_db()
    assert other.object_id == right


def test_rows_that_left_the_files_are_removed_with_what_hung_on_them(files):
    load(files.folder)
    for name in ("participations", "names", "terms"):
        files.drop(
            name, f"person,{TOKAYEV}" if name == "names" else TOKAYEV if name == "terms" else "astana-2022,KZ"
        )
    files.drop("people", TOKAYEV)
    files.drop("countries", "SE,")

    report = load(files.folder)

    assert not Person.objects.filter(slug=TOKAYEV).exists()
    assert not Name.objects.filter(kind="case-form").exists()
    assert [counts(report, name)[3] for name in ("people", "terms", "names", "countries")] == [1, 2, 2, 1]
    assert not report.differences
    assert not ReferenceRow.objects.filter(key__contains=TOKAYEV).exists()
    assert_settled(files)


def test_a_whole_and_its_part_leave_together(files):
    files.change(
        "meetings",
        f"held,,,1,A communiqué,,{SOURCED}\nminsk",
        f"held,,minsk-2025,1,A communiqué,,{SOURCED}\nminsk",
    )
    load(files.folder)
    files.write("participations", files.read("participations").splitlines()[0] + "\n")
    files.write("meeting_links", files.read("meeting_links").splitlines()[0] + "\n")
    files.write("meetings", files.read("meetings").splitlines()[0] + "\n")
    files.drop("series", "cis")

    report = load(files.folder)

    assert counts(report, "meetings") == (0, 0, 0, 2, 0)
    assert not Meeting.objects.exists()


def test_nothing_of_a_removed_row_is_left_behind(files):
    load(files.folder)
    Country.objects.filter(code="SE").delete()
    files.drop("countries", "SE,")
    load(files.folder)

    assert not ReferenceRow.objects.filter(file="countries", key__contains="SE").exists()
    assert not FormerSlug.objects.exists()


def test_the_command_tells_what_it_did_and_what_it_left(files, capsys):
    call_command("load_reference", files.folder)
    Country.objects.filter(code="SE").update(name="Sverige")
    call_command("load_reference", files.folder)

    lines = capsys.readouterr().out.splitlines()
    assert "terms: 4 added, 0 changed, 0 unchanged, 0 removed, 0 kept as an editor left them" in lines
    assert "countries: 0 added, 0 changed, 2 unchanged, 0 removed, 1 kept as an editor left them" in lines
    assert lines[-1] == "kept: countries: SE, column name: the file: “Sweden”; the archive: “Sverige”"


def as_loaded_before_the_horizon():
    """An archive as the migration leaves one that was filled when no file said until when its rows are known."""
    for model, file in ((Term, "terms"), (Membership, "memberships")):
        for row in model.objects.filter(end=None):
            row.known_until = row.start.earliest(WINDOW)
            row.save()
            of_row = ReferenceRow.objects.get(file=file, object_id=row.pk)
            of_row.values["known_until"] = row.known_until.isoformat()
            of_row.save()
    MeetingSeries.objects.update(known_until=None)
    for of_row in ReferenceRow.objects.filter(file="series"):
        del of_row.values["known_until"]
        of_row.save()


def test_rows_of_before_the_horizon_learn_it_but_for_those_that_an_editor_touched(files):
    load(files.folder)
    as_loaded_before_the_horizon()
    Term.objects.filter(person__slug=TOKAYEV, end=None).update(known_until="2026-11-20")

    report = load(files.folder)

    known = dict(Term.objects.filter(end=None).values_list("person__slug", "known_until"))
    assert known == {
        "alexander-lukashenko": datetime.date(2026, 1, 1),
        TOKAYEV: datetime.date(2026, 11, 20),
    }
    assert set(Membership.objects.values_list("known_until", flat=True)) == {datetime.date(2026, 1, 1)}
    assert MeetingSeries.objects.get().known_until == datetime.date(2026, 1, 1)
    on = {"surely_in_force__contains": datetime.date(2026, 1, 1)}
    assert Term.objects.filter(person__slug="alexander-lukashenko", **on).exists()
    assert counts(report, "terms") == (0, 1, 2, 0, 1)
    assert [str(difference) for difference in report.differences] == [
        f"terms: {TOKAYEV}, president-of-kazakhstan, 2019-06-12, column known_until: "
        "the file: “2026-01-01”; the archive: “2026-11-20”"
    ]
