"""What the archive knows, counted."""

import json

import pytest
from django.core.management import call_command

from participants.models import Meeting
from participants.reference.loader import FOLDER, load
from participants.together.figures import Figures
from tests.make import (
    make_country,
    make_meeting,
    make_office,
    make_organisation,
    make_participation,
    make_person,
)

pytestmark = pytest.mark.django_db


def figures():
    return Figures(Meeting.objects.all())


def meeting_of(*codes, when="2023-12-26", kind="bilateral", **fields):
    return make_meeting(when=when, kind=kind, countries=[make_country(code) for code in codes], **fields)


def counted(time="all"):
    """Without those that are none."""
    return {what: number for what, number in figures().by_time[time].items() if number}


def test_only_what_was_held_is_counted_as_held():
    meeting_of("KZ", "RU")
    meeting_of("KZ", "RU", status="announced")

    assert counted() == {"held": 1, "somebody on record": 1, "two sides or more": 1, "all sides": 1}
    assert figures().by_status == {"announced": 1, "held": 1}
    assert figures().by_kind == {"bilateral": 1}


@pytest.mark.parametrize(
    ("codes", "kind", "fields", "words"),
    [
        ([], "bilateral", {}, []),
        (["KZ"], "bilateral", {}, ["somebody on record"]),
        (["KZ", "RU"], "margins", {}, ["somebody on record", "two sides or more", "all sides"]),
        (["KZ", "RU"], "trilateral", {}, ["somebody on record", "two sides or more"]),
        (["KZ", "RU", "BY"], "trilateral", {}, ["somebody on record", "two sides or more", "all sides"]),
        (["KZ", "RU", "BY"], "summit", {}, ["somebody on record", "two sides or more"]),
        (
            ["KZ", "RU", "BY"],
            "summit",
            {"has_complete_list": True, "list_source": "TASS"},
            ["somebody on record", "two sides or more", "all sides", "complete list"],
        ),
    ],
)
def test_a_meeting_has_all_sides_by_its_kind_or_by_a_source(codes, kind, fields, words):
    meeting_of(*codes, kind=kind, **fields)

    assert list(counted()) == ["held", *words]


def test_a_side_is_a_country_else_an_organisation_else_a_person():
    belarus = make_country("BY")
    talks = make_meeting(kind="bilateral")
    make_participation(talks, country=belarus, person=make_person())
    make_participation(talks, office=make_office(country=belarus))
    assert "two sides or more" not in counted()

    with_cis = make_meeting(kind="bilateral")
    make_participation(with_cis, country=belarus)
    make_participation(with_cis, organisation=make_organisation("CIS"), person=make_person())
    of_people = make_meeting(kind="bilateral")
    make_participation(of_people, person=make_person()), make_participation(of_people, person=make_person())
    assert counted()["two sides or more"] == counted()["all sides"] == 2


@pytest.mark.parametrize("status", ["absent", "invited"])
def test_whoever_did_not_come_is_no_side(status):
    talks = meeting_of("KZ")
    make_participation(talks, country=make_country("RU"), status=status)

    assert "two sides or more" not in counted()


@pytest.mark.parametrize(
    ("when", "times"),
    [
        ("1999-12-31", ["before 2000"]),
        ("2000-01-01", ["since 2000"]),
        ("2017-12-31", ["since 2000"]),
        ("2018?", ["since 2000", "since 2018"]),
        ("[1999-12-31,2000-01-01]", []),
        ("XXXX-12-26", []),
    ],
)
def test_a_meeting_is_of_a_time_in_which_all_of_its_days_lie(when, times):
    meeting_of("KZ", "RU", when=when)

    assert [time for time, numbers in figures().by_time.items() if numbers["held"]] == ["all", *times]


def test_each_two_states_of_the_region_are_counted_together_and_bilaterally():
    make_country("UA")
    meeting_of("KZ", "RU")
    meeting_of("KZ", "RU", "BY", kind="summit")
    meeting_of("KZ", "RU", "BY", kind="summit", status="cancelled")
    meeting_of("KZ", "TR")

    pairs = figures().by_pair
    assert pairs["KZ", "RU"] == (2, 1)
    assert pairs["BY", "KZ"] == (1, 0)
    assert pairs["KZ", "KZ"] == (3, 2)
    assert pairs["RU", "UA"] == (0, 0)
    assert len(pairs) == 10


def test_the_command_prints_tables_and_for_programs_one_object(capsys):
    meeting_of("KZ", "RU")
    call_command("archive_figures")
    tables = capsys.readouterr().out
    assert "| all | 1 | 1 | 1 | 1 | 0 |" in tables
    assert "| KZ | 1 | 1 (1) |\n| RU | 1 (1) | 1 |" in tables

    call_command("archive_figures", "--json")
    told = json.loads(capsys.readouterr().out)
    assert told["held"]["all"]["all sides"] == 1
    assert told["pairs"] == [{"countries": ["KZ", "RU"], "held": 1, "bilateral": 1}]
    assert told["countries"] == {"KZ": 1, "RU": 1}


@pytest.mark.parametrize("number", [1, 6])
def test_the_figures_cost_the_same_for_any_archive(number, django_assert_num_queries, capsys):
    for _ in range(number):
        meeting_of("KZ", "RU")

    with django_assert_num_queries(11):
        call_command("archive_figures")


def test_the_readme_of_the_shipped_facts_tells_the_figures_as_they_are(capsys):
    meeting_of("KZ", "RU")
    load()
    call_command("archive_figures", "--shipped")

    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    for table in capsys.readouterr().out.strip().split("\n\n"):
        assert table in readme, (
            f"manage.py archive_figures --shipped says otherwise than the README:\n{table}"
        )
