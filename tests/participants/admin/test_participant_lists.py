"""How editors say that a list of participants is complete, and what is refused in which words."""

import pytest
from django.urls import reverse

from participants.models import Meeting
from tests.forms import errors_of, row, typed
from tests.make import make_country, make_meeting, make_participation, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

COMPLETE = {"has_complete_list": "on", "list_source": "Kremlin press service"}


def page_of(meeting):
    return reverse("admin:participants_meeting_change", args=[meeting.pk])


def save(client, meeting, **changes):
    return client.post(page_of(meeting), typed(client.get(page_of(meeting)), "meeting_form", **changes))


def test_a_list_that_names_a_country_is_said_to_be_complete_by_a_source(admin_client):
    meeting = make_meeting(countries=[make_country("KZ")])
    assert save(admin_client, meeting, **COMPLETE).status_code == 302
    meeting.refresh_from_db()
    assert (meeting.participant_list, meeting.list_source) == ("complete", "Kremlin press service")


def test_a_complete_list_needs_a_source_in_the_form_too(admin_client):
    meeting = make_meeting(countries=[make_country("KZ")])
    answer = save(admin_client, meeting, has_complete_list="on", list_source=" ")
    assert "Say by which source the list of participants is complete" in errors_of(answer)
    assert not Meeting.objects.get().has_complete_list


@pytest.mark.parametrize("party", ["nobody", "a person", "somebody absent"])
def test_a_complete_list_that_names_no_country_is_refused(admin_client, party):
    meeting = make_meeting()
    if party == "a person":
        make_participation(meeting, person=make_person())
    elif party == "somebody absent":
        make_participation(meeting, country=make_country("KZ"), status="absent")
    answer = save(admin_client, meeting, **COMPLETE)
    assert "marked complete but names no country that took part" in errors_of(answer)
    assert not Meeting.objects.get().has_complete_list


def test_a_new_meeting_is_complete_with_the_participant_of_the_same_form(admin_client):
    address = reverse("admin:participants_meeting_add")
    fields = {"title": "Talks", "kind": "bilateral", "when": "2023-12-26", "status": "held"} | COMPLETE
    named = row(
        "participations",
        0,
        country=make_country("KZ").pk,
        role="member",
        status="attended",
        confirmation="not-stated",
    )
    fields |= {"participations-TOTAL_FORMS": "1"} | named
    answer = admin_client.post(address, typed(admin_client.get(address), "meeting_form", **fields))
    assert answer.status_code == 302
    assert Meeting.objects.get().participant_list == "complete"


def test_the_last_participant_of_a_complete_list_is_not_removed(admin_client):
    meeting = make_meeting(
        countries=[make_country("KZ")], has_complete_list=True, list_source="Kremlin press service"
    )
    answer = save(admin_client, meeting, **{"participations-0-DELETE": "on"})
    assert "names no country that took part" in errors_of(answer)
    assert meeting.participations.count() == 1


def test_the_list_of_meetings_shows_how_complete_each_is_and_narrows_by_it(admin_client):
    make_meeting("Silent summit")
    meeting = make_meeting("Partial summit", countries=[make_country("KZ")])
    address = reverse("admin:participants_meeting_changelist")
    found = admin_client.get(address, {"participant_list__exact": "not-recorded"})
    assert [str(one) for one in found.context["cl"].result_list] == ["Silent summit"]
    assert "not recorded" in found.content.decode()
    assert "partial" in admin_client.get(page_of(meeting)).content.decode()
