"""Each of the editors' addresses, asked with the parameters that Django's admin and ours read, in values that no page sends.

One request an address here; `tests.drills.hostile_input` sends as many as one likes.
"""

import time
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.urls import reverse

from tests.forms import typed
from tests.make import make_meeting
from tests.test_roles import TABLE, World

pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

OF_DJANGO = [
    "_to_field",
    "_popup",
    "_changelist_filters",
    "_source_model",
    "_facets",
    "p",
    "o",
    "all",
    "e",
    "q",
]
OF_OURS = [
    "page",
    "before",
    "after",
    "step",
    "show",
    "submission",
    "one",
    "other",
    "outcome",
    "verdict",
    "inbox",
]
OF_OURS += [
    "by",
    "done",
    "card",
    "term",
    "fact",
    "next",
    "version",
    "seen",
    "action",
    "_selected_action",
    "row",
]
NAMES = OF_DJANGO + OF_OURS
WITHOUT_COLUMN = [name for name in NAMES if name not in ("_to_field", "e")]

SENT = {
    "empty": dict.fromkeys(NAMES, ""),
    "strange": dict.fromkeys(WITHOUT_COLUMN, "'\"((%5B\u202e😀"),
    "huge": dict.fromkeys(WITHOUT_COLUMN, "99999999999999999999999"),
    "below nought": dict.fromkeys(WITHOUT_COLUMN, "-1"),
    "long": {"_to_field": "", "_changelist_filters": "p" * 1500, "_popup": "", "_source_model": "x" * 1500},
    "twice": [(name, value) for name in WITHOUT_COLUMN[:28] for value in ("1", "x")],
    "of a pop-up": {
        "_to_field": "id",
        "_popup": "1",
        "_source_model": "a.b.c",
        "_changelist_filters": "p=&&=",
    },
    "of no column": {"_to_field": "nothing", "_popup": "1"},
}


def asked(browser, method, address, sent):
    """The status; what is broken or written does not reach the next request."""
    cookies = browser.cookies.copy()
    with transaction.atomic():
        if method == "get":
            status = browser.get(f"{address}?{sent}").status_code
        else:
            form = "application/x-www-form-urlencoded"
            status = browser.post(address, sent, content_type=form).status_code
        transaction.set_rollback(True)
    browser.cookies = cookies
    return status


def test_no_parameter_breaks_any_of_the_editors_pages():
    world = World()
    browser, broken = world.browsers["administrator"], []
    addresses = sorted({reverse(action.name, args=action.args(world)) for action in TABLE})
    for number, address in enumerate(addresses):
        method, sent = "post", urlencode(list(SENT.values())[number % len(SENT)])
        if address.endswith(("/change/", "/delete/")):
            method, sent = "get", "_to_field="
        if (status := asked(browser, method, address, sent)) >= 500:
            broken.append(f"{method} {address}?{sent[:200]}: {status}")

    assert not broken, "\n".join(broken)


def test_a_form_that_claims_a_milliard_lines_is_answered_at_once(admin_client):
    meeting = make_meeting()
    page = reverse("admin:participants_meeting_change", args=[meeting.pk])
    sent = typed(admin_client.get(page), "meeting_form")
    claimed = {name: "1000000000" for name in sent if name.endswith(("-INITIAL_FORMS", "-TOTAL_FORMS"))}
    few = {name: "0" for name in claimed if name.endswith("-TOTAL_FORMS")}
    begun = time.thread_time()
    assert claimed and admin_client.post(page, sent | claimed | few).status_code in (200, 302)
    assert time.thread_time() - begun < 10
