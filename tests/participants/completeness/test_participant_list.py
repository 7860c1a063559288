"""How complete a meeting's list of participants is: kept by the database, whatever is written in which order."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from participants.models import Meeting, Participation
from tests.make import make_country, make_meeting, make_participation

pytestmark = pytest.mark.django_db


def list_of(meeting):
    return Meeting.objects.values_list("participant_list", flat=True).get(pk=meeting.pk)


def complete(**fields):
    return make_meeting(has_complete_list=True, list_source="Kremlin press service", **fields)


def test_a_meeting_that_names_nobody_has_no_list_on_record():
    assert list_of(make_meeting()) == "not-recorded"


def test_the_first_of_two_participants_makes_the_list_partial_and_the_last_unmakes_it():
    meeting = make_meeting(countries=[make_country("KZ"), make_country("RU")])
    one, other = meeting.participations.all()

    one.delete()
    assert list_of(meeting) == "partial"

    other.delete()
    assert list_of(meeting) == "not-recorded"


def test_a_list_is_complete_only_where_it_names_somebody():
    meeting = complete()
    assert list_of(meeting) == "not-recorded"

    make_participation(meeting, country=make_country("KZ"))
    assert list_of(meeting) == "complete"

    Participation.objects.all().delete()
    assert list_of(meeting) == "not-recorded"


def test_a_participant_who_moves_takes_the_list_along():
    meeting, other = make_meeting(countries=[make_country("KZ")]), make_meeting()

    meeting.participations.update(meeting=other)

    assert (list_of(meeting), list_of(other)) == ("not-recorded", "partial")


def test_saving_a_meeting_read_before_its_participants_came_does_not_forget_them():
    meeting = make_meeting()
    make_participation(meeting, country=make_country("KZ"))

    meeting.save()
    Meeting.objects.update(participant_list="not-recorded")

    assert list_of(meeting) == "partial"


def test_many_at_once_are_kept_as_one_by_one():
    meetings = [make_meeting(), make_meeting(), complete()]
    country = make_country("KZ")

    Participation.objects.bulk_create(Participation(meeting=row, country=country) for row in meetings[1:])

    assert [list_of(row) for row in meetings] == ["not-recorded", "partial", "complete"]


def test_a_second_participant_leaves_the_version_that_an_open_form_came_with():
    meeting = make_meeting(countries=[make_country("KZ")])
    version = meeting.version

    make_participation(meeting, country=make_country("RU"))
    meeting.refresh_from_db()

    assert meeting.version == version


def test_a_complete_list_needs_a_source():
    meeting = make_meeting(countries=[make_country("KZ")])
    meeting.has_complete_list, meeting.list_source = True, " "

    with pytest.raises(ValidationError, match="by which source the list of participants is complete"):
        meeting.full_clean()
    with pytest.raises(IntegrityError, match="meeting_complete_list_has_a_source"), transaction.atomic():
        meeting.save()


def test_counts_are_told_out_of_the_meetings_whose_participants_are_known(django_assert_num_queries):
    make_meeting()
    make_meeting(countries=[make_country("KZ")])
    complete(countries=[make_country("KZ"), make_country("RU")])

    with django_assert_num_queries(1):
        known = Meeting.objects.held().known_participants()

    assert (known.known, known.of, known.complete, known.silent) == (2, 3, 1, 1)
    assert Meeting.objects.with_known_participants().count() == 2
