"""Gaps in a series: no edition recorded, told apart from searched and none found."""

import pytest

from participants.attendance import SeriesRecord
from tests.make import (
    make_country,
    make_meeting,
    make_organisation,
    make_participation,
    make_search,
    make_series,
)
from tests.pages import page

pytestmark = pytest.mark.django_db


@pytest.fixture
def series():
    series = make_series("Informal summits", slug="informal-summits")
    make_meeting(when="2018-12-06", series=series)
    make_meeting(when="2021-12-28", series=series)
    return series


def years(series):
    return [gap.year for gap in SeriesRecord(series).gaps]


def test_a_year_without_an_edition_is_told_apart_from_one_that_was_searched(series, client):
    make_search(series, 2020, source="Kremlin press service, December 2020", source_url="https://kremlin.ru/")
    text = page(client, "/series/informal-summits/")
    assert (
        "2020 searched, nothing found Kremlin press service, December 2020 , searched on 20 November 2026"
        in text
    )
    assert "2019 nothing recorded" in text
    assert "2018 no edition" not in text


def test_an_edition_of_an_uncertain_year_fills_no_gap_but_is_named_in_it(series, client):
    make_meeting("The doubtful one", when="[2019-12-20,2020-12-20]", series=series)
    make_meeting("The doubted one", when="2020?", series=series)
    assert years(series) == [2020, 2019]
    assert [len(gap.possible) for gap in SeriesRecord(series).gaps] == [2, 1]
    assert "may belong to this year 20 December 2019 or 2020" in page(client, "/series/informal-summits/")


def test_what_was_not_held_fills_no_gap_but_is_named_in_it(series, client):
    make_meeting("Cancelled for the plague", when="2020-12-18", series=series, status="cancelled")
    assert years(series) == [2020, 2019]
    assert "cancelled Cancelled for the plague" in page(client, "/series/informal-summits/")


def test_a_search_that_missed_a_recorded_edition_is_marked(series, client):
    make_search(series, 2021)
    assert years(series) == [2021, 2020, 2019]
    text = page(client, "/series/informal-summits/")
    assert (
        "2021 sources disagree a search found nothing, but an edition is on record: 28 December 2021" in text
    )


def test_a_search_beyond_the_editions_is_told_too(series):
    make_search(series, 2023)
    assert years(series) == [2023, 2020, 2019]


def test_one_mistyped_year_does_not_make_a_table_of_centuries(series):
    make_meeting(when="1018-12-06", series=series)
    assert years(series)[-1] == 1871


def test_no_gap_is_said_in_words(client):
    series = make_series(slug="series")
    make_meeting(when="2021-12-28", series=series)
    make_meeting(when="2022-12-26", series=series)
    assert "Every year from the first recorded edition to the latest has one." in page(
        client, "/series/series/"
    )


def test_a_series_with_searches_alone_shows_them(client):
    make_search(make_series(slug="series"), 2020)
    assert "2020 searched, nothing found" in page(client, "/series/series/")


def test_an_edition_that_states_no_year_is_told_once_beside_the_gaps(series, client):
    for when in ("2018-12-26", "2021-12-26", "[2019-12-26,2020-12-26]", "XXXX-12-26"):
        make_meeting(when=when, series=series)
    gaps = SeriesRecord(series).gaps
    assert [(gap.year, [str(row.meeting.when) for row in gap.possible]) for gap in gaps] == [
        (2020, ["[2019-12-26,2020-12-26]"]),
        (2019, ["[2019-12-26,2020-12-26]"]),
    ]
    text = page(client, series.get_absolute_url())
    assert "year not stated 26 December, year not stated . It may belong to one of these years" in text
    answer = client.get(f"{series.get_absolute_url().rstrip('/')}.json").json()
    slugs = {meeting["when"]: meeting["slug"] for meeting in answer["meetings"]}
    assert [gap["possible"] for gap in answer["gaps"]] == [[slugs["[2019-12-26,2020-12-26]"]]] * 2
    assert answer["year_not_stated"] == [slugs["XXXX-12-26"]]


def test_a_phone_is_told_meeting_by_meeting_who_was_there_and_who_was_not(client):
    series = make_series(organisation=make_organisation("CIS"))
    meeting = make_meeting(when="2020-12-26", series=series)
    for name, status in [("Armenia", "attended"), ("Belarus", "attended"), ("Georgia", "absent")]:
        make_participation(meeting, country=make_country(name=name), status=status)

    html = client.get(series.get_absolute_url()).content.decode()
    told = html.partition('<ol class="attendance__meetings">')[2].partition("</ol>")[0]
    assert "<dt>attended</dt><dd>Armenia, Belarus</dd><dt>absent</dt><dd>Georgia</dd>" in told
