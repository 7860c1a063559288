"""The frame of every page: where in the site it stands."""

import pytest

from summit_archive.web.kept_parts import PARTS

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "name"), [("/meetings/", "Meetings"), ("/ru/people/", "Люди"), ("/countries/", "Countries")]
)
def test_the_masthead_says_in_which_part_of_the_site_a_page_stands(client, address, name):
    page = client.get(address).content.decode()
    assert page.count('aria-current="true">') == 1
    assert f'aria-current="true">{name}</a>' in page


def test_addresses_that_lead_nowhere_fill_no_memory(client):
    client.get("/nowhere/")
    kept = len(PARTS._new)
    for number in range(5):
        assert 'aria-current="true"' not in client.get(f"/nowhere-{number}/").content.decode()
    assert len(PARTS._new) == kept
