"""What robots ask for: where they may go, which pages there are and since when, what this is."""

import csv
import datetime
import io
import re

import pytest
from lxml import etree

from articles.harvesting import sitemaps
from articles.models import Article
from summit_archive.history.tables import Step
from tests.make import (
    make_article,
    make_country,
    make_meeting,
    make_organisation,
    make_person,
    make_publisher,
    make_series,
    make_source,
    make_topic,
)

pytestmark = pytest.mark.django_db

SITE = "http://testserver"
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
LASTMOD = "{http://www.sitemaps.org/schemas/sitemap/0.9}lastmod"


def body(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return b"".join(response) if response.streaming else response.content


def addresses_in(client, address):
    """{address: last change} of a sitemap."""
    root = etree.fromstring(body(client, address))
    return {one.findtext(LOC): one.findtext(LASTMOD) for one in root}


def all_addresses(client):
    found = {}
    for part in addresses_in(client, "/sitemap.xml"):
        found |= addresses_in(client, part.removeprefix(SITE))
    return found


def test_every_page_stands_in_a_sitemap_and_answers(client):
    rows = [make_meeting("Встреча & <b>"), make_country("KZ"), make_person(), make_organisation("CIS")]
    rows += [make_series(), make_topic(), make_publisher(), make_source(), make_article("Саммит & co")]
    hidden = [make_article(status=status) for status in ("draft", "in-review", "withdrawn")]

    found = all_addresses(client)

    assert {SITE + row.get_absolute_url() for row in rows} <= found.keys()
    assert not {SITE + row.get_absolute_url() for row in hidden} & found.keys()
    for address in found:
        assert client.get(address.removeprefix(SITE), follow=True).status_code == 200, address


def test_the_last_change_is_that_of_the_history_and_else_none(client):
    meeting = make_meeting()
    Step.objects.update(at=datetime.datetime(2020, 1, 2, 3, 4, 5, 678, tzinfo=datetime.UTC))
    address = SITE + meeting.get_absolute_url()
    assert addresses_in(client, "/sitemaps/meetings-1.xml")[address] == "2020-01-02T03:04:05Z"
    assert set(addresses_in(client, "/sitemaps/lists.xml").values()) == {None}


def test_a_part_has_the_rows_of_its_numbers_and_costs_the_same_for_any(
    client, monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr(sitemaps, "PART", 5)
    publisher = make_publisher()
    for number in (1, 2, 6, 7, 8, 9, 21):
        make_article(pk=number, publisher=publisher)
    Article.objects.filter(pk=21).update(status="draft")
    numbers = {}
    for part in (1, 2, 3):
        with django_assert_num_queries(2):
            found = addresses_in(client, f"/sitemaps/articles-{part}.xml")
        numbers[part] = [int(re.findall(r"/articles/(\d+)/", address)[0]) for address in found]
        assert all(found.values())

    assert numbers == {1: [1, 2], 2: [6, 7, 8, 9], 3: []}
    parts = [part for part in addresses_in(client, "/sitemap.xml") if "articles" in part]
    assert parts == [f"{SITE}/sitemaps/articles-1.xml", f"{SITE}/sitemaps/articles-2.xml"]


@pytest.mark.parametrize("address", ["users-1.xml", "articles-0.xml", f"articles-{2**70}.xml"])
def test_there_is_no_other_part(client, address):
    assert client.get(f"/sitemaps/{address}").status_code == 404


def test_robots_are_told_where_to_go(client):
    text = body(client, "/robots.txt").decode()
    assert text.startswith("User-agent: *\n")
    assert f"Sitemap: {SITE}/sitemap.xml" in text
    for address in ("/admin/", "/corrections/", "/*?*&", "/*?q="):
        assert f"\nDisallow: {address}\n" in text


def test_every_address_that_models_are_told_is_there(client):
    make_country("KZ")
    make_country("UZ")
    text = body(client, "/llms.txt").decode()
    assert text.startswith("# Summit archive\n")
    links = re.findall(r"\]\(http://testserver([^)]*)\)", text)
    assert len(links) > 10
    assert {link: status for link in links if (status := client.get(link).status_code) != 200} == {}


def test_models_are_told_of_what_the_rows_of_each_file_are(client):
    country = make_country("KZ")
    make_meeting("Talks", slug="talks", when="2023-12-26", countries=[country, make_country("UZ")])
    text = body(client, "/llms.txt").decode()
    [(meetings, participants)] = re.findall(
        r"\(http://testserver([^)]*)\), a row a meeting, .*\(http://testserver([^)]*)\), a row each", text
    )
    for link, rows in ((meetings, 1), (participants, 2)):
        assert len(list(csv.DictReader(io.StringIO(client.get(link).getvalue().decode("utf-8-sig"))))) == rows


def test_nobody_is_named_for_weaknesses_unless_the_operator_does(client, settings):
    assert client.get("/.well-known/security.txt").status_code == 404

    settings.SECURITY_CONTACT = "mailto:security@archive.example"
    lines = dict(
        line.split(": ", 1) for line in body(client, "/.well-known/security.txt").decode().splitlines()
    )
    expires = datetime.datetime.fromisoformat(lines["Expires"])
    left = expires - datetime.datetime.now(datetime.UTC)
    assert lines["Contact"] == "mailto:security@archive.example"
    assert datetime.timedelta(days=200) < left < datetime.timedelta(days=366)
    assert lines["Canonical"] == f"{SITE}/.well-known/security.txt"


ALTERNATE = "{http://www.w3.org/1999/xhtml}link"


def test_the_sitemaps_tell_each_page_in_each_language(client):
    make_meeting("Summit", slug="summit", countries=[make_country("KZ")])
    for address in ("/sitemaps/lists.xml", "/sitemaps/meetings-1.xml"):
        for one in etree.fromstring(body(client, address)):
            languages = {link.attrib["hreflang"]: link.attrib["href"] for link in one.iter(ALTERNATE)}
            assert languages["en"] == one.find(LOC).text
            path = languages["en"].removeprefix("http://testserver/")
            assert languages == {"en": f"http://testserver/{path}", "ru": f"http://testserver/ru/{path}"}
            assert client.get(f"/ru/{path}", follow=True).status_code == 200
