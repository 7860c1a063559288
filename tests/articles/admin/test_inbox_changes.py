"""Accepting otherwise than it was read: the form, prefilled; a new meeting or one on record; and what it refuses."""

import pytest

from articles.models import Encounter, EncounterDecision
from participants.models import Meeting
from tests.articles.admin.test_inbox import INBOX, login_with, text_of
from tests.articles.admin.test_inbox_decisions import WRITES, as_script, states
from tests.forms import typed
from tests.make import (
    make_article,
    make_country,
    make_encounter,
    make_meeting,
    make_office,
    make_person,
    make_place,
    make_proposal,
)

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


def page_of(encounter):
    return f"{INBOX}{encounter.pk}/change/"


def change(client, encounter, query="", **changes):
    page = page_of(encounter)
    return client.post(f"{page}{query}", typed(client.get(page), "change_encounter_form", **changes))


@pytest.fixture
def encounter():
    minsk = make_place("Minsk", make_country("BY"))
    proposal = make_proposal("Talks in Minsk", slug="talks-in-minsk", place=minsk)
    body = "The President of Kazakhstan met his colleague in Minsk."
    parties = [
        {"office": make_office("President of Kazakhstan", country=make_country("KZ")), "status": "attended"},
        {"country": make_country("RU"), "role": "host", "said_by_name": "a spokesman"},
    ]
    spans = [["body", 4, 27, "party 0", "President of Kazakhstan"], ["body", 28, 31, "kind", "met"]]
    return make_encounter(make_article(body=body), parties, proposal=proposal, place=minsk, spans=spans)


def changed():
    return Encounter.objects.get(state="accepted")


def test_the_form_is_filled_with_what_was_read_and_shows_its_words(admin_client, encounter):
    answer = admin_client.get(page_of(encounter))
    fields = typed(answer, "change_encounter_form")

    assert fields["title"] == ["Talks in Minsk"] and fields["slug"] == ["talks-in-minsk"]
    assert fields["when"] == ["2017-12-26"] and fields["place"] == [str(encounter.place_id)]
    assert fields["parties-1-role"] == ["host"] and fields["parties-0-status"] == ["attended"]
    assert "<mark" in text_of(answer) and ">President of Kazakhstan</mark>" in text_of(answer)


def test_sent_as_it_came_it_is_accepted_as_it_was_read(admin_client, encounter):
    change(admin_client, encounter)
    meeting = Meeting.objects.get()

    assert (meeting.title, meeting.slug, str(meeting.when)) == (
        "Talks in Minsk",
        "talks-in-minsk",
        "2017-12-26",
    )
    assert list(meeting.participations.values_list("office__name", "country__code", "role")) == [
        ("President of Kazakhstan", None, "not-stated"),
        (None, "RU", "host"),
    ]
    assert states() == ["accepted", "superseded"]
    assert changed().spans == encounter.spans


def test_what_is_changed_is_recorded(admin_client, encounter):
    whole, tokayev = (
        make_meeting("Summit in Minsk", "2017-12-25/2017-12-27"),
        make_person("Kassym-Jomart Tokayev"),
    )
    change(
        admin_client,
        encounter,
        title="Gas talks in Minsk",
        slug="",
        kind="margins",
        when="2017-12-27",
        parent=whole.pk,
        **{
            "parties-0-person": tokayev.pk,
            "parties-1-DELETE": "on",
            "parties-2-country": make_country("UZ").pk,
        },
    )
    meeting = Meeting.objects.exclude(pk=whole.pk).get()

    assert (meeting.title, meeting.slug, meeting.kind) == (
        "Gas talks in Minsk",
        "gas-talks-in-minsk",
        "margins",
    )
    assert str(meeting.when) == "2017-12-27" and meeting.parent == whole
    assert list(meeting.participations.values_list("person__name", "country__code")) == [
        ("Kassym-Jomart Tokayev", None),
        (None, "UZ"),
    ]
    assert EncounterDecision.objects.get().action == "change"
    # The words of the line that stays lead to it still.
    assert ["body", 4, 27, "party 0", "President of Kazakhstan"] in changed().spans


def test_who_says_so_stays_with_the_line(admin_client, encounter):
    change(admin_client, encounter, **{"parties-0-DELETE": "on", "parties-1-status": "invited"})
    (party,) = changed().parties.all()

    assert (party.country.code, party.status, party.said_by_name) == ("RU", "invited", "a spokesman")


def test_it_can_be_that_meeting_on_record(admin_client, encounter):
    meeting = make_meeting("Talks of two presidents", "2017-12-26", kind="bilateral")
    change(admin_client, encounter, meeting=meeting.pk)

    assert Meeting.objects.get() == meeting
    assert changed().meeting == meeting
    assert meeting.coverage.count() == 1


def test_it_can_be_another_than_the_meeting_on_record_that_was_found(admin_client):
    meeting = make_meeting("Talks in Minsk", "2017-12-26", kind="bilateral", countries=[make_country("KZ")])
    encounter = make_encounter(parties=[make_country("KZ"), make_country("RU")], meeting=meeting)
    change(admin_client, encounter, meeting="", title="Other talks in Minsk")

    other = Meeting.objects.exclude(pk=meeting.pk).get()
    assert other.title == "Other talks in Minsk" and changed().meeting == other
    assert meeting.participations.count() == 1


def test_undone_it_is_as_it_was_read(admin_client, encounter):
    change(admin_client, encounter, title="Gas talks")
    as_script(admin_client, {"undo": EncounterDecision.objects.get().pk})

    assert Encounter.objects.get().pk == encounter.pk and states() == ["proposed"]
    assert not Meeting.objects.exists()


def test_one_comes_back_to_the_list_as_it_was(admin_client, encounter):
    answer = change(admin_client, encounter, "?inbox=country%3Dkz")
    decision = EncounterDecision.objects.get().pk

    assert answer.headers["Location"] == f"{INBOX}?country=kz&decided={decision}"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"when": "31.02.2017"}, "31.02.2017"),
        ({"when": ""}, "required"),
        ({"title": ""}, "A new meeting needs a title"),
        ({"slug": "taken"}, "is the address of another meeting"),
        ({"slug": "map"}, "is the address of another meeting"),
        ({"slug": "not an address"}, "valid"),
        ({"title": "…", "slug": ""}, "No address can be made"),
        ({"kind": "party"}, "party"),
        ({"meeting": "99999999"}, "valid choice"),
        ({"meeting": "99999999999999999999"}, "valid choice"),
        ({"place": "abc"}, "valid choice"),
        ({"parties-0-country": "abc"}, "valid choice"),
        ({"parties-2-status": "attended"}, "Say who"),
        ({"parties-0-number": "abc"}, "whole number"),
        ({"parties-0-DELETE": "on", "parties-1-DELETE": "on"}, "Parties: none is left"),
        ({"parties-TOTAL_FORMS": "-1"}, "Parties: “-1” lines were sent"),
        ({"parties-TOTAL_FORMS": "0"}, "Parties: none is left"),
        ({"status": "cancelled"}, "Status: “cancelled” contradicts the party “the President of Kazakhstan”"),
        ({"status": "denied"}, "which is “attended”"),
        ({"parties-TOTAL_FORMS": "abc"}, "ManagementForm"),
        ({"parties-TOTAL_FORMS": "100000"}, ""),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_decided(admin_client, encounter, changes, told):
    make_meeting(slug="taken")
    answer = change(admin_client, encounter, **changes)

    assert answer.status_code == 200
    assert told in text_of(answer)
    assert states() == ["proposed"] and Meeting.objects.count() == 1


def test_what_was_decided_meanwhile_is_shown_instead(admin_client, encounter):
    data = typed(admin_client.get(page_of(encounter)), "change_encounter_form")
    key = f"p{encounter.proposal_id}"
    as_script(admin_client, {"reject": key, f"encounter-{key}": encounter.pk})
    answer = admin_client.post(page_of(encounter), data, follow=True)

    assert "already been decided" in text_of(answer)
    assert states() == ["rejected"]


@pytest.mark.parametrize("number", ["0", "abc", "99999999999999999999"])
def test_a_report_that_is_none_is_not_found(admin_client, number):
    assert admin_client.get(f"{INBOX}{number}/change/").status_code == 404


@pytest.mark.parametrize(
    ("rights", "status"),
    [([], 403), (["view_encounter"], 403), (["view_encounter", "change_encounter"], 403), (WRITES, 200)],
)
def test_only_who_may_write_meetings_may_change(client, encounter, rights, status):
    login_with(client, *rights)

    assert client.get(page_of(encounter)).status_code == status
    assert client.post(page_of(encounter), {}).status_code == status
    assert states() == ["proposed"]
