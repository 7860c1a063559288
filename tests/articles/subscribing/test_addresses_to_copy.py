"""The addresses of feeds and calendars stand on the page whole, to be copied."""

import re
from html import unescape

import pytest

from tests.make import make_country, make_meeting

pytestmark = pytest.mark.django_db


def addresses(client, page):
    html = client.get(page).content.decode()
    assert "js/copy" in html
    return [unescape(address) for address in re.findall(r"<code data-copy>([^<]+)</code>", html)]


def test_the_lists_show_the_address_of_their_feeds(client):
    make_country("KZ")
    assert addresses(client, "/articles/?country=kz") == ["http://testserver/articles.atom?country=kz"]
    assert addresses(client, "/meetings/?country=kz") == [
        "http://testserver/meetings.atom?country=kz",
        "http://testserver/meetings.ics?country=kz",
    ]


def test_a_pair_shows_them_and_leads_there_from_its_list(client):
    make_meeting("Talks", "2024-05-27", [make_country("KZ"), make_country("UZ")])
    found = addresses(client, "/countries/kz/uz/")
    assert [address.partition("?")[0] for address in found] == [
        "http://testserver/articles.atom",
        "http://testserver/meetings.atom",
        "http://testserver/meetings.ics",
    ]
    for address in found:
        assert client.get(address.removeprefix("http://testserver")).status_code == 200
    html = client.get("/countries/kz/uz/").content.decode()
    assert 'href="#subscribe"' in html and 'id="subscribe"' in html
