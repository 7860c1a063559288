"""Encounters and proposals: what the database keeps of them."""

import datetime

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from articles.models import Encounter, EncounterDecision
from tests.make import make_article, make_country, make_encounter, make_meeting, make_proposal

pytestmark = pytest.mark.django_db


def test_an_encounter_waits_until_somebody_decides():
    waiting = make_encounter(parties=[make_country("KZ"), make_country("RU")])
    make_encounter(state="accepted", meeting=make_meeting())
    make_encounter(state="rejected")

    assert list(Encounter.objects.waiting()) == [waiting]


@pytest.mark.parametrize("state", ["accepted", "rejected", "superseded"])
def test_what_is_decided_says_by_which_decision(state):
    with pytest.raises(IntegrityError, match="encounter_is_decided_by_a_decision"), transaction.atomic():
        make_encounter(state=state, decision=None)


@pytest.mark.parametrize(
    ("state", "action"), [("accepted", "reject"), ("rejected", "accept"), ("superseded", "accept")]
)
def test_a_state_is_what_its_decision_says(state, action):
    decision = EncounterDecision.objects.create(action=action)
    with pytest.raises(IntegrityError, match="did not make encounter"), transaction.atomic():
        make_encounter(state=state, decision=decision)


def test_nothing_is_decided_by_what_was_taken_back():
    encounter = make_encounter(state="rejected")
    encounter.decision.undone_at = timezone.now()
    with pytest.raises(IntegrityError, match="still decides an encounter"), transaction.atomic():
        encounter.decision.save()
    taken_back = EncounterDecision.objects.create(action="reject", undone_at=timezone.now())
    with pytest.raises(IntegrityError, match="was taken back"), transaction.atomic():
        make_encounter(state="rejected", decision=taken_back)


@pytest.mark.parametrize("otherwise", [{"status": "scheduled"}, {"when": "2017-12"}, {"when": "XXXX-12-26"}])
def test_by_itself_only_what_was_held_on_a_day_is_accepted(otherwise):
    decision = EncounterDecision.objects.create(action="accept", by_itself=True)
    with pytest.raises(IntegrityError, match="was not held on a day"), transaction.atomic():
        make_encounter(state="accepted", decision=decision, **otherwise)
    make_encounter(state="accepted", decision=decision)


def test_what_was_decided_by_itself_nobody_decided():
    user = get_user_model().objects.create_user("editor")
    with pytest.raises(IntegrityError, match="by_itself_is_nobodys"), transaction.atomic():
        EncounterDecision.objects.create(action="accept", by_itself=True, user=user)


def test_a_meeting_on_which_an_accepted_encounter_rests_is_not_deleted():
    meeting = make_meeting()
    waiting = make_encounter(meeting=meeting)
    accepted = make_encounter(meeting=meeting, state="accepted")
    with pytest.raises(ProtectedError):
        meeting.delete()
    accepted.delete()

    meeting.delete()

    waiting.refresh_from_db()
    assert waiting.meeting is None


def test_an_accepted_encounter_tells_of_a_meeting():
    with pytest.raises(IntegrityError, match="encounter_accepted_tells_of_a_meeting"), transaction.atomic():
        make_encounter(state="accepted", proposal=None)


def test_an_article_reports_the_same_only_once():
    article = make_article()
    make_encounter(article, digest="a" * 32)
    with pytest.raises(IntegrityError, match="encounter_does_not_repeat"), transaction.atomic():
        make_encounter(article, digest="a" * 32)
    make_encounter(digest="a" * 32)


def test_a_party_of_an_encounter_is_somebody():
    with pytest.raises(IntegrityError, match="encounter_party_names_somebody"), transaction.atomic():
        make_encounter(parties=[{"name_as_given": " "}])


def test_what_is_to_come_is_looked_for_after_the_day_of_its_source():
    scheduled = make_proposal(when="XXXX-12-26", status="scheduled", stated_on=datetime.date(2017, 11, 1))
    held = make_proposal(when="XXXX-12-26", stated_on=datetime.date(2017, 11, 1))

    assert {first.year for first, _last in scheduled.possible} == set(range(2017, 2027))
    assert {first.year for first, _last in held.possible} == set(range(1991, 2017))


def test_the_days_of_an_encounter_follow_from_its_articles_day():
    article = make_article(published_on=datetime.date(2017, 11, 1))
    encounter = make_encounter(article, when="XXXX-12-26", status="held")

    assert encounter.possible[-1][1].year == 2016


def test_what_a_source_of_an_unknown_day_calls_possible_may_be_over():
    article = make_article(published_on=None)
    possible = make_encounter(article, when="XXXX", status="possible")

    assert possible.possible[0][0] == datetime.date(1991, 12, 1)
    assert possible.possible[-1][1] > datetime.datetime.now(datetime.UTC).date()
