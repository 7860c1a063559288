"""The promises that the database itself keeps: each is broken on purpose."""

import datetime
import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from participants.models import Meeting, MeetingLink, Name, Office, Organisation
from summit_archive.slugs import FormerSlug
from tests.make import (
    make_country,
    make_meeting,
    make_membership,
    make_name,
    make_office,
    make_organisation,
    make_participation,
    make_person,
    make_place,
    make_series,
    make_term,
)

pytestmark = pytest.mark.django_db


def refused(constraint):
    return pytest.raises(IntegrityError, match=constraint)


def test_a_meeting_is_not_inside_itself():
    meeting = make_meeting()
    with refused("would be inside itself"), transaction.atomic():
        Meeting.objects.filter(pk=meeting.pk).update(parent=meeting)


def test_a_meeting_is_not_inside_its_own_part():
    summit = make_meeting()
    session = make_meeting(parent=summit)
    talks = make_meeting(parent=session)
    with refused("would be inside itself"), transaction.atomic():
        Meeting.objects.filter(pk=summit.pk).update(parent=talks)


def test_the_form_says_that_a_meeting_would_be_inside_its_own_part():
    summit = make_meeting()
    summit.parent = make_meeting(parent=summit)
    with pytest.raises(ValidationError) as error:
        summit.full_clean()
    assert "one of its own parts" in error.value.message_dict["parent"][0]


def test_an_organisation_is_not_inside_its_own_part():
    union = make_organisation()
    commission = make_organisation(parent=union)
    with refused("would be inside itself"), transaction.atomic():
        Organisation.objects.filter(pk=union.pk).update(parent=commission)


@pytest.mark.parametrize("name", ["", "   ", "\t\n"])
def test_a_participation_names_somebody(name):
    with refused("participation_names_somebody"), transaction.atomic():
        make_participation(name_as_given=name)


@pytest.mark.parametrize("party", ["country", "office", "person", "organisation", "name_as_given"])
def test_a_participation_does_not_repeat(party):
    makers = {
        "country": make_country,
        "office": make_office,
        "person": make_person,
        "organisation": make_organisation,
        "name_as_given": lambda: "the leaders of the region",
    }
    meeting, value = make_meeting(), makers[party]()
    make_participation(meeting, **{party: value})
    with refused("participation_does_not_repeat"), transaction.atomic():
        make_participation(meeting, **{party: value}, status="attended")


def test_terms_of_one_person_in_one_office_do_not_overlap():
    term = make_term(start="2000-05-07", end="2008-05-07")
    with refused("term_of_one_person_in_one_office_does_not_overlap"), transaction.atomic():
        make_term(term.person, term.office, start="2008-05-06")


def test_a_second_term_may_start_on_the_day_when_the_first_ends():
    term = make_term(start="1999-12-31", end="2000-05-07", is_acting=True)
    make_term(term.person, term.office, start="2000-05-07")


def test_terms_whose_days_are_not_known_may_touch_in_one_year():
    term = make_term(start="1994", end="1996")
    make_term(term.person, term.office, start="1996", end="1999")


def test_two_people_may_hold_one_office_at_once():
    term = make_term(start="1998-02-04", end="1998-04-09")
    make_term(office=term.office, start="1998-03-01", end="1998-04-09", is_acting=True)


def test_the_form_names_the_term_that_overlaps():
    term = make_term(start="2000-05-07", end="2008-05-07")
    twin = type(term)(
        person=term.person, office=term.office, start=term.start, known_until=datetime.date(2026, 1, 1)
    )
    with pytest.raises(ValidationError, match="from 2000-05-07 until 2008-05-07"):
        twin.clean()


@pytest.fixture(params=["term", "membership"])
def since_2019(request):
    """What has not ended, known until 1 January 2026."""
    if request.param == "term":
        return make_term(start="2019-03-20", known_until="2026-01-01")
    return make_membership(make_country("KZ"), make_organisation(), "2019-03-20", known_until="2026-01-01")


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"known_until": None}, "with_no_end_says_until_when_it_is_known"),
        ({"end": "2026-10-01"}, "with_an_end_is_not_known_until_a_day"),
        ({"known_until": "2019-03-19"}, "is_known_from_its_start"),
        ({"known_until": "2101-01-01"}, "is_known_from_its_start"),
    ],
)
def test_what_has_not_ended_says_until_when_that_is_known(since_2019, change, rule):
    rows = type(since_2019).objects.filter(pk=since_2019.pk)
    with refused(f"{since_2019._meta.model_name}_{rule}"), transaction.atomic():
        rows.update(**change)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (None, "Until which day is it known that this had not ended?"),
        (datetime.date(2019, 3, 19), "2019-03-19 is before the start, 2019-03-20"),
        (datetime.date(2126, 1, 1), "2126-01-01 is still to come"),
        (datetime.date.max, "9999-12-31 is still to come"),
    ],
)
def test_the_form_says_which_day_is_expected_of_what_has_not_ended(since_2019, day, told):
    since_2019.known_until = day
    with pytest.raises(ValidationError) as error:
        since_2019.full_clean()
    assert told in error.value.message_dict["known_until"][0]


def test_it_surely_holds_on_the_last_known_day_and_possibly_after_it(since_2019):
    rows = type(since_2019).objects
    last, after = datetime.date(2026, 1, 1), datetime.date(2026, 1, 2)
    for day, is_sure in ((datetime.date(2019, 3, 20), True), (last, True), (after, False)):
        assert rows.filter(surely_in_force__contains=day).exists() == is_sure
        assert rows.on(day).exists()


def test_a_series_is_known_until_a_day_that_has_come():
    series = make_series(known_until=datetime.date(2126, 1, 1))
    with pytest.raises(ValidationError) as error:
        series.full_clean()
    assert "2126-01-01 is still to come" in error.value.message_dict["known_until"][0]


def test_a_term_does_not_end_before_it_starts():
    with refused("term_ends_after_it_starts"), transaction.atomic():
        make_term(start="2008-05-07", end="2000-05-07")


def test_standings_of_a_country_in_an_organisation_do_not_overlap():
    country, organisation = make_country("TM"), make_organisation("CIS")
    make_membership(country, organisation, start="1991-12-21", end="2005-08-26")
    make_membership(country, organisation, start="2005-08-26", standing="associate")
    with refused("membership_standings_do_not_overlap"), transaction.atomic():
        make_membership(country, organisation, start="2020-01-01", standing="observer")


def test_a_name_has_one_owner():
    with refused("name_has_one_owner"), transaction.atomic():
        make_name("Nobody")
    with refused("name_has_one_owner"), transaction.atomic():
        make_name("Both", person=make_person(), country=make_country())


def test_one_name_is_preferred_in_each_language():
    person = make_person()
    make_name("Kassym-Jomart Tokayev", person=person, kind=Name.Kind.PREFERRED)
    make_name("Касым-Жомарт Токаев", "ru", person=person, kind=Name.Kind.PREFERRED)
    with refused("name_is_the_only_preferred_one_in_its_language"), transaction.atomic():
        make_name("Tokaev", person=person, kind=Name.Kind.PREFERRED)


def test_a_name_does_not_repeat_for_its_owner():
    person = make_person()
    make_name("Toqaev", person=person)
    make_name("Toqaev", person=make_person())
    with refused("name_does_not_repeat"), transaction.atomic():
        make_name("Toqaev", person=person, kind=Name.Kind.TRANSLITERATION)


def test_a_name_is_found_in_any_script_and_case():
    make_name("Тоқаев", "kk", person=make_person())
    assert Name.objects.spelt("TOQAEV").exists()


def test_what_only_stands_for_a_country_is_no_name_of_it():
    uzbekistan = make_country("UZ")
    make_name("Ўзбекистон", "uz", country=uzbekistan, kind=Name.Kind.NATIVE)
    make_name("Tashkent", country=uzbekistan, kind=Name.Kind.METONYM)

    assert [name.text for name in uzbekistan.names.shown()] == ["Ўзбекистон"]
    assert uzbekistan.names.written().count() == 2


@pytest.mark.parametrize("make", [make_country, make_organisation, make_office, make_person])
def test_a_number_in_wikidata_is_one(make):
    row = make()
    row.wikidata = "232"
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    assert refused.value.message_dict["wikidata"] == ["A Wikidata number is expected, such as Q7747."]


def test_an_office_is_of_a_country_or_of_an_organisation():
    with refused("office_is_of_one_country_or_organisation"), transaction.atomic():
        make_office(country=make_country(), organisation=make_organisation())
    with refused("office_is_of_one_country_or_organisation"), transaction.atomic():
        Office.objects.create(name="President", slug="president", kind="head-of-state")


def test_a_meeting_is_not_linked_to_itself():
    meeting = make_meeting()
    with refused("meeting_link_joins_two_meetings"), transaction.atomic():
        MeetingLink.objects.create(first=meeting, second=meeting, kind="sibling")


def test_narrowing_a_date_wants_a_reason():
    with refused("meeting_window_has_a_reason"), transaction.atomic():
        make_meeting(when="XXXX-12-26", not_before=datetime.date(2022, 1, 1))


def test_a_meeting_needs_a_possible_day():
    with refused("meeting_has_a_possible_day"), transaction.atomic():
        make_meeting(when="2023-12-26", not_after=datetime.date(2022, 1, 1), window_reason="a slip")


def test_the_possible_days_cannot_drift_from_the_day():
    meeting = make_meeting(when="2023-12-26")
    with refused("meeting_possible_days_are_those_of_when"), transaction.atomic():
        Meeting.objects.filter(pk=meeting.pk).update(when="2022-12-26")


def test_an_unstated_year_starts_when_the_organisation_was_founded():
    union = make_organisation("EAEU", founded_on=datetime.date(2015, 1, 1))
    meeting = make_meeting(when="XXXX-12-26", organisation=union, recorded_on=datetime.date(2018, 12, 26))
    assert [first.year for first, last in meeting.possible] == [2015, 2016, 2017, 2018]

    union.founded_on = datetime.date(2017, 1, 1)
    union.save()

    meeting.refresh_from_db()
    assert [first.year for first, last in meeting.possible] == [2017, 2018]


def test_an_unstated_year_starts_when_the_organisation_of_its_series_was_founded():
    union = make_organisation("EAEU", founded_on=datetime.date(2015, 1, 1))
    meeting = make_meeting(
        when="XXXX-12-26", series=make_series(organisation=union), recorded_on=datetime.date(2017, 1, 1)
    )
    assert [first.year for first, last in meeting.possible] == [2015, 2016]

    union.founded_on = datetime.date(2016, 1, 1)
    union.save()

    meeting.refresh_from_db()
    assert [first.year for first, last in meeting.possible] == [2016]


def test_an_unstated_year_without_an_organisation_starts_in_december_1991():
    meeting = make_meeting(when="XXXX-12-26", recorded_on=datetime.date(1993, 1, 1))
    assert [first.year for first, last in meeting.possible] == [1991, 1992]


def test_every_update_raises_the_version():
    meeting = make_meeting()
    before = meeting.version
    Meeting.objects.filter(pk=meeting.pk).update(title="Renamed")
    meeting.save()
    meeting.refresh_from_db()
    assert meeting.version == before + 2


def test_an_old_slug_is_remembered_until_it_lives_again():
    person = make_person(slug="tokaev")
    type(person).objects.filter(pk=person.pk).update(slug="tokayev")
    assert FormerSlug.objects.values_list("slug", "object_id").get() == ("tokaev", person.pk)

    person.slug = "tokaev"
    person.save()
    assert FormerSlug.objects.values_list("slug").get() == ("tokayev",)

    person.delete()
    assert not FormerSlug.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_moves_at_once_cannot_close_a_circle():
    first, second = make_meeting(), make_meeting()
    refusals = []

    def move_second_into_first():
        try:
            Meeting.objects.filter(pk=second.pk).update(parent=first)
        except IntegrityError as refusal:
            refusals.append(str(refusal))
        finally:
            connection.close()

    with transaction.atomic():
        Meeting.objects.filter(pk=first.pk).update(parent=second)
        thread = threading.Thread(target=move_second_into_first)
        thread.start()
        thread.join(timeout=0.3)
        assert thread.is_alive(), "the second move waits for the first"
    thread.join()
    assert "would be inside itself" in refusals[0]


@pytest.mark.parametrize("half", [{"latitude": 43}, {"longitude": 77}])
def test_a_place_has_both_coordinates_or_none(half):
    with refused("place_has_both_coordinates_or_none"), transaction.atomic():
        make_place(**half)


@pytest.mark.parametrize("when", ["{after}", "[{after},2999]", "2998"])
def test_a_held_meeting_of_days_to_come_is_refused(when):
    after = datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=1)
    planned = make_meeting(
        when=when.format(after=after), status="scheduled", not_before=after, window_reason="x"
    )
    planned.clean()
    planned.status = "held"
    with pytest.raises(ValidationError, match="still to come: the first possible day is 2"):
        planned.clean()


def test_a_meeting_that_may_have_been_held_by_today_is_accepted():
    day = datetime.datetime.now(datetime.UTC).date()
    make_meeting(when=str(day)).clean()
    make_meeting(when=f"{day}/2998").clean()
