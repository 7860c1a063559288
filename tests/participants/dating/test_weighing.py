"""What speaks for and against each candidate date: sentences that follow from records, and no verdict."""

import csv
import datetime
import io
import re

import pytest

from participants.dating import weigh
from participants.dating.arguments import Argument, Stance
from participants.dating.by_weight import by_weight
from participants.dating.candidates import Candidate
from participants.dating.weighing import Mark, Weighed, Weighing
from participants.models import Meeting
from participants.views.meetings import links_of
from tests.make import (
    make_country,
    make_meeting,
    make_membership,
    make_office,
    make_organisation,
    make_participation,
    make_person,
    make_place,
    make_search,
    make_series,
    make_term,
)
from tests.pages import page

pytestmark = pytest.mark.django_db

CANDIDATES = "[2022-12-26,2023-12-26]"


@pytest.fixture
def petersburg():
    return make_place("St. Petersburg")


@pytest.fixture
def series():
    return make_series("Informal summits")


def weighed(meeting):
    meeting = Meeting.objects.select_related(
        "place__country", "organisation", "series__organisation", "parent"
    ).get(pk=meeting.pk)
    participations = list(meeting.participations.for_list())
    return weigh(meeting, participations, list(links_of(meeting)), list(meeting.parts.all()))


def said(meeting, kind):
    """{year: what the arguments of `kind` say, as signs and sentences}."""
    return {
        one.candidate.first.year: [(argument.stance.value, argument.words) for argument in one.by_kind[kind]]
        for one in weighed(meeting).candidates
    }


def stances(meeting, kind):
    return {year: [stance for stance, _words in found] for year, found in said(meeting, kind).items()}


# The story that the archive began with


def founding_story(petersburg):
    """The summit of 26 December, no year; two summits that fit; sessions of the Council of 2022 and 2023."""
    cis, eaeu = make_organisation("CIS"), make_organisation("EAEU")
    summits = make_series("Informal summits", organisation=cis)
    councils = make_series("Supreme Eurasian Economic Council", organisation=eaeu, kind="council-session")
    summit = make_meeting(
        "Informal CIS summit, 26 December",
        when="XXXX-12-26",
        series=summits,
        organisation=cis,
        place=petersburg,
        not_before=datetime.date(2021, 1, 1),
        not_after=datetime.date(2024, 12, 31),
        window_reason="So that the test can be read",
    )
    council = make_meeting("Session of the Council", when="XXXX", kind="council-session", organisation=eaeu)
    summit.links_out.create(second=council, kind="sibling")
    make_meeting("Summit of 2022", when="2022-12-26/2022-12-27", series=summits, place=petersburg)
    make_meeting("Summit of 2023", when="2023-12-26", series=summits, place=petersburg)
    bishkek, igora = make_place("Bishkek"), make_place("Igora")
    sessions = {"2022-12-09": bishkek, "2023-12-25": petersburg, "2024-12-26": igora}
    for when, place in sessions.items():
        make_meeting(f"Council of {when}", when=when, series=councils, kind="council-session", place=place)
    return summit


def test_2022_and_2023_both_fit_the_summit_and_the_council_speaks_for_2023_only(petersburg):
    summit = founding_story(petersburg)
    assert stances(summit, "series") == {2024: [], 2023: ["for"], 2022: ["for"], 2021: []}
    assert stances(summit, "beside") == {2024: ["against"], 2023: ["for"], 2022: [], 2021: []}
    [(_stance, words)] = said(summit, "beside")[2023]
    assert words == (
        "“Council of 2023-12-25” was on 25 December 2023; "
        "it can be “Session of the Council”, which was beside this meeting."
    )


def test_the_page_tells_each_argument_with_its_record_and_draws_no_conclusion(client, petersburg):
    summit = founding_story(petersburg)
    html = client.get(summit.get_absolute_url()).content.decode()
    text = page(client, summit.get_absolute_url())
    assert "26 December 2023 2 for, 0 against" in text
    assert "26 December 2022 1 for, 0 against" in text
    assert "26 December 2024 0 for, 1 against" in text
    [council] = Meeting.objects.filter(title="Council of 2023-12-25")
    assert f'<a href="{council.get_absolute_url()}">“Council of 2023-12-25” was on' in html
    assert "The record fits 2023 best: 2 arguments for it, none against. The archive does not choose" in text
    assert "%" not in text.partition("Evidence for each possible date")[2].partition("What sources say")[0]


def test_the_dates_stand_by_weight_and_those_with_the_same_arguments_in_one_row(client, petersburg):
    text = page(client, founding_story(petersburg).get_absolute_url())
    table = text.partition("What they are")[2].partition("All arguments in words")[0]
    assert table.index("2023 ") < table.index("2022 ") < table.index("2024 ")
    assert table.count("Against:") == 1


def test_weights_are_more_for_than_against_and_only_one_that_is_alone_fits_best():
    def one(year, number, against=0):
        said = [Argument(Stance.FOR, f"For {place}", "/") for place in range(number)]
        said += [Argument(Stance.AGAINST, f"Against {place}", "/") for place in range(against)]
        return Weighed(Candidate(datetime.date(year, 12, 26), datetime.date(year, 12, 26)), {"series": said})

    def rows(*candidates):
        return by_weight(Weighing("", (), candidates, 0))

    found = rows(one(2020, 1), one(2019, 1), one(2017, 1), one(2016, 3, 1), one(2015, 3), one(2014, 0, 2))
    assert [row.label for row in found.rows] == ["2015", "2016", "2017, 2019–2020", "2014"]
    assert found.best_in_words == "The record fits 2015 best: 3 arguments for it, none against."
    assert found.rows[1].numbers == "3 for, 1 against"
    assert [is_for for is_for, _x in found.rows[1].dots] == [True, True, True, False]
    assert rows(one(2020, 2), one(2019, 2)).best_in_words == ""
    assert rows(one(2020, 2)).best_in_words == ""


# Kinds of argument


def test_an_edition_elsewhere_on_these_days_speaks_against(petersburg, series):
    meeting = make_meeting(when=CANDIDATES, series=series, place=petersburg)
    make_meeting("In Moscow", when="2022-12-26", series=series, place=make_place("Moscow"))
    make_meeting("Nobody says where", when="2023-12-26", series=series)
    found = said(meeting, "series")
    assert found[2022] == [
        ("against", "“In Moscow” of the same series was then in Moscow, and this meeting in St. Petersburg.")
    ]
    assert [stance for stance, _words in found[2023]] == ["for"]


def test_editions_of_other_days_doubted_ones_and_those_not_held_say_nothing(petersburg, series):
    meeting = make_meeting(when=CANDIDATES, series=series, place=petersburg)
    make_meeting(when="2022-12-25", series=series, place=petersburg)
    make_meeting(when="2022-12-26?", series=series, place=petersburg)
    make_meeting(when="2022-12", series=series, place=petersburg)
    make_meeting(when="2023-12-26", series=series, place=petersburg, status="cancelled")
    make_meeting(when="2023-12-26", series=make_series(), place=petersburg)
    assert stances(meeting, "series") == {2023: [], 2022: []}


def test_a_search_that_found_none_speaks_against_its_year_and_silence_does_not(series):
    meeting = make_meeting(when=CANDIDATES, series=series)
    make_search(series, 2022)
    make_meeting(when="2023-12-26", series=series)
    make_search(series, 2023)
    assert stances(meeting, "series") == {2023: ["for"], 2022: ["against"]}


def test_what_was_beside_it_on_a_definite_day_speaks_for_that_day_and_the_next(series):
    meeting = make_meeting(when=CANDIDATES)
    beside, later = make_meeting(when="2023-12-27"), make_meeting(when="2022-12-26")
    beside.links_out.create(second=meeting, kind="back-to-back")
    meeting.links_out.create(second=later, kind="replaced-by")
    assert stances(meeting, "beside") == {2023: ["for"], 2022: ["against"]}


def test_a_part_and_its_whole_share_their_days():
    whole = make_meeting(when="2023-12-25/2023-12-26")
    part = make_meeting(when="[2022-12-26,2023-12-26,2024-12-27]", parent=whole)
    assert stances(part, "beside") == {2024: ["against"], 2023: ["for"], 2022: ["against"]}
    undated = make_meeting(when=CANDIDATES)
    make_meeting(when="2022-12-26", parent=undated)
    assert stances(undated, "beside") == {2023: ["against"], 2022: ["for"]}


@pytest.mark.parametrize("status", ["cancelled", "denied", "postponed", "announced", "possible"])
def test_a_part_a_whole_or_a_neighbour_that_was_not_held_says_nothing_of_the_day(status):
    meeting = make_meeting(when=CANDIDATES, parent=make_meeting(when="2022-12-26", status=status))
    make_meeting(when="2023-12-26", parent=meeting, status=status)
    meeting.links_out.create(second=make_meeting(when="2023-12-26", status=status), kind="sibling")
    assert stances(meeting, "beside") == {2023: [], 2022: []}


def test_a_year_can_be_a_candidate_too():
    part = make_meeting(
        when="XXXX",
        parent=make_meeting(when="2022-12-26"),
        not_before=datetime.date(2021, 1, 1),
        not_after=datetime.date(2022, 12, 31),
        window_reason="So that the test can be read",
    )
    assert stances(part, "beside") == {2022: ["for"], 2021: ["against"]}


def test_an_office_held_on_every_day_speaks_for_and_one_not_held_against():
    office = make_office("Prime Minister of Armenia", country=make_country("AM"))
    pashinyan, other = make_person("Nikol Pashinyan"), make_person("Somebody Else")
    make_term(pashinyan, office, start="2023-01", end="2024")
    make_term(make_person("Karen Karapetyan"), office, start="2016", end="2023-01")
    meeting = make_meeting(when="[2022-12-26,2023-01-10,2023-12-26]")
    make_participation(meeting, office=office, person=pashinyan)
    make_participation(meeting, office=make_office(), person=other)
    assert [stances(meeting, "offices")[year] for year in (2022, 2023)] == [["against"], ["neither"]]
    first = weighed(meeting).candidates[0]
    assert [argument.stance.value for argument in first.by_kind["offices"]] == ["for"]


def test_an_office_without_a_name_tells_who_held_it_and_speaks_for_nothing():
    office = make_office("President of Kazakhstan")
    make_term(make_person("Kassym-Jomart Tokayev"), office, start="2019-03-20")
    meeting = make_meeting(when="[2018-12-06,2023-12-26]", offices=[office])
    assert said(meeting, "offices") == {
        2023: [("neither", "President of Kazakhstan, named without a name, was then Kassym-Jomart Tokayev.")],
        2018: [],
    }


def test_who_was_elsewhere_on_these_days_speaks_against(petersburg):
    armenia, russia, putin = make_country("AM"), make_country("RU"), make_person("Vladimir Putin")
    meeting = make_meeting(when=CANDIDATES, place=petersburg, countries=[armenia], people=[putin])
    make_participation(meeting, country=russia, status="absent")
    minsk = make_place("Minsk")
    make_meeting("Talks", when="2022-12-26", place=minsk, countries=[armenia], people=[putin])
    make_meeting(when="2023-12-26", place=minsk, countries=[russia])
    make_meeting("A dinner", when="2023-12-26", place=petersburg, people=[putin])
    asked = make_meeting(when="2023-12-26", place=minsk)
    make_participation(asked, country=armenia, status="invited")
    make_participation(asked, person=putin, status="absent")
    make_meeting(when="2023-12-26", place=minsk, countries=[armenia], format="online")
    found = said(meeting, "elsewhere")
    assert found[2022] == [
        ("against", "Armenia, Vladimir Putin met in Minsk then: “Talks”. This meeting was in St. Petersburg.")
    ]
    assert [words for _stance, words in found[2023]] == [
        "Vladimir Putin met then in St. Petersburg, where this meeting was: “A dinner”.",
    ]


def test_a_meeting_that_names_only_states_or_only_people_is_weighed_too(client, petersburg):
    armenia, putin = make_country("AM"), make_person("Vladimir Putin")
    make_meeting("Talks", when="2022-12-26", place=petersburg, countries=[armenia], people=[putin])
    for number, named in enumerate([{"countries": [armenia]}, {"people": [putin]}]):
        meeting = make_meeting(when=CANDIDATES, slug=f"doubted-{number}", place=petersburg, **named)
        text = page(client, meeting.get_absolute_url())
        assert "met then in St. Petersburg, where this meeting was: “Talks”." in text


def test_membership_on_the_day_speaks_for_and_its_want_against():
    cis = make_organisation("CIS")
    for code, start in {"AM": "1991-12-21", "AZ": "1993-09-24", "GE": "1993-12"}.items():
        make_membership(make_country(code), cis, start=start)
    meeting = make_meeting(
        when="[1992-12-26,1993-12-24,1994-12-26]",
        organisation=cis,
        countries=[make_country(code) for code in ("AM", "AZ", "GE")],
    )
    make_participation(meeting, country=make_country("UA"), role="guest")
    found = said(meeting, "membership")
    assert [words for _stance, words in found[1992]] == [
        "Azerbaijan was neither a member nor an associate or observer of CIS then.",
        "Georgia was neither a member nor an associate or observer of CIS then.",
    ]
    assert [stance for stance, _words in found[1993]] == ["neither"]
    assert found[1994] == [("for", "All 3 states named were members, associates or observers of CIS then.")]


def test_a_definite_date_is_not_weighed(client):
    meeting = make_meeting(when="2023-12-26")
    assert weighed(meeting) is None
    assert "Evidence for each possible date" not in page(client, meeting.get_absolute_url())


def test_where_nothing_speaks_the_page_says_so_and_leads_to_the_whole(client):
    whole = make_meeting("The summit", when=CANDIDATES)
    part = make_meeting(when=CANDIDATES, parent=whole)
    text = page(client, part.get_absolute_url())
    assert "There is no argument on record for or against any of the possible dates." in text
    assert "See the meeting that it is a part of: The summit" in text


# Lists, files, costs


def test_lists_agree_that_it_is_possible_on_each_candidate_and_certain_on_none(client, petersburg):
    summit = founding_story(petersburg)
    for one in weighed(summit).candidates:
        days = {"from": one.candidate.first.isoformat(), "to": one.candidate.last.isoformat()}
        for certainty, is_there in {"": True, "possible": True, "certain": False}.items():
            found = client.get("/meetings.json", days | {"certainty": certainty}).json()["results"]
            assert (summit.slug in [row["slug"] for row in found]) == is_there
    elsewhere = client.get("/meetings.json", {"from": "2023-12-27", "to": "2024-12-25"}).json()["results"]
    assert summit.slug not in [row["slug"] for row in elsewhere]


def test_the_link_of_a_candidate_leads_to_the_meetings_of_its_days(client, petersburg):
    html = client.get(founding_story(petersburg).get_absolute_url()).content.decode()
    links = re.findall(r'href="/meetings/(\?from=[^"]*)">All meetings of these days', html)
    assert "?from=2023-12-26&amp;to=2023-12-26" in links
    titles = [
        row["title"] for row in client.get("/meetings.json?from=2023-12-26&to=2023-12-26").json()["results"]
    ]
    assert "Summit of 2023" in titles


def test_the_files_have_every_argument(client, petersburg):
    summit = founding_story(petersburg)
    text = b"".join(client.get(f"/meetings/{summit.slug}/dates.csv").streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["candidate"], row["kind"], row["stance"]) for row in rows] == [
        ("2024-12-26", "beside", "against"),
        ("2023-12-26", "series", "for"),
        ("2023-12-26", "beside", "for"),
        ("2022-12-26", "series", "for"),
        ("2021-12-26", "", ""),
    ]
    found = client.get(f"/meetings/{summit.slug}.json").json()["candidates"]
    assert [(one["candidate"], one["for"], one["against"]) for one in found] == [
        ("2024-12-26", 0, 1),
        ("2023-12-26", 2, 0),
        ("2022-12-26", 1, 0),
        ("2021-12-26", 0, 0),
    ]


@pytest.mark.parametrize("number", [1, 12])
def test_weighing_costs_the_same_for_any_size(client, django_assert_num_queries, petersburg, number):
    summit = founding_story(petersburg)
    for index in range(number):
        country, person = make_country(), make_person()
        office = make_office(country=country)
        make_term(person, office, start="2020")
        make_membership(country, summit.organisation)
        make_participation(summit, country=country, office=office, person=person)
        make_participation(summit, office=make_office(country=country))
        make_search(summit.series, 1990 + index)
        part = make_meeting(when="2022-12-26", parent=summit, place=make_place(), countries=[country])
        part.links_out.create(second=summit, kind="sibling")
        body = make_series(organisation=make_organisation())
        beside = make_meeting(when="XXXX", series=body, place=make_place())
        summit.links_out.create(second=beside, kind="sibling")
        make_meeting(when="2023-12-26", series=body, place=make_place(), people=[person])
    with django_assert_num_queries(10):
        client.get(summit.get_absolute_url())
    with django_assert_num_queries(14):
        client.get(f"/meetings/{summit.slug}.json")


def test_where_arguments_of_a_kind_differ_both_signs_are_shown():
    said = [Argument(stance, "", "") for stance in (Stance.AGAINST, Stance.NEITHER, Stance.FOR)]
    assert [Mark(tuple(said[:number])).sign for number in range(4)] == ["", "−", "−", "+−"]
    assert Mark((said[1],)).sign == "·"
