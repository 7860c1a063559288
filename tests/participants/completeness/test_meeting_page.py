"""What the page of a meeting and its file say of how complete its list of participants is, and by which source."""

import pytest

from tests.make import make_country, make_meeting
from tests.pages import page

pytestmark = pytest.mark.django_db


def told(client, meeting):
    return page(client, meeting.get_absolute_url()).partition("Who took part")[2]


def test_a_complete_list_is_said_to_be_so_by_its_source(client):
    meeting = make_meeting(
        countries=[make_country("KZ")],
        has_complete_list=True,
        list_source="Kremlin press service",
        list_source_url="http://en.kremlin.ru/events/president/news/56503",
    )
    assert "List complete, according to Kremlin press service Named" in told(client, meeting)
    html = client.get(meeting.get_absolute_url()).content.decode()
    assert (
        '<a href="http://en.kremlin.ru/events/president/news/56503" rel="external noopener">Kremlin press'
        in html
    )
    content = client.get(f"/meetings/{meeting.slug}.json").json()
    assert (content["participant_list"], content["participant_list_source"]) == (
        "complete",
        "Kremlin press service",
    )


def test_a_partial_list_says_that_others_may_have_taken_part(client):
    meeting = make_meeting(countries=[make_country("KZ")])
    assert "List incomplete: others may have taken part. Named" in told(client, meeting)
    assert client.get(f"/meetings/{meeting.slug}.json").json()["participant_list"] == "partial"


def test_a_meeting_that_names_nobody_says_that_nobody_has_recorded_them(client):
    meeting = make_meeting(has_complete_list=True, list_source="Kremlin press service")
    assert "Who took part is not recorded. Belonging to a body does not mean having come." in told(
        client, meeting
    )
    assert client.get(f"/meetings/{meeting.slug}.json").json()["participant_list"] == "not-recorded"
