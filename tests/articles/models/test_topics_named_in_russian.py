"""What the migration does that gives the shipped topics their Russian names in an archive that had them before."""

from importlib import import_module

import pytest
from django.apps import apps

from tests.make import make_topic

pytestmark = pytest.mark.django_db
migration = import_module("articles.migrations.0027_shipped_topics_are_called_in_russian")


def test_shipped_topics_without_a_russian_name_get_theirs_and_no_other_does():
    rows = [
        make_topic("Natural gas", slug="natural-gas"),
        make_topic("Energy", slug="energy", name_ru="ТЭК"),
        make_topic("Trade in arms", slug="trade"),
    ]
    migration.name_in_russian(apps, None)
    for row in rows:
        row.refresh_from_db()
    assert [row.name_ru for row in rows] == ["Природный газ", "ТЭК", ""]
