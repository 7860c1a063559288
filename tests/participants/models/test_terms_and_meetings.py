"""The terms of a country's leaders below its meetings by year."""

import re
from datetime import date
from html import unescape

import pytest

from participants.offices.timeline import timeline
from participants.pictures.partners import meeting_years
from participants.remembered import remembered
from participants.together.attendance import held_in
from participants.together.sides import CountrySide
from tests.lists import meeting_list
from tests.make import make_country, make_meeting, make_office, make_participation, make_term
from tests.pages import table_of

pytestmark = pytest.mark.django_db


def years_of(country):
    memory = remembered()
    return meeting_years(country, memory, CountrySide(country).meetings(memory, "present") & held_in(memory))


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
    years = {year.year: year for year in years_of(kazakhstan)}
    assert {year: (found.certain, found.possible) for year, found in years.items()} == {
        2019: (2, 1),
        2021: (0, 1),
    }
    html = page(client, "/countries/kz/").partition('class="timeline"')[2].partition("</section>")[0]
    picture, _, table = html.partition("<table")
    drawn = re.findall(r'<a href="([^"]+)" aria-label="\+?(\d+), meetings', picture)
    told = re.findall(r'<td class="number"><a href="([^"]+)">(\d+)</a>', table)
    assert len(drawn) == len(told) == 3
    for address, number in drawn + told:
        assert total_behind(address) == int(number)


def test_the_stacks_stand_above_the_terms_and_within_the_picture(kazakhstan):
    make_meeting(when="1019-05-28", countries=[kazakhstan])
    term = make_term(office=make_office(country=kazakhstan), start="2019-03-20")
    drawn = timeline([term], date(2026, 11, 1), years_of(kazakhstan))
    assert [stack.period.year for stack in drawn.stacks] == [2019, 2021]
    for stack in drawn.stacks:
        assert 0 <= stack.x < stack.x + stack.width <= drawn.width
        assert stack.possible_number_y > 24
        assert stack.ground < drawn.lanes[0].text_y < drawn.height
    without = timeline([term], date(2026, 11, 1))
    assert without.stacks == ()
    assert without.height < drawn.height


def test_a_country_without_terms_still_has_its_meetings_drawn(client, kazakhstan):
    drawn = timeline([], date(2026, 11, 1), years_of(kazakhstan))
    assert len(drawn.stacks) == 2
    assert timeline([], date(2026, 11, 1)) is None
    assert 'class="timeline"' in page(client, "/countries/kz/")


def test_the_file_of_the_years_has_the_numbers_of_the_page(client, kazakhstan):
    html = page(client, "/countries/kz/")
    address = unescape(re.search(r'href="(/meetings/timeline.csv\?[^"]+)"', html)[1])
    lines = table_of(client.get(address)).splitlines()
    assert [line for line in lines if line.startswith(",")] == [",2019,2,1,0,5,5", ",2021,0,1,0,5,5"]


def test_what_states_no_year_is_told_once_below_the_picture(client):
    make_meeting(when="2019-05-01", countries=[make_country("UZ")])
    make_meeting(when="XXXX-12-26", countries=[make_country("UZ")])
    html = page(client, "/countries/uz/")
    assert "meetings possibly in" not in html
    assert html.count("Year not stated: 1 meeting") == 1
    lines = table_of(client.get("/meetings/timeline.csv?country=uz&part=present")).splitlines()
    assert [line for line in lines if line.startswith(",")] == [",,0,1,0,2,2", ",2019,1,0,0,2,2"]
