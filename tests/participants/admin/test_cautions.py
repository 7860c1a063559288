"""What may be wrong is shown before anything is saved, and saved as soon as it is confirmed."""

import pytest
from django.contrib.auth.models import Permission, User
from django.db import IntegrityError, transaction
from django.urls import reverse

from participants.models import Meeting, MeetingLink, Organisation, Person, Place
from participants.quality.meetings import lookalike_meetings
from participants.quality.people import lookalike_people
from summit_archive.distinct import DistinctPair
from tests.forms import errors_of, row, typed
from tests.make import (
    make_country,
    make_meeting,
    make_name,
    make_office,
    make_organisation,
    make_participation,
    make_person,
    make_place,
    make_term,
)

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

ADD = "/admin/participants/{}/add/"


def add(client, model, **changes):
    page = ADD.format(model)
    return client.post(page, typed(client.get(page), f"{model}_form", **changes))


def add_meeting(client, **changes):
    fields = {"title": "Summit in Almaty", "kind": "summit", "when": "2023-12-26", "status": "held"}
    return add(client, "meeting", **fields | changes)


def change_page(thing):
    return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change", args=[thing.pk])


def lines(*participants):
    """The fields of so many participants of a new meeting."""
    fields = {"participations-TOTAL_FORMS": str(len(participants))}
    rest = {"role": "not-stated", "status": "attended", "confirmation": "not-stated"}
    for number, named in enumerate(participants):
        fields |= row("participations", number, **rest | {name: one.pk for name, one in named.items()})
    return fields


# Meetings that look alike


def test_a_look_alike_is_shown_with_what_it_is_before_anything_is_saved(admin_client):
    place = make_place("Almaty", make_country("KZ"))
    other = make_meeting("summit in almaty", when="1999", kind="other", place=place)

    answer = add_meeting(admin_client)

    told = errors_of(answer)
    assert list(Meeting.objects.all()) == [other]
    assert "Nothing is saved yet" in told and "the same title" in told
    assert f'<a href="{change_page(other)}" target="_blank" rel="noopener">summit in almaty</a>' in told
    assert "1999 · Almaty, Kazakhstan · held" in told
    assert typed(answer, "meeting_form")["title"] == ["Summit in Almaty"]


def test_that_they_are_two_is_remembered_and_asked_once(admin_client):
    other = make_meeting("summit in almaty", when="1999", kind="other")
    assert lookalike_meetings.findings() == []
    answer = add_meeting(admin_client, confirmed=f"two-{other.pk}")
    assert answer.status_code == 302

    new = Meeting.objects.exclude(pk=other.pk).get()
    pair = DistinctPair.objects.get()
    assert (pair.one, pair.other) == (other.pk, new.pk)
    assert lookalike_meetings.findings() == []
    page = change_page(new)
    assert (
        admin_client.post(page, typed(admin_client.get(page), "meeting_form", summary="x")).status_code == 302
    )

    pair.delete()
    assert len(list(lookalike_meetings.findings())) == 1
    assert "the same title" in errors_of(
        admin_client.post(page, typed(admin_client.get(page), "meeting_form", summary="y"))
    )


def test_a_tick_outlives_a_slip_and_is_no_answer_for_another_look_alike(admin_client):
    one = make_meeting("summit in almaty", when="1999", kind="other")
    answer = add_meeting(admin_client, when="x", confirmed=f"two-{one.pk}")
    assert "Save all the same" not in errors_of(answer)
    other = make_meeting("SUMMIT IN ALMATY", when="1998", kind="other")
    fields = typed(answer, "meeting_form", when="2023-12-26")
    assert fields["confirmed"] == [f"two-{one.pk}"]

    told = errors_of(admin_client.post(ADD.format("meeting"), fields))

    assert f'value="two-{other.pk} two-{one.pk}"' in told or f'value="two-{one.pk} two-{other.pk}"' in told
    assert Meeting.objects.count() == 2


@pytest.mark.parametrize(
    "other", [{"when": "2023-12-27"}, {"kind": "council-session"}, {"organisation": None}]
)
def test_another_day_kind_or_organisation_is_no_look_alike(admin_client, other):
    cis = make_organisation("CIS")
    make_meeting("CIS summit", **{"when": "2023-12-26", "organisation": cis} | other)
    assert add_meeting(admin_client, organisation=cis.pk).status_code == 302


def test_a_meeting_of_the_same_organisation_on_a_possible_day_is_pointed_out(admin_client):
    cis = make_organisation("CIS")
    make_meeting("CIS summit", when="XXXX-12-26", organisation=cis, not_after=None)
    told = errors_of(add_meeting(admin_client, organisation=cis.pk))
    assert "the same kind, organisation and days" in told and "26 December, year not stated" in told


def test_two_bilateral_talks_on_a_day_are_alike_only_between_the_same_two(admin_client):
    russia, armenia, belarus = make_country("RU"), make_country("AM"), make_country("BY")
    make_meeting("Talks", kind="bilateral", countries=[russia, armenia])
    other = lines({"country": russia}, {"country": belarus})
    assert add_meeting(admin_client, **other, title="A", kind="bilateral").status_code == 302
    same = lines({"country": russia}, {"country": armenia})
    told = errors_of(add_meeting(admin_client, **same, title="B", kind="bilateral"))
    assert "two of its countries" in told
    told = errors_of(add_meeting(admin_client, **same, title="B", kind="visit"))
    assert "the same days and the same countries" in told


def test_two_people_in_common_are_enough_and_one_is_not(admin_client):
    putin, tokayev, third = make_person("Vladimir Putin"), make_person("Kassym-Jomart Tokayev"), make_person()
    make_meeting("Talks", "2023-12", kind="visit", people=[putin, tokayev, third])
    assert add_meeting(admin_client, title="A", **lines({"person": putin})).status_code == 302
    told = errors_of(add_meeting(admin_client, title="B", **lines({"person": putin}, {"person": tokayev})))
    assert "the same days and two of its people" in told


def test_the_same_place_and_day_is_alike_unless_others_met(admin_client):
    place, russia = make_place(), make_country("RU")
    make_meeting("Talks", kind="bilateral", countries=[russia, make_country("AM")], place=place)
    told = errors_of(add_meeting(admin_client, title="A", place=place.pk))
    assert "the same place and days" in told
    others = lines({"country": russia}, {"country": make_country("KZ")})
    assert add_meeting(admin_client, title="B", place=place.pk, **others).status_code == 302


def test_a_meeting_that_is_linked_in_the_form_is_no_look_alike(admin_client):
    other = make_meeting("summit in almaty", when="1999", kind="other")
    link = row("links_out", 0, kind="continues", second=other.pk, confirmation="not-stated")
    answer = add_meeting(admin_client, **{"links_out-TOTAL_FORMS": "1"} | link)
    assert answer.status_code == 302 and MeetingLink.objects.count() == 1
    new = Meeting.objects.exclude(pk=other.pk).get()
    fields = typed(admin_client.get(change_page(new)), "meeting_form", summary="x")
    assert admin_client.post(change_page(new), fields).status_code == 302


@pytest.mark.parametrize("number", [1, 12])
def test_warning_costs_the_same_for_any_number_of_meetings(
    admin_client, django_assert_max_num_queries, number
):
    place = make_place()
    for year in range(2000, 2000 + number):
        make_meeting("Summit in Almaty", str(year), place=place, kind="other")
    page = ADD.format("meeting")
    fields = {"title": "Summit in Almaty", "kind": "summit", "when": "2023-12-26", "status": "held"}
    fields = typed(admin_client.get(page), "meeting_form", **fields)
    # The form is made twice: what was begun to be saved is rolled back.
    with django_assert_max_num_queries(50):
        told = errors_of(admin_client.post(page, fields))
    assert told.count("</a>") == min(number, 5)


# People, places, organisations that look alike


@pytest.mark.parametrize(
    "typed_name",
    [
        "Kassym-Jomart Tokayev",
        "Касым-Жомарт Токаев",
        "Kasym-Zhomart Tokaev",
        "Kassym-Jomart Kemelevich Tokayev",
        "Qasym-Zhomart Toqaev",
        "Tokayev Kassym-Jomart",
        "Tokaev",
        "K. J. Tokayev",
        "Kassym-Jomart Tokaeyv",
    ],
)
def test_a_person_is_known_again_in_any_script_and_spelling(admin_client, typed_name):
    person = make_person("Kassym-Jomart Tokayev", family_name="Tokayev")
    make_term(person, make_office("President of Kazakhstan", country=make_country("KZ")), start="2019-03-20")

    told = errors_of(add(admin_client, "person", name=typed_name))

    assert change_page(person) in told and "President of Kazakhstan 2019–" in told
    assert list(Person.objects.all()) == [person]


def test_a_person_is_known_again_by_another_of_their_names(admin_client):
    person = make_person("Nursultan Nazarbayev")
    make_name("Нұрсұлтан Әбішұлы Назарбаев", language="kk", person=person)
    assert change_page(person) in errors_of(add(admin_client, "person", name="Nursultan Abishuly Nazarbaev"))
    name = {"names-TOTAL_FORMS": "1"} | row(
        "names", 0, text="Нурсултан Назарбаев", language="ru", kind="variant", confirmation="not-stated"
    )
    assert change_page(person) in errors_of(add(admin_client, "person", name="Elbasy", **name))


@pytest.mark.parametrize(
    "other", ["Dariga Nazarbayeva", "Nurlan Nazarbayev", "Nursultan Bekov", "Nursultan", "N. Karimov"]
)
def test_another_person_is_not_asked_about(admin_client, other):
    make_person("Nursultan Nazarbayev")
    assert add(admin_client, "person", name=other).status_code == 302


def test_of_people_known_to_be_two_nothing_is_told_again(admin_client):
    one = make_person("Aleksandr Ivanov")
    told = errors_of(add(admin_client, "person", name="Alexander Ivanov"))
    assert "nearly the same name" in told or "the same name" in told
    assert add(admin_client, "person", name="Aleksandr Ivanov", confirmed=f"two-{one.pk}").status_code == 302
    assert lookalike_people.findings() == []
    third = make_person("Aleksandr Ivanov")
    assert len(list(lookalike_people.findings())) == 1
    assert third.pk


@pytest.mark.parametrize("name", ["Saint Petersburg", "St. Petersburg", "Санкт-Петербург", "Sankt-Peterburg"])
def test_a_place_is_known_again(admin_client, name):
    place = make_place("St. Petersburg")
    told = errors_of(add(admin_client, "place", name=name, country=make_country("RU").pk))
    assert change_page(place) in told and Place.objects.count() == 1
    assert add(admin_client, "place", name="Moscow", country=make_country("RU").pk).status_code == 302


def test_a_place_is_known_again_by_another_of_its_names(admin_client):
    kyiv = make_place("Kyiv")
    make_name("Kiev", place=kyiv)
    ukraine = make_country("UA").pk
    assert change_page(kyiv) in errors_of(add(admin_client, "place", name="Киев", country=ukraine))
    name = {"names-TOTAL_FORMS": "1"} | row(
        "names", 0, text="Киев", language="ru", kind="variant", confirmation="not-stated"
    )
    assert change_page(kyiv) in errors_of(
        add(admin_client, "place", name="Mother of cities", country=ukraine, **name)
    )


def test_an_organisation_is_known_again_by_name_or_abbreviation(admin_client):
    cis = make_organisation("CIS")
    assert change_page(cis) in errors_of(
        add(admin_client, "organisation", name="Commonwealth of Independant States")
    )
    told = errors_of(add(admin_client, "organisation", name="Congress of Inner Seas", abbreviation="cis"))
    assert "the same abbreviation" in told and Organisation.objects.count() == 1


# What may be wrong in a meeting


def test_a_day_outside_of_a_term_is_told_with_the_term_and_who_held_the_office_then(admin_client):
    office = make_office("President of Kazakhstan", country=make_country("KZ"))
    tokayev, nazarbayev = make_person("Kassym-Jomart Tokayev"), make_person("Nursultan Nazarbayev")
    make_term(nazarbayev, office, start="1991-12-16", end="2019-03-20")
    make_term(tokayev, office, start="2019-03-20")
    acting = lines({"person": tokayev, "office": office})

    answer = add_meeting(admin_client, when="2017-12-26", **acting)

    told = errors_of(answer)
    assert "Office: Kassym-Jomart Tokayev as President of Kazakhstan, on 26 December 2017" in told
    assert "held it only: 20 March 2019 – …" in told and "Expected: Nursultan Nazarbayev" in told
    assert not Meeting.objects.exists()
    key = f"term-{tokayev.pk}-{office.pk}-2017-12-26"
    assert f'value="{key}"' in told
    fields = typed(answer, "meeting_form", confirmed=key)
    # Of another day it is asked again.
    assert "Office:" in errors_of(admin_client.post(ADD.format("meeting"), fields | {"when": "2016-12-26"}))
    assert admin_client.post(ADD.format("meeting"), fields).status_code == 302
    assert not DistinctPair.objects.exists()


@pytest.mark.parametrize("when", ["2019-03-20", "2020", "2019", "2017-12-26?", "XXXX-12-26"])
def test_a_day_that_may_be_within_the_term_is_not_told(admin_client, when):
    office = make_office("President of Kazakhstan", country=make_country("KZ"))
    person = make_person()
    make_term(person, office, start="2019-03-20")
    assert (
        add_meeting(admin_client, when=when, **lines({"person": person, "office": office})).status_code == 302
    )


def test_an_office_that_another_surely_held_is_told(admin_client):
    office, holder = make_office(), make_person("Nikol Pashinyan")
    make_term(holder, office, start="2018-05-08")
    other = make_person("Serzh Sargsyan")
    told = errors_of(add_meeting(admin_client, **lines({"person": other, "office": office})))
    assert "Expected: Nikol Pashinyan, who held it then" in told


def test_a_leader_named_for_the_country_at_another_time_is_told(admin_client):
    country, person = make_country("AM"), make_person("Nikol Pashinyan")
    make_term(person, make_office("Prime Minister", "head-of-government", country=country), "2018-05-08")
    told = errors_of(
        add_meeting(admin_client, when="2017-01-01", **lines({"person": person, "country": country}))
    )
    assert "Person: Nikol Pashinyan for Armenia, on 1 January 2017" in told


def test_a_place_far_from_the_larger_meetings_is_told(admin_client):
    russia = make_country("RU")
    whole = make_meeting("Forum", place=make_place(country=russia, latitude="59.9386", longitude="30.3141"))
    moscow = make_place("Moscow", russia, latitude="55.7558", longitude="37.6173")
    told = errors_of(add_meeting(admin_client, parent=whole.pk, place=moscow.pk))
    assert "Place: Moscow, Russia, some 634 km from “Forum”" in told
    astana = make_place("Astana", make_country("KZ"))
    assert "in another country" in errors_of(add_meeting(admin_client, parent=whole.pk, place=astana.pk))
    peterhof = make_place("Peterhof", russia, latitude="59.8833", longitude="29.9000")
    assert add_meeting(admin_client, parent=whole.pk, place=peterhof.pk).status_code == 302


def test_a_day_beside_the_larger_meetings_is_told(admin_client):
    whole = make_meeting("Forum", "2023-12-25/2023-12-26")
    told = errors_of(add_meeting(admin_client, parent=whole.pk, when="2023-12-27"))
    assert "When: 27 December 2023. “Forum” was or will be on other days: 25–26 December 2023" in told
    assert add_meeting(admin_client, parent=whole.pk, when="2023-12").status_code == 302


def test_an_absent_person_acts_in_no_office(admin_client):
    office, person = make_office(), make_person()
    make_term(make_person(), office, start="2018-05-08")
    absent = lines({"person": person, "office": office}) | {"participations-0-status": "absent"}
    assert add_meeting(admin_client, **absent).status_code == 302


def test_a_row_that_is_there_is_asked_about_only_when_something_changes(admin_client):
    make_meeting("Summit in Almaty", when="1999", kind="other")
    meeting = make_meeting("Summit in Almaty")
    make_participation(meeting, country=make_country("KZ"))
    page = change_page(meeting)
    assert admin_client.post(page, typed(admin_client.get(page), "meeting_form")).status_code == 302
    fields = typed(admin_client.get(page), "meeting_form", summary="Of gas.")
    assert "the same title" in errors_of(admin_client.post(page, fields))


@pytest.mark.parametrize("keys", ["\x00", "two-999999999999999999999999", "x" * 5000, "two-x two-"])
def test_odd_confirmations_do_no_harm(admin_client, keys):
    make_meeting("Summit in Almaty", when="1999", kind="other")
    assert "the same title" in errors_of(add_meeting(admin_client, confirmed=keys))


# As one types


def asked(client, page, **changes):
    """What the form as it stands would ask about, before anybody saves it."""
    fields = typed(client.get(page), "meeting_form", **changes)
    return client.post(page.replace("/add/", "/alike/").replace("/change/", "/alike/"), fields)


def test_the_same_is_told_as_one_types_and_nothing_is_saved(admin_client):
    other = make_meeting("summit in almaty", when="1999", kind="other")
    answer = asked(admin_client, ADD.format("meeting"), title="Summit in Almaty").json()
    assert answer["number"] == 1 and "the same title" in answer["html"]
    ticked = {"title": "Summit in Almaty", "confirmed": f"two-{other.pk}"}
    assert " checked" in asked(admin_client, ADD.format("meeting"), **ticked).json()["html"]
    assert asked(admin_client, ADD.format("meeting"), title="Another").json() == {"number": 0, "html": ""}
    meeting = make_meeting("Another")
    assert asked(admin_client, change_page(meeting), title="Summit in Almaty").json()["number"] == 1
    assert sorted(Meeting.objects.values_list("title", flat=True)) == ["Another", "summit in almaty"]


def test_what_is_half_typed_is_asked_about_as_far_as_it_is_understood(admin_client):
    people = [make_person(), make_person()]
    make_meeting("Talks", "2023-12-26", people=people)
    half = {"when": "26 December 2023", "kind": ""} | lines(*({"person": person} for person in people))
    assert "two of its people" in asked(admin_client, ADD.format("meeting"), **half).json()["html"]
    for odd in ({"when": "x"}, {"participations-TOTAL_FORMS": "x"}, {"place": "\x00"}, {"title": "\x00"}):
        assert asked(admin_client, ADD.format("meeting"), **half | odd).status_code == 200


@pytest.mark.parametrize("number", [2, 40])
def test_asking_costs_the_same_for_any_number_of_participants(
    admin_client, django_assert_max_num_queries, number
):
    meeting = make_meeting("Summit", people=[make_person() for _ in range(number)])
    page = change_page(meeting)
    fields = typed(admin_client.get(page), "meeting_form", summary="x")
    with django_assert_max_num_queries(28):
        admin_client.post(page.replace("/change/", "/alike/"), fields)


def test_only_who_may_save_it_is_told_and_refusals_are_json(client, admin_client):
    meeting = make_meeting("Summit in Almaty")
    pages = ["/admin/participants/meeting/alike/", f"/admin/participants/meeting/{meeting.pk}/alike/"]
    for page in pages:
        assert client.post(page).status_code == 403 and client.post(page).json()["refused"]
        assert admin_client.get(page).status_code == 405 and admin_client.get(page).json()["refused"]
    gone = admin_client.post("/admin/participants/meeting/999999/alike/")
    assert gone.status_code == 404 and gone.json()["refused"]
    assert admin_client.post("/admin/participants/meeting/x/alike/").status_code == 404
    viewer = User.objects.create_user("viewer", is_staff=True)
    viewer.user_permissions.add(Permission.objects.get(codename="view_meeting"))
    client.force_login(viewer)
    for page in pages:
        assert client.post(page).status_code == 403 and "may not" in client.post(page).json()["refused"]


# Taking back that two are two


def test_that_two_are_two_is_taken_back_from_a_list(admin_client):
    one, other = make_person("Aleksandr Ivanov"), make_person("Aleksandr Ivanov")
    DistinctPair.objects.remember(other, [one.pk])
    DistinctPair.objects.remember(one, [other.pk])
    pair = DistinctPair.objects.get()
    assert (pair.one, pair.other) == (one.pk, other.pk)
    page = "/admin/summit_archive/distinctpair/"
    shown = admin_client.get(page).content.decode()
    assert shown.count("Aleksandr Ivanov</a>") == 2
    chosen = {"action": "delete_selected", "_selected_action": [str(pair.pk)], "post": "yes"}
    assert admin_client.post(page, chosen).status_code == 302
    assert not DistinctPair.objects.exists() and len(list(lookalike_people.findings())) == 1


def test_a_pair_of_a_row_that_is_gone_does_not_break_the_list(admin_client):
    DistinctPair.objects.create(kind="participants_person", one=1, other=2)
    DistinctPair.objects.create(kind="no_such_table", one=1, other=2)
    assert "no longer there" in admin_client.get("/admin/summit_archive/distinctpair/").content.decode()


@pytest.mark.parametrize("number", [1, 9])
def test_the_list_of_pairs_costs_the_same_for_any_number(admin_client, django_assert_max_num_queries, number):
    for _ in range(number):
        DistinctPair.objects.remember(make_person(), [make_person().pk])
    with django_assert_max_num_queries(8):
        admin_client.get("/admin/summit_archive/distinctpair/")


def test_a_pair_is_kept_once_and_in_one_order():
    with pytest.raises(IntegrityError), transaction.atomic():
        DistinctPair.objects.create(kind="participants_person", one=2, other=1)
    DistinctPair.objects.create(kind="participants_person", one=1, other=2)
    with pytest.raises(IntegrityError), transaction.atomic():
        DistinctPair.objects.create(kind="participants_person", one=1, other=2)
