"""The checks of people's names and of what is worked out: each finds its fault, and else is silent."""

import pytest
from django.db import connection

from participants.models import Meeting, Membership, Name, Person, Term
from participants.quality.derived import stale_days, stale_names
from participants.quality.people import lookalike_people, same_wikidata
from tests.make import (
    make_country,
    make_meeting,
    make_membership,
    make_name,
    make_organisation,
    make_person,
    make_place,
    make_publisher,
    make_term,
)

pytestmark = pytest.mark.django_db


def said(check):
    return [finding.sentence for finding in check.findings()]


def test_two_people_with_one_full_name_are_found_once():
    one, other = make_person("Kassym-Jomart Tokayev"), make_person("K. Tokayev")
    for text in ("Касым-Жомарт Токаев", "Kassym Tokayev"):
        make_name(text, "ru", person=one)
        make_name(text.upper(), "ru", person=other)
    (finding,) = lookalike_people.findings()
    assert finding.sentence.endswith("is a spelling of both K. Tokayev and Kassym-Jomart Tokayev.")
    assert finding.address == f"/admin/participants/person/{other.pk}/change/"
    assert finding.also == f"/admin/participants/person/{one.pk}/change/"


def test_a_person_added_twice_is_found_though_no_spelling_was_given():
    one, again, third = make_person("Vladimir Putin"), make_person("vladimir  Pútin"), make_person("Putin")
    make_name("Vladimir Putin", person=third)
    assert [finding.address for finding in lookalike_people.findings()] == [
        f"/admin/participants/person/{again.pk}/change/",
        f"/admin/participants/person/{third.pk}/change/",
    ]
    assert {finding.also for finding in lookalike_people.findings()} == {
        f"/admin/participants/person/{one.pk}/change/"
    }


def test_a_family_name_a_case_form_and_another_noun_may_be_shared():
    one, other = make_person("Heydar Aliyev"), make_person("Ilham Aliyev")
    for person in (one, other):
        make_name("Aliyev", person=person)
        make_name("президенту Алиеву", "ru", person=person, kind="case-form")
    make_name("Heydar Aliyev", person=one)
    make_name("Heydar Aliyev", "ru", person=one)
    make_name("Heydar Aliyev", country=make_country("AZ"))
    assert said(lookalike_people) == []


def test_two_people_with_one_wikidata_number_are_found():
    make_person("Kassym-Jomart Tokayev", wikidata="Q28032")
    make_person("K. Tokayev", wikidata="Q28032")
    make_person(wikidata="Q7747"), make_person(), make_person()
    assert said(same_wikidata) == [
        "K. Tokayev and Kassym-Jomart Tokayev have the same Wikidata number, Q28032."
    ]


def test_what_is_saved_has_its_own_key_and_days():
    make_name("Токаев", "ru", person=make_person("Tokayev", family_name="Tokayev"))
    make_place(), make_publisher()
    for when in ("2023-12-26", "XXXX-12-26", "2023-12-26/2023-12-28", "[2022,2023-01]", "2023?", "2023/.."):
        make_meeting(when=when)
    for end in (None, "2023-12-26", "2023", "2023-01?"):
        make_term(start="2019", end=end)
    make_term(start=None, end="1999-01")
    make_membership(make_country(), make_organisation(), "1991-12", end="1999")
    assert said(stale_names) == said(stale_days) == []


def test_a_key_of_another_spelling_is_found_with_the_owners_page():
    person, country = make_person("Tokayev"), make_country("KZ")
    make_name("Токаев", "ru", person=person)
    make_name("Qazaqstan", "kk", country=country)
    Name.objects.update(folded="x")
    Person.objects.update(sort_key="x")
    place, publisher = make_place("Minsk"), make_publisher("TASS")
    type(place).objects.update(sort_key="x")
    type(publisher).objects.update(sort_key="x")
    assert {finding.address for finding in stale_names.findings()} == {
        f"/admin/participants/person/{person.pk}/change/",
        f"/admin/participants/country/{country.pk}/change/",
        f"/admin/participants/place/{place.pk}/change/",
        f"/admin/articles/publisher/{publisher.pk}/change/",
    }
    assert "“Minsk” is not found" in " ".join(said(stale_names))


def test_days_that_no_longer_follow_from_the_date_are_found():
    meeting, term = make_meeting("Summit", "2022-12"), make_term()
    membership = make_membership(make_country("KZ"), make_organisation("CIS"))
    Meeting.objects.filter(pk=meeting.pk).update(when="2023-11")
    with connection.cursor() as cursor:
        for model in (Term, Membership):
            cursor.execute(f"UPDATE {model._meta.db_table} SET possibly_in_force = '[2001-01-01,)'")
    assert [finding.address for finding in stale_days.findings()] == [
        f"/admin/participants/meeting/{meeting.pk}/change/",
        f"/admin/participants/person/{term.person_id}/change/",
        f"/admin/participants/organisation/{membership.organisation_id}/change/",
    ]
    assert said(stale_days)[0] == "The possible days stored for “Summit” do not match its date, 2023-11."


def test_the_founding_of_an_organisation_moves_the_days_of_its_meetings():
    organisation = make_organisation("EAEU")
    make_meeting("Session", "XXXX-12-26", organisation=organisation)
    type(organisation).objects.update(founded_on="2014-05-29")
    assert ["Session" in sentence for sentence in said(stale_days)] == [True]
