"""A country's meetings by year, and the terms of its leaders."""

import re
from datetime import date
from html import unescape

import pytest

from participants.offices.timeline import timeline
from tests.lists import meeting_list
from tests.make import make_country, make_meeting, make_office, make_participation, make_term
from tests.pages import table_of

pytestmark = pytest.mark.django_db


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def total_behind(address):
    path, _, query = unescape(address).partition("?")
    assert path == "/meetings/"
    found = meeting_list(query)
    assert not found.problems
    return found.total


@pytest.fixture
def kazakhstan():
    """Two meetings of 2019, one perhaps of it; an invitation, an absence and an announcement count for nothing."""
    country = make_country("KZ")
    make_meeting(when="2019-05-28", countries=[country])
    make_meeting(when="2019-11", offices=[make_office(country=country)])
    make_meeting(when="[2019-05-28,2021-05-28]", countries=[country])
    make_meeting(when="2019-06-01", countries=[country], status="announced")
    for status in ("invited", "absent"):
        make_participation(make_meeting(when="2019-07-01"), country=country, status=status)
    return country


def test_a_countrys_years_count_what_it_took_part_in_and_lead_to_it(client, kazakhstan):
    table = (
        page(client, "/countries/kz/")
        .partition('id="years"')[2]
        .partition("<tbody>")[2]
        .partition("</tbody>")[0]
    )
    cells = r'<td class="number">(\d+)</td><td class="number">(\d+)</td></tr>'
    told = re.findall(r'<a href="([^"]+)">(\d+)</a></th>.*?' + cells, table)
    assert [row[1:] for row in told] == [("2021", "1", "1"), ("2019", "3", "1")]
    for address, _year, number, _in_doubt in told:
        assert total_behind(address) == int(number)


def test_a_country_without_terms_still_has_its_meetings_drawn(client, kazakhstan):
    html = page(client, "/countries/kz/")
    assert timeline([], date(2026, 11, 1)) is None
    assert 'class="marks__columns"' in html and "timeline__picture" not in html
    make_term(office=make_office(country=kazakhstan), start="2019-03-20")
    assert "timeline__picture" in page(client, "/countries/kz/")


def test_the_file_of_the_years_has_the_numbers_of_the_page(client, kazakhstan):
    html = page(client, "/countries/kz/")
    address = unescape(re.search(r'href="(/meetings/timeline.csv\?[^"]+)"', html)[1])
    lines = table_of(client.get(address)).splitlines()
    assert [line for line in lines if line.startswith(",")] == [",2019,2,1,0,5,5", ",2021,0,1,0,5,5"]


def test_what_states_no_year_is_told_once_below_the_picture(client):
    make_meeting(when="2019-05-01", countries=[make_country("UZ")])
    make_meeting(when="XXXX-12-26", countries=[make_country("UZ")])
    html = page(client, "/countries/uz/")
    assert "1 meeting of no stated year is not drawn." in " ".join(re.sub(r"<[^>]*>", "", html).split())
    lines = table_of(client.get("/meetings/timeline.csv?country=uz&part=present")).splitlines()
    assert [line for line in lines if line.startswith(",")] == [",,0,1,0,2,2", ",2019,1,0,0,2,2"]
