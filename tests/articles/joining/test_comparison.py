"""Several countries, or people, side by side: their meetings, and what is written of each."""

import csv
import re
from html import unescape

import pytest

from tests.make import (
    make_article,
    make_country,
    make_meeting,
    make_participation,
    make_person,
    make_term,
    make_topic,
)
from tests.participants.together.test_matrix import assert_lists_agree, links_of, problems

pytestmark = pytest.mark.django_db


@pytest.fixture
def three():
    return [make_country(code) for code in ("KZ", "RU", "UZ")]


def test_several_stand_side_by_side(client, three):
    kz, ru, uz = three
    make_meeting(countries=three, when="2020-05-01")
    make_participation(make_meeting(countries=[kz], when="2021-05-01"), country=ru, role="host")
    make_meeting(countries=[kz], when="2020-06?")
    gas = make_topic("Gas", slug="gas")
    make_article(countries=[kz, uz], topics=[gas])
    make_article(countries=[kz], topics=[gas], status="draft")

    response = client.get("/compare/?country=kz&country=uz")
    lines = list(
        csv.DictReader(
            b"".join(client.get("/compare.csv?country=kz&country=uz")).decode("utf-8-sig").splitlines()
        )
    )
    text = " ".join(unescape(re.sub(r"<[^>]*>", " ", response.content.decode())).split())

    assert "Meetings on record 3 1" in text
    assert "1 meeting that all of them attended" in text
    assert "Met most Russia 2 Uzbekistan 1 Kazakhstan 1 Russia 1" in text
    assert "Hosts of these meetings Russia 1 no host on record 2 no host on record 1" in text
    assert "Most frequent topics in the news Gas 1 Gas 1" in text
    assert [
        (line["year"], line["meetings_kz"], line["possible_kz"], line["meetings_uz"]) for line in lines
    ] == [
        ("2023", "0", "0", "0"),
        ("2021", "1", "0", "0"),
        ("2020", "1", "1", "1"),
    ]
    assert (lines[0]["articles_kz"], lines[0]["articles_uz"]) == ("1", "1")
    for number, address in links_of(response):
        assert client.get(address.replace("/meetings/", "/meetings.json")).json()["total"] == number
    articles = re.findall(r'href="(/articles/\?[^"]*)">(\d+)</a>', response.content.decode())
    assert len(articles) == 4
    for address, number in articles:
        listed = client.get(unescape(address).replace("/articles/", "/articles.json")).json()
        assert listed["total"] == int(number)


def test_a_comparison_is_a_file_with_all_that_its_page_tells(client, three):
    kz, ru, uz = three
    make_meeting(countries=three, when="2020-05-01")
    make_participation(make_meeting(countries=[kz], when="2021-05-01"), country=ru, role="host")
    make_meeting(countries=[kz], when="2020-06?")
    make_article(countries=[kz, uz], topics=[make_topic("Gas", slug="gas")], published_on="2020-01-01")
    page = client.get("/compare/?country=kz&country=uz")
    assert "/compare.json?country=kz&amp;country=uz" in page.content.decode()
    told = client.get("/compare.json?country=kz&country=uz").json()
    first, second = told["sides"]
    assert (first["country"], first["meetings_held"], second["meetings_held"]) == ("kz", 3, 1)
    assert first["met_most"] == [{"name": "Russia", "meetings": 2}, {"name": "Uzbekistan", "meetings": 1}]
    assert first["hosts"] == [{"host": "Russia", "meetings": 1}, {"host": "no host on record", "meetings": 2}]
    assert first["topics_of_articles"] == [{"topic": "Gas", "articles": 1}]
    assert told["all_together"] == 1
    assert told["years"] == [
        {
            "year": 2021,
            "kz": {"meetings": 1, "possible": 0, "articles": 0},
            "uz": {"meetings": 0, "possible": 0, "articles": 0},
            "known": 1,
            "of": 1,
            "complete": 0,
        },
        {
            "year": 2020,
            "kz": {"meetings": 1, "possible": 1, "articles": 1},
            "uz": {"meetings": 1, "possible": 0, "articles": 1},
            "known": 1,
            "of": 1,
            "complete": 0,
        },
    ]


def test_news_of_a_topic_count_for_the_topics_above_it_as_in_the_list_behind(client, three):
    kz, _ru, _uz = three
    energy = make_topic("Energy", slug="energy")
    make_article(countries=[kz], topics=[make_topic("Gas", slug="gas", parent=energy)])
    make_article(countries=[kz], topics=[energy])
    told = client.get("/compare.json?country=kz&country=uz").json()["sides"][0]["topics_of_articles"]
    assert told == [{"topic": "Energy", "articles": 2}, {"topic": "Gas", "articles": 1}]
    assert client.get("/articles.json?country=kz&topic=energy").json()["total"] == 2


def test_people_stand_side_by_side(client):
    people = [make_person(slug=slug, name=slug.title()) for slug in ("nikol", "serdar")]
    for person in people:
        make_term(person)
    make_meeting(people=people)
    response = client.get("/compare/?person=serdar&person=nikol")
    text = " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())
    assert "Met most Nikol 1 Serdar 1" in text
    assert_lists_agree(client, response, at_least=7)


@pytest.mark.parametrize("query", ["country=kz&country=zz", "country=kz"])
def test_what_the_address_of_a_json_has_wrong_is_an_error(client, three, query):
    answer = client.get(f"/compare.json?{query}")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["parameter"] == "country"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("country=kz&country=zz", "“zz” was ignored"),
        ("country=am&country=az&country=by&country=ge&country=kg&country=kz", "at most 5 to compare"),
        ("country=am&country=az&person=nikol", "either countries or people"),
        ("person=nobody", "“nobody” was ignored"),
        ("status=held", "this address knows only"),
    ],
)
def test_what_cannot_be_compared_is_told(client, query, said):
    make_person(slug="nikol")
    for code in ("AM", "AZ", "BY", "GE", "KG", "KZ"):
        make_country(code)
    assert said in problems(client.get(f"/compare/?{query}"))
    assert client.get(f"/compare.csv?{query}").status_code == 400


def test_too_few_are_asked_to_be_more(client, three):
    response = client.get("/compare/?country=kz")
    assert "Choose two to five" in response.content.decode()
    assert client.get("/compare.csv?country=kz").status_code == 400


@pytest.mark.parametrize("number", [1, 12])
def test_a_comparison_costs_the_same_for_any_size(client, number, django_assert_num_queries):
    countries = [make_country(code) for code in ("AM", "AZ", "BY", "GE", "KG")]
    for _ in range(number):
        make_meeting(countries=[*countries, make_country()])
        make_article(countries=countries, topics=[make_topic()])
    with django_assert_num_queries(7):
        client.get("/compare/?" + "&".join(f"country={country.address_code}" for country in countries))


def test_each_cell_of_a_comparison_says_whose_it_is_where_the_table_is_no_table(client):
    make_meeting(countries=[make_country("KZ"), make_country("UZ")])
    html = client.get("/compare/?country=kz&country=uz").content.decode()
    overview = html.partition('id="overview"')[2].partition("</section>")[0]
    assert (
        re.findall(r"<td(?: data-label=\"(\w+)\")?>", overview.partition("<tbody>")[2])
        == ["Kazakhstan", "Uzbekistan"] * 4
    )


def test_what_states_no_year_has_one_line_the_last(client, three):
    make_meeting(countries=three, when="2020-05-01")
    make_meeting(countries=three, when="XXXX-12-26")
    rows = list(
        csv.DictReader(
            b"".join(client.get("/compare.csv?country=kz&country=uz")).decode("utf-8-sig").splitlines()
        )
    )
    assert [(row["year"], row["meetings_kz"], row["possible_uz"]) for row in rows] == [
        ("2020", "1", "0"),
        ("", "0", "1"),
    ]
    answer = client.get("/compare.json?country=kz&country=uz").json()
    assert [year["year"] for year in answer["years"]] == [2020, None]
    response = client.get("/compare/?country=kz&country=uz")
    assert "year not stated" in response.content.decode()
    for number, address in links_of(response):
        assert client.get(address.replace("/meetings/", "/meetings.json")).json()["total"] == number


def test_files_are_offered_where_there_is_something_to_compare(client, three):
    for query in ("", "?country=kz"):
        assert "compare.csv" not in client.get(f"/compare/{query}").content.decode()
    page = client.get("/compare/?country=kz&country=uz").content.decode()
    for address in re.findall(r'href="(/compare\.(?:csv|json)[^"]*)"', page):
        assert client.get(unescape(address)).status_code == 200
    assert page.count("/compare.csv?country=kz&amp;country=uz") >= 2
