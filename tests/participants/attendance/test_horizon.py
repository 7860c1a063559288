"""A series and its members after the day until which they are known: possible, and said to be as of then."""

import pytest

from tests.make import (
    make_country,
    make_meeting,
    make_membership,
    make_organisation,
    make_search,
    make_series,
)
from tests.pages import page

pytestmark = pytest.mark.django_db

LAST, AFTER = "2026-01-01", "2026-01-02"


@pytest.fixture
def series():
    organisation = make_organisation("CIS")
    make_membership(make_country("TJ"), organisation, known_until=LAST)
    return make_series("Informal summits", slug="informal", organisation=organisation, known_until=LAST)


@pytest.mark.parametrize(("day", "membership", "sign"), [(LAST, "sure", "·"), (AFTER, "possible", "·?")])
def test_who_belonged_is_possible_after_the_last_known_day(client, series, day, membership, sign):
    edition = make_meeting(when=day, series=series)

    [state] = client.get("/series/informal.json").json()["attendance"]
    assert state["editions"][edition.slug] == {"attendance": "not-recorded", "membership": membership}
    [_header, line] = (
        b"".join(client.get("/series/informal.csv").streaming_content).decode("utf-8-sig").splitlines()
    )
    assert f",not-recorded,{membership}," in line
    cell = client.get("/series/informal/").content.decode()
    assert f">{sign}<" in cell


def test_a_series_says_as_of_when_its_editions_are_recorded(client, series):
    make_meeting(when="2024-12-25", series=series)
    edition = make_meeting(when="2025-12-22", series=series)
    edition.participations.create(country=make_country("TJ"), status="absent")

    text = page(client, "/series/informal/")

    assert "Recorded as of 1 January 2026" in text
    assert "the latest meeting (as of 1 January 2026)" in text
    assert "Recorded up to 1 January 2026; later editions may be missing." in text
    assert client.get("/series/informal.json").json()["known_until"] == LAST
    assert "Informal summits CIS 2 1 January 2026" in page(client, "/series/")


def test_of_a_series_that_nobody_says_it_of_nothing_is_said(client):
    series = make_series("Informal summits", slug="informal")
    make_search(series)

    text = page(client, "/series/informal/")

    assert "Recorded as of" not in text
    assert "Later editions may be missing." in text
    assert client.get("/series/informal.json").json()["known_until"] is None
    assert "Informal summits 0 not stated" in page(client, "/series/")
