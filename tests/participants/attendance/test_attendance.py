"""Who came to the editions of a series, as the page, the file and the counts have it."""

import csv
import io
import re

import pytest

from participants.attendance import SeriesRecord
from participants.attendance.presence import OF_STATUS, TOOK_PART
from participants.models import Participation
from tests.make import (
    make_country,
    make_meeting,
    make_membership,
    make_office,
    make_organisation,
    make_participation,
    make_person,
    make_place,
    make_series,
)
from tests.pages import page

pytestmark = pytest.mark.django_db


@pytest.fixture
def cis():
    return make_organisation("CIS")


@pytest.fixture
def series(cis):
    return make_series("Informal summits", slug="informal-summits", organisation=cis)


def signs(series):
    """{state: its signs, the newest edition first}."""
    return {
        line.country.code: " ".join(cell.sign for cell in line.cells) for line in SeriesRecord(series).lines
    }


def edition(series, when, fields=(), **parts):
    """A held edition; `parts` is {code: status}, `fields` those of the meeting."""
    meeting = make_meeting(when=when, series=series, **dict(fields))
    for code, status in parts.items():
        make_participation(meeting, country=make_country(code), status=status)
    return meeting


def test_every_status_has_a_sign_of_its_own_and_silence_is_none_of_them(series, cis):
    statuses = ["attended", "online", "represented", "confirmed", "not-stated", "invited", "absent"]
    codes = ["AM", "AZ", "BY", "KZ", "KG", "MD", "RU"]
    for code in [*codes, "TJ"]:
        make_membership(make_country(code), cis)
    edition(series, "2023-12-26", **dict(zip(codes, statuses, strict=True)))
    found = signs(series)
    assert found["TJ"] == "·"
    assert len(set(found.values())) == 8


def test_took_part_is_the_rule_that_lists_know():
    took_part = {status for status, presence in OF_STATUS.items() if presence in TOOK_PART}
    assert took_part == set(Participation.Status.values) - {"absent", "invited"}
    assert set(OF_STATUS) == set(Participation.Status.values)


def test_membership_is_that_of_the_day(series, cis):
    for code, days in {
        "GE": ("1993-12-03", "2009-08-18"),
        "UA": ("1991-12-08", "2018-05"),
        "AM": None,
    }.items():
        start, end = days or ("1991-12-21", None)
        make_membership(make_country(code), cis, start=start, end=end)
    turkmenistan = make_country("TM")
    make_membership(turkmenistan, cis, start="1991-12-21", end="2005-08-26")
    make_membership(turkmenistan, cis, start="2005-08-26", standing="associate")
    for when in ("1992-07-06", "2005-08-26", "2018-05-10", "2023-12-26"):
        edition(series, when, AM="attended")
    assert signs(series) == {"AM": "● ● ● ●", "GE": "– – · –", "TM": "·° ·° ·° ·", "UA": "– ·? · ·"}


def test_an_edition_of_a_part_known_day_uses_every_possible_day(series, cis):
    make_membership(make_country("AM"), cis, start="1991-12-21")
    make_membership(make_country("AZ"), cis, start="2022-12-27")
    make_membership(make_country("GE"), cis, start="1993-12-03", end="2009-08-18")
    edition(series, "[2022-12-26,2023-12-26]", AM="attended", AZ="invited")
    assert signs(series) == {"AM": "●", "AZ": "○?"}
    [tally] = SeriesRecord(series).tallies
    assert (tally.sure_members, tally.present_sure) == (1, 1)
    assert (tally.possible_members, tally.present_possible) == (1, 0)


def test_on_a_doubted_day_no_membership_is_sure(series, cis):
    make_membership(make_country("AM"), cis)
    edition(series, "1992-07-06?", AM="attended")
    assert signs(series) == {"AM": "●?"}


def test_a_state_that_came_as_a_guest_does_not_count_as_a_member(series, cis):
    make_membership(make_country("AM"), cis)
    make_membership(make_country("GE"), cis, start="1993-12-03", end="2009-08-18")
    make_membership(make_country("UA"), cis, start="1991-12-08", standing="withdrawn")
    edition(series, "2023-12-26", AM="attended", GE="attended", UA="attended")
    assert signs(series) == {"AM": "●", "GE": "●°", "UA": "●°"}
    [tally] = SeriesRecord(series).tallies
    assert (tally.took_part, tally.present_sure, tally.sure_members) == (3, 1, 1)


def test_where_no_membership_is_on_record_none_is_missed(series):
    edition(series, "2023-12-26", AM="attended")
    edition(series, "2022-12-26", UZ="attended")
    assert signs(series) == {"AM": "● ·", "UZ": "· ●"}


def test_the_members_are_those_of_the_edition_s_own_organisation_or_of_what_it_is_part_of(series):
    eaeu = make_organisation("EAEU")
    council = make_organisation("SEEC", parent=eaeu)
    make_membership(make_country("AM"), eaeu, start="2015-01-02")
    make_meeting(when="2023-12-25", series=series, organisation=council)
    assert signs(series) == {"AM": "·"}


def test_a_state_stands_by_its_own_row_or_by_its_office(series, cis):
    office = make_office("Prime Minister of Armenia", country=make_country("AM"))
    meeting = edition(series, "2023-12-26", AM="invited")
    make_participation(meeting, office=office, person=make_person(), status="attended")
    make_participation(meeting, name_as_given="regional guests", status="attended")
    assert signs(series) == {"AM": "●"}


def test_only_held_meetings_are_editions(series, client):
    edition(series, "2023-12-26", AM="attended")
    for status in ("cancelled", "scheduled", "possible", "postponed", "denied"):
        make_meeting(f"The {status} one", when="2024-12-25", series=series, status=status)
    record = SeriesRecord(series)
    assert (len(record.editions), len(record.others)) == (1, 5)
    assert "1 meeting held; 5 others on record" in page(client, "/series/informal-summits/")


# Absences in a row


def absences(series):
    return [
        (row.country.code, str(row.first.meeting.when), str(row.last.meeting.when), row.number, row.later)
        for row in SeriesRecord(series).absences
    ]


def test_absent_since_is_said_only_of_recorded_absences_up_to_the_newest_edition(series, client):
    edition(series, "2019-12-20", UA="attended")
    for when in ("2021-12-28", "2022-12-26", "2023-12-26"):
        edition(series, when, UA="absent")
    assert absences(series) == [("UA", "2021-12-28", "2023-12-26", 3, 0)]
    text = page(client, "/series/informal-summits/")
    assert "Ukraine : absent since 28 December 2021 , 3 meetings in a row, up to the latest" in text


def test_silence_is_not_absence_and_ends_a_row(series, client):
    edition(series, "2018-12-06", UA="absent")
    edition(series, "2019-12-20", AM="attended")
    edition(series, "2021-12-28", UA="absent")
    edition(series, "2022-12-26", UA="invited")
    assert absences(series) == [
        ("UA", "2018-12-06", "2018-12-06", 1, 3),
        ("UA", "2021-12-28", "2021-12-28", 1, 1),
    ]
    text = page(client, "/series/informal-summits/")
    assert "absent since" not in text
    assert "absent on 6 December 2018" in text


def test_an_edition_of_an_uncertain_day_has_no_place_in_a_row(series):
    edition(series, "2021-12-28", UA="absent")
    edition(series, "XXXX-12-26", UA="attended")
    edition(series, "2022-12-26?", UA="attended")
    edition(series, "2023-12-26", UA="absent")
    assert absences(series) == [("UA", "2021-12-28", "2023-12-26", 2, 0)]


# Hosts and places


def test_a_place_makes_nobody_the_host(series, client):
    russia, tajikistan = make_country("RU"), make_country("TJ")
    make_meeting(when="2022-12-26", series=series, place=make_place("St. Petersburg", russia))
    summit = make_meeting(when="2023-12-26", series=series, place=make_place("Dushanbe", tajikistan))
    make_participation(summit, country=russia, role="chair")
    make_participation(summit, country=tajikistan, role="host", status="absent")
    record = SeriesRecord(series)
    found = {
        row.country.code: tuple(
            [str(edition.meeting.when) for edition in part]
            for part in (row.hosted, row.chaired, row.was_place)
        )
        for row in record.hosting
    }
    assert found == {"RU": ([], ["2023-12-26"], ["2022-12-26"]), "TJ": ([], [], ["2023-12-26"])}
    text = page(client, "/series/informal-summits/")
    assert "26 December 2022 St. Petersburg not recorded not recorded" in text


# The page, the file and the numbers


def test_every_number_of_a_state_equals_the_list_that_it_links_to(series, cis, client):
    make_membership(make_country("AM"), cis)
    edition(series, "2021-12-28", AM="attended", RU="absent")
    edition(series, "2022-12-26", AM="invited", RU="not-stated")
    edition(series, "XXXX-12-26", AM="represented", RU="confirmed")
    make_meeting(when="2024-12-25", series=series, status="cancelled", countries=[make_country("AM")])
    edition(make_series(), "2023-12-26", AM="attended")

    html = client.get("/series/informal-summits/").content.decode()
    links = re.findall(r'<a href="/meetings/(\?country=\w+&amp;part=[^"]*)">(\d+)</a>', html)

    assert [number for _query, number in links] == ["2", "2"]
    for query, number in links:
        assert client.get("/meetings.json" + query.replace("&amp;", "&")).json()["total"] == int(number)


def test_the_file_has_a_line_for_each_state_at_each_edition(series, cis, client):
    make_membership(make_country("AM", name="=Armenia"), cis)
    edition(series, "2023-12-26", AM="attended", GE="absent")
    edition(series, "XXXX-12-26", AM="invited")
    text = b"".join(client.get("/series/informal-summits.csv").streaming_content).decode("utf-8-sig")
    rows = [
        (row["when"], row["country"], row["country_name"], row["attendance"], row["membership"])
        for row in csv.DictReader(io.StringIO(text))
    ]
    assert rows == [
        ("2023-12-26", "am", "'=Armenia", "attended", "sure"),
        ("2023-12-26", "ge", "Georgia", "absent", "none"),
        ("XXXX-12-26", "am", "'=Armenia", "invited", "sure"),
        ("XXXX-12-26", "ge", "Georgia", "not-a-member", "none"),
    ]


def test_the_file_has_the_editions_that_may_have_been_in_the_days_asked_for(series, cis, client):
    make_membership(make_country("AM"), cis)
    for when in ("2019-12-20", "2023-12-26", "2023-12-26?", "XXXX-12-26"):
        edition(series, when, AM="attended")

    def editions(query):
        text = client.get(f"/series/informal-summits.csv?{query}").getvalue().decode("utf-8-sig")
        return [row["when"] for row in csv.DictReader(io.StringIO(text))]

    assert sorted(editions("from=2020&to=2023")) == ["2023-12-26", "2023-12-26?", "XXXX-12-26"]
    assert editions("from=2019-12-20&to=2019-12-20") == ["2019-12-20"]
    answer = client.get("/series/informal-summits.csv?from=soon&country=kz")
    assert answer.status_code == 400
    assert [error["message"] for error in answer.json()["errors"]] == [
        "“country=kz” was ignored: this address knows only from, to.",
        "From: “soon” was ignored; expected a day that exists, as YYYY, YYYY-MM or YYYY-MM-DD.",
    ]


def test_the_json_has_what_the_table_has(series, cis, client):
    make_membership(make_country("AM"), cis)
    meeting = edition(series, "2023-12-26", AM="absent")
    answer = client.get("/series/informal-summits.json").json()
    [state] = answer["attendance"]
    assert state["editions"] == {meeting.slug: {"attendance": "absent", "membership": "sure"}}
    assert (state["country"], state["took_part"], state["recorded_editions"]) == ("am", 0, 1)
    assert [row["editions"] for row in answer["absences"]] == [1]


# Editions of which nobody's part is on record


@pytest.fixture
def some_recorded(series, cis):
    """Three editions: of a complete list, of a partial one, and of none; Armenia and Georgia are members."""
    for code in ("AM", "GE"):
        make_membership(make_country(code), cis)
    named = {"AM": "attended", "RU": "attended"}
    fields = {"has_complete_list": True, "list_source": "Kremlin press service"}
    return {
        "complete": edition(series, "2023-12-26", **named, fields=fields),
        "partial": edition(series, "2022-12-26", AM="attended"),
        "not recorded": edition(series, "2021-12-28"),
    }


def test_attendance_is_counted_over_recorded_editions_only(series, some_recorded, client):
    text = page(client, "/series/informal-summits/")
    assert "Participants are on record for 2 of 3 held meetings." in text
    assert "Armenia 2 of 2 2 of 2 " in text
    assert "Members there 1 of 2 ≥ at least 1 of 2 not recorded" in text
    assert "0 of 2" not in text


def test_a_state_that_partial_lists_do_not_name_came_at_least_as_often_as_is_on_record(
    series, some_recorded, client
):
    tallies = {line.country.code: line.tally for line in SeriesRecord(series).lines}
    assert {code: (tally.took_part, tally.recorded) for code, tally in tallies.items()} == {
        "AM": (2, 2),
        "GE": (0, 2),
        "RU": (1, 2),
    }
    assert {code: tally.is_minimum for code, tally in tallies.items()} == {
        "AM": False,
        "GE": True,
        "RU": False,
    }
    assert "Georgia none on record none on record" in page(client, "/series/informal-summits/")


def test_an_invitation_leaves_open_whether_the_state_came(series, cis):
    make_membership(make_country("AM"), cis)
    edition(series, "2023-12-26", AM="invited")
    [line] = SeriesRecord(series).lines
    assert (line.tally.took_part, line.tally.is_minimum, line.tally.is_minimum_of_members) == (0, True, True)


def test_whom_a_complete_list_does_not_name_was_not_there(series, some_recorded):
    assert signs(series) == {"AM": "● ● ·", "GE": "∅ · ·", "RU": "●° – –"}
    assert [row.country.code for row in SeriesRecord(series).absences] == []


def test_files_say_of_how_many_editions_the_participants_are_on_record(series, some_recorded, client):
    answer = client.get("/series/informal-summits.json").json()
    assert (answer["known"], answer["of"], answer["complete"]) == (2, 3, 1)
    assert [row["participant_list"] for row in answer["meetings"]] == ["complete", "partial", "not-recorded"]
    georgia = next(state for state in answer["attendance"] if state["country"] == "ge")
    assert (georgia["took_part"], georgia["recorded_editions"], georgia["is_minimum"]) == (0, 2, True)

    text = b"".join(client.get("/series/informal-summits.csv").streaming_content).decode("utf-8-sig")
    rows = [row for row in csv.DictReader(io.StringIO(text)) if row["country"] == "ge"]
    assert [(row["attendance"], row["participant_list"], row["known"], row["of"]) for row in rows] == [
        ("not-named", "complete", "2", "3"),
        ("not-recorded", "partial", "2", "3"),
        ("not-recorded", "not-recorded", "2", "3"),
    ]


def test_a_series_of_which_nobody_s_part_is_on_record_counts_nothing(series, cis, client):
    make_membership(make_country("AM"), cis)
    edition(series, "2023-12-26")
    text = page(client, "/series/informal-summits/")
    assert "Armenia none on record –" in text
    assert "Members there not recorded" in text


def test_an_old_slug_of_the_file_redirects_and_an_unknown_one_is_not_found(series, client):
    series.slug = "summits"
    series.save()
    assert client.get("/series/informal-summits.csv")["Location"] == "/series/summits.csv"
    assert client.get("/series/nothing.csv").status_code == 404


def test_older_editions_than_the_table_holds_are_told_and_counted(series, client):
    for year in range(1900, 2003):
        edition(series, f"{year}-12-26", AM="attended")
    text = page(client, "/series/informal-summits/")
    assert "3 older meetings are left out of the table" in text
    assert "Armenia 103 of 103 " in text


def test_a_series_without_a_held_meeting_says_so_and_offers_the_next_step(series, client):
    html = client.get("/series/informal-summits/").content.decode()
    assert "No meeting of this series is recorded. There may have been some." in html
    assert 'href="/series/">All series' in html
    assert "attendance__table" not in html


def test_cells_of_one_sign_are_told_apart_by_what_is_noted_of_each(series, client):
    of_edition = edition(series, "2023-12-26", BY="attended")
    noted = "He left before the “family photo” & said <nothing>"
    make_participation(of_edition, country=make_country("KZ"), status="attended", note=noted)
    html = client.get("/series/informal-summits/").content.decode()
    cells = re.findall(r'<td class="attendance__cell attendance__cell--attended" title="([^"]*)">', html)
    assert sorted(cells) == [
        "attended",
        f"attended; {noted.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}",
    ]
