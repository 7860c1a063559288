"""The page of a pair: when the two last met, where, according to whom; and their meetings by year."""

import re
from html import unescape

import pytest

from participants.pair_page.years import ENOUGH, MOST
from tests.make import make_country, make_meeting, make_participation, make_person, make_place
from tests.pages import page

pytestmark = pytest.mark.django_db

PAIR = "/countries/kz/uz/"


@pytest.fixture
def both():
    return [make_country("KZ"), make_country("UZ")]


def titles(client, address):
    """Of the list by year, as they are open."""
    html = client.get(address).content.decode()
    return re.findall(r'<h4 class="pair-line__title"><a href="[^"]*">([^<]*)</a>', html)


def folded(client, address):
    html = client.get(address).content.decode()
    return re.findall(
        r'<div class="older"><(?:a|span)[^>]*>([^<]*)</(?:a|span)><span[^>]*>([^<]*)</span>', html
    )


# When they last met


def test_the_page_begins_with_their_last_meeting_its_place_and_who_says_so(client, both):
    others = [make_country("RU"), make_country("TJ")]
    make_meeting("Visit", when="2024-05-01", kind="bilateral", countries=both, place=make_place("Khiva"))
    make_meeting(
        "Summit",
        when="2025-12-22",
        kind="summit",
        countries=[*both, *others],
        place=make_place("Samarkand"),
        has_complete_list=True,
        list_source="TASS",
        source="TASS, 22 December 2025; Interfax",
        source_url="https://tass.example/1",
    )
    told = page(client, PAIR)
    assert "Their leaders last met on 22 December 2025 in Samarkand. 2 other countries took part." in told
    assert "Their last bilateral meeting was on 1 May 2024 in Khiva." in told
    assert "Summit: according to TASS, 22 December 2025 and 1 more" in told
    assert told.index("Their leaders last met") < told.index("2 meetings on record since 2024")


def test_who_took_part_is_a_least_where_the_list_may_be_incomplete(client, both):
    make_meeting(when="2025-12-22", kind="summit", countries=[*both, make_country("RU")])
    told = page(client, PAIR)
    assert "At least 1 other country took part." in told
    assert "No bilateral meeting of a certain day is on record." in told


def test_whoever_was_only_invited_did_not_take_part(client, both):
    meeting = make_meeting(when="2025-12-22", kind="summit", countries=both)
    make_participation(meeting, country=make_country("RU"), status="invited")
    assert "other countr" not in page(client, PAIR)


def test_a_call_is_no_meeting_and_is_told_where_it_came_later(client, both):
    make_meeting(when="2024-05-01", kind="bilateral", countries=both)
    make_meeting(when="2024-04-01", kind="call", countries=both)
    assert "spoke" not in page(client, PAIR)
    make_meeting(when="2024-06-01", kind="call", countries=both)
    told = page(client, PAIR)
    assert "Their leaders last met on 1 May 2024 , in a bilateral meeting." in told
    assert "They last spoke by phone or video on 1 June 2024 ." in told


def test_what_has_no_certain_day_is_not_the_last(client, both):
    make_meeting(when="2024-05", countries=both)
    told = page(client, PAIR)
    assert "They met, but no meeting has a certain day." in told
    assert "last met on" not in told


def test_people_have_the_same_page(client):
    people = [make_person("Nikol", slug="nikol"), make_person("Serdar", slug="serdar")]
    make_meeting("Talk", when="2024-05-01", kind="bilateral", people=people, place=make_place("Khiva"))
    told = page(client, "/people/nikol/serdar/")
    assert "They last met on 1 May 2024 in Khiva, in a bilateral meeting." in told
    assert "Who travelled" not in told


# By year


def test_the_newest_years_are_open_and_the_others_are_a_line_each(client, both):
    for number in range(ENOUGH):
        make_meeting(f"New {number}", when=f"2024-05-{number + 1:02}", countries=both)
    make_meeting("Old", when="2021-05-01", kind="bilateral", countries=both)
    assert titles(client, PAIR) == [f"New {number}" for number in reversed(range(ENOUGH))]
    assert folded(client, PAIR) == [("2022–2023", "nothing recorded"), ("2021", "1 meeting, 1 bilateral")]


def test_a_folded_year_opens_and_the_others_fold(client, both):
    for number in range(ENOUGH):
        make_meeting(f"New {number}", when=f"2024-05-{number + 1:02}", countries=both)
    make_meeting("Old", when="2023-05-01", countries=both)
    address = f"{PAIR}?year=2023"
    assert f'href="{address}#meetings"' in client.get(PAIR).content.decode()
    assert titles(client, address) == ["Old"]
    assert folded(client, address) == [("2024", f"{ENOUGH} meetings")]
    assert "Nothing recorded for 1999." in page(client, f"{PAIR}?year=1999")


def test_of_a_year_with_many_the_newest_are_shown_and_the_rest_is_led_to(client, both):
    for number in range(MOST + 2):
        make_meeting(when=f"2024-{number % 12 + 1:02}-{number // 12 + 1:02}", countries=both)
    html = client.get(PAIR).content.decode()
    assert html.count("pair-line__title") == MOST
    assert re.search(
        r'<a href="/meetings/\?[^"]*from=2024&amp;to=2024[^"]*">2 more meetings in 2024</a>', html
    )


def test_words_narrow_the_list_and_tell_how_many(client, both):
    make_meeting("Visit", when="2024-05-01", kind="bilateral", countries=both)
    make_meeting("Summit", when="2024-06-01", kind="summit", countries=both)
    make_meeting("Call", when="2024-07-01", kind="call", countries=both)
    told = page(client, PAIR)
    assert "All 3 Bilateral 1 With others 1 Calls 1" in told
    assert titles(client, f"{PAIR}?which=bilateral") == ["Visit"]
    assert titles(client, f"{PAIR}?which=others") == ["Summit"]
    assert titles(client, f"{PAIR}?which=calls") == ["Call"]


@pytest.mark.parametrize("query", ["which=all", "year=0", "some=1"])
def test_what_the_page_cannot_use_is_told(client, both, query):
    [problem] = client.get(f"{PAIR}?{query}").context["problems"]
    assert problem.parameter == query.partition("=")[0]


def test_the_files_know_no_narrowing(client, both):
    for form in ("csv", "json"):
        assert client.get(f"/countries/kz/uz.{form}?which=calls").status_code == 400


def test_a_mark_before_a_line_is_that_of_the_picture(client, both):
    make_meeting(when="2024-05-01", kind="bilateral", countries=both)
    make_meeting(when="2024-06-01", kind="summit", countries=both)
    make_meeting(when="2024-07-01", kind="call", countries=both)
    make_meeting(when="2024-08-01?", countries=both)
    html = client.get(PAIR).content.decode()
    lines = html.partition('<ol class="pair-lines">')[2].partition("</ol>")[0]
    assert re.findall(r'class="(m-\w+)"', lines) == ["m-doubt", "m-call", "m-other", "m-point"]


# Who travelled


def test_who_travelled_is_told_of_bilateral_meetings_alone(client, both):
    kz, uz = both
    astana, khiva, minsk = (
        make_place(name, country=country)
        for name, country in (("Astana", kz), ("Khiva", uz), ("Minsk", make_country("BY")))
    )
    for kind, place in (
        ("bilateral", khiva),
        ("bilateral", khiva),
        ("bilateral", astana),
        ("bilateral", minsk),
        ("bilateral", None),
        ("summit", astana),
        ("call", astana),
    ):
        make_meeting(when="2024-05-01", kind=kind, countries=both, place=place)
    told = page(client, PAIR)
    assert (
        "Bilateral meetings, by place To Uzbekistan 2 To Kazakhstan 1 In a third country 1 Place not stated 1"
        in told
    )
    links = re.findall(r'href="(/meetings/[^"]*in=\w\w)">(\d+)</a>', client.get(PAIR).content.decode())
    assert [number for _address, number in links] == ["2", "1"]
    assert [client.get(unescape(address)).context["result"].total for address, _number in links] == [2, 1]
