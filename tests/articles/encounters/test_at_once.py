"""Imports and editors who match or decide at the same moment, really at once."""

import threading
import time

import pytest
from django.db import connection, transaction

from articles.encounters.matching import match
from articles.encounters.turns import Busy, take_turn
from articles.models import Proposal
from tests.articles.encounters.told import Leaders, tell
from tests.articles.importing.test_uploads_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_imports_at_once_propose_one_meeting():
    leaders = Leaders()
    encounters = [tell(parties=leaders.presidents()) for _ in range(4)]

    at_once(*[lambda one=one: match([one.article_id]) for one in encounters])

    assert Proposal.objects.get().encounters.count() == 4


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
