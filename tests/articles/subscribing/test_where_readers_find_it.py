"""Each page of something that has news leads to its feeds and its calendar, in its head and on it."""

import re
from html import unescape

import icalendar
import pytest

from tests.feeds_read import names, read_feed
from tests.lists import article_list, meeting_list
from tests.make import (
    make_article,
    make_country,
    make_coverage,
    make_meeting,
    make_organisation,
    make_person,
    make_publisher,
    make_series,
    make_topic,
)

pytestmark = pytest.mark.django_db
LINK = re.compile(r'<a href="([^"]+)"[^>]*type="(?:application/atom\+xml|text/calendar)"')
IN_HEAD = re.compile(r'<link rel="alternate" type="(?:application/atom\+xml|text/calendar)" href="([^"]+)"')


@pytest.fixture
def archive():
    """Two articles and two meetings, of which every page tells one of each."""
    facts = {
        "countries": [make_country("KZ"), make_country("UZ")],
        "people": [make_person(slug="a"), make_person(slug="b")],
    }
    cis, gas = make_organisation("CIS"), make_topic(slug="gas")
    series = make_series(slug="sessions", organisation=cis)
    meeting = make_meeting(slug="talks", when="2023-05-01", organisation=cis, series=series, **facts)
    article = make_article(
        publisher=make_publisher(slug="kremlin"), organisations=[cis], topics=[gas], **facts
    )
    make_coverage(article, meeting)
    make_meeting(slug="others", when="2023-05-02")
    make_article()


@pytest.mark.parametrize(
    ("page", "articles", "meetings"),
    [
        ("/articles/", "", None),
        ("/articles/?country=kz&sort=oldest", "country=kz", None),
        ("/meetings/", None, ""),
        ("/meetings/?country=kz&country=uz&match=all", None, "country=kz"),
        ("/countries/kz/", "country=kz", "country=kz"),
        ("/countries/kz/uz/", "country=kz", "country=kz"),
        ("/people/a/", "person=a", "person=a"),
        ("/people/a/b/", "person=a", "person=a"),
        ("/organisations/cis/", "organisation=cis", "organisation=cis"),
        ("/series/sessions/", None, "series=sessions"),
        ("/topics/gas/", "topic=gas", None),
        ("/publishers/kremlin/", "publisher=kremlin", None),
    ],
)
def test_a_page_leads_to_feeds_that_have_what_its_lists_have(client, archive, page, articles, meetings):
    html = client.get(page).content.decode()
    shown, in_head = set(map(unescape, LINK.findall(html))), set(map(unescape, IN_HEAD.findall(html)))
    assert {url for url in shown if "coming" not in url} == in_head
    feeds = {url.partition("?")[0] for url in in_head}
    assert ("/articles.atom" in feeds, "/meetings.atom" in feeds) == (
        articles is not None,
        meetings is not None,
    )
    assert ("webcal://testserver/meetings.ics" in html) is (meetings is not None)
    for url in shown:
        if url.startswith("/articles.atom"):
            assert names(read_feed(client, url)) == [
                f"articles/{one.pk}" for one in reversed(found(articles, article_list))
            ]
        elif url.startswith("/meetings.atom"):
            assert set(names(read_feed(client, url))) == {
                f"meetings/{one.slug}" for one in found(meetings, meeting_list)
            }
        elif "coming=90" not in url:
            calendar = icalendar.Calendar.from_ical(client.get(url).content)
            told = {str(event["uid"]).partition("@")[0] for event in calendar.walk("VEVENT")}
            assert told == {one.slug for one in found(meetings, meeting_list)}
        else:
            assert client.get(url).status_code == 200


def found(query, a_list):
    return sorted(a_list(query).rows, key=lambda row: getattr(row, "pk", 0))


def test_a_page_says_how_to_subscribe(client):
    html = client.get("/help/").content.decode()
    assert 'id="follow"' in html and 'href="/changes.atom"' in html
