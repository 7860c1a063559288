"""The meetings of a filter by year and by state: each number is that of the list behind it."""

import csv
import datetime
import io
import random
import re
from html import unescape

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from participants.models import Meeting, Organisation
from participants.pictures.links import PictureLinks
from participants.pictures.question import MapFilter, MapQuestion, TimelineFilter, TimelineQuestion
from participants.pictures.timeline import groups_of
from participants.views.pictures import map_of
from tests.lists import meeting_list
from tests.make import (
    make_country,
    make_meeting,
    make_office,
    make_organisation,
    make_participation,
    make_person,
    make_place,
    make_series,
)
from tests.pages import table_of

pytestmark = pytest.mark.django_db

DATES = [
    "2019-05-28",
    "2019-12-30/2020-01-02",
    "2019?",
    "[2019-03-01,2021-03-01]",
    "XXXX-12-26",
    "2020",
    "2021-07",
]
KINDS = ["summit", "bilateral", "call"]
STATUSES = ["held", "held", "held", "announced", "cancelled"]
PARTS = ["attended", "attended", "invited", "absent"]


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def total_behind(address):
    """How many meetings the list at an address of ours has."""
    path, _, query = address.partition("?")
    assert path == "/meetings/"
    found = meeting_list(query)
    assert not found.problems
    return found.total


def fill(seed, number=10):
    """An archive at random: all kinds of dates, two organisations, three states and offices of them."""
    chance = random.Random(seed)
    countries = [make_country(code) for code in ("KZ", "UZ", "RU")]
    offices = [make_office(country=country) for country in countries]
    places = [*(make_place(country=country) for country in countries), None]
    organisations = [make_organisation("CIS"), make_organisation("EAEU"), None]
    series = [*(make_series(organisation=organisation) for organisation in organisations), None]
    for _ in range(number):
        meeting = make_meeting(
            when=chance.choice(DATES),
            kind=chance.choice(KINDS),
            status=chance.choice(STATUSES),
            place=chance.choice(places),
            organisation=chance.choice(organisations),
            series=chance.choice(series),
        )
        for country, office in zip(countries, offices, strict=True):
            if chance.random() < 0.6:
                make_participation(meeting, country=country, status=chance.choice(PARTS))
            if chance.random() < 0.4:
                make_participation(meeting, office=office, status=chance.choice(PARTS))
        if chance.random() < 0.4:
            make_participation(meeting, organisation=chance.choice(organisations[:2]))


QUERIES = [
    "",
    "country=kz",
    "country=kz&country=uz",
    "country=kz&country=uz&match=all&part=present",
    "country=kz&country=uz&match=exactly",
    "match=at-least&n=2",
    "from=2019-06&to=2020",
    "from=2020",
    "from=2019&to=2020&certainty=certain",
    "from=2019&to=2019&certainty=possible",
    "status=announced",
    "kind=bilateral",
    "organisation=cis",
    "in=kz&in=uz",
    "without=ru",
]
at_random = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def clear():
    Meeting.objects.all().delete()
    for name in ("series", "participations"):
        Organisation._meta.get_field(name).related_model.objects.all().delete()
    Organisation.objects.all().delete()


@at_random
@given(
    seed=some.integers(0, 10**6),
    query=some.sampled_from(QUERIES),
    group=some.sampled_from(["kind", "organisation"]),
)
def test_each_number_of_the_timeline_is_that_of_its_list(db, seed, query, group):
    clear()
    fill(seed)
    asked = TimelineFilter.read(QueryDict(f"{query}&by={group}"))
    assert not asked.problems
    question = TimelineQuestion(asked)
    url = PictureLinks(question, "meeting-timeline").to_meetings_of_year
    for row in groups_of(question):
        for year, number in row.years.items():
            if number.certain:
                assert total_behind(url(year, "certain", row.changes)) == number.certain
            if number.possible:
                assert total_behind(url(year, "possible", row.changes)) == number.possible


@at_random
@given(
    seed=some.integers(0, 10**6),
    query=some.sampled_from(QUERIES),
    view=some.sampled_from(["place", "parties"]),
)
def test_each_number_of_the_map_is_that_of_its_list(db, seed, query, view):
    clear()
    fill(seed)
    asked = MapFilter.read(QueryDict(f"{query}&show={view}"))
    assert not asked.problems
    question = MapQuestion(asked)
    links = PictureLinks(question, "meeting-map")
    is_of_days = asked.chosen("from") or asked.chosen("to")
    for tile in map_of(question, links).rows:
        certain = links.to_meetings_of_state(tile.country, "certain" if is_of_days else None)
        if question.certainty != "possible" and (tile.number.certain or not asked.chosen("in")):
            assert total_behind(certain) == tile.number.certain
        possible = links.to_meetings_of_state(tile.country, "possible")
        if (
            is_of_days
            and question.certainty != "certain"
            and (tile.number.possible or not asked.chosen("in"))
        ):
            assert total_behind(possible) == tile.number.possible
        if not is_of_days:
            assert tile.number.possible == 0


@at_random
@given(seed=some.integers(0, 10**6))
def test_the_timeline_counts_as_one_would_by_hand(db, seed):
    clear()
    fill(seed)
    by_hand = {}
    for meeting in Meeting.objects.filter(status="held"):
        years = {year for first, last in meeting.possible for year in range(first.year, last.year + 1)}
        sure = not meeting.when.is_doubted and (meeting.when.is_definite or len(years) == 1)
        if len(years) > 3 and not meeting.when.is_definite:
            years = {None}
        for year in years:
            certain, possible = by_hand.get(year, (0, 0))
            by_hand[year] = (certain + sure, possible + (not sure))
    whole = groups_of(TimelineQuestion(TimelineFilter.read(QueryDict(""))))[0]
    assert {year: (number.certain, number.possible) for year, number in whole.years.items()} == by_hand


def test_the_timeline_draws_certain_and_possible_meetings_apart(client):
    make_meeting(when="2019-05-28")
    make_meeting(when="2019?")
    make_meeting(when="2019-06-01", status="announced")
    html = page(client, "/meetings/timeline/")
    assert html.count('class="stacks__certain"') == 2  # in all, and of its kind
    assert html.count('class="stacks__possible"') == 2
    assert "Only meetings that were held are counted" in html
    links = re.findall(r'<a href="([^"]+)" aria-label="\+?(\d+), ', html)
    assert len(links) == 4
    assert all(total_behind(unescape(address)) == int(number) for address, number in links)


def test_the_timeline_leaves_a_mistyped_year_to_the_table(client):
    make_meeting(when="2019-05-28")
    make_meeting(when="1019-05-28")
    html = page(client, "/meetings/timeline/")
    picture, _, table = html.partition("<table")
    assert "from=1019" not in picture
    assert "from=1019" in table
    assert "1 year far from ours is only in the table" in html


def test_the_map_switches_between_where_and_who(client):
    kazakhstan, uzbekistan = make_country("KZ"), make_country("UZ")
    make_meeting(place=make_place("Astana", country=kazakhstan), countries=[uzbekistan, kazakhstan])
    make_meeting(countries=[uzbekistan], place=None)
    where = page(client, "/meetings/map/")
    who = page(client, unescape(re.search(r'<a href="([^"]+)">by participant', where)[1]))
    assert numbers_of(where) == {"Kazakhstan": 1}
    assert numbers_of(who) == {"Kazakhstan": 1, "Uzbekistan": 2}


def numbers_of(html):
    links = re.findall(r'<a href="([^"]+)" aria-label="(\d+), ([^"]+)"', html)
    assert all(total_behind(unescape(address)) == int(number) for address, number, _name in links)
    return {name: int(number) for _address, number, name in links}


def test_the_map_tells_states_without_a_tile_in_words(client):
    make_meeting(place=make_place("Brussels", country=make_country("QM", name="Belgium")))
    html = page(client, "/meetings/map/")
    assert "Belgium" in html.partition('id="elsewhere"')[2].partition("</section>")[0]


def test_the_map_says_when_it_takes_countries_otherwise_than_the_list(client):
    make_country("KZ"), make_country("UZ")
    note = "are taken together, as having all taken part"
    assert note in page(client, "/meetings/map/?show=parties&country=kz&country=uz")
    assert note not in page(client, "/meetings/map/?show=parties&country=kz&part=present")
    assert note not in page(client, "/meetings/map/?country=kz&country=uz")


def test_a_tile_adds_a_country_to_those_that_all_took_part(client):
    kz, uz, ru = make_country("KZ"), make_country("UZ"), make_country("RU")
    make_meeting(countries=[kz, uz, ru])
    make_meeting(countries=[kz, ru])
    make_participation(make_meeting(countries=[kz, ru]), country=uz, status="invited")
    html = page(client, "/meetings/map/?show=parties&country=kz&country=uz")
    assert numbers_of(html) == {"Kazakhstan": 1, "Uzbekistan": 1, "Russia": 1}


@pytest.mark.parametrize("name", ["timeline", "map"])
def test_a_bad_condition_is_told_and_ignored_on_the_page_and_refused_in_the_file(client, name):
    make_meeting(when="2019-05-28", place=make_place())
    html = page(client, f"/meetings/{name}/?country=zz&from=2019-13")
    assert "“zz” was ignored" in html
    assert "“2019-13” was ignored" in html
    answer = client.get(f"/meetings/{name}.csv?country=zz")
    assert answer.status_code == 400
    assert "“zz” was ignored" in answer.content.decode()


def test_the_files_have_the_numbers_of_the_pictures(client):
    place = make_place(country=make_country("KZ"))
    make_meeting(when="2019-05-28", place=place, confirmation="no-source")
    make_meeting(
        when="XXXX-05-28",
        kind="bilateral",
        not_before=datetime.date(2018, 1, 1),
        not_after=datetime.date(2019, 12, 31),
        window_reason="A source says so.",
    )
    rows = list(csv.reader(io.StringIO(table_of(client.get("/meetings/timeline.csv")))))
    assert rows[0] == ["kind", "year", "certain", "possible", "of_these_no_source", "known", "of"]
    assert ["", "2019", "1", "1", "1", "", ""] in rows
    assert ["summit", "2019", "1", "0", "1", "", ""] in rows
    assert ["bilateral", "2019", "0", "1", "0", "", ""] in rows
    rows = list(csv.reader(io.StringIO(table_of(client.get("/meetings/map.csv")))))
    assert rows[0] == ["code", "country", "certain", "possible", "of_these_no_source", "known", "of"]
    assert rows[1:] == [["kz", "Kazakhstan", "1", "0", "1", "", ""]]
    make_participation(Meeting.objects.get(kind="bilateral"), country=make_country("UZ"), status="attended")
    rows = list(csv.reader(io.StringIO(table_of(client.get("/meetings/map.csv?show=parties&from=2019")))))
    assert [row[:5] for row in rows[1:]] == [["uz", "Uzbekistan", "0", "1", "0"]]


def test_what_nobody_has_checked_is_counted_with_what_no_source_confirms(client):
    for grade in ("official", "reported", "no-source"):
        make_meeting(when="2019-05-28", place=make_place(country=make_country("KZ")), confirmation=grade)
    for address in ("/meetings/map.csv", "/meetings/timeline.csv"):
        rows = list(csv.reader(io.StringIO(table_of(client.get(address)))))
        assert rows[1][2:5] == ["3", "0", "2"]


def test_a_meeting_that_states_no_year_is_drawn_once_apart_from_the_years(client):
    make_meeting(when="2019-05-28")
    make_meeting(when="2023-05-28")
    make_meeting(when="XXXX-12-26")
    make_meeting(when="202X")
    make_meeting(when="[2022-12-26,2023-12-26]")
    html = page(client, "/meetings/timeline/")
    links = re.findall(r'<a href="([^"]+)" aria-label="\+?(\d+), ', html)
    assert all(total_behind(unescape(address)) == int(number) for address, number in links)
    aside = [(unescape(address), int(number)) for address, number in links if "not-stated" in address]
    assert aside == [
        ("/meetings/?status=held&year=not-stated", 2),
        ("/meetings/?kind=summit&status=held&year=not-stated", 2),
    ]
    assert html.count(">year not stated</text>") == 1
    rows = list(csv.reader(io.StringIO(table_of(client.get("/meetings/timeline.csv")))))
    assert [row[1:5] for row in rows if row[0] == ""] == [
        ["", "0", "2", "0"],
        ["2019", "1", "0", "0"],
        ["2022", "0", "1", "0"],
        ["2023", "1", "1", "0"],
    ]


def test_a_definite_span_of_many_years_stands_in_each_of_them(client):
    make_meeting(when="2016-01-01/2021-12-31")
    rows = list(csv.reader(io.StringIO(table_of(client.get("/meetings/timeline.csv")))))
    assert [row[1:5] for row in rows if row[0] == ""] == [
        [str(year), "1", "0", "0"] for year in range(2016, 2022)
    ]
    assert total_behind("/meetings/?year=not-stated") == 0


def test_the_json_of_a_picture_has_the_lines_of_its_file(client):
    make_meeting(when="2019-05-28", place=make_place(country=make_country("KZ")))
    make_meeting(when="2019-05-28?", kind="bilateral")
    for name, lines in (("timeline", "years"), ("map", "states")):
        for query in (
            "",
            "from=2019&country=kz",
            "by=organisation" if name == "timeline" else "show=parties",
        ):
            rows = csv.DictReader(io.StringIO(table_of(client.get(f"/meetings/{name}.csv?{query}"))))
            told = client.get(f"/meetings/{name}.json?{query}").json()
            known = {"known": str(told.get("known", "")), "of": str(told.get("of", ""))}
            of_json = [{key: str(cell) for key, cell in row.items()} | known for row in told[lines]]
            assert of_json == list(rows)
        answer = client.get(f"/meetings/{name}.json?from=soon")
        assert answer.status_code == 400
        assert answer.json()["errors"][0]["parameter"] == "from"
    assert client.get("/meetings/timeline.json").json()["years"][0] == {
        "kind": "",
        "year": 2019,
        "certain": 1,
        "possible": 1,
        "of_these_no_source": 0,
    }


def test_nothing_found_leads_on(client):
    html = page(client, "/meetings/timeline/?kind=summit")
    assert "No meetings match all of these filters." in html
    assert 'href="/meetings/?kind=summit"' in html


def test_the_list_leads_to_its_pictures_with_its_conditions(client):
    make_country("KZ")
    html = page(client, "/meetings/?country=kz&sort=oldest")
    assert 'href="/meetings/timeline/?country=kz"' in html
    assert 'href="/meetings/map/?country=kz"' in html


@pytest.mark.parametrize("number", [1, 12])
@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/meetings/timeline/?country=kz", 2),
        ("/meetings/timeline/?country=kz&by=organisation&person=somebody&place=somewhere&from=2019", 6),
        ("/meetings/timeline.csv", 2),
        ("/meetings/timeline.json", 2),
        ("/meetings/map/?country=kz&from=2019", 2),
        ("/meetings/map/?country=kz&show=parties&person=somebody&place=somewhere&organisation=cis", 7),
        ("/meetings/map.csv?show=parties", 2),
        ("/meetings/map.json?show=parties", 2),
    ],
)
def test_a_picture_costs_the_same_for_any_size(client, django_assert_num_queries, address, queries, number):
    make_country("KZ"), make_person(slug="somebody"), make_organisation("CIS"), make_place(slug="somewhere")
    for index in range(number):
        meeting = make_meeting(
            when=f"{2000 + index}-05-28",
            place=make_place(country=make_country()),
            organisation=make_organisation(),
            kind=list(Meeting.Kind)[index % 9],
            countries=[make_country("KZ"), make_country()],
        )
        make_participation(meeting, organisation=make_organisation())
    with django_assert_num_queries(queries):
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer.getvalue()


# On a phone


def lines_of(html, which):
    lines = html.partition(f'<ol class="bars bars--{which}">')[2].partition("</ol>")[0]
    return [re.sub(r"<[^>]*>", " ", line).split() for line in lines.split("</li>")[:-1]]


def test_on_a_phone_the_timeline_is_lines_newest_first_and_leads_to_each_group(client):
    make_meeting(when="2019-05-28")
    make_meeting(when="2021-05-28", kind="bilateral")
    make_meeting(when="2021?")
    make_meeting(when="XXXX-12-26")
    html = page(client, "/meetings/timeline/")
    assert lines_of(html, "years") == [
        ["2021", "1", "+1", "possibly"],
        ["2019", "1"],
        ["year", "not", "stated", "+1", "possibly"],
    ]
    groups = lines_of(html, "years bars--groups")
    assert groups == [["bilateral", "1"], ["summit", "1", "+2"]] or groups == [
        ["summit", "1", "+2"],
        ["bilateral", "1"],
    ]
    assert 'href="/meetings/timeline/?kind=bilateral"' in html


def test_on_a_phone_the_map_is_lines_most_meetings_first_with_states_of_no_tile(client):
    astana, brussels = make_country("KZ"), make_country("QM", name="Belgium")
    for country, number in ((astana, 1), (brussels, 2)):
        for _ in range(number):
            make_meeting(place=make_place(country=country))
    html = page(client, "/meetings/map/")
    assert lines_of(html, "map") == [["Belgium", "2"], ["Kazakhstan", "1"]]


@pytest.mark.parametrize(
    ("dates", "is_told"), [(["2020", "2020"], True), (["2020", "2020?"], False), (["2020"], False)]
)
def test_a_state_has_more_than_any_other_only_where_that_is_certain(client, dates, is_told):
    """Kazakhstan has as many as there are dates; Uzbekistan has one."""
    astana, khiva = make_place(country=make_country("KZ")), make_place(country=make_country("UZ"))
    for when in dates:
        make_meeting(when=when, place=astana)
    make_meeting(when="2020", place=khiva)
    told = page(client, "/meetings/map/?from=2020&to=2020")
    assert ("More took place in Kazakhstan than anywhere else" in told) is is_told
