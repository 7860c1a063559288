"""The frame of every page: where in the site it stands."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "name"), [("/meetings/", "Meetings"), ("/ru/people/", "Люди"), ("/countries/", "Countries")]
)
def test_the_masthead_says_in_which_part_of_the_site_a_page_stands(client, address, name):
    page = client.get(address).content.decode()
    assert page.count('aria-current="true">') == 1
    assert f'aria-current="true">{name}</a>' in page
