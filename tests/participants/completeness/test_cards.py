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
    assert "informal summit Russia host list incomplete" in page(client, "/meetings/")


def test_a_held_meeting_of_which_nobody_is_on_record_says_so(client):
    make_meeting("Held summit")
    make_meeting("Coming summit", status="announced")
    text = page(client, "/meetings/")
    assert text.count("summit participants not recorded") == 1
    assert "summit participants not recorded" in text


def test_a_meeting_of_people_alone_says_that_its_countries_are_not_recorded(client):
    make_meeting(people=[make_person()])
    assert "summit countries not recorded" in page(client, "/meetings/")


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
    assert ("list incomplete" in page(client, "/meetings/")) == is_marked


def test_a_talk_of_two_people_needs_no_mark(client):
    make_meeting(kind="bilateral", people=[make_person(), make_person()])
    text = page(client, "/meetings/")
    assert "countries not recorded" not in text and "list incomplete" not in text


def test_a_host_is_named_as_such_only_where_the_list_is_incomplete(client):
    meeting = make_meeting(kind="bilateral", countries=countries("KZ"))
    make_participation(meeting, country=make_country("RU"), role="host")
    assert "bilateral Kazakhstan Russia" in page(client, "/meetings/")
    assert "Russia host" not in page(client, "/meetings/")
