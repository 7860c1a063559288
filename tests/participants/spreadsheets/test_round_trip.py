"""The export of a list is a valid import: unchanged it changes nothing, and of an edited one only the edited cells count."""

import datetime

import pytest

from participants.models import Meeting, Participation
from participants.spreadsheets.reading import read_sheet
from participants.spreadsheets.writing import tried
from tests.make import (
    make_country,
    make_meeting,
    make_name,
    make_office,
    make_organisation,
    make_participation,
    make_person,
    make_place,
    make_series,
)
from tests.participants.spreadsheets.sheets import (
    bring_in,
    csv_file,
    exported,
    preview,
    reasons,
    verdicts,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def summit():
    """A summit on which every column says something."""
    cis = make_organisation("CIS")
    whole = make_meeting("Week of summits", when="2017-12")
    meeting = make_meeting(
        "Informal summit in Novo-Ogaryovo",
        when="2017-12-26",
        slug="novo-ogaryovo-2017",
        kind="informal-summit",
        organisation=cis,
        series=make_series("Informal summits", organisation=cis),
        edition=7,
        place=make_place("Novo-Ogaryovo"),
        parent=whole,
        summary="=They met “informally”.\nNobody said more; at least, not there",
        source="Kremlin press service, 26 Dec 2017",
        source_url="https://kremlin.example/2017",
        confirmation="one-source",
        stated_on=datetime.date(2017, 12, 26),
        not_before=datetime.date(2017, 12, 1),
        window_reason="'=so the press service",
    )
    tokayev = make_person("Kassym-Jomart Tokayev", slug="tokayev")
    make_participation(meeting, country=make_country("RU"), role="host", status="attended")
    make_participation(meeting, country=make_country("KZ"), person=tokayev, note="-2 degrees; no press")
    make_participation(meeting, office=make_office("President of Armenia", country=make_country("AM")))
    make_participation(meeting, organisation=cis)
    make_participation(meeting, name_as_given="two deputies, not named")
    return meeting


def row_of(rows, country):
    return next(row for row in rows if row["participant_country"] == country)


def test_an_export_that_nobody_edited_is_all_the_same(summit):
    rows = exported()
    assert len(rows) == 6
    assert preview(*rows) == ["same"] * 6


def test_it_is_the_same_without_the_column_that_says_what_it_was(summit):
    rows = [{name: cell for name, cell in row.items() if name != "as_exported"} for row in exported()]
    assert preview(*rows) == ["same"] * 6


def test_bringing_it_in_writes_nothing(summit):
    before = (
        list(Meeting.objects.order_by("pk").values()),
        list(Participation.objects.order_by("pk").values()),
    )
    bring_in(*exported())
    after = list(Meeting.objects.order_by("pk").values()), list(Participation.objects.order_by("pk").values())
    assert after == before


def test_only_the_row_with_an_edited_cell_is_changed(summit):
    rows = exported()
    rows[2]["participant_status"] = "attended"
    assert preview(*rows) == ["same", "same", "changed", "same", "same", "same"]
    bring_in(*rows)
    changed = Participation.objects.get(person__slug="tokayev")
    assert (changed.status, changed.note) == ("attended", "-2 degrees; no press")


def test_a_cell_of_the_meeting_may_be_edited_in_one_of_its_rows(summit):
    rows = exported()
    rows[3]["when"] = "26 December 2017?"
    rows[3]["when"] = "26.12.2017"  # the same day in other words
    rows[4]["status"] = "Cancelled"
    assert preview(*rows) == ["same", "same", "same", "same", "changed", "same"]
    bring_in(*rows)
    summit.refresh_from_db()
    assert summit.status == "cancelled"


def test_two_rows_that_say_different_things_of_one_meeting_are_refused(summit):
    rows = exported()
    rows[1]["title"], rows[2]["title"] = "The seventh summit", "The eighth summit"
    told = reasons(*rows)
    assert "Row 3 has “The seventh summit” for the same meeting" in told[2]
    assert bring_in(*rows)[1:] == ["refused", "refused", "same", "same", "same"]
    summit.refresh_from_db()
    assert summit.title == "Informal summit in Novo-Ogaryovo"


def test_a_cell_that_was_emptied_empties_the_fact(summit):
    rows = exported()
    rows[1]["place"] = ""
    rows[2]["participant_person"] = ""
    bring_in(*rows)
    summit.refresh_from_db()
    assert summit.place is None
    assert not Participation.objects.filter(person__slug="tokayev").exists()


def test_without_what_it_was_an_empty_cell_says_nothing(summit):
    assert preview({"meeting": summit.slug, "title": summit.title, "place": ""}) == ["same"]


def test_a_row_that_was_deleted_deletes_nothing(summit):
    bring_in(*exported()[:2])
    assert summit.participations.count() == 5


def test_a_copied_row_without_its_number_is_a_new_participant(summit):
    rows = exported()
    russia = row_of(rows, "Russia")
    copied = russia | {"participant_number": "", "participant_country": "Kyrgyzstan", "participant_role": ""}
    make_country("KG")
    assert preview(*rows, copied) == ["same"] * 6 + ["new"]
    bring_in(*rows, copied)
    new = Participation.objects.get(country__code="KG")
    assert (new.meeting, new.role, new.status) == (summit, "not-stated", "attended")


def test_a_copied_row_with_its_number_is_refused(summit):
    rows = exported()
    copied = rows[1] | {"participant_country": "KZ"}
    assert "Row 3 is of the same participant" in reasons(*rows, copied)[-1]


# --- What others changed meanwhile --------------------------------------------


def test_what_others_changed_in_another_cell_is_kept(summit):
    rows = exported()
    Meeting.objects.filter(pk=summit.pk).update(title="The summit near Moscow")
    rows[1]["status"] = "cancelled"
    assert preview(*rows)[1] == "changed"
    bring_in(*rows)
    summit.refresh_from_db()
    assert (summit.title, summit.status) == ("The summit near Moscow", "cancelled")


def test_what_others_changed_in_the_same_cell_is_a_conflict(summit):
    rows = exported()
    Meeting.objects.filter(pk=summit.pk).update(title="The summit near Moscow")
    rows[1]["title"] = "The seventh summit"
    assert preview(*rows)[1] == "conflict"
    assert "it says “The summit near Moscow” now, and the row “The seventh summit”" in reasons(*rows)[1]
    bring_in(*rows)
    summit.refresh_from_db()
    assert summit.title == "The summit near Moscow"


def test_what_others_changed_to_the_same_is_none(summit):
    rows = exported()
    Meeting.objects.filter(pk=summit.pk).update(title="The seventh summit")
    rows[1]["title"] = "The seventh summit"
    assert preview(*rows)[1] == "same"


def test_a_participant_that_others_removed_is_a_conflict(summit):
    rows = exported()
    Participation.objects.filter(country__code="RU").delete()
    row = row_of(rows, "Russia")
    row["participant_status"] = "absent"
    assert preview(*rows)[rows.index(row)] == "conflict"


def test_a_meeting_that_others_deleted_is_a_conflict(summit):
    rows = exported()
    summit.delete()
    assert preview(*rows) == ["same"] + ["conflict"] * 5


def test_a_meeting_that_was_given_another_address_is_still_found(summit):
    rows = exported()
    summit.slug = "moscow-2017"
    summit.save()
    rows[1]["title"] = "The seventh summit"
    assert preview(*rows)[:2] == ["same", "changed"]


def test_a_form_that_was_open_before_participants_came_is_an_older_one(summit):
    rows = exported()
    rows[2]["participant_status"] = "attended"
    before = Meeting.objects.get(pk=summit.pk).version
    bring_in(*rows)
    assert Meeting.objects.get(pk=summit.pk).version > before


# --- Names of several ---------------------------------------------------------


def test_whoever_shares_a_name_is_exported_by_address(summit):
    one = make_person("Igor Ivanov", slug="ivanov-1945")
    make_person("Igor Ivanov", slug="ivanov-1950")
    make_participation(summit, person=one)
    assert exported()[-1]["participant_person"] == "ivanov-1945"


def test_whose_name_is_a_spelling_of_another_is_exported_by_address(summit):
    one = make_person("Igor Ivanov", slug="ivanov-1945")
    make_name("Igor Ivanov", person=make_person("Igor Sergeyevich Ivanov"))
    make_participation(summit, person=one)
    assert exported()[-1]["participant_person"] == "ivanov-1945"


def test_an_export_of_hundreds_of_rows_costs_as_many_queries_as_one_of_a_few(django_assert_max_num_queries):
    def many(number):
        for at in range(number):
            make_meeting(f"Talks {at}", countries=[make_country("KZ"), make_country("RU")])

    many(2)
    content = csv_file(*exported())
    with django_assert_max_num_queries(30) as few:
        verdicts(tried(read_sheet(content)))
    many(60)
    content = csv_file(*exported())
    with django_assert_max_num_queries(30) as more:
        assert set(verdicts(tried(read_sheet(content)))) == {"same"}
    assert len(more) == len(few)
