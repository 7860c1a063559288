"""Two editors save the same form at the same moment: whatever each of them did is in the row, or in the history and told."""

import os
from collections import Counter
from random import Random

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.races.race import raced
from tests.races.rows import KINDS

RACES, SEED = int(os.environ.get("RACES", "12")), int(os.environ.get("SEED", "1"))


@pytest.mark.django_db(transaction=True)
@pytest.mark.ignore_template_errors
def test_no_edit_is_lost():
    browsers = [Client(), Client()]
    for name, browser in zip(("anna", "bek"), browsers, strict=True):
        browser.force_login(User.objects.create_superuser(name))
    random, figures, lost = Random(SEED), Counter(), []
    for number in range(RACES):
        race = raced(browsers, KINDS[number % len(KINDS)], random)
        assert [editor.failure for editor in race.editors] == [None, None]
        for editor in race.editors:
            figures[f"answered {editor.status}"] += 1
            figures["edits"] += len(editor.edits)
            figures["edits in the row"] += sum(edit.stands(race.final) for edit in editor.edits)
            figures["pages that asked"] += len(editor.asked)
        lost += [(race.page, edit) for edit in race.lost()]
    print(f"\n{RACES} races: {dict(figures)}; lost: {len(lost)}")  # noqa: T201 - a person reads it
    assert lost == []
    assert figures["answered 302"] == 2 * RACES
