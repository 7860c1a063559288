"""The history of a record and of a step, as an editor sees it and takes it back."""

from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.urls import reverse

from participants.models import Meeting, Participation, Person
from summit_archive.history.recording import recorded
from summit_archive.history.tables import Step
from tests.make import (
    make_country,
    make_coverage,
    make_meeting,
    make_name,
    make_participation,
    make_person,
    make_place,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def editor(client):
    user = get_user_model().objects.create_superuser("aigerim")
    client.force_login(user)
    return user


def history_of(client, row, query=""):
    model = row._meta.model_name
    return client.get(reverse(f"admin:participants_{model}_history", args=[row.pk]) + query)


def lines(response):
    return [
        (line.field, line.before, line.after) for shown in response.context["steps"] for line in shown.lines
    ]


def take_back(client, number, **sent):
    return client.post(reverse("admin:summit_archive_step_revert", args=[number]), sent, follow=True)


def said(response):
    return [str(message) for message in response.context["messages"]]


def test_a_record_s_history_tells_from_what_to_what_by_whom_and_why(client, editor):
    meeting = make_meeting(status=Meeting.Status.SCHEDULED, place=None)
    astana = make_place(name="Astana")
    with recorded(by=editor, doing="Looked up", why="The host's page"):
        Meeting.objects.filter(pk=meeting.pk).update(status=Meeting.Status.HELD, place=astana)

    response = history_of(client, meeting)

    assert ("Place", "", str(astana)) in lines(response)
    assert ("Status", "scheduled", "held") in lines(response)
    page = response.content.decode()
    assert "aigerim" in page
    assert "The host&#x27;s page" in page


def test_lines_of_its_form_belong_to_it_also_when_they_are_gone(client):
    meeting = make_meeting()
    with recorded(program="one"):
        gone = make_participation(meeting=meeting, country=make_country("KZ"))
    with recorded(program="two"):
        gone.delete()
    with recorded(program="three"):
        make_participation(meeting=make_meeting(), country=make_country("UZ"))

    programs = [shown.step.program for shown in history_of(client, meeting).context["steps"]]

    assert programs[:2] == ["two", "one"]
    assert "three" not in programs


def test_two_steps_are_compared(client):
    person = make_person(name="Dariga")
    steps = []
    for name in ("Darigha", "Darihga", "Daryga"):
        with recorded(program="a test") as done:
            Person.objects.filter(pk=person.pk).update(name=name)
        steps.append(done.number)

    response = history_of(client, person, f"?step={steps[0]}&step={steps[2]}")

    compared = response.context["compared"]["lines"]
    assert [(line.before, line.after) for line in compared if line.field == "Name"] == [("Darigha", "Daryga")]


@pytest.mark.parametrize(
    "query",
    [
        "?step=1",
        "?step=x&step=2",
        "?step=1&step=1",
        "?step=1&step=2&step=3",
        "?step=99999999999999999999&step=1",
        "?before=x",
        "?before=-1",
    ],
)
def test_an_odd_address_is_told_or_ignored(client, query):
    assert history_of(client, make_person(), query).status_code == 200


def test_a_step_is_taken_back_by_its_button(client, editor):
    person = make_person(name="Dariga")
    with recorded(program="a test") as done:
        Person.objects.filter(pk=person.pk).update(name="Darigha")

    response = take_back(client, done.number, why="A slip")

    person.refresh_from_db()
    assert person.name == "Dariga"
    back = Step.objects.get(undoes=done.number)
    assert (back.editor, back.why) == (editor, "A slip")
    assert said(response) == ["Taken back. Rows that are as they were: 1."]
    assert said(take_back(client, done.number))[1] == "It was taken back already."


def test_some_rows_of_a_step_are_taken_back(client):
    one, other = make_person(name="Dariga"), make_person(name="Nurlan")
    with recorded(program="a test") as done:
        Person.objects.filter(pk__in=[one.pk, other.pk]).update(name="Aman")

    take_back(client, done.number, some="1", row=f"participants_person {one.pk}")

    assert [Person.objects.get(pk=pk).name for pk in (one.pk, other.pk)] == ["Dariga", "Aman"]
    assert "No row was ticked" in said(take_back(client, done.number, some="1"))[0]


def test_what_was_changed_since_is_told(client):
    person = make_person(name="Dariga")
    with recorded(program="a test") as done:
        Person.objects.filter(pk=person.pk).update(name="Darigha")
    Person.objects.filter(pk=person.pk).update(name="Daryga")

    told = said(take_back(client, done.number))

    assert told == ["Nothing was taken back.", "“Person: Daryga” was changed since: name."]


def test_a_record_that_was_removed_has_its_history_and_comes_back(client):
    person = make_person(name="Dariga")
    number = person.pk
    with recorded(program="a test") as done:
        person.delete()

    response = client.get(reverse("admin:participants_person_history", args=[number]))
    assert "removed" in response.content.decode()

    take_back(client, done.number)
    assert Person.objects.get(pk=number).name == "Dariga"


@pytest.mark.parametrize("number", ["0", "abc", "9" * 30, "123456"])
def test_no_number_breaks_the_pages(client, number):
    assert client.get(reverse("admin:participants_person_history", args=[number])).status_code == 404
    assert client.get(reverse("admin:summit_archive_step_change", args=[number])).status_code == 404
    assert client.post(reverse("admin:summit_archive_step_revert", args=[number])).status_code == 404


def test_who_may_not_change_the_rows_takes_nothing_back(client):
    person = make_person(name="Dariga")
    with recorded(program="a test") as done:
        Person.objects.filter(pk=person.pk).update(name="Darigha")
    user = get_user_model().objects.create_user("madina", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_step"))
    client.force_login(user)

    told = said(take_back(client, done.number))

    assert told == ["You may not take this back. It takes the right to: change People."]
    person.refresh_from_db()
    assert person.name == "Darigha"


def test_who_may_not_look_sees_no_history(client):
    user = get_user_model().objects.create_user("madina", is_staff=True)
    client.force_login(user)

    assert history_of(client, make_person()).status_code == 403
    with recorded(program="a test") as done:
        make_person()
    assert client.get(reverse("admin:summit_archive_step_change", args=[done.number])).status_code == 403
    assert client.get(reverse("admin:summit_archive_step_changelist")).status_code == 403


def test_a_long_history_goes_on_on_the_next_page(client):
    person = make_person()
    for number in range(120):
        with recorded(program="a test"):
            Person.objects.filter(pk=person.pk).update(family_name=f"Name {number}")

    first = history_of(client, person)
    assert len(first.context["steps"]) == 100
    second = history_of(client, person, f"?before={first.context['more']}")
    assert "Name 3" in [after for _field, _before, after in lines(second)]


@pytest.mark.parametrize("number", [1, 25])
def test_a_page_costs_the_same_for_any_number_of_changes(client, number, django_assert_max_num_queries):
    person = make_person()
    for count in range(number):
        with recorded(program="a test"):
            make_name(person=person, text=f"Name {count}")
            Person.objects.filter(pk=person.pk).update(family_name=f"Name {count}")

    with django_assert_max_num_queries(26):
        history_of(client, person)


def test_the_list_of_steps_finds_by_word(client, editor):
    with recorded(by=editor, doing="Merged two people"):
        make_person()
    with recorded(by=editor, doing="Named"):
        make_person()

    response = client.get(reverse("admin:summit_archive_step_changelist") + "?q=merged")
    assert [step.doing for step in response.context["cl"].result_list] == ["Merged two people"]


def test_participations_are_told_by_name(client):
    meeting = make_meeting(title="Summit in Astana")
    with recorded(program="a test"):
        make_participation(meeting=meeting, country=make_country("KZ"), status=Participation.Status.INVITED)

    records = [line.record for shown in history_of(client, meeting).context["steps"] for line in shown.lines]
    assert any(record.startswith("Participation: ") or record.startswith("Participant") for record in records)


def ticked(client, numbers):
    sent = {"action": "take_back", "_selected_action": numbers}
    return client.post(reverse("admin:summit_archive_step_changelist"), sent, follow=True)


def test_several_steps_are_taken_back_at_once_the_newest_first(client):
    person = make_person(name="Dariga")
    steps = []
    for name in ("Darigha", "Daryga"):
        with recorded(program="a test") as done:
            Person.objects.filter(pk=person.pk).update(name=name)
        steps.append(done.number)

    told = said(ticked(client, steps))

    person.refresh_from_db()
    assert person.name == "Dariga"
    assert told == ["Taken back. Rows that are as they were: 2."]


def test_of_several_steps_all_go_back_or_none(client):
    one, other = make_person(name="Dariga"), make_person(name="Nurlan")
    with recorded(program="a test") as first:
        Person.objects.filter(pk=one.pk).update(name="Darigha")
    with recorded(program="a test") as second:
        Person.objects.filter(pk=other.pk).update(name="Nurlann")
    Person.objects.filter(pk=one.pk).update(name="Daryga")

    told = said(ticked(client, [first.number, second.number]))

    other.refresh_from_db()
    assert other.name == "Nurlann"
    assert told[0] == "Nothing was taken back."


def test_several_steps_take_the_rights_to_each(client):
    with recorded(program="a test") as done:
        make_person(name="Dariga")
    user = get_user_model().objects.create_user("madina", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_step"))
    client.force_login(user)

    assert said(ticked(client, [done.number])) == [
        "You may not take this back. It takes the right to: delete People."
    ]
    assert Person.objects.filter(name="Dariga").exists()


def test_many_rows_go_back_only_when_that_is_meant(client):
    with recorded(program="a test") as done:
        for count in range(51):
            make_person(name=f"Person {count}")

    assert said(take_back(client, done.number)) == [
        "That takes back 51 rows. Tick that you mean all of them, and press again."
    ]
    assert Person.objects.count() == 51
    take_back(client, done.number, sure="1")
    assert not Person.objects.exists()


def test_where_all_is_as_before_it_is_said(client):
    one, other = make_person(name="Dariga"), make_person(name="Nurlan")
    with recorded(program="a test") as done:
        Person.objects.filter(pk__in=[one.pk, other.pk]).update(name="Aman")
    row = f"participants_person {one.pk}"
    take_back(client, done.number, some="1", row=row)

    told = said(take_back(client, done.number, some="1", row=row))
    assert told == ["There was nothing to take back: everything is as it was before."]


def test_an_editor_takes_back_what_an_editor_may_do(client):
    call_command("make_groups", stdout=StringIO())
    user = get_user_model().objects.create_user("madina", is_staff=True)
    user.groups.add(Group.objects.get(name="Editors"))
    client.force_login(user)
    person = make_person(name="Dariga")
    former = person.slug
    with recorded(by=user) as done:
        Person.objects.filter(pk=person.pk).update(slug="dariga-renamed")

    take_back(client, done.number)
    person.refresh_from_db()
    assert person.slug == former


def test_a_meeting_s_history_tells_what_articles_say_of_it(client):
    meeting = make_meeting()
    with recorded(program="a test"):
        make_coverage(meeting=meeting)

    records = [line.record for shown in history_of(client, meeting).context["steps"] for line in shown.lines]
    assert any(record.startswith("Coverage") for record in records)
