"""The shipped facts as a whole: how they load, and in which form their files are kept."""

import datetime
from pathlib import Path

import pytest
from django.core.management import call_command

from participants.models import Meeting
from participants.reference.checking import read_all
from participants.reference.loader import FOLDER, load

pytestmark = pytest.mark.django_db


def test_the_facts_load_and_a_second_load_changes_nothing():
    first = load().outcomes
    second = load().outcomes

    assert all(outcome.added > 0 for outcome in first.values())
    assert {name: outcome.added for name, outcome in first.items()} == {
        name: outcome.unchanged for name, outcome in second.items()
    }
    for outcome in second.values():
        assert (outcome.added, outcome.changed, outcome.removed, outcome.kept) == (0, 0, 0, 0)


def test_the_facts_load_in_a_few_queries(django_assert_max_num_queries):
    with django_assert_max_num_queries(50):
        load()
    with django_assert_max_num_queries(25):
        load()


def test_the_demo_stories_load_beside_the_facts_and_are_kept():
    load()
    call_command("load_demo", verbosity=0)
    meetings = Meeting.objects.count()

    report = load()

    assert Meeting.objects.count() == meetings
    assert not report.differences


def test_files_are_sorted_so_that_a_change_shows_as_a_line():
    for name in ("countries", "people", "offices", "places", "series"):
        lines = (FOLDER / f"{name}.csv").read_text(encoding="utf-8").splitlines()[1:]
        assert lines == sorted(lines), name


def test_both_readmes_say_until_when_the_files_know():
    shipped = {table.name: entries for table, entries in read_all(FOLDER).items()}
    terms, standings = (latest(shipped[name]) for name in ("terms", "memberships"))
    assert f"Terms and memberships stand as of {terms.day} {terms:%B %Y}" in told(Path(__file__).parents[3])
    own = told(FOLDER)
    assert (
        f"Terms are known until {terms:%B %Y} at most, standings and meetings until {standings.day} {standings:%B %Y}"
        in own
    )
    assert f"World Factbook of {terms:%B %Y}: {terms}" in own


def latest(entries):
    return datetime.date.fromisoformat(max(entry["known_until"] for entry in entries))


def told(folder):
    return " ".join((folder / "README.md").read_text(encoding="utf-8").split())
