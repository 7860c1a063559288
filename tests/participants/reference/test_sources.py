"""Pages say where their facts come from, and how sure they are."""

import pytest

from tests.make import (
    make_country,
    make_meeting,
    make_organisation,
    make_participation,
    make_person,
    make_series,
)
from tests.pages import page

pytestmark = pytest.mark.django_db

UNSURE = {"source": "A yearbook", "confirmation": "no-source"}


@pytest.mark.parametrize(
    ("make", "label"),
    [
        (make_country, "Name:"),
        (make_organisation, "Name:"),
        (make_person, "Name:"),
        (make_series, "Source"),
    ],
)
def test_a_page_says_how_sure_its_subject_is_and_where_it_comes_from(client, make, label):
    text = page(client, make(**UNSURE).get_absolute_url())
    assert f"{label} no source confirms it A yearbook" in text


def test_a_meeting_names_the_source_of_a_participant_and_of_a_link(client):
    meeting, other = make_meeting("Summit"), make_meeting("Council session")
    make_participation(meeting, country=make_country("KZ"), status="attended", **UNSURE)
    make_participation(meeting, country=make_country("UZ"), status="attended")
    meeting.links_out.create(second=other, kind="sibling", **UNSURE)

    text = page(client, meeting.get_absolute_url())

    assert "Came Kazakhstan no source confirms it wrong? Uzbekistan wrong? According to: A yearbook" in text
    assert "Council session , 26 December 2023 no source confirms it A yearbook" in text
    assert "Summit , 26 December 2023 no source confirms it A yearbook" in page(
        client, other.get_absolute_url()
    )


def test_the_source_of_a_meeting_is_not_told_again_of_its_participants(client):
    meeting = make_meeting("Summit", source="A yearbook")
    for code in ("KZ", "UZ"):
        make_participation(meeting, country=make_country(code), status="attended", source="A yearbook")
    text = page(client, meeting.get_absolute_url())
    assert "According to A yearbook" in text and "According to:" not in text
    assert "What articles say of them" not in text


GROUNDS = [
    ("official", "official record"),
    ("two-sources", "two sources"),
    ("one-source", "one source"),
    ("reported", "reported by the source, not checked"),
    ("no-source", "no source confirms it"),
    ("not-stated", "not stated"),
]


@pytest.mark.parametrize(("grade", "words"), GROUNDS)
def test_a_meetings_page_says_the_ground_in_words_and_marks_only_what_gives_pause(client, grade, words):
    meeting = make_meeting("Summit", source="A yearbook", confirmation=grade)
    html = client.get(meeting.get_absolute_url()).text
    assert f"Confirmed by {words}" in page(client, meeting.get_absolute_url())
    assert ('mark--doubt">no source confirms it' in html) == (grade == "no-source")
    assert ('mark--doubt">reported by the source, not checked' in html) == (grade == "reported")


@pytest.mark.parametrize("grade", [grade for grade, _words in GROUNDS])
def test_a_card_and_a_calendar_mark_only_what_nothing_confirms(client, grade):
    make_meeting("Summit", when="2023-12-26", source="A yearbook", confirmation=grade)
    for address in ("/meetings/", "/calendar/2023/12/", "/calendar/on/12-26/"):
        text = page(client, address)
        assert ("no source confirms it" in text) == (grade == "no-source"), address
        assert ("reported by the source, not checked" in text) == (grade == "reported"), address
        assert "one source" not in text
        assert "official record" not in text
    assert "Summit held" not in page(client, "/meetings/")


def test_countries_and_organisations_lead_to_wikidata(client):
    for row in (make_country(wikidata="Q232"), make_organisation(wikidata="Q7779")):
        assert f"https://www.wikidata.org/wiki/{row.wikidata}" in client.get(row.get_absolute_url()).text
