"""Partial dates and their possible days in the database, in files, in migrations and in forms."""

import json
from datetime import date, datetime

import pytest
from django import forms
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.migrations.writer import MigrationWriter
from django.db.models import F, Q, Value
from hypothesis import given, settings
from hypothesis import strategies as st

from participants.models import Meeting
from summit_archive.dates import NotADate, PartialDate
from summit_archive.dates.fields import (
    DateMultiRangeField,
    PartialDateField,
    PartialDateFormField,
    PossibleDaysField,
)
from summit_archive.postgres.multiranges import days_as_text, text_as_days

DECEMBER_2022 = (date(2022, 12, 1), date(2022, 12, 31))
DECEMBER_2023 = (date(2023, 12, 1), date(2023, 12, 31))
CHRISTMAS = ((date(2022, 12, 26), date(2022, 12, 26)), (date(2023, 12, 26), date(2023, 12, 26)))


def meeting(when, slug="informal-summit", **values):
    return Meeting(
        slug=slug,
        title="Informal summit of CIS heads of state",
        kind=Meeting.Kind.INFORMAL_SUMMIT,
        status=Meeting.Status.HELD,
        when=PartialDate.parse(when),
        **values,
    )


@pytest.fixture
def meetings(db):
    """One meeting of each kind of date, named after it."""
    recorded_on = date(2024, 6, 1)
    Meeting.objects.bulk_create(
        meeting(when, slug=slug, recorded_on=recorded_on)
        for slug, when in {
            "day": "2023-12-26",
            "month": "2023-12",
            "year": "2023",
            "one-of": "[2022-12-26,2023-12-26]",
            "no-year": "XXXX-12-26",
            "june": "2023-06-15",
        }.items()
    )
    return Meeting.objects.order_by("slug")


def slugs(meetings):
    return " ".join(meeting.slug for meeting in meetings)


# --- Round trips ------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["2023-12-26", "XXXX-02-29?", "[2022-12-26,2023-12-26]", "2023-12/.."])
def test_a_date_comes_back_from_the_database_as_it_was(text):
    meeting(text).save()
    assert Meeting.objects.get().when == PartialDate.parse(text)
    assert Meeting.objects.filter(when=text).exists()
    assert Meeting.objects.filter(when=PartialDate.parse(text)).exists()
    assert not Meeting.objects.filter(when="1991-12-08").exists()


@pytest.mark.django_db
def test_text_is_put_in_its_normal_form_on_the_way_in():
    meeting("2023").save()
    Meeting.objects.update(when="[2022-12-26, 2023-12-26]")
    assert Meeting.objects.values_list("when", flat=True).get() == PartialDate.parse(
        "[2022-12-26,2023-12-26]"
    )


@pytest.mark.django_db
def test_what_is_no_date_never_reaches_the_database():
    meeting("2023").save()
    with pytest.raises(NotADate, match="2002-02-30"):
        Meeting.objects.update(when="2002-02-30")
    with pytest.raises(NotADate, match="nonsense"):
        Meeting.objects.filter(when="nonsense").exists()


@pytest.mark.django_db
def test_possible_days_are_set_on_save():
    saved = meeting("[2022-12-26,2023-12-26]")
    saved.save()
    assert saved.possible == CHRISTMAS
    assert Meeting.objects.get().possible == CHRISTMAS

    saved.when = PartialDate.parse("2022-12-26/2022-12-27")
    saved.save()
    assert Meeting.objects.get().possible == ((date(2022, 12, 26), date(2022, 12, 27)),)


@pytest.mark.django_db
def test_possible_days_are_set_on_bulk_create():
    Meeting.objects.bulk_create([meeting("2023-12", slug="one"), meeting("2022-12-26", slug="two")])
    possible = Meeting.objects.order_by("slug").values_list("possible", flat=True)
    assert list(possible) == [(DECEMBER_2023,), ((date(2022, 12, 26),) * 2,)]


@pytest.mark.django_db
def test_postgresql_sees_every_possible_day_and_no_other():
    meeting("[2022-12-26,2023-12]").save()
    with connection.cursor() as cursor:
        cursor.execute("select possible::text, pg_typeof(possible)::text from participants_meeting")
        assert cursor.fetchone() == (
            "{[2022-12-26,2022-12-27),[2023-12-01,2024-01-01)}",
            "datemultirange",
        )


days = st.dates(date(1000, 1, 1), date(2999, 12, 31))
sets_of_days = st.lists(days, max_size=12, unique=True).map(
    lambda days: tuple((day, day) for day in sorted(days))
)


@settings(deadline=None, max_examples=50)
@given(sets_of_days)
def test_days_come_back_from_a_cast_with_touching_ones_merged(django_db_setup, django_db_blocker, spans):
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("select %s::datemultirange::text", [days_as_text(spans)])
        read = text_as_days(cursor.fetchone()[0])
    ordinals = [ordinal for a, b in read for ordinal in range(a.toordinal(), b.toordinal() + 1)]
    assert ordinals == [day.toordinal() for day, _ in spans]


def test_an_empty_set_is_not_the_same_as_none_at_all():
    field = DateMultiRangeField()
    assert field.get_prep_value(None) is None
    assert field.get_prep_value(()) == "{}"
    assert text_as_days("{}") == ()


@pytest.mark.parametrize("text", ["{(,2022-01-01)}", "{[2022-01-01,)}", "{[2022-01-01,infinity)}", "[1,2)"])
def test_a_set_with_an_open_end_is_not_read_as_days(text):
    with pytest.raises(ValueError, match="not a set of days"):
        text_as_days(text)


@pytest.mark.parametrize(
    ("value", "error"),
    [
        ("2022", TypeError),
        ([date(2022, 1, 1)], TypeError),
        ([(date(2022, 1, 1),)], ValueError),
        ([(date(2022, 1, 1), None)], ValueError),
        ([(date(2022, 1, 2), date(2022, 1, 1))], ValueError),
        ([("2022-01-01", "2022-01-02")], TypeError),
        ([(datetime(2022, 1, 1), datetime(2022, 1, 2))], TypeError),  # noqa: DTZ001
    ],
)
def test_what_are_no_days_never_reaches_the_database(value, error):
    with pytest.raises(error, match="Expected"):
        DateMultiRangeField().get_prep_value(value)


@pytest.mark.django_db
def test_a_dump_is_readable_and_loads_again():
    meeting("[2022-12-26,2023-12-26]").save()
    dump = serializers.serialize("json", Meeting.objects.all())
    fields = json.loads(dump)[0]["fields"]
    assert fields["when"] == "[2022-12-26,2023-12-26]"
    assert json.loads(fields["possible"])[0] == ["2022-12-26", "2022-12-26"]

    Meeting.objects.all().delete()
    for record in serializers.deserialize("json", dump):
        record.save()
    loaded = Meeting.objects.get()
    assert (str(loaded.when), loaded.possible) == ("[2022-12-26,2023-12-26]", CHRISTMAS)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "text"), [("when", "2002-02-30"), ("possible", "2022"), ("possible", '[["2022-12-26"]]')]
)
def test_a_dump_with_nonsense_is_refused_by_name(field, text):
    meeting("2023").save()
    record = json.loads(serializers.serialize("json", Meeting.objects.all()))
    record[0]["fields"][field] = text
    with pytest.raises(serializers.base.DeserializationError) as refusal:
        list(serializers.deserialize("json", json.dumps(record)))
    assert f"“{text}” is not a" in str(refusal.value)


# --- Lookups ----------------------------------------------------------------


def test_overlap_finds_what_may_have_been_in_those_days(meetings):
    assert slugs(meetings.filter(possible__overlaps=DECEMBER_2023)) == "day month no-year one-of year"
    assert slugs(meetings.filter(possible__overlaps=DECEMBER_2022)) == "no-year one-of"
    assert slugs(meetings.filter(possible__overlaps=(date(2019, 12, 1), date(2019, 12, 31)))) == "no-year"
    assert slugs(meetings.filter(possible__overlaps=(date(2023, 6, 1), date(2023, 6, 30)))) == "june year"


def test_both_days_of_a_pair_are_included(meetings):
    only_june = meetings.filter(slug="june")
    assert only_june.filter(possible__overlaps=(date(2023, 6, 1), date(2023, 6, 15)))
    assert only_june.filter(possible__overlaps=(date(2023, 6, 15), date(2023, 6, 30)))
    assert not only_june.filter(possible__overlaps=(date(2023, 6, 1), date(2023, 6, 14)))
    assert not only_june.filter(possible__overlaps=(date(2023, 6, 16), date(2023, 6, 30)))


def test_containment_finds_only_what_must_have_been_in_those_days(meetings):
    assert slugs(meetings.filter(possible__contained_by=DECEMBER_2023)) == "day month"
    both = (DECEMBER_2022[0], DECEMBER_2023[1])
    assert slugs(meetings.filter(possible__contained_by=both)) == "day june month one-of year"


def test_a_pair_may_be_open_at_one_end(meetings):
    assert slugs(meetings.filter(possible__overlaps=(None, DECEMBER_2022[1]))) == "no-year one-of"
    assert slugs(meetings.filter(possible__contained_by=(date(2023, 12, 1), None))) == "day month"


def test_one_day_is_found_in_the_set(meetings):
    assert slugs(meetings.filter(possible__contains_day=date(2022, 12, 26))) == "no-year one-of"
    assert slugs(meetings.filter(possible__contains_day=date(2022, 12, 27))) == ""


def test_lookups_work_turned_round_and_combined(meetings):
    assert slugs(meetings.exclude(possible__overlaps=DECEMBER_2023)) == "june"
    assert slugs(meetings.exclude(possible__contained_by=DECEMBER_2023)) == "june no-year one-of year"
    possibly_only = Q(possible__overlaps=DECEMBER_2023) & ~Q(possible__contained_by=DECEMBER_2023)
    assert slugs(meetings.filter(possibly_only)) == "no-year one-of year"
    either = Q(possible__contains_day=date(2023, 6, 15)) | Q(possible__contained_by=DECEMBER_2023)
    assert slugs(meetings.filter(either)) == "day june month year"


def test_a_column_may_stand_in_for_the_value(meetings):
    assert meetings.filter(possible__overlaps=F("possible")).count() == meetings.count()
    assert slugs(meetings.filter(possible__contains_day=F("recorded_on"))) == ""


def test_no_day_at_all_is_contained_nowhere(meetings):
    none = meetings.annotate(none=Value((), output_field=DateMultiRangeField()))
    assert not none.filter(none__contained_by=DECEMBER_2023)
    assert not none.filter(none__overlaps=(None, None))
    assert none.exclude(none__contained_by=DECEMBER_2023).count() == meetings.count()


@pytest.mark.parametrize("lookup", ["overlaps", "contained_by"])
@pytest.mark.parametrize(
    ("value", "error"),
    [
        ("2023", TypeError),
        (date(2023, 1, 1), TypeError),
        (("2023-01-01", "2023-12-31"), TypeError),
        ((datetime(2023, 1, 1), datetime(2023, 1, 2)), TypeError),  # noqa: DTZ001
        ({date(2023, 1, 1), date(2023, 1, 2)}, TypeError),
        ((), ValueError),
        ((date(2023, 1, 1),), ValueError),
        ((date(2023, 1, 2), date(2023, 1, 1)), ValueError),
    ],
)
def test_a_lookup_refuses_what_is_no_pair_of_days(lookup, value, error):
    with pytest.raises(error, match="Expected"):
        Meeting.objects.filter(**{f"possible__{lookup}": value})


@pytest.mark.parametrize("value", ["2023-12-26", 2023, datetime(2023, 1, 1), (date(2023, 1, 1),)])  # noqa: DTZ001
def test_a_day_lookup_refuses_what_is_no_day(value):
    with pytest.raises(TypeError, match="Expected a day"):
        Meeting.objects.filter(possible__contains_day=value)


@pytest.mark.parametrize(
    "condition",
    [
        {"possible__overlaps": DECEMBER_2023},
        {"possible__contained_by": DECEMBER_2023},
        {"possible__contains_day": date(2023, 12, 26)},
    ],
)
def test_every_lookup_is_answered_by_the_index(meetings, condition):
    with connection.cursor() as cursor:
        cursor.execute("set local enable_seqscan = off")
    assert "meeting_possible_days" in meetings.order_by().filter(**condition).explain()


# --- Migrations and checks --------------------------------------------------


@pytest.mark.parametrize(
    ("field", "code"),
    [
        (PartialDateField("when", null=True), "PartialDateField(null=True, verbose_name='when')"),
        (DateMultiRangeField(), "DateMultiRangeField()"),
        (PossibleDaysField(of="when"), "PossibleDaysField(editable=False, of='when')"),
    ],
)
def test_a_migration_rebuilds_the_field(field, code):
    assert MigrationWriter.serialize(field)[0] == f"summit_archive.dates.fields.{code}"
    assert type(field.clone()) is type(field)


def test_possible_days_of_no_partial_date_are_reported_by_check():
    wrong = PossibleDaysField(of="title")
    wrong.set_attributes_from_name("possible")
    wrong.model = Meeting
    assert [error.id for error in wrong.check()] == ["summit_archive.E002"]
    assert Meeting._meta.get_field("possible").check() == []


# --- Forms ------------------------------------------------------------------


class WhenForm(forms.ModelForm):
    class Meta:
        model = Meeting
        fields = ["when"]


def test_a_form_reads_a_partial_date_and_shows_it_again():
    form = WhenForm({"when": " [2022-12-26, 2023-12-26] "}, instance=meeting("2023"))
    form.full_clean()
    assert form.cleaned_data["when"] == PartialDate.parse("[2022-12-26,2023-12-26]")
    assert form.changed_data == ["when"]
    assert 'value="2023"' in WhenForm(instance=meeting("2023")).as_p()


def test_an_untouched_date_is_no_change():
    form = WhenForm({"when": "2023-12"}, instance=meeting("2023-12"))
    assert not form.has_changed()


@pytest.mark.parametrize("text", ["2002-02-30", "26.12.23", "2023-12-26\x00"])
def test_a_form_names_the_value_and_what_was_expected(text):
    form = WhenForm({"when": text})
    assert not form.is_valid()
    [message] = form.errors["when"]
    assert text.rstrip("\x00") in message
    assert "expected" in message


def test_an_unusable_date_is_shown_again_as_it_was_typed():
    assert 'value="26.12.2023"' in WhenForm({"when": "26.12.2023"}).as_p()


def test_a_required_date_is_asked_for_and_an_optional_one_is_none():
    assert WhenForm({"when": " "}).errors["when"] == ["This field is required."]
    assert PartialDateFormField(required=False).clean("") is None
    assert PartialDateField(null=True, blank=True).clean("", None) is None


def test_a_form_explains_itself_by_examples():
    page = WhenForm().as_p()
    for example in ("2023-12", "XXXX-12-26", "2022-12-26/2022-12-27", "[2022-12-26,2023-12-26]"):
        assert example in page
    assert 'autocomplete="off"' in page
    assert 'inputmode="text"' in page
    assert "placeholder" not in page


def test_the_models_own_help_comes_first():
    assert PartialDateField(help_text="As the source says.").formfield().help_text == "As the source says."


def test_a_model_refuses_text_that_is_no_date_in_words():
    with pytest.raises(ValidationError, match="“2002-02-30” is not a date"):
        PartialDateField().clean("2002-02-30", None)
