"""What each condition finds among the meetings, and how the list speaks of it."""

import pytest

from participants.listing.list_page import counts_note
from participants.models import Country, Meeting
from tests.lists import meeting_list as found
from tests.make import (
    make_country,
    make_meeting,
    make_office,
    make_organisation,
    make_participation,
    make_person,
    make_place,
    make_series,
    make_term,
)

pytestmark = pytest.mark.django_db


def titles(query):
    filtered = found(query)
    assert not filtered.problems
    assert filtered.total == len(filtered.rows)
    return {meeting.title for meeting in filtered.rows}


@pytest.fixture
def summits():
    """Three countries meet in different company; one stays away once."""
    kz, ru, uz = (make_country(code) for code in ("KZ", "RU", "UZ"))
    make_meeting("all three", countries=[kz, ru, uz])
    make_meeting("two", countries=[kz, ru])
    make_meeting("one", countries=[uz])
    make_meeting("by office", offices=[make_office(country=kz)])
    absent = make_meeting("one stays away", countries=[ru])
    make_participation(absent, country=kz, status="absent")
    make_meeting("nobody")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("country=kz", {"all three", "two", "by office"}),
        ("country=KZ", {"all three", "two", "by office"}),
        ("country=kz&country=uz", {"all three", "two", "by office", "one"}),
        ("country=kz&country=ru&match=all", {"all three", "two"}),
        ("country=kz&country=ru&match=exactly", {"two"}),
        ("country=kz&match=exactly", {"by office"}),
        ("country=ru&match=EXACTLY", {"one stays away"}),
        ("country=kz&country=ru&country=uz&match=at-least&n=2", {"all three", "two"}),
        ("match=at-least&n=2", {"all three", "two"}),
        ("match=at-least&n=1", {"all three", "two", "one", "by office", "one stays away"}),
        ("match=at-least&n=4", set()),
        ("without=kz", {"one", "one stays away", "nobody"}),
        ("without=kz&without=uz", {"one stays away", "nobody"}),
        ("country=ru&without=kz", {"one stays away"}),
        ("country=kz&without=kz", set()),
    ],
)
def test_countries(summits, query, expected):
    assert titles(query) == expected


@pytest.fixture
def invitations():
    """Kazakhstan and Russia, each named, invited or away in its own way."""
    kz, ru = make_country("KZ"), make_country("RU")
    parts = {
        "both came": ("attended", "attended"),
        "kz came, ru invited": ("attended", "invited"),
        "kz invited, ru said nothing of": ("invited", "not-stated"),
        "both invited": ("invited", "invited"),
        "kz away": ("absent", "represented"),
    }
    for title, statuses in parts.items():
        meeting = make_meeting(title, status="held")
        for country, status in zip((kz, ru), statuses, strict=True):
            make_participation(meeting, country=country, status=status)
    twice = make_meeting("kz invited, its president came", status="held")
    make_participation(twice, country=kz, status="invited")
    make_participation(twice, office=make_office(country=kz), status="attended")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (
            "country=kz",
            {
                "both came",
                "kz came, ru invited",
                "kz invited, ru said nothing of",
                "both invited",
                "kz invited, its president came",
            },
        ),
        (
            "country=kz&part=present",
            {"both came", "kz came, ru invited", "kz invited, its president came"},
        ),
        ("country=kz&part=Invited", {"kz invited, ru said nothing of", "both invited"}),
        ("country=kz&country=ru&match=all&part=present", {"both came"}),
        ("country=kz&country=ru&match=all&part=invited", {"both invited"}),
        (
            "country=kz&match=exactly&part=present",
            {"kz came, ru invited", "kz invited, its president came"},
        ),
        ("country=kz&match=exactly&part=invited", {"kz invited, ru said nothing of"}),
        ("country=kz&country=ru&match=at-least&n=2&part=present", {"both came"}),
        ("match=at-least&n=2&part=present", {"both came"}),
    ],
)
def test_an_invitation_is_not_attendance(invitations, query, expected):
    assert titles(query) == expected


def test_the_meetings_held_of_a_country_are_those_it_took_part_in(invitations):
    make_meeting("talked of", status="possible", countries=[Country.objects.get(code="KZ")])
    for country in Country.objects.with_meetings_held():
        listed = found(f"country={country.address_code}&status=held&part=present")
        assert listed.total == country.meetings_held > 0


def test_the_part_of_countries_goes_with_the_last_of_them():
    for code in ("KZ", "RU"):
        make_country(code)
    chips = {chip.text: chip.url for chip in found("country=kz&part=present").chips}
    assert chips == {"Kazakhstan": "/meetings/", "attended": "/meetings/?country=kz"}


def test_exactly_claims_no_more_than_is_on_record():
    make_country("KZ")
    (chip,) = [chip for chip in found("country=kz&match=exactly").chips if chip.label != "Country"]
    assert chip.text == "exactly these countries, of those recorded"


def test_more_countries_than_are_chosen_cannot_be_asked_for(summits):
    filtered = found("country=kz&country=ru&match=at-least&n=3")
    (problem,) = filtered.problems
    assert (problem.parameter, problem.value) == ("n", "3")
    assert "at most 2, as 2 countries are chosen" in problem.message
    assert filtered.query == "country=kz&country=ru"
    assert filtered.total == 4


def test_a_person_is_found_by_name_and_by_office():
    person, office = make_person(slug="tokayev"), make_office()
    make_term(person, office, start="2019-03-20")
    make_meeting("named", people=[person])
    make_meeting("in office", when="2023-12-26", offices=[office])
    make_meeting("before the term", when="2018-12-26", offices=[office])
    make_meeting("perhaps before the term", when="XXXX-12-26", offices=[office])
    assert titles("person=tokayev") == {"named", "in office"}


def test_an_organisation_is_found_by_meeting_by_series_and_as_participant():
    cis = make_organisation("CIS")
    make_meeting("its own", organisation=cis)
    make_meeting("of its series", series=make_series(organisation=cis))
    make_participation(make_meeting("took part"), organisation=cis)
    make_participation(make_meeting("stayed away"), organisation=cis, status="absent")
    make_meeting("of another", organisation=make_organisation("EAEU"))
    assert titles("organisation=cis") == {"its own", "of its series", "took part"}


def test_series_kind_status_and_place():
    make_meeting(
        "this",
        series=make_series(slug="informal"),
        kind="call",
        status="possible",
        place=make_place(slug="minsk"),
    )
    make_meeting("that", series=make_series(), place=make_place())
    for query in ("series=informal", "kind=call", "kind=Call", "status=possible", "place=minsk"):
        assert titles(query) == {"this"}


@pytest.mark.parametrize(("kind", "circle"), [("visit", "bilateral"), ("multilateral", "same-room")])
def test_visits_and_multilateral_talks_are_found_and_counted(kind, circle):
    make_meeting("this", kind=kind, countries=[make_country("KZ"), make_country("RU")])
    make_meeting("that", kind="summit")

    assert titles(f"kind={kind}") == titles(f"circle={circle}&kind={kind}") == {"this"}
    (facet,) = [facet for facet in found("").facets if facet.parameter == "kind"]
    assert {choice.value: choice.count for choice in facet.choices}[kind] == 1


def test_a_former_address_still_finds():
    place = make_series(slug="old")
    make_meeting("this", series=place)
    place.slug = "new"
    place.save()
    assert titles("series=old") == {"this"}
    assert found("series=old").query == "series=new"


DATED = {
    "day": "2019-12-26",
    "over new year": "2019-12-31/2020-01-01",
    "month": "2019-12",
    "year": "2019",
    "no year": "XXXX-12-26",
    "one of two": "[2022-12-26,2023-12-26]",
    "doubted": "2019-12-26?",
}


@pytest.mark.parametrize(
    ("query", "certain", "possible"),
    [
        ("from=2019-12&to=2019-12", {"day", "over new year", "month"}, {"year", "no year", "doubted"}),
        ("from=2019&to=2019", {"day", "over new year", "month", "year"}, {"no year", "doubted"}),
        ("from=2023-06&to=2023-06", set(), set()),
        ("from=2022&to=2023", {"one of two"}, {"no year"}),
        ("from=2023", set(), {"no year", "one of two"}),
        ("to=1992", set(), {"no year"}),
        ("from=2020-01-01&to=2020-01-01", {"over new year"}, set()),
    ],
)
def test_dates(query, certain, possible):
    for title, when in DATED.items():
        make_meeting(title, when=when)
    filtered = found(query)
    assert {meeting.title for meeting in filtered.rows if meeting.is_certain} == certain
    assert {meeting.title for meeting in filtered.rows if not meeting.is_certain} == possible
    assert (filtered.result.certain, filtered.result.possible) == (len(certain), len(possible))
    assert titles(f"{query}&certainty=certain") == certain
    assert titles(f"{query}&certainty=possible") == possible


def test_without_dates_nothing_is_said_of_certainty():
    make_meeting()
    filtered = found()
    assert not filtered.result.is_of_days
    assert filtered.rows[0].is_certain is None


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ("from=2023", "Counts include meetings that may belong to this period."),
        ("to=2023&certainty=possible", "Counts include meetings that may belong to this period."),
        ("from=2023&certainty=certain", ""),
        ("kind=call", ""),
        ("from=never", ""),
    ],
)
def test_counts_say_what_is_only_possible(query, note):
    assert counts_note(found(query).asked) == note


def test_only_held_meetings_are_counted_as_held():
    for status in Meeting.Status.values:
        make_meeting(status=status)
    assert (found().total, found().result.held) == (len(Meeting.Status.values), 1)
    assert found("status=denied").result.held == 0


def test_order():
    for when in ("2001-05-05", "2003-05-05", "2002-05-05"):
        make_meeting(when, when=when)
    newest = [meeting.title for meeting in found().rows]
    assert newest == ["2003-05-05", "2002-05-05", "2001-05-05"]
    assert [meeting.title for meeting in found("sort=oldest").rows] == newest[::-1]


def test_chips_take_one_condition_away_each():
    for code in ("KZ", "RU", "AM"):
        make_country(code)
    make_series("Informal summits", slug="informal")
    query = (
        "country=KZ&country=ru&match=all&without=am&series=informal&kind=call&from=2020-05&sort=oldest&page=1"
    )
    chips = {(chip.label, chip.text): chip.url for chip in found(query).chips}
    rest = "without=am&series=informal&kind=call&from=2020-05&sort=oldest"
    assert chips == {
        ("Country", "Kazakhstan"): f"/meetings/?country=ru&match=all&{rest}",
        ("Country", "Russia"): f"/meetings/?country=kz&match=all&{rest}",
        ("Match", "all of these countries"): f"/meetings/?country=kz&country=ru&{rest}",
        ("Without", "Armenia"): f"/meetings/?country=kz&country=ru&match=all&{rest.partition('&')[2]}",
        (
            "Series",
            "Informal summits",
        ): f"/meetings/?country=kz&country=ru&match=all&{rest.replace('series=informal&', '')}",
        ("Kind", "call"): f"/meetings/?country=kz&country=ru&match=all&{rest.replace('kind=call&', '')}",
        (
            "From",
            "May 2020",
        ): f"/meetings/?country=kz&country=ru&match=all&{rest.replace('from=2020-05&', '')}",
    }


@pytest.mark.parametrize(
    ("query", "text", "left"),
    [
        ("match=at-least&n=3&kind=call", "at least 3", "kind=call"),
        ("from=2023&to=2023&certainty=certain&kind=call", "2023", "kind=call"),
        ("from=2023-12&to=2023-12", "December 2023", ""),
    ],
)
def test_what_belongs_together_is_one_chip(query, text, left):
    (chip,) = [chip for chip in found(query).chips if chip.text == text]
    assert chip.url.partition("?")[2] == left


def test_an_address_is_spelt_in_one_way():
    for code in ("KZ", "RU"):
        make_country(code)
    filtered = found("sort=newest&status=&country=ru&country=KZ&country=kz&match=any&page=1")
    assert filtered.query == "country=kz&country=ru"
    assert not filtered.problems
    assert filtered.links.json_url == "/meetings.json?country=kz&country=ru"


def test_the_form_keeps_what_it_does_not_show():
    for code in ("KZ", "RU", "AM"):
        make_country(code)
    filtered = found("country=kz&without=ru&without=am&kind=call&from=2020&facets=all&match=all")
    assert filtered.asked.hidden == [
        ("country", "kz"),
        ("without", "am"),
        ("without", "ru"),
        ("kind", "call"),
        ("facets", "all"),
    ]
    shown = {field.name: field.value() for field in filtered.asked.form.visible_fields()}
    assert (shown["from"], shown["match"]) == ("2020", "all")
    assert "Kazakhstan" in str(filtered.asked.form["without"])


def test_pages():
    for _number in range(60):
        make_meeting(status="held")
    pages = [found(f"status=held&page={number}") for number in (1, 2, 3)]
    assert [len(filtered.rows) for filtered in pages] == [25, 25, 10]
    assert len({meeting.slug for filtered in pages for meeting in filtered.rows}) == 60
    assert [filtered.pager.previous_url for filtered in pages] == [
        None,
        "/meetings/?status=held",
        "/meetings/?status=held&page=2",
    ]
    assert [filtered.pager.next_url for filtered in pages] == [
        "/meetings/?status=held&page=2",
        "/meetings/?status=held&page=3",
        None,
    ]
    assert {chip.url for filtered in pages for chip in filtered.chips} == {"/meetings/"}


@pytest.mark.parametrize(
    ("chosen", "url"), [("KZ", None), ("KZ UZ", "/countries/kz/uz/"), ("KZ UZ AM", None)]
)
def test_only_two_countries_have_a_page_together(chosen, url):
    for code in ("KZ", "UZ", "AM"):
        make_country(code)
    query = "&".join(f"country={code.lower()}" for code in chosen.split())
    assert found(query).links.pair_url == url
