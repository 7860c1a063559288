"""The rows that are kept of the meetings follow whatever becomes of these."""

import pytest
from django.db import connection

from participants.models import KeptMeeting, Meeting, Participation
from participants.remembered.kept import mend_meetings, wrong_meetings
from tests.make import (
    make_country,
    make_meeting,
    make_office,
    make_organisation,
    make_participation,
    make_person,
    make_place,
    make_series,
)
from tests.participants.remembered.archive import change, make_archive

pytestmark = pytest.mark.django_db


def kept():
    """Those that are not gone, when none is wrong."""
    assert wrong_meetings() == []
    return KeptMeeting.objects.filter(is_gone=False)


def test_a_meeting_is_kept_with_those_who_took_part_and_those_who_are_only_named():
    kazakhstan, uzbekistan, armenia = map(make_country, ("KZ", "UZ", "AM"))
    office, person, body = make_office(country=uzbekistan), make_person(), make_organisation("CIS")
    series = make_series(organisation=make_organisation())
    meeting = make_meeting(kind="call", series=series, place=make_place(country=armenia))
    make_participation(meeting, country=kazakhstan, role="host", status="attended")
    make_participation(meeting, office=office)
    make_participation(meeting, country=armenia, status="invited")
    make_participation(meeting, country=make_country("RU"), status="absent")
    make_participation(meeting, country=kazakhstan, person=person, status="invited")
    make_participation(meeting, organisation=body)
    row = kept().get()
    both = sorted([kazakhstan.pk, uzbekistan.pk])
    assert (row.named, row.present) == (sorted([*both, armenia.pk]), both)
    assert (row.hosts, row.offices, row.people, row.people_present) == (
        [kazakhstan.pk],
        [office.pk],
        [person.pk],
        [],
    )
    assert row.organisations == sorted([body.pk, series.organisation_id])
    assert (row.circle, row.place_country_id, row.is_definite) == ("bilateral", armenia.pk, True)


@pytest.mark.parametrize("seed", [1, 2])
def test_rows_are_right_after_each_change(seed):
    made = make_archive(seed, size=20)
    for _time in range(25):
        change(made)
        assert sorted(kept().values_list("pk", flat=True)) == sorted(
            Meeting.objects.values_list("pk", flat=True)
        )


def test_rows_follow_the_country_of_an_office_the_body_of_a_series_and_the_country_of_a_place():
    office, series, place = make_office(), make_series(), make_place()
    make_meeting(series=series, place=place, offices=[office])
    uzbekistan = make_country("UZ")
    for row, fields in [
        (office, {"country": uzbekistan}),
        (series, {"organisation": make_organisation()}),
        (place, {"country": uzbekistan}),
    ]:
        for name, value in fields.items():
            setattr(row, name, value)
        row.save()
        kept()
    row = kept().get()
    assert (row.named, row.place_country_id) == ([uzbekistan.pk], uzbekistan.pk)
    assert row.organisations == [series.organisation_id]


def test_a_meeting_that_only_has_another_title_is_not_written_anew():
    """Else each process would read it again."""
    meeting = make_meeting(countries=[make_country("KZ")])
    with connection.cursor() as cursor:
        cursor.execute("UPDATE participants_keptmeeting SET changed_in = '3'")
    Meeting.objects.filter(pk=meeting.pk).update(title="Another")
    Participation.objects.update(note="A note")
    assert KeptMeeting.objects.get().changed_in == "3"


def test_rows_that_are_wrong_are_found_and_mended():
    meeting, other = make_meeting(), make_meeting()
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE participants_keptmeeting SET circle = 'bilateral' WHERE meeting_id = %s", [meeting.pk]
        )
        cursor.execute("DELETE FROM participants_keptmeeting WHERE meeting_id = %s", [other.pk])
    assert wrong_meetings() == [meeting.pk, other.pk]
    assert mend_meetings() == 2
    assert kept().count() == 2


def test_rows_of_another_database_are_said_to_be_of_this_one():
    """Their transactions are still to come here: nobody could tell what was written since."""
    meeting = make_meeting()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE participants_keptmeeting SET changed_in = '9000000000000'")
    assert wrong_meetings() == [meeting.pk]
    mend_meetings()
    assert kept().count() == 1
