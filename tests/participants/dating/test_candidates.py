"""The candidate dates of a meeting: occasions, or years of a long stretch."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from participants.dating.candidates import Candidate, candidates_of
from participants.models import Meeting
from summit_archive.dates.shapes import merged

WINDOW = {"not_before": datetime.date(2020, 1, 1), "not_after": datetime.date(2023, 12, 31)}


def candidates(when, **fields):
    meeting = Meeting(when=when, **WINDOW | fields)
    meeting.possible = meeting.possible_days()
    return [candidate.edtf for candidate in candidates_of(meeting)[0]]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("XXXX-12-26", ["2023-12-26", "2022-12-26", "2021-12-26", "2020-12-26"]),
        ("XXXX-02-29", ["2020-02-29"]),
        (
            "XXXX-12-30/XXXX-01-02",
            [
                "2023-12-30/2023-12-31",
                "2022-12-30/2023-01-02",
                "2021-12-30/2022-01-02",
                "2020-12-30/2021-01-02",
                "2020-01-01/2020-01-02",
            ],
        ),
        ("XXXX", ["2023", "2022", "2021", "2020"]),
        ("XXXX-12", ["2023-12", "2022-12", "2021-12", "2020-12"]),
        ("[2022-12-26,2023-12-26]", ["2023-12-26", "2022-12-26"]),
        ("2023-12", ["2023-12"]),
        ("2023", ["2023"]),
        ("2023-12-26?", ["2023-12-26"]),
        ("[2021-01-01..2023-05-31]", ["2023-01-01/2023-05-31", "2022", "2021"]),
        # 366 days are one candidate, one more are two.
        ("2021-03-01/2022-03-01", ["2021-03-01/2022-03-01"]),
        ("2021-03-01/2022-03-02", ["2022-01-01/2022-03-02", "2021-03-01/2021-12-31"]),
    ],
)
def test_each_occasion_is_a_candidate_and_long_stretches_fall_into_years(when, expected):
    assert candidates(when) == expected


def test_more_candidates_than_fit_are_counted():
    meeting = Meeting(
        when="XXXX", not_before=datetime.date(1900, 1, 1), not_after=datetime.date(2023, 12, 31)
    )
    meeting.possible = meeting.possible_days()
    newest, left_out = candidates_of(meeting)
    assert (newest[0].edtf, newest[-1].edtf, left_out) == ("2023", "1964", 64)


DAYS = st.dates(datetime.date(1991, 1, 1), datetime.date(2026, 12, 31))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(DAYS, DAYS).map(sorted), min_size=1, max_size=3))
def test_the_candidates_are_the_possible_days_and_no_others(spans):
    meeting = Meeting(possible=merged(spans))
    found, left_out = candidates_of(meeting)
    assert left_out == 0
    assert merged((one.first, one.last) for one in found) == meeting.possible
    assert sum(one.length for one in found) == sum(
        (last - first).days + 1 for first, last in meeting.possible
    )


def test_a_candidate_reads_as_the_date_that_it_is():
    day = datetime.date(2022, 12, 26)
    assert Candidate(day, day).in_words == "26 December 2022"
    assert Candidate(datetime.date(2024, 2, 1), datetime.date(2024, 2, 29)).in_words == "February 2024"
