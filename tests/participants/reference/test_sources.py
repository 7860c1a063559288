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

UNSURE = {"source": "A yearbook", "confirmation": "unconfirmed"}


@pytest.mark.parametrize("make", [make_country, make_organisation, make_person, make_series])
def test_a_page_says_how_sure_its_subject_is_and_where_it_comes_from(client, make):
    text = page(client, make(**UNSURE).get_absolute_url())
    assert "Source unconfirmed source A yearbook" in text


def test_a_meeting_names_the_source_of_a_participant_and_of_a_link(client):
    meeting, other = make_meeting("Summit"), make_meeting("Council session")
    make_participation(meeting, country=make_country("KZ"), status="attended", **UNSURE)
    make_participation(meeting, country=make_country("UZ"), status="attended")
    meeting.links_out.create(second=other, kind="sibling", **UNSURE)

    text = page(client, meeting.get_absolute_url())

    assert "Kazakhstan not stated attended unconfirmed source A yearbook none recorded" in text
    assert "Uzbekistan not stated attended none recorded" in text
    assert "Council session , 26 December 2023 unconfirmed source A yearbook" in text
    assert "Summit , 26 December 2023 unconfirmed source A yearbook" in page(client, other.get_absolute_url())


def test_countries_and_organisations_lead_to_wikidata(client):
    for row in (make_country(wikidata="Q232"), make_organisation(wikidata="Q7779")):
        assert f"https://www.wikidata.org/wiki/{row.wikidata}" in client.get(row.get_absolute_url()).text
