"""The short form of the drill: a hundred and twenty bad inputs; and that it sees what it is there for."""

from unittest import mock

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, transaction

from tests.drills.hostile.asking import Asking
from tests.drills.hostile.inputs import SHARES, Input, input_of
from tests.drills.hostile.places import places
from tests.drills.hostile_input import counted
from tests.test_roles import World

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]


class TakingBack(Asking):
    """What is broken or written does not reach the next request."""

    def ask(self, one, into=None):
        with mock.patch.object(connection, "close"), transaction.atomic():
            answer = super().ask(one, into)
            transaction.set_rollback(True)
        return answer


def test_no_bad_input_is_a_fault_of_the_site():
    World()
    asking = TakingBack(WSGIHandler())
    asking.log_in()
    known = places()
    counts, wrong = counted(asking, known, 22, range(1, 121))
    assert wrong == []
    assert counts["asked"] == 120 and counts["that asked the database"] > 15 and counts["status 400"] > 15
    assert sum(share for _name, share in SHARES) == 1000
    assert str(input_of(22, 7, known, asking.page)) == str(input_of(22, 7, known, asking.page))


def test_a_fault_and_a_crash_are_seen(settings):
    settings.ROOT_URLCONF = "tests.summit_archive.web.broken_urls"
    asking = Asking(WSGIHandler())
    fault = asking.ask(Input(0, "", path="/fails/ours"))
    assert fault.status == 500 and "ZeroDivisionError" in fault.said

    def crashing(environ, start_response):
        raise ZeroDivisionError

    assert Asking(crashing).ask(Input(0, "")).status == 0
