"""Accepting, rejecting and undoing in the inbox: by its form and as JSON, for every role, and where two decide at once."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Citation, Coverage, Encounter, EncounterDecision, Statement
from participants.models import Meeting
from tests.articles.admin.test_inbox import INBOX, login_with, text_of, titles
from tests.make import (
    make_article,
    make_country,
    make_encounter,
    make_meeting,
    make_proposal,
    make_proposed_citation,
    make_proposed_statement,
    make_publisher,
)

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

DECIDE = f"{INBOX}decide/"
WRITES = ["view_encounter", "change_encounter", "add_meeting", "change_meeting"]


def parties():
    return [make_country("KZ"), make_country("RU")]


def talks(number=1, title="Talks of Kazakhstan and Russia", **fields):
    """A proposed meeting that so many articles report."""
    proposal = make_proposal(title, **fields)
    for _ in range(number):
        make_encounter(make_article(publisher=make_publisher()), parties(), proposal=proposal)
    return proposal


def key_of(proposal):
    return f"p{proposal.pk}"


def sent(action, *proposals, ticked=None, **fields):
    """What the form sends for a button of a row; of several, for the button below the list."""
    data = {action: key_of(proposals[0]) if len(proposals) == 1 else "ticked", **fields}
    if len(proposals) != 1:
        data["group"] = [key_of(proposal) for proposal in proposals]
    for proposal in proposals:
        ids = list(proposal.encounters.order_by("pk").values_list("pk", flat=True))
        data[f"shown-{key_of(proposal)}"] = " ".join(map(str, ids))
        data[f"encounter-{key_of(proposal)}"] = ids if ticked is None else ticked
    return data


def as_script(client, data, query=""):
    return client.post(f"{DECIDE}?{query}", data, headers={"accept": "application/json"})


def states(*proposals):
    return sorted(Encounter.objects.values_list("state", flat=True))


# With the meeting, what its articles say


def said_beside(proposal):
    article = proposal.encounters.first().article
    return make_proposed_statement(article), make_proposed_citation(article), make_proposed_citation()


def test_statements_and_sources_that_are_ticked_are_accepted_with_the_meeting_and_taken_back_with_it(
    admin_client,
):
    proposal = talks()
    statement, citation, _other = said_beside(proposal)
    page = text_of(admin_client.get(INBOX))
    assert "2 statements and sources of these articles wait too" in page
    assert f'value="statement-{statement.pk}"' in page and f'value="citation-{citation.pk}"' in page
    said = {f"said-{key_of(proposal)}": [f"statement-{statement.pk}"]}
    told = as_script(admin_client, sent("accept", proposal, **said)).json()

    assert (Statement.objects.count(), Citation.objects.count()) == (1, 0)
    as_script(admin_client, {"undo": told["decisions"][0]})
    assert not Statement.objects.exists() and not Meeting.objects.exists()


def test_none_is_accepted_unticked_nor_of_another_article(admin_client):
    proposal = talks()
    _statement, _citation, other = said_beside(proposal)
    said = {f"said-{key_of(proposal)}": [f"citation-{other.pk}", "citation-0", "x", "statement-99999999"]}
    as_script(admin_client, sent("accept", proposal, **said))

    assert not Statement.objects.exists() and not Citation.objects.exists()


def test_who_may_not_accept_statements_accepts_nothing_with_them(client):
    proposal = talks()
    statement, _citation, _other = said_beside(proposal)
    login_with(client, *WRITES)
    said = {f"said-{key_of(proposal)}": [f"statement-{statement.pk}"]}

    assert as_script(client, sent("accept", proposal, **said)).status_code == 403
    assert states() == ["proposed"]


# Accepting


def test_accepting_a_proposal_makes_the_meeting_and_says_so(admin_client):
    proposal = talks(number=2)
    answer = as_script(admin_client, sent("accept", proposal))

    assert answer.status_code == 200
    meeting = Meeting.objects.get()
    assert meeting.title == "Talks of Kazakhstan and Russia"
    assert meeting.participations.count() == 2 and meeting.coverage.count() == 2
    assert states() == ["accepted", "accepted"]
    content = answer.json()
    assert content["left"] == {"groups": 0, "encounters": 0}
    (row,) = content["rows"].values()
    assert "accepted by admin" in row and "1 meeting" in row and "2 participants" in row
    assert f'name="undo" value="{content["decisions"][0]}"' in row


def test_accepting_what_is_on_record_adds_what_is_new(admin_client):
    meeting = make_meeting("Summit in Sochi", "2017-12-26", countries=[make_country("KZ")])
    encounter = make_encounter(make_article(), parties(), meeting=meeting, kind="summit")
    data = {"accept": f"m{meeting.pk}", f"encounter-m{meeting.pk}": [encounter.pk]}
    assert as_script(admin_client, data).status_code == 200

    assert sorted(meeting.participations.values_list("country__code", flat=True)) == ["KZ", "RU"]
    assert Coverage.objects.get().meeting == meeting


def test_only_the_ticked_reports_are_accepted(admin_client):
    proposal = talks(number=2)
    first, second = proposal.encounters.order_by("pk")
    as_script(admin_client, sent("accept", proposal, ticked=[first.pk]))

    assert [Encounter.objects.get(pk=one.pk).state for one in (first, second)] == ["accepted", "proposed"]


def test_rejecting_keeps_the_reason_and_writes_nothing(admin_client):
    proposal = talks()
    reason = {f"reason-{key_of(proposal)}": "not these parties"}
    answer = as_script(admin_client, sent("reject", proposal, **reason))

    assert states() == ["rejected"] and not Meeting.objects.exists()
    assert EncounterDecision.objects.get().reason == "not these parties"
    assert "not these parties" in next(iter(answer.json()["rows"].values()))


def test_own_words_are_a_reason_before_one_of_the_list(admin_client):
    proposal = talks()
    both = {
        f"reason-{key_of(proposal)}": "not these parties",
        f"words-{key_of(proposal)}": " A film of that name ",
    }
    as_script(admin_client, sent("reject", proposal, **both))

    assert EncounterDecision.objects.get().reason == "A film of that name"


def test_own_words_that_are_too_long_are_refused_with_their_length(admin_client):
    proposal = talks()
    answer = as_script(admin_client, sent("reject", proposal, **{f"words-{key_of(proposal)}": "x" * 501}))

    assert answer.status_code == 400
    assert "500" in answer.json()["said"] and states() == ["proposed"]


# Undoing


@pytest.mark.parametrize("action", ["accept", "reject"])
def test_undo_takes_back_what_was_decided(admin_client, action):
    proposal = talks()
    (decision,) = as_script(admin_client, sent(action, proposal)).json()["decisions"]
    answer = as_script(admin_client, {"undo": decision})

    assert answer.status_code == 200 and answer.json()["is_back"]
    assert states() == ["proposed"]
    assert not Meeting.objects.exists() and not Coverage.objects.exists()
    assert EncounterDecision.objects.get().undone_by.username == "admin"
    assert answer.json()["left"] == {"groups": 1, "encounters": 1}
    assert titles(admin_client) == ["Talks of Kazakhstan and Russia"]


def test_undone_twice_is_undone_once(admin_client):
    (decision,) = as_script(admin_client, sent("reject", talks())).json()["decisions"]
    for _ in range(2):
        assert as_script(admin_client, {"undo": decision}).status_code == 200

    assert states() == ["proposed"]


def test_what_somebody_worked_on_since_stays_and_it_is_told(admin_client):
    (decision,) = as_script(admin_client, sent("accept", talks())).json()["decisions"]
    Meeting.objects.update(summary="They spoke of gas.")
    said = as_script(admin_client, {"undo": decision}).json()["said"]

    assert said == "Undone. “Talks of Kazakhstan and Russia” stays. It was changed since."
    assert states() == ["proposed"] and Meeting.objects.exists()


# Twice, and two at once


@pytest.mark.parametrize("action", ["accept", "reject"])
def test_pressed_twice_it_is_decided_once(admin_client, action):
    data = sent(action, talks())
    first, second = (as_script(admin_client, data) for _ in range(2))

    assert (first.status_code, second.status_code) == (200, 200)
    assert first.json()["decisions"] == second.json()["decisions"]
    assert EncounterDecision.objects.count() == 1


@pytest.mark.parametrize(
    ("first", "second"), [("accept", "reject"), ("reject", "accept"), ("accept", "accept")]
)
def test_what_another_editor_decided_meanwhile_stands_and_is_told(client, first, second):
    proposal = talks()
    data = {action: sent(action, proposal) for action in (first, second)}
    other, mine = Client(), client
    login_with(other, *WRITES)
    name = User.objects.get().username
    login_with(mine, *WRITES)
    as_script(other, data[first])
    answer = as_script(mine, data[second])

    assert answer.status_code == 409
    assert name in answer.json()["said"]
    assert states() == [f"{first}ed"]
    assert f"{first}ed by {name}" in next(iter(answer.json()["rows"].values()))


def test_a_report_that_was_read_anew_meanwhile_is_told_as_gone(admin_client):
    proposal = talks()
    data = sent("accept", proposal)
    Encounter.objects.all().delete()
    answer = as_script(admin_client, data)

    assert answer.status_code == 409
    assert not Meeting.objects.exists()


# Without JavaScript


def test_the_form_decides_as_the_script_does_and_shows_it_with_undo(admin_client):
    make_encounter(proposal=make_proposal("Other talks"), kind="call")
    proposal = talks()
    page = admin_client.post(f"{DECIDE}?kind=bilateral", sent("accept", proposal), follow=True)

    assert page.redirect_chain[0][0].startswith(f"{INBOX}?kind=bilateral&decided=")
    told = text_of(page)
    assert "accepted by admin" in told and "Talks of Kazakhstan and Russia" in told
    (undo,) = re.findall(r'name="undo" value="(\d+)"', told)
    admin_client.post(DECIDE, {"undo": undo})
    assert states() == ["proposed", "proposed"]


def test_those_ticked_are_decided_at_once_and_each_can_be_undone(admin_client):
    some = [talks(title=f"Talks {n}") for n in range(3)]
    page = admin_client.post(DECIDE, sent("reject", *some[:2]), follow=True)

    assert titles(admin_client) == ["Talks 2"]
    assert len(re.findall(r'name="undo"', text_of(page))) == 2


def test_of_those_ticked_what_was_decided_meanwhile_hinders_no_other(admin_client, client):
    first, second = talks(title="First talks"), talks(title="Second talks", when="2016-05-04")
    data = sent("accept", first, second)
    login_with(client, *WRITES)
    as_script(client, sent("reject", first))
    admin_client.post(DECIDE, data)

    assert list(second.encounters.values_list("state", flat=True)) == ["accepted"]
    assert list(first.encounters.values_list("state", flat=True)) == ["rejected"]
    assert Meeting.objects.get().slug == second.slug


def test_from_a_groups_own_page_one_comes_back_to_it(admin_client):
    proposal = talks()
    answer = admin_client.post(DECIDE, sent("accept", proposal, page_of=key_of(proposal)))

    assert answer.headers["Location"] == f"{INBOX}group/m{Meeting.objects.get().pk}/"


# What cannot be


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"accept": ""},
        {"accept": "x1"},
        {"accept": "p99999999999999999999", "encounter-p99999999999999999999": "1"},
        {"accept": "p1"},
        {"accept": "p1", "encounter-p1": ["abc", "-1", "99999999999999999999"]},
        {"accept": "ticked"},
        {"accept": "ticked", "group": ["nonsense"]},
        {"undo": "abc"},
        {"undo": "0"},
        {"undo": "999999999"},
        {"undo": "99999999999999999999"},
    ],
)
def test_nonsense_is_refused_and_nothing_is_decided(admin_client, data):
    talks()
    answer = as_script(admin_client, data)

    assert answer.status_code in (400, 404, 409)
    assert answer.json()["said"]
    assert states() == ["proposed"]
    assert admin_client.post(DECIDE, data).status_code == 302


def test_a_report_of_another_meeting_is_not_decided_along(admin_client):
    proposal, other = talks(title="First"), talks(title="Second")
    ids = list(other.encounters.values_list("pk", flat=True))
    answer = as_script(admin_client, sent("accept", proposal, ticked=ids))

    assert answer.status_code == 409
    assert states() == ["proposed", "proposed"]


def test_looking_at_the_address_of_the_buttons_decides_nothing(admin_client):
    assert admin_client.get(DECIDE).status_code == 302


# Who may


ROLES = {
    "nobody": None,
    "of the staff, without rights": [],
    "may look": ["view_encounter"],
    "may decide, but write no meeting": ["view_encounter", "change_encounter"],
    "may write": WRITES,
}
ALLOWED = {
    "accept": ["may write"],
    "reject": ["may decide, but write no meeting", "may write"],
    "undo an acceptance": ["may write"],
    "undo a rejection": ["may decide, but write no meeting", "may write"],
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("action", ALLOWED)
@pytest.mark.parametrize("by", ["script", "form"])
def test_each_role_may_do_what_it_may_and_no_more(admin_client, client, role, action, by):
    proposal = talks()
    if action.startswith("undo"):
        verb = "accept" if "acceptance" in action else "reject"
        data = {"undo": as_script(admin_client, sent(verb, proposal)).json()["decisions"][0]}
    else:
        data = sent(action, proposal)
    before = states()
    if ROLES[role] is not None:
        login_with(client, *ROLES[role])
    answer = as_script(client, data) if by == "script" else client.post(DECIDE, data)

    assert (states() != before) == (role in ALLOWED[action])
    if by == "script" and ROLES[role] is not None:
        assert answer.status_code == (200 if role in ALLOWED[action] else 403)
        assert answer.json()["said"]


def test_a_decision_without_the_token_of_the_page_is_refused(admin_user):
    client = Client(enforce_csrf_checks=True)
    client.force_login(admin_user)

    assert as_script(client, sent("accept", talks())).status_code == 403
    assert states() == ["proposed"]


# Costs


@pytest.mark.parametrize("number", [1, 6])
def test_a_decision_costs_the_same_for_any_number_of_reports(
    admin_client, number, django_assert_max_num_queries
):
    proposal = talks(number=number)
    talks(title="Others")
    with django_assert_max_num_queries(90):
        as_script(admin_client, sent("reject", proposal))
