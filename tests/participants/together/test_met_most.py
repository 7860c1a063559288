"""The last meeting of a page, the next one, and whom somebody met most, as readers see them."""

import datetime

import pytest

from tests.make import make_country, make_meeting, make_participation, make_person
from tests.pages import page

pytestmark = pytest.mark.django_db


@pytest.fixture
def tokayev():
    return make_person("Kassym-Jomart Tokayev", slug="tokayev")


def facts(client, address):
    return page(client, address).partition("Last meeting on record")[2].partition("on record since")[0]


def test_the_last_meeting_goes_by_certain_days_and_a_call_is_no_bilateral_meeting(client, tokayev):
    other = make_person("Sadyr Japarov")
    make_meeting(
        "Old talks",
        when="2020-05-01",
        people=[tokayev, other],
        kind="bilateral",
        source="Kazinform, 1 May 2020",
    )
    make_meeting("Late call", when="2021-05-01", people=[tokayev, other], kind="call")
    make_meeting("A summit", when="2022-05-01", people=[tokayev])
    make_meeting("Never held", when="2023-05-01", people=[tokayev], status="cancelled")
    make_meeting("Some day", when="2024", people=[tokayev])
    make_participation(make_meeting("Asked to come", when="2024-05-01"), person=tokayev, status="invited")
    text = facts(client, "/people/tokayev/")
    assert text.lstrip().startswith("A summit , 1 May 2022")
    assert "Last bilateral meeting on record Old talks , 1 May 2020 Kazinform, 1 May 2020" in text
    assert "“Last” goes by certain dates; 1 other meeting may have been later." in text
    assert "Next announced" not in text


def test_the_next_meeting_is_the_first_announced_that_may_still_come(client, monkeypatch):
    kazakhstan = make_country("KZ")
    make_meeting("Over", when="2030-01-01", countries=[kazakhstan], status="announced")
    make_meeting("Some day of the year", when="2030", countries=[kazakhstan], status="scheduled")
    make_meeting("Autumn summit", when="2030-10-09", countries=[kazakhstan], status="scheduled")
    make_meeting("Winter summit", when="2030-12-09", countries=[kazakhstan], status="announced")
    monkeypatch.setattr("participants.detail.of_party.today", lambda: datetime.date(2030, 10, 9))
    assert "Next announced Autumn summit , 9 October 2030" in page(client, "/countries/kz/")
    monkeypatch.setattr("participants.detail.of_party.today", lambda: datetime.date(2030, 12, 10))
    assert "Next announced Some day of the year , 2030" in page(client, "/countries/kz/")


def test_whom_somebody_met_most_leads_to_the_pair_and_counts_what_both_attended(client, tokayev):
    japarov, putin, invited = (
        make_person("Sadyr Japarov", slug="japarov"),
        make_person("Vladimir Putin"),
        make_person("Guest"),
    )
    for _time in range(2):
        make_meeting(people=[tokayev, japarov], kind="bilateral")
    meeting = make_meeting(people=[tokayev, japarov, putin])
    make_participation(meeting, person=invited, status="invited")
    make_meeting(people=[tokayev, putin], status="possible")
    html = client.get("/people/tokayev/").text
    told = html.partition('id="met-most"')[2].partition("</section>")[0]
    assert told.index("Sadyr Japarov") < told.index("Vladimir Putin")
    assert 'href="/people/japarov/tokayev/"' in told and "Guest" not in told
    text = page(client, "/people/tokayev/")
    assert "Sadyr Japarov 3 , 2 bilateral Vladimir Putin 1" in text
