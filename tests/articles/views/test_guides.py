"""The pages that explain the archive: every link leads on, every number is counted, every rule is listed."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.encounters.reading.rules import RULES as READING_RULES
from articles.linking.rules import RULES as LINKING_RULES
from tests.make import (
    make_article,
    make_country,
    make_meeting,
    make_membership,
    make_office,
    make_organisation,
    make_series,
    make_term,
)
from tests.pages import page

pytestmark = pytest.mark.django_db

GUIDES = ("/help/", "/coverage/", "/method/")


def links_in(html):
    content = html[html.index("<main") : html.index('class="page-foot"')]
    return {link.replace("&amp;", "&") for link in re.findall(r'href="(/[^"#]*)', content)}


@pytest.mark.parametrize("address", [*GUIDES, "/about/"])
def test_every_link_of_a_guide_leads_to_a_page_that_ignores_nothing_of_its_address(client, address):
    fill()
    for link in links_in(client.get(address).content.decode()):
        answer = client.get(link)
        assert answer.status_code == 200, link
        if "text/html" in answer.headers["Content-Type"]:
            assert "was ignored" not in answer.content.decode(), link


def test_each_number_of_the_coverage_is_that_of_the_list_to_which_it_leads(client):
    fill()
    html = client.get("/coverage/").content.decode()
    cells = re.findall(r'<a href="(/meetings/\?[^"]+)">(\d+) of (\d+)</a>', html)
    assert len(cells) == 7
    for address, _known, all_of_them in cells:
        counted = client.get(address.replace("&amp;", "&").replace("/meetings/", "/meetings.json")).json()
        assert counted["total"] == int(all_of_them), address


def test_coverage_says_for_how_many_meetings_of_a_body_and_decade_somebody_is_recorded(client):
    fill()
    text = page(client, "/coverage/")
    assert "3 meetings that took place are recorded, from 1999 to 2023" in text
    assert "For 2 of them somebody who took part is recorded." in text
    assert "CIS 1990s 0 of 1" in text
    assert "2020s 1 of 1 All years 1 of 2" in text
    assert "1 recorded meeting belongs to no organisation" in text


def test_coverage_says_until_when_each_kind_of_fact_is_known(client):
    fill()
    text = page(client, "/coverage/")
    assert "The latest recorded meeting was on 26 December 2023." in text
    assert "Who holds an office is known up to 1 February 2024 at the latest." in text
    assert "Who belongs to an organisation is known up to 2 March 2024 at the latest." in text
    assert "Informal summit 0 3 April 2024" in text


def test_an_empty_archive_has_its_guides(client):
    assert "No meeting is recorded yet." in page(client, "/coverage/")
    for address in GUIDES:
        assert client.get(address).status_code == 200


def test_the_method_lists_each_rule_of_the_linker_and_of_the_readers(client):
    text = page(client, "/method/")
    for rule in [*LINKING_RULES.values(), *READING_RULES.values()]:
        assert f"{rule.slug} {rule.certainty} {' '.join(rule.description.split())}" in text


def test_coverage_asks_as_much_of_a_larger_archive(client):
    fill()
    asked = queries_of(client)
    for number in range(5):
        make_meeting(organisation=make_organisation(f"O{number}"), when=f"200{number}-05-05")
        make_series(f"Series {number}")
    assert queries_of(client) == asked


def queries_of(client):
    with CaptureQueriesContext(connection) as queries:
        client.get("/coverage/")
    return len(queries)


def fill():
    """Two meetings of the CIS, one with somebody on record, and one of no organisation."""
    country, cis = make_country("KZ"), make_organisation("CIS")
    make_meeting(organisation=cis, when="1999-04-02")
    make_meeting(organisation=cis, when="2023-12-26", countries=[country])
    make_meeting(when="2015-05-05", countries=[country])
    make_meeting(organisation=cis, when="2022-01-01", status="announced")
    make_membership(country, cis, known_until="2024-03-02")
    make_term(office=make_office(country=country), known_until="2024-02-01")
    make_series("Informal summit", known_until="2024-04-03")
    make_article("Astana prepares", countries=[country])


def test_coverage_names_the_countries_and_what_is_left_out(client):
    make_country("KZ", is_of_region=True)
    make_country("AQ")
    for name, number in (("Few", 1), ("Many", 2)):
        series = make_series(slug=name.lower(), name=name)
        for day in range(number):
            make_meeting(when=f"2020-05-0{day + 1}", series=series)
    told = page(client, "/coverage/")
    assert re.search(r"The archive follows 1 country in depth: [^.]*\.", told)
    assert "What is not covered" in told and "Calls: those that the Kremlin press service" in told
    assert told.index("Many 2") < told.index("Few 1")
