"""Meetings of Central Asia's leaders with Russia and without: on which side each stands, and what may be said of all."""

import datetime

import pytest

from participants.completeness.known import Known
from participants.listing.countries import every_country
from participants.models import Meeting
from participants.pictures.central_asia import claim as claims
from participants.pictures.central_asia.finding import finding
from participants.pictures.central_asia.meetings import company, facts_of, meetings_in
from participants.pictures.central_asia.spans import Span, spans_of
from participants.remembered import remembered
from tests.make import make_country, make_meeting, make_participation

LIST_IS_COMPLETE = {"has_complete_list": True, "list_source": "Akorda press service"}
THREE = ("KZ", "KG", "UZ")
ALL_KNOWN = Known(10, 10, 10)


def found(this_year=2026):
    memory, countries = remembered(), every()
    if not (some := meetings_in(memory, countries)):
        return None
    return company(memory, some, facts_of(memory, some, countries["ru"]), this_year)


def every():
    return {code: value.row.pk for code, value in every_country().items()}


def summit(*statuses_of_russia, came=THREE, when="2023-09-14", **fields):
    """A meeting of `came`; Russia has a row with each of the statuses."""
    meeting = make_meeting(when=when, **fields)
    for code in came:
        make_participation(meeting, country=make_country(code), status="attended")
    for status in statuses_of_russia:
        make_participation(meeting, country=make_country("RU"), status=status)
    return meeting


@pytest.fixture
def region(db):
    for code in (*THREE, "TJ", "TM", "RU", "AZ"):
        make_country(code)


def sides(year):
    return {
        "with": (len(year.with_russia.in_person), len(year.with_russia.from_afar)),
        "without": (len(year.without.in_person), len(year.without.from_afar)),
        "unclear": len(year.unclear),
    }


@pytest.mark.parametrize(
    ("statuses", "fields", "side", "number"),
    [
        (["attended"], {}, "with", (1, 0)),
        (["represented"], {}, "with", (1, 0)),
        (["online"], {}, "with", (0, 1)),
        (["attended"], {"format": "online"}, "with", (0, 1)),
        (["attended"], {"kind": "video-conference"}, "with", (0, 1)),
        ([], LIST_IS_COMPLETE, "without", (1, 0)),
        (["invited"], LIST_IS_COMPLETE, "without", (1, 0)),
        (["absent"], {}, "without", (1, 0)),
        ([], {"kind": "trilateral"}, "without", (1, 0)),
        ([], LIST_IS_COMPLETE | {"format": "online"}, "without", (0, 1)),
        ([], {}, "unclear", 1),
        (["invited"], {}, "unclear", 1),
        ([], {"format": "online"}, "unclear", 1),
    ],
)
def test_a_meeting_is_without_russia_only_where_that_is_on_record(region, statuses, fields, side, number):
    summit(*statuses, **fields)
    (year,) = [year for year in found().years if year.year == 2023]
    assert sides(year) == {"with": (0, 0), "without": (0, 0), "unclear": 0} | {side: number}


def test_only_held_meetings_of_three_of_the_five_are_in_it(region):
    summit("attended")
    summit("attended", came=("KZ", "KG", "AZ"))
    summit("attended", status="scheduled", when="2024-09-14")
    invited = summit("attended", came=("KZ", "KG"))
    make_participation(invited, country=make_country("UZ"), status="invited")
    assert found().number == 1


def test_what_belongs_to_no_one_year_is_told_and_not_drawn(region):
    summit("attended")
    summit("attended", when="[2021-12-26,2022-12-26]")
    company = found()
    assert (company.number, company.of_no_year, sum(map(len, company.years))) == (2, 1, 1)


def test_the_years_go_on_to_the_last_full_year_on_record(region):
    summit("attended", when="2015-06-01")
    make_meeting(when="2018-06-01")
    make_meeting(when="2026-01-15")
    assert [year.year for year in found(2026).years] == list(range(2015, 2026))


def test_without_the_region_there_is_nothing_to_draw(db):
    assert found() is None
    make_meeting(countries=[make_country("FR"), make_country("DE"), make_country("IT")])
    assert found() is None
    make_country("RU")
    assert found() is None


def test_fives_of_years_are_counted_back_from_the_last_full_year(region):
    for year in (2014, 2019, 2025, 2026):
        summit("attended", when=f"{year}-03-01")
    spans = spans_of(found(2026).years, 2025)
    assert [(span.first, span.last, span.with_russia) for span in spans] == [
        (2014, 2015, 1),
        (2016, 2020, 1),
        (2021, 2025, 1),
        (2026, 2026, 1),
    ]


# --- What may be said -------------------------------------------------------------


def said(now, before=None, known=ALL_KNOWN, last=2025, this_year=2026):
    spans = [Span(last - 4, last, *now)]
    spans = [Span(last - 9, last - 5, *before), *spans] if before else spans
    return claims.claim(tuple(spans), known, last, this_year).kind


@pytest.mark.parametrize(
    ("now", "before", "kind"),
    [
        # With Russia, without, unclear
        ((10, 12, 0), None, claims.MORE_WITHOUT),
        ((12, 12, 1), None, claims.AS_OFTEN),
        ((29, 27, 1), None, claims.ALMOST_AS_OFTEN),
        ((28, 27, 1), None, claims.AS_OFTEN),
        ((45, 28, 2), (24, 3, 1), claims.FAR_MORE_THAN_BEFORE),
        # Only the record has grown.
        ((80, 20, 0), (40, 10, 0), claims.MORE_WITH),
        # Those unclear may all have been without Russia.
        ((45, 28, 2), (24, 3, 12), claims.MORE_WITH),
        ((45, 28, 2), None, claims.MORE_WITH),
        ((30, 20, 10), None, claims.NOTHING),
        ((5, 4, 0), None, claims.NOTHING),
        ((0, 0, 30), None, claims.NOTHING),
    ],
)
def test_a_claim_holds_whichever_way_the_unclear_turn_out(now, before, kind):
    assert said(now, before) == kind


@pytest.mark.parametrize(
    ("now", "before", "rose"),
    [
        ((45, 28, 2), (24, 3, 1), True),
        ((25, 28, 2), (25, 3, 1), False),
        # Those unclear may all have been with Russia.
        ((25, 28, 2), (24, 3, 1), False),
        ((80, 20, 0), (40, 10, 0), False),
    ],
)
def test_it_is_told_in_the_same_breath_that_meetings_with_russia_rose_as_well(now, before, rose):
    spans = (Span(2016, 2020, *before), Span(2021, 2025, *now))
    assert claims.claim(spans, ALL_KNOWN, 2025, 2026).russia_rose_too is rose


def test_nothing_is_claimed_of_a_record_with_gaps_or_of_long_ago():
    numbers = (10, 30, 0)
    assert said(numbers) == claims.MORE_WITHOUT
    assert said(numbers, known=Known(7, 10, 7)) == claims.NOTHING
    assert said(numbers, last=2020) == claims.NOTHING
    assert claims.claim((), ALL_KNOWN, 2025, 2026) == claims.Claim()
    assert claims.claim((Span(2023, 2025, *numbers),), ALL_KNOWN, 2025, 2026).kind == claims.NOTHING


# --- Where it leads ---------------------------------------------------------------


def test_each_year_leads_to_the_list_of_its_meetings(client, region):
    this_year = datetime.datetime.now(datetime.UTC).year
    summit("attended", when=f"{this_year - 1}-02-01")
    summit(when=f"{this_year - 1}-03-01", **LIST_IS_COMPLETE)
    summit(when=f"{this_year - 3}-03-01")
    summit("attended", when=f"[{this_year - 3}-12-26,{this_year - 2}-12-26]")
    found = finding(remembered(), every())
    told = {row.year: row.number for row in found.rows}
    assert told == {this_year - 1: 2, this_year - 2: 0, this_year - 3: 1}
    for row in found.rows:
        assert bool(row.number) == bool(row.url)
        if row.url:
            assert client.get(row.url).context["result"].total == row.number
    assert client.get(f"/meetings/?{found.query}").context["result"].total == found.number == 4
    assert client.get(f"/meetings.csv?{found.query}").status_code == 200
    assert "meetings" in client.get(f"/cite/?{found.cite_query}").content.decode()


def test_a_title_that_changes_is_told_anew(region):
    meeting = summit("attended", title="Summit in Astana")
    assert titles_drawn() == ["Summit in Astana"]
    Meeting.objects.filter(pk=meeting.pk).update(title="Summit in Almaty")
    assert titles_drawn() == ["Summit in Almaty"]


def titles_drawn():
    return [mark.title for place in finding(remembered(), every()).wide.places for mark in place.marks]
