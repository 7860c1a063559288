"""Imports and editors who match or decide at the same moment, really at once."""

import threading
import time

import pytest
from django.db import connection, transaction

from articles.encounters.deciding import AlreadyDecided, accept, reject
from articles.encounters.matching import match
from articles.encounters.turns import Busy, take_turn
from articles.encounters.undoing import undo
from articles.models import Coverage, Encounter, EncounterDecision, Proposal
from participants.models import Meeting, Participation
from tests.articles.encounters.told import Leaders, tell
from tests.articles.importing.test_uploads_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_imports_at_once_propose_one_meeting():
    leaders = Leaders()
    encounters = [tell(parties=leaders.presidents()) for _ in range(4)]

    at_once(*[lambda one=one: match([one.article_id]) for one in encounters])

    assert Proposal.objects.get().encounters.count() == 4


def test_two_editors_who_accept_at_once_make_one_meeting():
    leaders = Leaders()
    encounters = [tell(parties=leaders.presidents()) for _ in range(3)]
    match([one.article_id for one in encounters])

    at_once(*[lambda one=one: accept([one], None) for one in encounters])

    assert (Meeting.objects.count(), Participation.objects.count(), Coverage.objects.count()) == (1, 2, 3)


def test_a_double_click_at_the_same_moment_writes_once():
    leaders = Leaders()
    encounter = tell(parties=leaders.presidents())

    at_once(*[lambda: accept([encounter], None)] * 3)

    assert (Meeting.objects.count(), EncounterDecision.objects.count()) == (1, 1)


def test_of_accepting_and_rejecting_at_once_one_is_refused():
    leaders = Leaders()
    encounter = tell(parties=leaders.presidents())
    refused = []

    def try_to(decide):
        def press():
            try:
                decide([encounter], None)
            except AlreadyDecided as error:
                refused.append(error)

        return press

    at_once(try_to(accept), try_to(reject))

    assert len(refused) == 1
    assert EncounterDecision.objects.count() == 1


def test_taken_back_twice_at_once_it_is_taken_back_once():
    leaders = Leaders()
    decision = accept([tell(parties=leaders.presidents())], None)
    removed = []

    at_once(*[lambda: removed.append(undo(decision, None).removed)] * 2)

    assert sorted(removed) == [0, 6]
    assert not Meeting.objects.exists()


def test_an_editor_accepts_while_an_import_matches():
    leaders = Leaders()
    first = tell(parties=leaders.presidents())
    match([first.article_id])
    others = [tell(parties=leaders.presidents()) for _ in range(3)]

    at_once(lambda: accept([first], None), *[lambda one=one: match([one.article_id]) for one in others])
    match([one.article_id for one in others])

    meeting = Meeting.objects.get()
    assert {one.meeting for one in Encounter.objects.all()} == {meeting}


def test_a_page_waits_no_longer_than_it_can():
    has_turn, may_end = threading.Event(), threading.Event()

    def import_for_long():
        with transaction.atomic():
            take_turn()
            has_turn.set()
            may_end.wait(10)
        connection.close()

    importing = threading.Thread(target=import_for_long)
    importing.start()
    has_turn.wait(10)
    began = time.monotonic()
    try:
        with pytest.raises(Busy):
            match([], patience=0.3)
        assert time.monotonic() - began < 5
    finally:
        may_end.set()
        importing.join()
    match([], patience=0.3)
