"""Of how many meetings the participants are on record: told beside each number that rests on who is named."""

import pytest

from tests.articles.views.test_json import get
from tests.make import make_country, make_meeting, make_organisation, make_person
from tests.pages import page

pytestmark = pytest.mark.django_db

COUNTED = "Participants are on record for 2 of 3 held meetings. The others are not counted here."


@pytest.fixture
def summits():
    """Three held meetings, one of which names nobody, and one that is only announced."""
    kazakhstan, person = make_country("KZ"), make_person("Kassym-Jomart Tokayev", slug="tokayev")
    make_country("UZ")
    cis = make_organisation("CIS")
    make_meeting(countries=[kazakhstan], people=[person])
    make_meeting(
        countries=[kazakhstan], people=[person], has_complete_list=True, list_source="Kremlin press service"
    )
    make_meeting(organisation=cis)
    make_meeting(status="announced")


@pytest.mark.parametrize(
    "address", ["/", "/countries/", "/countries/kz/", "/countries/uz/", "/people/tokayev/"]
)
def test_a_page_that_counts_by_who_is_named_says_out_of_how_many_once(client, summits, address):
    assert page(client, address).count(COUNTED) == 1


def test_the_meetings_of_an_organisation_do_not_rest_on_who_is_named(client, summits):
    text = page(client, "/organisations/cis/")
    assert "1 meeting on record" in text
    assert "Participants are on record" not in text


def test_no_meeting_of_a_country_is_none_on_record(client, summits):
    assert "Uzbekistan no meetings recorded" in page(client, "/")
    assert "Uzbekistan none on record 0" in page(client, "/countries/")
    text = page(client, "/countries/uz/")
    assert "No meetings recorded" in text and "There may have been some." in text
    assert "0 meetings held" not in text


@pytest.mark.parametrize("address", ["/countries.json", "/countries/kz.json", "/countries/uz.json"])
def test_files_that_count_by_who_is_named_say_out_of_how_many(client, summits, address):
    answer = get(client, address)
    assert (answer["known"], answer["of"], answer["complete"]) == (2, 3, 1)
