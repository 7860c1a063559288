"""“Add the members”: the page, and what its button does."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.urls import reverse

from participants.models import Meeting, Participation
from tests.forms import typed
from tests.make import (
    make_country,
    make_meeting,
    make_membership,
    make_office,
    make_organisation,
    make_person,
    make_term,
)

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


@pytest.fixture
def summit():
    """Of the EAEU with two members and an observer; one member is there already."""
    organisation = make_organisation("EAEU")
    for code, standing in (("KZ", "member"), ("AM", "member"), ("UZ", "observer")):
        make_membership(make_country(code), organisation, "2015-01-01", standing=standing)
    office = make_office("President of Kazakhstan", country=make_country("KZ"))
    make_term(make_person("Kassym-Jomart Tokayev"), office, "2019-03-20")
    return make_meeting("EAEU summit", organisation=organisation, countries=[make_country("AM")])


def page_of(meeting):
    return reverse("admin:participants_meeting_members", args=[meeting.pk])


def content(answer):
    return " ".join(answer.content.decode().split())


def parties(meeting):
    return [(str(row), row.role, row.status) for row in meeting.participations.all()]


def test_the_button_stands_on_the_meeting(admin_client, summit):
    page = reverse("admin:participants_meeting_change", args=[summit.pk])
    assert page_of(summit) in content(admin_client.get(page))


def test_the_page_proposes_and_ticks_nothing(admin_client, summit):
    page = content(admin_client.get(page_of(summit)))
    assert 'value="KZ"> Kazakhstan' in page
    assert "Kassym-Jomart Tokayev" in page and "Its holder is worked out from the date" in page
    assert 'value="AM"' not in page and "already there: Armenia" in page
    assert "Associates and observers" in page and 'value="UZ"' in page
    assert " checked" not in page.replace('value="not-stated" checked', "")
    assert " selected" not in page


def test_all_sure_members_can_be_ticked_at_once_and_observers_are_not(admin_client, summit):
    page = content(admin_client.get(page_of(summit) + "?all"))
    assert 'value="KZ" checked' in page
    assert 'value="UZ" checked' not in page


def test_only_who_is_ticked_is_added_with_nothing_claimed(admin_client, summit):
    answer = admin_client.post(page_of(summit), {"country": ["KZ"]}, follow=True)
    assert "1 participant was added" in content(answer)
    assert parties(summit) == [
        ("Armenia", "not-stated", "not-stated"),
        ("Kazakhstan", "member", "not-stated"),
    ]
    assert not Participation.objects.filter(person__isnull=False).exists()
    assert "Added participant" in LogEntry.objects.get().get_change_message()


def test_the_editor_may_choose_the_other_office_or_none(admin_client, summit):
    minister = make_office("Prime Minister of Kazakhstan", "head-of-government", country=make_country("KZ"))
    make_term(make_person("Alikhan Smailov"), minister, "2022-01-11")
    assert "Prime Minister of Kazakhstan: Alikhan Smailov" in content(admin_client.get(page_of(summit)))
    chosen = {"country": ["KZ", "UZ"], "office-KZ": minister.pk, "office-UZ": ""}
    admin_client.post(page_of(summit), chosen)
    assert [party[0] for party in parties(summit)] == [
        "Armenia",
        "Prime Minister of Kazakhstan, Kazakhstan",
        "Uzbekistan",
    ]


@pytest.mark.parametrize(
    ("chosen", "status"),
    [("invited", "invited"), ("attended", "attended"), ("absent", "not-stated"), ("x\x00", "not-stated")],
)
def test_what_the_source_says_is_asked_once_for_all(admin_client, summit, chosen, status):
    ticked = {"country": ["KZ", "UZ"], "status": chosen}
    answer = admin_client.post(page_of(summit), ticked, follow=True)
    assert [party[::2] for party in parties(summit)[1:]] == [("Kazakhstan", status), ("Uzbekistan", status)]
    assert f"2 participants were added, with the status “{status.replace('-', ' ')}”" in content(answer)


def test_sending_the_form_twice_adds_nobody_twice(admin_client, summit):
    for _ in range(2):
        answer = admin_client.post(page_of(summit), {"country": ["KZ", "UZ"]}, follow=True)
    assert "2 of those you ticked take part already" in content(answer)
    assert len(parties(summit)) == 3
    assert LogEntry.objects.count() == 1


def test_who_is_not_proposed_cannot_be_added(admin_client, summit):
    make_country("GE")
    admin_client.post(page_of(summit), {"country": ["GE", "AM", "x", "\x00"]})
    assert len(parties(summit)) == 1


def test_adding_members_is_seen_by_whoever_has_the_meeting_open(admin_client, summit):
    page = reverse("admin:participants_meeting_change", args=[summit.pk])
    fields = typed(admin_client.get(page), "meeting_form", title="Typed meanwhile")
    admin_client.post(page_of(summit), {"country": ["KZ"]})
    admin_client.post(page, fields)
    assert Meeting.objects.get().title == "Typed meanwhile"
    added = Participation.objects.get(country__code="KZ")
    assert f"also changed this while you were editing: Participant {added}." in content(
        admin_client.get("/admin/")
    )


def test_without_an_organisation_the_page_says_what_is_missing(admin_client):
    meeting = make_meeting("Talks")
    assert "names no organisation" in content(admin_client.get(page_of(meeting)))
    admin_client.post(page_of(meeting), {"country": ["KZ"]})
    assert not Participation.objects.exists()


def test_before_anybody_belonged_to_it_nobody_is_proposed(admin_client, summit):
    meeting = make_meeting("Too early", when="1999-01-01", organisation=summit.organisation)
    assert "No country is known to have been a member, associate or observer of" in content(
        admin_client.get(page_of(meeting))
    )


def test_a_meeting_that_is_not_there_is_not_found(admin_client):
    assert admin_client.get("/admin/participants/meeting/1/members/").status_code == 404
    assert admin_client.get("/admin/participants/meeting/99999999999999999999999/members/").status_code == 404


@pytest.mark.parametrize("lacking", ["add_participation", "change_meeting"])
def test_it_takes_the_right_to_change_the_meeting_and_to_add_participants(client, summit, lacking):
    user = User.objects.create_user("anna", is_staff=True)
    names = {"add_participation", "change_meeting", "view_meeting"} - {lacking}
    user.user_permissions.add(*Permission.objects.filter(codename__in=names))
    client.force_login(user)
    assert client.get(page_of(summit)).status_code == 403
    assert client.post(page_of(summit), {"country": ["KZ"]}).status_code == 403
    assert len(parties(summit)) == 1
