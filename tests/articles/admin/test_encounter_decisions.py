"""The list of what was decided of encounters, and taking back one or several; and the numbers of an import batch."""

import pytest

from articles.models import Arrival, Encounter, EncounterDecision, ImportBatch
from participants.models import Meeting
from tests.articles.admin.test_articles import act
from tests.articles.admin.test_inbox import INBOX, login_with, text_of
from tests.articles.admin.test_inbox_decisions import WRITES, as_script, sent, states, talks
from tests.make import make_encounter, make_meeting

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

DECISIONS = "/admin/articles/encounterdecision/"


def decided(client, action, **fields):
    proposal = talks(**fields)
    reason = {f"reason-p{proposal.pk}": "not these parties"} if action == "reject" else {}
    (decision,) = as_script(client, sent(action, proposal, **reason)).json()["decisions"]
    return EncounterDecision.objects.get(pk=decision)


def listed(client, query=""):
    answer = client.get(f"{DECISIONS}?{query}")
    assert answer.status_code == 200
    return [decision.pk for decision in answer.context["cl"].result_list]


def test_the_list_says_who_decided_what_of_which_meeting_and_what_was_written(admin_client):
    decided(admin_client, "accept", title="Talks in Minsk")
    decided(admin_client, "reject", title="Other talks", when="2016-05-04")
    page = text_of(admin_client.get(DECISIONS))

    for words in (
        "accepted by admin",
        "Talks of Kazakhstan and Russia",
        "1 meeting, 2 participants",
        "rejected by admin",
        "Other talks",
        "not these parties",
    ):
        assert words in page


def test_a_decision_names_each_row_that_it_wrote_with_a_way_to_the_meeting(admin_client):
    decision = decided(admin_client, "accept", title="Talks in Minsk")
    page = text_of(admin_client.get(f"{DECISIONS}{decision.pk}/change/"))

    meeting = Meeting.objects.get()
    assert f'meeting: <a href="/admin/participants/meeting/{meeting.pk}/change/">{meeting}</a>' in page
    assert "participant: Kazakhstan" in page and "participant: Russia" in page


def test_what_was_written_and_is_gone_since_is_told(admin_client):
    decision = decided(admin_client, "accept")
    Encounter.objects.update(meeting=None)
    Meeting.objects.get().participations.first().attestations.all().delete()
    Meeting.objects.get().participations.first().delete()

    assert "no longer there" in text_of(admin_client.get(f"{DECISIONS}{decision.pk}/change/"))


def test_several_decisions_are_taken_back_at_once(admin_client):
    first = decided(admin_client, "accept", title="Talks in Minsk")
    second = decided(admin_client, "reject", title="Other talks", when="2016-05-04")
    page = act(admin_client, DECISIONS, "undo", first, second)

    assert "2 decisions were taken back." in page
    assert states() == ["proposed", "proposed"] and not Meeting.objects.exists()
    assert set(EncounterDecision.objects.values_list("undone_by__username", flat=True)) == {"admin"}
    told = text_of(admin_client.get(DECISIONS))
    assert told.count("by admin, ") >= 4
    # What it was about is told still.
    assert "Talks of Kazakhstan and Russia" in told and "Other talks" in told


def test_a_decisions_own_page_takes_it_back(admin_client):
    decision = decided(admin_client, "reject")
    page = f"{DECISIONS}{decision.pk}/change/"
    assert f'name="undo" value="{decision.pk}"' in text_of(admin_client.get(page))
    answer = admin_client.post(f"{INBOX}decide/", {"undo": decision.pk, "page_of": "decision"})

    assert answer.headers["Location"] == page
    told = text_of(admin_client.get(page))
    assert "Taken back" in told and 'name="undo"' not in told


def test_the_list_is_narrowed_by(admin_client):
    accepted = decided(admin_client, "accept")
    rejected = decided(admin_client, "reject", when="2016-05-04")
    itself = EncounterDecision.objects.create(action="accept", by_itself=True)
    as_script(admin_client, {"undo": rejected.pk})

    assert listed(admin_client, "action__exact=reject") == [rejected.pk]
    assert listed(admin_client, "taken_back=yes") == [rejected.pk]
    assert listed(admin_client, "taken_back=no") == [itself.pk, accepted.pk]
    assert listed(admin_client, "by=me") == [rejected.pk, accepted.pk]
    assert listed(admin_client, "by=itself") == [itself.pk]


@pytest.mark.parametrize(
    "query", ["by=x", "taken_back=x", "batch=abc", "batch=99999999999", "q=%EF%BF%BD", "p=99", "o=7"]
)
def test_no_address_breaks_the_list(admin_client, query):
    decided(admin_client, "reject")
    assert admin_client.get(f"{DECISIONS}?{query}", follow=True).status_code == 200


@pytest.mark.parametrize("number", ["0", "abc", "99999999999999999999"])
def test_a_decision_that_is_none_is_not_found(admin_client, number):
    assert admin_client.get(f"{DECISIONS}{number}/change/").status_code == 404


@pytest.mark.parametrize(("rights", "is_undone"), [(["change_encounter"], False), (WRITES, True)])
def test_only_who_may_write_meetings_takes_back_what_was_accepted(admin_client, client, rights, is_undone):
    decision = decided(admin_client, "accept")
    login_with(client, "view_encounterdecision", *rights)
    act(client, DECISIONS, "undo", decision)

    assert (states() == ["proposed"]) == is_undone


def test_whoever_may_only_look_at_decisions_is_offered_no_undoing(admin_client, client):
    decision = decided(admin_client, "reject")
    login_with(client, "view_encounterdecision")

    assert 'value="undo"' not in text_of(client.get(DECISIONS))
    assert 'name="undo"' not in text_of(client.get(f"{DECISIONS}{decision.pk}/change/"))


def test_whoever_may_not_look_at_decisions_sees_none(admin_client, client):
    decision = decided(admin_client, "reject")
    login_with(client, *WRITES)

    assert client.get(DECISIONS).status_code == 403
    assert client.get(f"{DECISIONS}{decision.pk}/change/").status_code == 403


@pytest.mark.parametrize("number", [1, 6])
def test_the_list_costs_the_same_for_any_number_of_decisions(admin_client, number, django_assert_num_queries):
    for _ in range(number):
        make_encounter(state="rejected")
    with django_assert_num_queries(5):
        assert len(listed(admin_client)) == number


# An import batch


@pytest.fixture
def batch():
    return ImportBatch.objects.create(files=["news.jsonl"], state="finished")


def of_batch(batch, number, **fields):
    encounter = make_encounter(**fields)
    Arrival.objects.create(article=encounter.article, batch=batch, record=number)
    return encounter


def test_a_batchs_page_says_what_its_articles_report_and_leads_to_it(admin_client, batch):
    of_batch(batch, 1)
    of_batch(batch, 2)
    of_batch(batch, 3, state="accepted", meeting=make_meeting())
    of_batch(batch, 4, state="rejected")
    make_encounter()
    answer = admin_client.get(f"/admin/articles/importbatch/{batch.pk}/change/")

    assert [(str(words), number) for words, number, _state in answer.context["encounters"]] == [
        ("reports of meetings", 4),
        ("of these, waiting for an editor now", 2),
        ("accepted", 1),
        ("rejected", 1),
    ]
    page = text_of(answer)
    assert f'href="{INBOX}?state=waiting&amp;batch={batch.pk}">2</a>' in page
    assert f'href="{DECISIONS}?batch={batch.pk}"' in page
    assert len(listed(admin_client, f"batch={batch.pk}")) == 2
