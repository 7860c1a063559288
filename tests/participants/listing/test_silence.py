"""What the list of meetings says of those whose participants are not on record, on its page and in its file."""

import pytest

from tests.articles.views.test_json import get
from tests.lists import meeting_list
from tests.make import make_country, make_meeting, make_participation, make_person
from tests.pages import page, table_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def summits():
    """Of six meetings one has a complete list, two have a partial one, and three have none; one of these was not held."""
    kz, ge = make_country("KZ"), make_country("GE")
    person = make_person(slug="tokayev")
    make_meeting("complete", countries=[kz], has_complete_list=True, list_source="Kremlin press service")
    make_meeting("partial", countries=[kz], people=[person])
    make_participation(make_meeting("of Georgia"), country=ge, role="host")
    make_meeting("silent")
    make_meeting("silent, too", kind="call")
    make_meeting("silent and announced", status="announced")


def titles(query):
    return {meeting.title for meeting in meeting_list(query).rows}


LOOKED_FOR = "Participants are recorded for 3 of 6 meetings; the others may belong here too."


@pytest.mark.parametrize("query", ["country=kz", "person=tokayev", "match=at-least&n=1", "host=ge"])
def test_who_is_looked_for_is_looked_for_only_where_participants_are_on_record(client, summits, query):
    assert page(client, f"/meetings/?{query}").count(LOOKED_FOR) == 1
    answer = get(client, f"/meetings.json?{query}")
    assert (answer["known"], answer["of"], answer["complete"]) == (3, 6, 1)


def test_only_meetings_that_fit_the_other_conditions_are_told(client, summits):
    text = page(client, "/meetings/?country=kz&status=held")
    assert "Participants are recorded for 3 of 5 meetings" in text
    answer = get(client, "/meetings.json?country=kz&status=held")
    assert (answer["total"], answer["known"], answer["of"]) == (2, 3, 5)


@pytest.mark.parametrize(
    "query",
    ["", "kind=call", "without=ge", "host=not-stated", "circle=same-room", "country=kz&participants=partial"],
)
def test_a_list_that_looks_for_nobody_does_not_say_so(client, summits, query):
    assert "Counted among" not in page(client, f"/meetings/?{query}")


def test_the_numbers_beside_the_countries_say_where_they_come_from(client, summits):
    assert "Kazakhstan 2 Georgia 1 Not recorded: 3 of 6" in page(client, "/meetings/")
    assert "Not recorded" not in page(client, "/meetings/?participants=complete")
    answer = get(client, "/meetings.json")
    assert (answer["known"], answer["of"]) == (3, 6)
    assert answer["facets_recorded"] == {"country": {"known": 3, "of": 6}}
    assert answer["participant_lists"] == {"complete": 1, "partial": 2, "not-recorded": 3}


def test_without_a_country_says_of_how_many_it_cannot_be_told(client, summits):
    assert titles("without=ge") == {"complete", "partial", "silent", "silent, too", "silent and announced"}
    told = (
        "3 of these have no participants on record, 1 of these has an incomplete list of participants:"
        " Georgia may have taken part."
    )
    assert told in page(client, "/meetings/?without=ge")
    assert get(client, "/meetings.json?without=ge")["participant_lists"] == {
        "complete": 1,
        "partial": 1,
        "not-recorded": 3,
    }


@pytest.mark.parametrize(
    ("query", "told"),
    [
        (
            "without=ge&participants=not-recorded",
            "3 of these have no participants on record: Georgia may have taken part.",
        ),
        (
            "without=ge&without=kz",
            "3 of these have no participants on record: Georgia, Kazakhstan may have taken part.",
        ),
        (
            "without=ge&person=tokayev",
            "1 of these has an incomplete list of participants: Georgia may have taken part.",
        ),
        (
            "country=kz&match=exactly",
            "1 of these has an incomplete list of participants: other countries may have taken part.",
        ),
        (
            "host=not-stated&kind=call",
            "1 of these has no participants on record: their host may just not be recorded.",
        ),
        (
            "circle=same-room",
            "Calls, visits and talks on the margins are sorted by the number of recorded countries: more may have taken part.",
        ),
    ],
)
def test_what_is_found_because_nobody_is_named_is_told(client, summits, query, told):
    assert told in page(client, f"/meetings/?{query}")


def test_where_the_lists_are_complete_nothing_is_left_open(client, summits):
    for query in ("without=ge&participants=complete", "country=kz&match=exactly&participants=complete"):
        assert "may have taken part" not in page(client, f"/meetings/?{query}")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("complete", {"complete"}),
        ("partial", {"partial", "of Georgia"}),
        ("not-recorded", {"silent", "silent, too", "silent and announced"}),
    ],
)
def test_meetings_are_found_by_how_complete_their_lists_are(summits, value, expected):
    assert titles(f"participants={value}") == expected
    (facet,) = [facet for facet in meeting_list("").facets if facet.parameter == "participants"]
    assert {choice.value: choice.count for choice in facet.choices}[value] == len(expected)


def test_a_list_of_participants_of_no_kind_is_told(summits):
    (problem,) = meeting_list("participants=some").problems
    assert (problem.parameter, problem.value) == ("participants", "some")
    assert "complete" in problem.message and "not-recorded" in problem.message


# Pictures


@pytest.mark.parametrize("address", ["/meetings/timeline/?country=kz", "/meetings/map/?show=parties"])
def test_a_picture_of_who_took_part_says_out_of_how_many(client, summits, address):
    told = "Participants are recorded for 3 of 5 meetings; the others may belong here too."
    assert told in page(client, address)


@pytest.mark.parametrize("address", ["/meetings/timeline/", "/meetings/map/", "/meetings/map/?in=kz"])
def test_a_picture_that_rests_on_nobody_named_says_nothing(client, summits, address):
    assert "Counted among" not in page(client, address)


def test_a_picture_of_meetings_without_a_country_says_of_how_many_it_cannot_be_told(client, summits):
    told = (
        "2 of these have no participants on record, 1 of these has an incomplete list of participants:"
        " Georgia may have taken part."
    )
    assert told in page(client, "/meetings/timeline/?without=ge")


def test_files_of_pictures_say_out_of_how_many(client, summits):
    def lines(address):
        return table_of(client.get(address)).split("\r\n")

    assert lines("/meetings/map.csv?show=parties")[:2] == [
        "code,country,certain,possible,of_these_no_source,known,of",
        "kz,Kazakhstan,2,0,0,3,5",
    ]
    assert lines("/meetings/timeline.csv?country=kz")[1] == ",2023,2,0,0,3,5"
    assert lines("/meetings/timeline.csv")[1] == ",2023,5,0,0,,"
