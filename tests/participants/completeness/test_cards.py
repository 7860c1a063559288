"""What a card says of how complete its list of participants is: quietly, and only where silence could mislead."""

import pytest

from tests.make import make_country, make_meeting, make_participation, make_person
from tests.pages import page

pytestmark = pytest.mark.django_db

COMPLETE = {"has_complete_list": True, "list_source": "Kremlin press service"}


def countries(*codes):
    return [make_country(code) for code in codes]


def test_a_summit_of_which_only_the_host_is_on_record_does_not_show_it_as_if_alone(client):
    meeting = make_meeting("Summit in Moscow", kind="informal-summit")
    make_participation(meeting, country=make_country("RU"), role="host")
    assert "Russia (host) and perhaps others" in page(client, "/meetings/")


def test_a_held_meeting_of_which_nobody_is_on_record_says_so(client):
    make_meeting("Held summit")
    make_meeting("Coming summit", status="announced")
    text = page(client, "/meetings/")
    assert text.count("Participants not recorded.") == 1
    assert "Held summit Participants not recorded." in text


def test_a_meeting_of_people_alone_names_them(client):
    make_meeting(people=[make_person("Kofi Annan")])
    assert "Kofi Annan and perhaps others" in page(client, "/meetings/")


def test_a_meeting_of_which_only_given_names_are_on_record_says_that_it_does_not_know_who_came(client):
    make_participation(make_meeting(), name_as_given="A guest")
    assert "Who came is not recorded." in page(client, "/meetings/")


@pytest.mark.parametrize(
    ("kind", "codes", "fields", "is_marked"),
    [
        ("bilateral", ["RU", "KZ"], {}, False),
        ("bilateral", ["RU"], {}, True),
        ("trilateral", ["RU", "KZ", "BY"], {}, False),
        ("trilateral", ["RU", "KZ"], {}, True),
        ("call", ["RU", "KZ"], {}, False),
        ("margins", ["RU"], {}, True),
        ("other", ["RU", "KZ"], {}, True),
        ("summit", ["RU", "KZ"], {}, True),
        ("summit", ["RU", "KZ"], COMPLETE, False),
        ("bilateral", ["RU"], COMPLETE, False),
    ],
)
def test_a_list_is_marked_as_incomplete_only_where_it_could_mislead(client, kind, codes, fields, is_marked):
    make_meeting(kind=kind, countries=countries(*codes), **fields)
    assert ("and perhaps others" in page(client, "/meetings/")) == is_marked


def test_a_talk_of_two_people_needs_no_mark(client):
    make_meeting(kind="bilateral", people=[make_person(), make_person()])
    text = page(client, "/meetings/")
    assert "Who came is not recorded" not in text and "perhaps others" not in text


def test_the_host_is_told_from_the_others(client):
    meeting = make_meeting(kind="bilateral", countries=countries("KZ"))
    make_participation(meeting, country=make_country("RU"), role="host")
    text = page(client, "/meetings/")
    assert "Russia (host)" in text and text.count("(host)") == 1
