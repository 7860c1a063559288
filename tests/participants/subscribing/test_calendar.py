"""A calendar of any filter, as a program reads it that fetches it again and again."""

from datetime import date, timedelta

import icalendar
import pytest

from participants.models import Meeting
from participants.models.meeting import today
from summit_archive.history.recording import recorded
from summit_archive.history.tables import Step
from tests.lists import meeting_list
from tests.make import (
    make_country,
    make_meeting,
    make_office,
    make_organisation,
    make_person,
    make_place,
    make_series,
)
from tests.merging import merge

pytestmark = pytest.mark.django_db

TITLE = "Встреча глав государств — участников СНГ; «газ, нефть»\nи =cmd() \\ «транзит» {в фигурных скобках}"


def calendar(client, query="", **options):
    answer = client.get(f"/meetings.ics{query}", **options)
    assert answer.status_code == 200
    return icalendar.Calendar.from_ical(answer.getvalue())


def events(client, query="", **options):
    """{the slug that its address ends in: event}"""
    return {
        str(event.get("url", "")).rstrip("/").rpartition("/")[2]: event
        for event in calendar(client, query, **options).walk("VEVENT")
    }


def event_of(client, meeting, query=""):
    return events(client, query)[meeting.slug]


@pytest.fixture
def talks():
    kazakhstan, uzbekistan = make_country("KZ"), make_country("UZ")
    almaty = make_place("Алма-Ата, old; town", country=kazakhstan)
    make_meeting(TITLE, slug="sure", when="2023-12-26", countries=[kazakhstan, uzbekistan], place=almaty)
    make_meeting("Forum", slug="days", when="2023-12-29/2024-01-02", countries=[kazakhstan])
    make_meeting("Talks", slug="doubted", when="2023-12-26?", countries=[kazakhstan])
    make_meeting("Talks", slug="year", when="2022", countries=[kazakhstan])
    make_meeting("Talks", slug="no-year", when="XXXX-12-26", countries=[kazakhstan])
    make_meeting("Talks", slug="off", when="2023-05-01", countries=[kazakhstan], status="cancelled")
    make_meeting("Talks", slug="other", when="2023-05-01", countries=[uzbekistan])


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?country=kz",
        "?country=kz&country=uz&match=all",
        "?status=cancelled",
        "?from=2023-12&to=2023&certainty=certain",
        "?circle=bilateral&sort=oldest",
        "?without=kz&facets=all&proposed=1",
    ],
)
def test_a_calendar_has_the_meetings_of_the_list_whose_days_are_certain_and_counts_the_others(
    client, talks, query
):
    listed = [card.slug for card in meeting_list(query.removeprefix("?")).rows]
    sure = [slug for slug in listed if slug in ("sure", "days", "off", "other")]
    whole = calendar(client, query)
    assert [str(event["url"]).split("/")[-2] for event in whole.walk("VEVENT")] == sure
    left_out, told = len(listed) - len(sure), str(whole["description"])
    assert told == str(whole["x-wr-caldesc"])
    assert f"{len(sure)} meeting" in told
    assert (f"{left_out} more " in told and "http://testserver/meetings/" in told) is bool(left_out)


def test_a_calendar_says_its_filter_and_how_often_to_ask_again(client, talks):
    whole = calendar(client, "?country=kz&country=uz&match=all")
    name = "Meetings: Kazakhstan, Uzbekistan, all of these countries"
    assert str(whole["x-wr-calname"]) == str(whole["name"]) == name
    assert whole["refresh-interval"].dt == timedelta(hours=12)
    assert str(calendar(client)["x-wr-calname"]) == "Meetings"
    body = client.get("/meetings.ics").content
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT12H" in body and b"X-PUBLISHED-TTL:PT12H" in body
    assert "meetings whose participants are on record" in calendar(client, "?country=kz")["description"]


def test_words_of_any_kind_come_back_as_they_were_and_lines_break_between_letters(client, talks):
    body = client.get("/meetings.ics").content
    assert all(len(line) <= 75 and line.decode() is not None for line in body.split(b"\r\n"))
    event = events(client)["sure"]
    assert str(event["summary"]) == TITLE
    assert str(event["location"]).startswith("Алма-Ата, old; town")
    assert (events(client)["days"]["dtstart"].dt, events(client)["days"]["dtend"].dt) == (
        date(2023, 12, 29),
        date(2024, 1, 3),
    )
    assert events(client)["off"]["status"] == "CANCELLED"


def test_an_event_stays_the_same_under_any_later_address_and_its_number_rises(client):
    meeting = make_meeting("Talks", slug="talks", when="2023-05-01")
    first = event_of(client, meeting)
    assert str(first["uid"]) == "talks@testserver" and first["sequence"] == 0
    for number, slug in enumerate(["talks-in-astana", "talks", "talks-of-may"], start=1):
        with recorded():
            meeting.slug = slug
            meeting.save()
        event = event_of(client, meeting)
        assert str(event["uid"]) == "talks@testserver"
        assert event["sequence"] == number
    assert event["last-modified"].dt == event["dtstamp"].dt
    assert event["dtstamp"].dt == Step.objects.latest("pk").at.replace(microsecond=0)


def test_two_meetings_that_had_the_same_address_one_after_the_other_are_two_events(client):
    older = make_meeting("Older", slug="talks", when="2023-05-01")
    Meeting.objects.filter(pk=older.pk).update(slug="older-talks")
    newer = make_meeting("Newer", slug="talks", when="2024-05-01")
    found = events(client)
    assert str(found["older-talks"]["uid"]) == "talks@testserver"
    assert str(found["talks"]["uid"]) == f"talks.{newer.pk}@testserver"


def test_what_is_put_back_on_record_is_newer_than_when_it_was_taken_off(client):
    meeting = make_meeting("Talks", slug="talks", when=f"{today()}")
    number, columns = meeting.pk, {"title": "Talks", "slug": "talks", "kind": "other", "status": "held"}
    with recorded():
        meeting.delete()
    [gone] = calendar(client).walk("VEVENT")
    with recorded():
        Meeting.objects.create(pk=number, when=f"{today()}", **columns)
    [back] = calendar(client).walk("VEVENT")
    assert gone["uid"] == back["uid"] and back["sequence"] > gone["sequence"] > 0
    assert gone["status"] == "CANCELLED" and back["status"] == "TENTATIVE"


@pytest.fixture
def gone():
    """Talks of two countries in Almaty, deleted; they were a session of the CIS."""
    kazakhstan, uzbekistan = make_country("KZ"), make_country("UZ")
    series = make_series(slug="sessions", organisation=make_organisation("CIS"))
    office = make_office(country=uzbekistan)
    meeting = make_meeting(
        "A headline that was wrong", slug="wrong", when="2023-05-01", kind="council-session", series=series,
        place=make_place("Almaty", slug="almaty", country=kazakhstan), countries=[kazakhstan],
        people=[make_person(slug="tokayev")], offices=[office],
    )  # fmt: skip
    make_country("TJ")
    make_meeting("Still there", slug="there", when="2023-05-01")
    with recorded():
        meeting.participations.all().delete()
        meeting.delete()


@pytest.mark.parametrize(
    ("query", "is_told"),
    [
        ("", True),
        ("?country=kz", True),
        ("?country=uz&country=kz&match=all", True),
        ("?country=tj", False),
        ("?country=tj&country=kz&match=all", False),
        ("?person=tokayev", True),
        ("?organisation=cis", True),
        ("?series=sessions", True),
        ("?kind=council-session&status=held", True),
        ("?kind=summit", False),
        ("?status=cancelled", False),
        ("?place=almaty&in=kz", True),
        ("?in=uz", False),
        ("?from=2023&to=2023", True),
        ("?from=2024", False),
        ("?circle=bilateral", False),
    ],
)
def test_what_was_deleted_is_cancelled_where_it_was_on_the_list_and_none_of_its_words_are_told(
    client, gone, query, is_told
):
    found = [one for one in calendar(client, query).walk("VEVENT") if "wrong" in str(one["uid"])]
    assert len(found) == is_told
    for event in found:
        assert event["status"] == "CANCELLED" and event["dtstart"].dt == date(2023, 5, 1)
        assert str(event["summary"]) == "No longer on record"
        assert b"headline" not in event.to_ical()


def test_what_was_deleted_long_ago_is_told_no_more(client, gone):
    Step.objects.update(at="2020-01-01T00:00Z")
    assert set(events(client)) == {"there"}


def test_a_meeting_that_became_a_part_of_another_leads_there(admin_client, client):
    stays = make_meeting("The meeting itself", slug="itself", when="2023-05-01")
    twin = make_meeting("Its twin", slug="twin", when="2023-05-01")
    assert merge(admin_client, stays, twin).status_code == 302
    both = calendar(client).walk("VEVENT")
    told = {str(event["uid"]): event for event in both}
    assert told["itself@testserver"]["status"] == "TENTATIVE"
    assert told["twin@testserver"]["status"] == "CANCELLED"
    assert "The meeting itself" in told["twin@testserver"]["description"]
    assert str(told["twin@testserver"]["url"]).endswith("/meetings/itself/")


# What is to come


def test_the_next_days_are_asked_for_by_their_number(client):
    for days in (-1, 0, 30, 31):
        make_meeting(slug=f"in-{days}", when=f"{today() + timedelta(days=days)}", status="scheduled")
    make_meeting(slug="some-day", when=f"{today() + timedelta(days=3)}?", status="announced")
    whole = calendar(client, "?coming=30")
    assert [str(event["uid"]) for event in whole.walk("VEVENT")] == ["in-30@testserver", "in-0@testserver"]
    assert str(whole["x-wr-calname"]) == "Meetings: the next 30 days"
    until = today() + timedelta(days=30)
    assert f"1 more is left out because its day is not certain: see http://testserver/meetings/?from={today()}&to={until}" in whole["description"]  # fmt: skip
    assert {str(event["status"]) for event in whole.walk("VEVENT")} == {"TENTATIVE"}


@pytest.mark.parametrize("wrong", ["0", "367", "-1", "90.5", "soon", "1e2", "%00"])
def test_a_wrong_number_of_days_is_told_with_what_is_expected(client, wrong):
    answer = client.get(f"/meetings.ics?coming={wrong}")
    assert answer.status_code == 400
    if wrong != "%00":
        said = f"Coming days: “{wrong}” was ignored; expected a whole number from 1 to 366."
        assert said in answer.content.decode()


@pytest.mark.parametrize(
    "query", ["?coming=30&coming=60", "?colour=red", "?country=zz", "?from=2024&to=2023"]
)
def test_what_cannot_be_used_of_an_address_is_an_error(client, query):
    assert client.get(f"/meetings.ics{query}").status_code == 400


def test_a_calendar_of_what_is_to_come_is_sent_once_a_day(client):
    make_meeting(when=f"{today()}")
    answer = client.get("/meetings.ics?coming=1")
    known = {"HTTP_IF_NONE_MATCH": answer.headers["ETag"]}
    assert client.get("/meetings.ics?coming=1", **known).status_code == 304
    make_meeting(when=f"{today()}")
    assert client.get("/meetings.ics?coming=1", **known).status_code == 200


# What it costs


@pytest.mark.parametrize("number", [2, 12])
def test_a_calendar_costs_the_same_for_any_size(client, django_assert_num_queries, number):
    for index in range(number):
        place, country = make_place(country=make_country("KZ")), make_country("KZ")
        make_meeting(when="2023-05-01", place=place, countries=[country])
        with recorded():
            make_meeting(when=f"20{index:02}-05-01", place=place, countries=[country]).delete()
    with django_assert_num_queries(11):
        assert len(calendar(client, "?country=kz").walk("VEVENT")) == 2 * number


def test_a_calendar_of_many_is_sent_while_it_is_read(client, monkeypatch):
    monkeypatch.setattr("participants.subscribing.calendar.AT_ONCE", 3)
    for number in range(7):
        make_meeting(TITLE, when=f"2023-05-0{number + 1}")
    answer = client.get("/meetings.ics")
    assert answer.streaming
    told = icalendar.Calendar.from_ical(answer.getvalue()).walk("VEVENT")
    assert [event["dtstart"].dt.day for event in told] == [7, 6, 5, 4, 3, 2, 1]
