"""A fact leads to its source's record, and the record out to the address."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from articles.sources.leading import records_of
from tests.make import (
    make_article,
    make_country,
    make_meeting,
    make_participation,
    make_search,
    make_series,
    make_source,
)

pytestmark = pytest.mark.django_db

ADDRESS = "https://agency.example/talks"


def sources_on(client, page):
    """Where the links lead by which the page says, at its head, who says so."""
    content = client.get(page).content.decode()
    assert "data-cited" not in content
    [said] = re.findall(r'<p class="said">(.*?)</p>', content, re.DOTALL)
    return re.findall(r'<a href="([^"]*)"', said)


def queries(client, page):
    client.get(page)
    with CaptureQueriesContext(connection) as captured:
        client.get(page)
    return len(captured)


def test_a_fact_leads_to_the_record_of_its_source(client):
    source = make_source(url=ADDRESS)
    meeting = make_meeting(source="Agency, 26 December 2023", source_url=f"{ADDRESS}#second")

    assert sources_on(client, meeting.get_absolute_url()) == [source.get_absolute_url()]


def test_a_fact_leads_to_the_article_where_one_is_published(client):
    source = make_source(url=ADDRESS)
    article = make_article(url=ADDRESS, canonical_url=ADDRESS)
    meeting = make_meeting(source_url=ADDRESS)

    assert sources_on(client, meeting.get_absolute_url()) == [article.get_absolute_url()]
    Article.objects.update(status="withdrawn")
    assert sources_on(client, meeting.get_absolute_url()) == [source.get_absolute_url()]


def test_an_article_is_found_by_the_address_at_which_it_was_met_too(client):
    article = make_article(url=f"{ADDRESS}?utm_source=mail", canonical_url="https://agency.example/1")
    given = f"{ADDRESS}?utm_source=mail"

    assert records_of([given, "https://agency.example/1#top"]) == {
        given: article.get_absolute_url(),
        "https://agency.example/1#top": article.get_absolute_url(),
    }


def test_a_source_that_is_not_on_record_is_an_address_elsewhere(client):
    meeting = make_meeting(source_url="https://agency.example/?a=1&b=2")

    assert sources_on(client, meeting.get_absolute_url()) == ["https://agency.example/?a=1&amp;b=2"]
    assert 'rel="external noopener"' in client.get(meeting.get_absolute_url()).content.decode()


def test_lists_of_participants_and_searches_lead_to_theirs(client):
    source = make_source(url=ADDRESS)
    meeting = make_meeting(
        has_complete_list=True, list_source="Agency", list_source_url=ADDRESS, countries=[make_country("KZ")]
    )
    series = make_series()
    for year in (2018, 2020):
        make_meeting(series=series, when=f"{year}-12-26", edition=1)
    make_search(series, 2019, source_url=ADDRESS)

    for page in (meeting.get_absolute_url(), series.get_absolute_url()):
        assert f'href="{source.get_absolute_url()}"' in client.get(page).content.decode()


def test_a_page_asks_once_for_all_its_sources_and_not_at_all_without_any(client):
    plain = make_meeting(countries=[make_country("KZ"), make_country("RU")])
    few, many = make_meeting(source_url=ADDRESS), make_meeting(source_url=ADDRESS)
    for meeting, number in ((few, 1), (many, 12)):
        for one in range(number):
            url = f"https://agency.example/{number}/{one}"
            make_source(url=url)
            make_participation(meeting, country=make_country(), source_url=url)

    numbers = [queries(client, meeting.get_absolute_url()) for meeting in (few, many)]
    assert numbers[0] == numbers[1]
    with CaptureQueriesContext(connection) as captured:
        client.get(few.get_absolute_url())
    assert sum("articles_source WHERE" in query["sql"] for query in captured) == 1
    with CaptureQueriesContext(connection) as captured:
        client.get(plain.get_absolute_url())
    assert not any("articles_source WHERE" in query["sql"] for query in captured)
