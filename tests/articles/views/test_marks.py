"""Each mark has one meaning, and Help says which."""

import re

import pytest

from tests.make import make_country, make_meeting, make_office, make_person, make_term

pytestmark = pytest.mark.django_db


def test_help_draws_each_mark_beside_its_meaning(client):
    html = client.get("/help/").text
    marks = re.search(r'<ul class="guide__marks">.*?</ul>', html, re.DOTALL)[0]
    for look, words in {
        "m-hatch": "in doubt",
        "m-call": "a call or a meeting by video",
        "m-against": "one against",
        "mark--set": "planned or called off in the calendar",
    }.items():
        assert re.search(rf"<li>[^\n]*{look}[^\n]*{words}", marks), look


def test_what_is_scheduled_is_outlined_and_what_is_only_rumoured_is_in_doubt(client):
    make_meeting("Set", when="2999-01-01", status="scheduled")
    make_meeting("Said", when="2999-01-01", status="rumoured")
    html = client.get("/meetings/").text
    assert set(re.findall(r'<span class="mark (mark--\w+)">(scheduled|rumoured)', html)) == {
        ("mark--set", "scheduled"),
        ("mark--doubt", "rumoured"),
    }


def test_the_calendar_s_key_shows_no_number(client):
    make_meeting("Held", when="2020-05-01")
    key = re.search(r'<p class="calendar-key.*?</p>', client.get("/calendar/2020/").text, re.DOTALL)[0]
    assert not re.search(r"\d", re.sub(r"<[^>]*>", "", key))


def test_a_cancelled_meeting_is_named_as_one_and_no_evidence_against(client):
    kazakhstan, uzbekistan = make_country("KZ"), make_country("UZ")
    make_meeting("Off", when="2020-05-01", status="cancelled", countries=[kazakhstan, uzbekistan])
    html = client.get("/claims/?who=kz&met=uz&on=2020-05-01").text
    assert "Cancelled, postponed or denied" in html
    assert "Evidence against this" not in html


def test_a_placeholder_is_an_example_in_the_page_s_language(client):
    for address, word in (("/claims/", "For example: "), ("/ru/claims/", "Например: ")):
        form = client.get(address).text.partition('class="claim-forms"')[2]
        found = re.findall(r'placeholder="([^"]*)"', form.partition("</section>")[0])
        assert len(found) == 7
        assert all(told.startswith(word) for told in found), found


def test_counting_only_bilateral_meetings_the_matrix_says_what_it_counts(client):
    both = [make_country("KZ"), make_country("UZ")]
    make_meeting("Two", when="2020-05-01", kind="bilateral", countries=both)
    html = client.get("/matrix/?circle=bilateral-meeting").text
    assert "had the most bilateral meetings: 1" in html
    assert "met most often" not in html


def test_the_years_stand_below_the_first_of_several_rows_too(client):
    make_meeting("Two", when="2020-05-01", countries=[make_country("KZ"), make_country("UZ")])
    html = client.get("/meetings/timeline/?group=country").text
    assert html.count('dy="15"') == html.count("<title>2020</title>") == 1


def test_wrong_stands_once_after_the_offices_of_a_person(client):
    person, office = make_person(), make_office(country=make_country("KZ"))
    for year in (2000, 2010):
        make_term(person=person, office=office, start=f"{year}-01-01", end=f"{year + 5}-01-01")
    html = client.get(person.get_absolute_url()).text
    offices = html.partition('aria-labelledby="offices"')[2].partition("</section>")[0]
    assert offices.count("<li>") == 2
    assert offices.count('class="wrong"') == 1


def test_compare_offers_the_region_first_and_then_only_what_is_on_record(client):
    make_country("UZ", is_of_region=True)
    make_country("AQ")
    make_meeting(
        "Two", when="2020-05-01", countries=[make_country("CN"), make_country("KZ", is_of_region=True)]
    )
    select = client.get("/compare/").text.partition('name="country"')[2].partition("</select>")[0]
    offered = [code for code in re.findall(r'<option value="([^"]*)"', select) if code]
    assert set(offered[:2]) == {"kz", "uz"}
    assert offered[2:] == ["cn"]
