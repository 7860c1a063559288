"""Grades of before say no more than they did, and follow the files again where no editor changed a row."""

from importlib import import_module

import pytest
from django.db import connection

from participants.models import Meeting, Person, ReferenceRow
from participants.reference.loader import load
from tests.make import make_meeting
from tests.participants.reference.files import SOURCED, Files

pytestmark = pytest.mark.django_db

regrading = import_module("participants.migrations.0007_grades_never_claim_more")


def run(which):
    with connection.cursor() as cursor:
        for file, table in regrading.TABLES.items():
            for statement in regrading.regrade(file, table, which):
                cursor.execute(statement)


@pytest.fixture
def old(tmp_path):
    """Files as loaded in the words of before: `confirmed` for all."""
    files = Files(tmp_path)
    load(files.folder)
    Meeting.objects.update(confirmation="confirmed")
    with connection.cursor() as cursor:
        cursor.execute(
            """UPDATE participants_referencerow SET values = values || '{"confirmation": "confirmed"}'
            WHERE file = 'meetings'"""
        )
    return files


@pytest.mark.parametrize(
    ("before", "source", "after"),
    [
        ("confirmed", "A yearbook", "one-source"),
        ("partly", "A yearbook", "one-source"),
        ("confirmed", "", "not-stated"),
        ("partly", "", "not-stated"),
        ("unconfirmed", "A yearbook", "no-source"),
        ("not-stated", "A yearbook", "not-stated"),
    ],
)
def test_what_an_editor_graded_claims_no_more_than_before(before, source, after):
    meeting = make_meeting(confirmation=before, source=source)
    run(regrading.FORWARDS)
    meeting.refresh_from_db()
    assert meeting.confirmation == after


def test_a_row_that_no_editor_touched_takes_its_new_grade_from_the_files(old):
    run(regrading.FORWARDS)
    assert set(Meeting.objects.values_list("confirmation", flat=True)) == {"one-source"}
    old.change("meetings", SOURCED, SOURCED.replace("one-source", "official"))

    report = load(old.folder)

    assert not report.differences
    assert Meeting.objects.get(slug="astana-2022").confirmation == "official"
    assert Meeting.objects.get(slug="minsk-2025").confirmation == "one-source"


def test_a_row_that_an_editor_graded_keeps_its_grade(old):
    Meeting.objects.filter(slug="astana-2022").update(confirmation="unconfirmed")
    run(regrading.FORWARDS)
    old.change("meetings", SOURCED, SOURCED.replace("one-source", "official"))

    report = load(old.folder)

    assert Meeting.objects.get(slug="astana-2022").confirmation == "no-source"
    assert [difference.column for difference in report.differences] == ["confirmation"]


def test_the_way_back_gives_words_of_before_to_rows_and_to_what_is_remembered(old):
    run(regrading.FORWARDS)
    run(regrading.BACKWARDS)
    assert set(Meeting.objects.values_list("confirmation", flat=True)) == {"partly"}
    assert set(Person.objects.values_list("confirmation", flat=True)) == {"partly"}
    remembered = ReferenceRow.objects.filter(file="meetings").values_list("values__confirmation", flat=True)
    assert set(remembered) == {"partly"}
