"""Every count beside a choice is what choosing it really gives: asked of a small archive made at random."""

import random
from datetime import date

import pytest

from tests.lists import meeting_list
from tests.make import (
    make_country,
    make_meeting,
    make_office,
    make_organisation,
    make_participation,
    make_place,
    make_series,
)
from tests.pages import page

pytestmark = pytest.mark.django_db

DATES = """2019-12-26 2019-12 2019 2021-12-31/2022-01-01 2022-03-04? 2023-06~ XXXX-12-26
    [2022-12-26,2023-12-26] 2023-12-26 2023-02-01""".split()

QUERIES = [
    "",
    "country=c0",
    "country=c0&country=c1",
    "country=c0&country=c1&match=all",
    "country=c0&match=exactly",
    "country=c0&country=c1&match=exactly",
    "match=at-least&n=1",
    "match=at-least&n=2",
    "country=c0&country=c1&country=c2&match=at-least&n=2",
    "country=c0&country=c1&match=at-least&n=2",
    "country=c0&match=at-least&n=1",
    "without=c0",
    "without=c1&country=c0&match=all",
    "organisation=o0",
    "series=s1&status=held",
    "kind=summit&kind=&country=c1",
    "place=p0",
    "from=2023&to=2023",
    "from=2022-06",
    "to=2022-12-26&certainty=certain",
    "from=2022&to=2023&certainty=possible",
    "from=2019&to=2019&country=c0&organisation=o1",
    "country=c0&without=c0",
    "country=c0&part=present",
    "country=c0&country=c1&part=invited",
    "country=c0&country=c1&match=all&part=present",
    "country=c0&match=exactly&part=invited",
    "country=c0&match=exactly&part=present",
    "country=c0&country=c1&match=at-least&n=2&part=present",
    "match=at-least&n=1&part=invited",
    "match=at-least&n=2&part=present",
    "participants=partial",
    "participants=not-recorded&status=held",
]


def make_archive(seed):
    """Forty meetings; every kind of party, date, link and absence occurs."""
    draw = random.Random(seed)
    countries = [
        make_country(f"C{number}".replace("0", "A").replace("1", "B").replace("2", "D"))
        for number in range(3)
    ]
    offices = [make_office(country=country) for country in countries]
    organisations = [make_organisation(slug=f"o{number}") for number in range(2)]
    series = [
        make_series(slug=f"s{number}", organisation=draw.choice([None, *organisations]))
        for number in range(2)
    ]
    places = [make_place(slug=f"p{number}", country=countries[0]) for number in range(2)]
    for _number in range(40):
        meeting = make_meeting(
            when=draw.choice(DATES),
            kind=draw.choice(["summit", "call"]),
            status=draw.choice(["held", "held", "possible"]),
            series=draw.choice([None, *series]),
            organisation=draw.choice([None, *organisations]),
            place=draw.choice([None, *places]),
        )
        for country, office in zip(countries, offices, strict=True):
            for party in draw.sample([{"country": country}, {"office": office}], draw.choice([0, 0, 1, 2])):
                make_participation(meeting, **party, status=draw.choice(["attended", "invited", "absent"]))
        if draw.random() < 0.4:
            make_participation(meeting, organisation=draw.choice(organisations))


def found(query):
    query = query.replace("c0", "ca").replace("c1", "cb").replace("c2", "cd")
    return meeting_list(query)


def total_at(url):
    return found(url.partition("?")[2]).total


@pytest.mark.parametrize("seed", [1, 2])
def test_every_count_is_the_total_of_its_link(seed):
    make_archive(seed)
    for query in QUERIES:
        filtered = found(query)
        assert not filtered.problems, query
        for facet in filtered.facets:
            for choice in facet.choices:
                wanted = filtered.total if choice.is_chosen else total_at(choice.url)
                assert choice.count == wanted, (query, facet.parameter, choice)


def test_counts_are_not_all_the_same():
    make_archive(1)
    country, *_others = found("").facets
    assert len({choice.count for choice in country.choices}) > 1


def test_a_chosen_value_is_shown_and_its_link_takes_it_away():
    make_meeting(countries=[make_country("KZ")])
    make_country("RU")
    country = found("country=ru&kind=call").facets[0]
    (choice,) = [choice for choice in country.choices if choice.value == "ru"]
    assert (choice.is_chosen, choice.count, choice.url) == (True, 0, "/meetings/?kind=call")


def test_twelve_choices_are_shown_with_the_number_of_the_others():
    for number in range(15):
        make_meeting(place=make_place(f"Place {number}", slug=f"p-{number}"))
    make_meeting(place=None)
    for query, shown, hidden in [("", 12, 3), ("place=p-9", 13, 2), ("facets=all", 15, 0)]:
        place = next(facet for facet in found(query).facets if facet.parameter == "place")
        assert (len(place.choices), place.hidden_count) == (shown, hidden), query


@pytest.mark.parametrize("chosen", ["p-14", "p-0"])
def test_the_first_choices_are_those_of_all_choices(chosen):
    for number in range(15):
        place = make_place(slug=f"p-{number}")
        for _meeting in range(1 + (number < 4) + (number < 9)):
            make_meeting(place=place)

    def places(query):
        (place,) = (facet for facet in meeting_list(query).facets if facet.parameter == "place")
        return [(choice.value, choice.count) for choice in place.choices], place.hidden_count

    every, _hidden = places(f"place={chosen}&facets=all")
    assert places(f"place={chosen}") == (every[:13], 2)
    every, _hidden = places("facets=all")
    assert places("") == (every[:12], 3)


def years(query=""):
    """{value: (certain, possible)}"""
    return {
        choice.value: (choice.certain, choice.possible)
        for choice in found(query + "&facets=all").facets[-1].choices
    }


def test_the_certain_meetings_of_a_year_stand_apart_from_the_possible():
    make_meeting(when="2017-12-20")
    make_meeting(when="2017-11-20")
    make_meeting(when="2017-10-20?")
    make_meeting(when="[2016-12-26,2017-12-26]")
    assert years() == {"2017": (2, 2), "2016": (0, 1)}
    assert years("certainty=certain&from=2017&to=2017") == {"2017": (2, 0)}
    assert years("certainty=possible&from=2017&to=2017") == {"2017": (0, 2), "2016": (0, 1)}


def test_a_meeting_that_states_no_year_is_in_none_of_them_and_offered_once():
    make_meeting(when="2019-12-20")
    make_meeting(when="XXXX-12-26", not_before=date(2017, 1, 1), window_reason="A source says so.")
    found_years = years()
    assert list(found_years) == ["2019", "not-stated"]
    assert found_years["2019"] == (1, 0)
    (year, _without) = found("").facets[-1].choices
    assert year.url == "/meetings/?from=2019&to=2019&year=stated"
    assert meeting_list(year.url.partition("?")[2]).total == 1
    (year, _without) = meeting_list(year.url.partition("?")[2]).facets[-1].choices
    assert (year.is_chosen, year.url) == (True, "/meetings/")
    assert found_years["not-stated"] == (1, None)
    *_years, without = found("facets=all").facets[-1].choices
    assert (without.count, without.label, without.url) == (
        1,
        "not stated",
        "/meetings/?year=not-stated&facets=all",
    )
    assert [choice.is_chosen for choice in found("year=not-stated").facets[-1].choices][-1]


def test_the_page_and_the_json_tell_the_possible_of_a_year_apart(client):
    make_meeting(when="2017-12-20")
    make_meeting(when="2017-10-20?")
    make_meeting(when="2016-10-20?")
    told = page(client, "/meetings/")
    assert "2017 1 +1 possibly" in told
    assert "2016 +1 possibly" in told
    assert client.get("/meetings.json").json()["facets"]["year"] == [
        {"value": "2017", "label": "2017", "count": 2, "certain": 1, "possible": 1},
        {"value": "2016", "label": "2016", "count": 1, "certain": 0, "possible": 1},
    ]


def test_the_chosen_year_is_taken_away_by_its_link():
    make_meeting(when="2019-12-20")
    (year,) = found("from=2019-01-01&to=2019-12-31&status=held").facets[-1].choices
    assert (year.is_chosen, year.url) == (True, "/meetings/?status=held")


@pytest.mark.parametrize(
    "query",
    [
        "country=c0&kind=call&from=1995&to=1995",
        "without=c0&without=c1&without=c2&place=p0&from=1990&to=1990&certainty=certain",
    ],
)
def test_the_way_out_of_an_empty_list_counts_what_its_links_give(query):
    make_archive(3)
    empty = found(query)
    assert empty.total == 0
    assert empty.ways_out
    assert [number for _chip, number in empty.ways_out] == [
        total_at(chip.url) for chip, _number in empty.ways_out
    ]
    assert [number for _chip, number in empty.ways_out] == sorted(
        (n for _c, n in empty.ways_out), reverse=True
    )


def test_a_country_that_adds_nothing_is_offered_all_the_same():
    kz, ru = make_country("KZ"), make_country("RU")
    make_meeting(countries=[kz, ru])
    for query in ("country=kz", "country=kz&match=at-least&n=1"):
        counts = {choice.value: choice.count for choice in found(query).facets[0].choices}
        assert counts == {"kz": 1, "ru": 1}
