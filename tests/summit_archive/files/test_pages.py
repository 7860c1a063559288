"""Each page offers its forms, to readers and to programs, and each of them answers."""

import re

import pytest

from summit_archive.files.forms import FORMS
from summit_archive.files.pages import PAGES
from tests.make import make_meeting, make_series

pytestmark = pytest.mark.django_db


def offered(client, address):
    """{address: media type} in the head, and the addresses that the page's line of files links to."""
    content = client.get(address).content.decode()
    head = dict(re.findall(r'<link rel="alternate" type="([^"]+)" href="([^"]+)"', content))
    foot = content.partition('class="forms-of-page"')[2].partition("</nav>")[0]
    return {url: media_type for media_type, url in head.items()}, re.findall(r'href="([^"]+)"', foot)


def test_a_page_offers_its_forms_in_its_head_and_at_its_foot(client):
    make_meeting(series=make_series("Council", slug="council"))
    head, foot = offered(client, "/series/")
    assert list(head) == foot
    assert {"/series.csv", "/series.xlsx", "/series.json", "/series.jsonl", "/series.parquet"} <= set(foot)


def test_each_form_that_a_page_offers_answers_as_what_it_is_called(client):
    make_meeting(series=make_series("Council", slug="council"))
    head, _foot = offered(client, "/series/")
    for url, media_type in head.items():
        response = client.get(url)
        assert response.status_code == 200, url
        assert response.headers["Content-Type"].partition(";")[0] == media_type
        assert b"".join(response) if response.streaming else response.content


def test_every_registered_form_is_one_that_there_is():
    assert PAGES
    assert all(set(page.forms) <= set(FORMS) for page in PAGES.values())
