"""Who was in office on any day, and the picture of terms."""

from datetime import date, timedelta

import pytest

from participants.models.meeting import today
from participants.offices.timeline import HEAD, PICTURE_WIDTH, timeline
from tests.make import make_country, make_office, make_person, make_term
from tests.pages import page

pytestmark = pytest.mark.django_db

TODAY = date(2026, 1, 1)


@pytest.fixture
def president():
    return make_office("President of Russia", slug="president-of-russia", country=make_country("RU"))


@pytest.fixture
def terms(president):
    yeltsin = make_person("Boris Yeltsin", slug="boris-yeltsin")
    putin = make_person("Vladimir Putin", slug="vladimir-putin")
    return [
        make_term(yeltsin, president, start="1991-07-10", end="1999-12-31", confirmation="two-sources"),
        make_term(putin, president, start="1999-12-31", end="2000-05-07?", is_acting=True),
        make_term(putin, president, start="2000-05-07?", end="2008-05-07", confirmation="one-source"),
    ]


def on(client, day):
    answer = client.get("/countries/ru.json", {"on": day}).json()
    assert answer["on"] == day
    return [(row["person"], row["is_sure"]) for row in answer["in_office"]]


def test_a_day_within_a_term_names_its_holder(client, terms):
    [row] = client.get("/countries/ru.json?on=1995-06-01").json()["in_office"]
    assert row == {
        "office": "president-of-russia",
        "office_name": "President of Russia",
        "kind": "head-of-state",
        "person": "boris-yeltsin",
        "name": "Boris Yeltsin",
        "acting": False,
        "confirmation": "two-sources",
        "is_sure": True,
        "known_until": None,
    }


def test_on_the_day_of_a_handover_both_are_named(client, terms):
    assert on(client, "1999-12-31") == [("vladimir-putin", True), ("boris-yeltsin", False)]


def test_a_term_whose_start_is_not_confirmed_is_never_sure(client, terms):
    assert on(client, "2004-06-01") == [("vladimir-putin", False)]
    assert "Vladimir Putin , President of Russia possibly on this day" in page(
        client, "/countries/ru/?on=2004-06-01"
    )


def test_a_day_outside_of_all_terms_is_a_gap_not_a_vacancy(client, terms):
    assert on(client, "2009-01-01") == []
    assert "The sources have a gap; the office need not have been vacant." in page(
        client, "/countries/ru/?on=2009-01-01"
    )


def test_other_countries_and_other_offices_are_not_named(client, terms):
    make_term(
        office=make_office("Press secretary", kind="spokesperson", country=make_country("RU")), start="1991"
    )
    make_term(office=make_office("President of Ukraine", country=make_country("UA")), start="1991")
    assert on(client, "1995-06-01") == [("boris-yeltsin", True)]


@pytest.mark.parametrize(
    "day", ["2023-02-30", "2023", "20230101", "2023-W01-1", "x", "٢٠٢٣-٠١-٠١", "0000-01-01"]
)
def test_what_is_no_day_is_refused_with_what_was_expected(client, terms, day):
    answer = client.get("/countries/ru.json", {"on": day})
    assert answer.status_code == 400
    [error] = answer.json()["errors"]
    assert (error["parameter"], error["value"]) == ("on", day)
    text = page(client, "/countries/ru/", data={"on": day})
    assert f"“{day}” was ignored; expected a day that exists, as YYYY-MM-DD." in text


def test_nobody_is_said_to_be_in_office_on_a_day_that_has_not_come(client, terms):
    make_term(office=terms[0].office, start="2012-05-07")
    tomorrow = (today() + timedelta(1)).isoformat()
    for day in (tomorrow, "9999-12-31"):
        answer = client.get("/countries/ru.json", {"on": day})
        assert answer.status_code == 400
        [error] = answer.json()["errors"]
        assert "expected a day up to today" in error["message"]
        assert "possibly on this day" not in page(client, "/countries/ru/", data={"on": day})
    assert on(client, today().isoformat())


@pytest.mark.parametrize("address", ["/countries/RU/", "/countries/RU.json", "/countries/RU/network/"])
def test_a_code_in_capitals_leads_on_with_what_was_asked(client, terms, address):
    response = client.get(address, {"on": "1995-06-01"})
    assert response.status_code == 301
    assert response["Location"] == f"{address.lower()}?on=1995-06-01"


def test_without_a_day_nobody_is_named(client, terms):
    assert "in_office" not in client.get("/countries/ru.json").json()
    assert "In office on a given day" in page(client, "/countries/ru/")


def test_bars_stand_where_their_terms_are(terms):
    picture = timeline(terms, TODAY)
    [lane] = picture.lanes
    yeltsin, acting, elected = lane.bars
    assert [bar.y for bar in lane.bars] == sorted({bar.y for bar in lane.bars})
    assert yeltsin.y > HEAD
    assert (yeltsin.x, yeltsin.width) == (yeltsin.sure_x, yeltsin.sure_width)
    assert yeltsin.x + yeltsin.width == acting.x
    assert elected.width > 0
    assert elected.sure_width == 0


def test_a_term_that_has_not_ended_reaches_to_the_pictures_edge(president):
    term = make_term(office=president, start="2012-05-07")
    [bar] = timeline([term], TODAY).lanes[0].bars
    assert bar.x + bar.width == PICTURE_WIDTH
    assert bar.label_place == "before"
    assert bar.label_x < bar.x


@pytest.mark.parametrize(
    ("start", "end", "place"),
    [
        ("1991-01-01", "2000-01-01", "after"),
        ("2010-01-01", None, "before"),
        ("1990-04-24", "2024-03-20", "inside"),
    ],
)
def test_every_name_has_room_in_the_picture(president, start, end, place):
    person = make_person("Gurbanguly Berdimuhamedow")
    [bar] = timeline([make_term(person, president, start=start, end=end)], TODAY).lanes[0].bars
    assert bar.label_place == place
    assert 0 <= bar.label_x <= PICTURE_WIDTH


def test_a_term_from_before_the_first_year_starts_at_the_edge(president):
    [bar] = timeline([make_term(office=president, start="1990-04-24")], TODAY).lanes[0].bars
    assert bar.x == 0


def test_a_country_without_terms_has_no_picture(client):
    make_country("MD")
    assert timeline([], TODAY) is None
    assert "No leader in office on record." in page(client, "/countries/md/")
