"""Where a leader stayed: which meetings make one stay, and which leave nobody anywhere."""

import csv
import datetime
import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from participants.models import Country, Meeting, Place
from participants.together.trips import MOST_DAYS_APART, attended_by, stays_of
from tests.make import (
    make_country,
    make_meeting,
    make_office,
    make_participation,
    make_person,
    make_place,
    make_term,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def tokayev():
    return make_person("Kassym-Jomart Tokayev", slug="tokayev")


@pytest.fixture
def sochi():
    return make_place("Sochi")


def titles(person):
    return [
        [meeting.title for meeting in stay.meetings]
        for stay in stays_of(attended_by(person), person.terms.for_list())
    ]


def test_meetings_in_one_place_on_neighbouring_days_are_one_stay(tokayev, sochi):
    make_meeting("summit", when="2017-10-11", people=[tokayev], place=sochi)
    make_meeting("forum", when="2017-10-12/2017-10-14", people=[tokayev], place=sochi)
    make_meeting("talks", when="2017-10-17", people=[tokayev], place=sochi)
    make_meeting("much later", when="2017-10-21", people=[tokayev], place=sochi)
    assert titles(tokayev) == [["much later"], ["summit", "forum", "talks"]]


def test_a_meeting_elsewhere_in_between_ends_a_stay(tokayev, sochi):
    make_meeting("in Sochi", when="2017-10-11", people=[tokayev], place=sochi)
    make_meeting("in Moscow", when="2017-10-12", people=[tokayev], place=make_place("Moscow"))
    make_meeting("in Sochi again", when="2017-10-13", people=[tokayev], place=sochi)
    assert titles(tokayev) == [["in Sochi again"], ["in Moscow"], ["in Sochi"]]


@pytest.mark.parametrize(
    "fields",
    [
        {"when": "2017-10-12?"},
        {"when": "2017-10"},
        {"when": "XXXX-10-12"},
        {"status": "announced"},
        {"status": "cancelled"},
        {"kind": "call"},
        {"kind": "video-conference"},
        {"format": "online"},
        {"format": "by-phone"},
        {"place": None},
    ],
)
def test_what_is_not_sure_puts_nobody_anywhere(tokayev, sochi, fields):
    make_meeting("summit", when="2017-10-11", people=[tokayev], place=sochi)
    make_meeting("other", **{"when": "2017-10-12", "people": [tokayev], "place": sochi} | fields)
    assert titles(tokayev) == [["summit"]]


@pytest.mark.parametrize("status", ["absent", "invited", "online", "represented"])
def test_who_did_not_come_stayed_nowhere(tokayev, sochi, status):
    meeting = make_meeting(when="2017-10-11", place=sochi)
    make_participation(meeting, person=tokayev, status=status)
    assert titles(tokayev) == []


def test_a_meeting_by_office_counts_when_the_holder_is_sure_and_is_marked(client, tokayev, sochi):
    kazakhstan = make_country("KZ")
    office = make_office("President of Kazakhstan", country=kazakhstan)
    make_term(tokayev, office, start="2019-03-20")
    make_meeting("by office", when="2019-05-28", offices=[office], place=sochi)
    make_meeting("before the term", when="2019-01-28", offices=[office], place=sochi)
    make_meeting("by name", when="2019-05-29", people=[tokayev], place=sochi)
    assert titles(tokayev) == [["by office", "by name"]]
    html = client.get("/people/tokayev/trips/").content.decode()
    assert html.count("resolved by date") == 1
    assert html.index("by office") < html.index("resolved by date") < html.index("by name")


def test_what_is_said_of_the_person_goes_before_what_is_said_of_the_office(tokayev, sochi):
    office = make_office(country=make_country("KZ"))
    make_term(tokayev, office, start="2019-03-20")
    meeting = make_meeting(when="2019-05-28", offices=[office], place=sochi)
    make_participation(meeting, person=tokayev, status="absent")
    assert titles(tokayev) == []


def test_a_stay_in_the_own_country_is_at_home(client, tokayev, sochi):
    kazakhstan = make_country("KZ")
    make_term(tokayev, make_office(country=kazakhstan), start="2019-03-20")
    astana = make_place("Astana", country=kazakhstan)
    make_meeting("in Astana", when="2019-05-28", people=[tokayev], place=astana)
    make_meeting("in Astana before", when="2018-05-28", people=[tokayev], place=astana)
    make_meeting("in Sochi", when="2019-07-28", people=[tokayev], place=sochi)
    stays = stays_of(attended_by(tokayev), tokayev.terms.for_list())
    assert [stay.is_at_home for stay in stays] == [False, True, False]
    assert client.get("/people/tokayev/trips/").content.decode().count("at home") == 1


def test_the_page_of_a_person_leads_to_their_trips_and_says_where_they_met_most(client, tokayev, sochi):
    for day in (11, 12):
        make_meeting(when=f"2017-10-{day}", people=[tokayev], place=sochi)
    html = client.get("/people/tokayev/").content.decode()
    where = html.partition('id="where"')[2].partition("</section>")[0]
    assert 'href="/people/tokayev/trips/"' in where
    address, number = re.search(
        r'href="([^"]*place=[^"]*)">[^<]*</a> <span class="tally__number">(\d+)', where
    ).groups()
    listed = client.get(address.replace("&amp;", "&").replace("/meetings/", "/meetings.json")).json()
    assert listed["total"] == int(number) == 2


def test_the_rule_stands_on_the_page_and_an_empty_one_leads_on(client, tokayev):
    html = client.get("/people/tokayev/trips/").content.decode()
    assert f"at most {MOST_DAYS_APART} days apart" in html
    assert 'href="/meetings/?person=tokayev"' in html
    assert client.get("/people/nobody/trips/").status_code == 404


def test_former_addresses_lead_to_the_stays_of_now(client, tokayev):
    tokayev.slug = "kassym-jomart-tokayev"
    tokayev.save()
    answer = client.get("/people/tokayev/trips/")
    assert answer.headers["Location"] == "/people/kassym-jomart-tokayev/trips/"
    answer = client.get("/people/tokayev/trips.csv")
    assert answer.headers["Location"] == "/people/kassym-jomart-tokayev/trips.csv"


def test_the_file_has_a_line_for_each_meeting(client, tokayev, sochi):
    make_meeting("-1 summit", when="2017-10-11", people=[tokayev], place=sochi)
    make_meeting("talks", when="2017-10-12", people=[tokayev], place=sochi)
    rows = list(
        csv.DictReader(io.StringIO(client.get("/people/tokayev/trips.csv").getvalue().decode("utf-8-sig")))
    )
    assert [row["title"] for row in rows] == ["'-1 summit", "talks"]
    assert {row["stay"] for row in rows} == {"1"}
    assert rows[0]["last_day"] == "2017-10-12"


def test_the_json_has_the_lines_of_the_file(client, tokayev, sochi):
    make_meeting("summit", when="2017-10-11", people=[tokayev], place=sochi)
    make_meeting("talks", when="2017-10-12", people=[tokayev], place=sochi)
    make_meeting("forum", when="2018-10-12", people=[tokayev], place=make_place("Moscow"))
    told = client.get("/people/tokayev/trips.json").json()
    rows = list(
        csv.DictReader(io.StringIO(client.get("/people/tokayev/trips.csv").getvalue().decode("utf-8-sig")))
    )
    assert told["person"] == "tokayev"
    assert [
        (stay["first_day"], stay["last_day"], stay["country"], meeting["title"])
        for stay in told["stays"]
        for meeting in stay["meetings"]
    ] == [(row["first_day"], row["last_day"], row["country"], row["title"]) for row in rows]


@pytest.fixture
def stays(tokayev, sochi):
    """Around a New Year in Sochi, and in Moscow in 2019."""
    make_meeting("summit", when="2017-12-30", people=[tokayev], place=sochi)
    make_meeting("talks", when="2018-01-02", people=[tokayev], place=sochi)
    make_meeting("forum", when="2019-10-12", people=[tokayev], place=make_place("Almaty", make_country("KZ")))


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["forum", "summit", "talks"]),
        ("from=2018", ["forum", "summit", "talks"]),
        ("to=2017", ["summit", "talks"]),
        ("from=2018&to=2018-01-01", ["summit", "talks"]),
        ("from=2018-01-03", ["forum"]),
        ("in=kz", ["forum"]),
        ("in=kz&to=2018", []),
    ],
)
def test_stays_are_narrowed_by_days_and_countries_and_never_cut(client, stays, query, titles):
    make_country("RU")
    rows = csv.DictReader(
        io.StringIO(client.get(f"/people/tokayev/trips.csv?{query}").getvalue().decode("utf-8-sig"))
    )
    assert [row["title"] for row in rows] == titles
    told = client.get(f"/people/tokayev/trips.json?{query}").json()["stays"]
    assert [meeting["title"] for stay in told for meeting in stay["meetings"]] == titles
    html = client.get(f"/people/tokayev/trips/?{query}").content.decode()
    assert [title for title in ("forum", "summit", "talks") if f">{title}</a>" in html] == titles


def test_filtered_stays_lead_to_their_files_and_to_all(client, stays):
    html = client.get("/people/tokayev/trips/?from=2019&in=kz").content.decode()
    assert 'href="/people/tokayev/trips.csv?from=2019&amp;in=kz"' in html
    assert 'href="/people/tokayev/trips.json?from=2019&amp;in=kz"' in html
    assert "1 stay in one place on record." in html
    html = client.get("/people/tokayev/trips/?from=2020").content.decode()
    assert "No stay on record fits these filters." in html
    assert '<a href="/people/tokayev/trips/">All stays</a>' in html


@pytest.mark.parametrize("query", ["from=soon", "in=zz", "from=2020&to=2019", "country=kz"])
def test_what_stays_cannot_be_narrowed_by_is_told(client, stays, query):
    html = client.get(f"/people/tokayev/trips/?{query}").content.decode()
    assert "was ignored" in html
    for form in ("csv", "json"):
        answer = client.get(f"/people/tokayev/trips.{form}?{query}")
        assert (answer.status_code, "was ignored" in answer.content.decode()) == (400, True)


@pytest.mark.parametrize("number", [1, 12])
@pytest.mark.parametrize("form", ["s/", "s.csv", "s.json", "s.json?from=2017-03"])
def test_stays_cost_the_same_for_any_number(client, django_assert_num_queries, tokayev, form, number):
    for index in range(number):
        make_term(tokayev, make_office())
        make_meeting(when=f"2017-{index + 1:02}-11", people=[tokayev], place=make_place())
    with django_assert_num_queries(7):
        assert client.get(f"/people/tokayev/trip{form}").getvalue()


FIRST = datetime.date(2017, 1, 1)


@settings(max_examples=60, deadline=None)
@given(
    some.lists(some.tuples(some.integers(0, 30), some.integers(0, 4), some.sampled_from("ABC")), max_size=9)
)
def test_stays_are_the_longest_runs_that_the_rule_allows(visits):
    places = {name: Place(pk=ord(name), name=name, country=Country(pk=1)) for name in "ABC"}
    meetings = []
    for number, (start, days, name) in enumerate(sorted(visits, key=lambda v: (v[0], v[0] + v[1], v[2]))):
        first = FIRST + datetime.timedelta(days=start)
        last = first + datetime.timedelta(days=days)
        meetings.append(Meeting(pk=number + 1, place=places[name], possible=((first, last),)))
    stays = stays_of(meetings, [])[::-1]

    assert [meeting.pk for stay in stays for meeting in stay.meetings] == [meeting.pk for meeting in meetings]
    for stay in stays:
        assert len({meeting.place_id for meeting in stay.meetings}) == 1
        end = stay.meetings[0].possible[0][1]
        for meeting in stay.meetings[1:]:
            assert (meeting.possible[0][0] - end).days <= MOST_DAYS_APART
            end = max(end, meeting.possible[0][1])
    for before, after in zip(stays, stays[1:], strict=False):
        assert before.place != after.place or (after.first - before.last).days > MOST_DAYS_APART
