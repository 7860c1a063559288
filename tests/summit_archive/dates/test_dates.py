"""Dates that are only partly known: what is read, which days it means, how it is said."""

import contextlib
import re
from calendar import isleap
from datetime import date, timedelta

import pytest
from edtf.parser.edtf_exceptions import EDTFParseException
from edtf.parser.grammar import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from summit_archive.dates import NotADate, PartialDate

WINDOW = (date(2021, 12, 1), date(2024, 6, 30))


def days(text, window=WINDOW):
    """The possible days of `text`, as "first..last" texts."""
    spans = PartialDate.parse(text).days(*window)
    return [str(first) if first == last else f"{first}..{last}" for first, last in spans]


def for_any(*strategies):
    """`given` without its time limit, which a busy machine breaks for no fault of the code."""
    return lambda test: settings(deadline=None)(given(*strategies)(test))


# --- Words ------------------------------------------------------------------

WORDS = {
    # a day, a month, a year
    "2023-12-26": "26 December 2023",
    "2023-05-03": "3 May 2023",
    "2023-12": "December 2023",
    "2023": "2023",
    # what is not stated
    "XXXX-12-26": "26 December, year not stated",
    "XXXX-12": "December, year not stated",
    "XXXX-12-XX": "December, day and year not stated",
    "XXXX": "date not stated",
    "1991-12-XX": "December 1991, day not stated",
    "1991-XX": "1991, month not stated",
    "1991-XX-XX": "1991, month and day not stated",
    "199X": "the 1990s",
    "19XX": "the years 1900–1999",
    "199X-12-26": "26 December, in the 1990s",
    "199X-12-XX": "December, day not stated, in the 1990s",
    "1XXX": "the years 1000–1999",
    "20X3-12": "December, in a year 20X3 (X: not stated)",
    "2023-1X": "between October and December 2023",
    "2023-0X": "between January and September 2023",
    "XXXX-1X": "between October and December, year not stated",
    "2023-12-2X": "between 20 and 29 December 2023",
    "2023-02-2X": "between 20 and 28 February 2023",
    "2023-12-3X": "30 or 31 December 2023",
    "XXXX-12-2X": "between 20 and 29 December, year not stated",
    "156X-12-25": "25 December, in the 1560s",
    "1560-XX-25": "day 25 of a month not stated, 1560",
    "XXXX-XX-23": "day 23 of a month not stated, year not stated",
    "2004-1X-1X": "day between 10 and 19, between October and December 2004",
    # seasons, and other parts of a year
    "2023-21": "spring 2023",
    "2023-24": "winter 2023",
    "2023-29": "southern spring 2023",
    "2001-34": "second quarter of 2001",
    "2001-39": "last four months of 2001",
    "2001-40": "first half of 2001",
    "XXXX-22": "summer, year not stated",
    "XXXX-33": "first quarter, year not stated",
    "202X-23": "autumn, in the 2020s",
    # doubts
    "2023-12~": "about December 2023",
    "2023-12-26?": "26 December 2023 (uncertain)",
    "2023%": "about 2023 (uncertain)",
    "XXXX-12-26?": "26 December, year not stated (uncertain)",
    "XXXX?": "date not stated",
    "2023-24?": "winter 2023 (uncertain)",
    # doubts of a part
    "2004?-06-11": "11 June 2004 (year uncertain)",
    "2004-06~-11": "11 June 2004 (month and year approximate)",
    "2004-06-~11": "11 June 2004 (day approximate)",
    "2004-?06-?11": "11 June 2004 (day and month uncertain)",
    "2016?-04-~24": "24 April 2016 (day approximate, year uncertain)",
    "2016%-04": "April 2016 (year uncertain and approximate)",
    "2023-?24": "winter 2023 (season uncertain)",
    # intervals
    "2022-12-26/2022-12-27": "26–27 December 2022",
    "2022-11-30/2022-12-01": "30 November – 1 December 2022",
    "2022-12-28/2023-01-02": "28 December 2022 – 2 January 2023",
    "2022-12-26/2022-12-26": "26 December 2022",
    "2022-12-26/2023-12-26": "26 December 2022 – 26 December 2023",
    "2022-11/2022-12": "November–December 2022",
    "2022-11/2023-01": "November 2022 – January 2023",
    "2022/2024": "2022–2024",
    "2022-11/2023": "from November 2022 to 2023",
    "199X/200X": "from the 1990s to the 2000s",
    "XXXX-12-26/XXXX-12-27": "26–27 December, year not stated",
    "XXXX-12-30/XXXX-01-02": "30 December – 2 January, year not stated",
    "XXXX-12/XXXX-01-05": "from December to 5 January, year not stated",
    "2022-12-26?/2022-12-27?": "26–27 December 2022 (uncertain)",
    "2022-12-26~/2022-12-27": "from about 26 December 2022 to 27 December 2022",
    "2023-12/..": "since December 2023",
    "../2023-12": "until December 2023",
    "2023-12/": "since December 2023, end not stated",
    "/2023-12": "until December 2023, start not stated",
    "199X/": "since the 1990s, end not stated",
    "2022-12-26?/..": "since 26 December 2022 (uncertain)",
    "2001-21/2003": "from spring 2001 to 2003",
    "2022-12-~26/2022-12-27": "from 26 December 2022 (day approximate) to 27 December 2022",
    # one of several
    "[2022-12-26,2023-12-26]": "26 December 2022 or 2023",
    "[2021-12-26,2022-12-26,2023-12-26]": "26 December 2021, 2022 or 2023",
    "[2022-12-26,2023-05-03]": "26 December 2022 or 3 May 2023",
    "[2022-12-26,2022-12-27]": "26 or 27 December 2022",
    "[2022-12,2023-12]": "December 2022 or 2023",
    "[2022,2023]": "2022 or 2023",
    "[2022,2023?]": "2022 or 2023 (uncertain)",
    "[XXXX-12-26,XXXX-12-27]": "26 or 27 December, year not stated",
    "[XXXX-12-26,XXXX-05-03]": "26 December or 3 May, year not stated",
    "[XXXX-12-26,2023]": "26 December, year not stated, or 2023",
    "[2022..2024]": "between 2022 and 2024",
    "[2022-12-26..2022-12-28]": "between 26 and 28 December 2022",
    "[2022-11-30..2022-12-01]": "between 30 November and 1 December 2022",
    "[2022-11..2023-12]": "between November 2022 and December 2023",
    "[2021,2023..2024]": "2021 or between 2023 and 2024",
    "[..2022]": "2022 or earlier",
    "[2024..]": "2024 or later",
    "[2001-21,2002-12-2X]": "spring 2001 or between 20 and 29 December 2002",
}


@pytest.mark.parametrize(("text", "words"), WORDS.items())
def test_a_date_is_told_in_words(text, words):
    assert PartialDate.parse(text).in_words() == words


# --- Text -------------------------------------------------------------------


@pytest.mark.parametrize("text", WORDS)
def test_text_comes_back_as_it_was(text):
    assert str(PartialDate.parse(text)) == text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" 2023-12-26\n", "2023-12-26"),
        ("[2022-12-26, 2023-12-26]", "[2022-12-26,2023-12-26]"),
        ("[ 2022 .. 2024 ]", "[2022..2024]"),
        ("2022-12-26 / 2022-12-27", "2022-12-26/2022-12-27"),
    ],
)
def test_spaces_around_signs_are_dropped(typed, kept):
    assert str(PartialDate.parse(typed)) == kept
    assert PartialDate.parse(typed) == PartialDate.parse(kept)


# What the witness cannot read, or writes otherwise: see summit_archive/dates/parsing.py.
BEYOND_THE_WITNESS = {"XXXX?", "XXXX-12-26?", "199X/", "2023-24?", "2023-?24", "[2001-21,2002-12-2X]"}
BEYOND_THE_WITNESS |= {"2023-1X", "2023-0X", "XXXX-22", "XXXX-33", "202X-23", "2004-?06-?11"}


@pytest.mark.parametrize("text", [text for text in WORDS if text not in BEYOND_THE_WITNESS])
def test_another_parser_reads_the_same(text):
    assert str(parse_edtf(text)).replace(", ", ",") == text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("?2004-06", "2004?-06"),
        ("?2004-?06-?11", "2004-06-11?"),
        ("2004?-06~-11", "2004%-~06-11"),
        ("2004~-06-11?", "2004%-?06-?11"),
        ("%2004-%06-11", "2004-06%-11"),
    ],
)
def test_a_doubt_of_parts_has_one_spelling(typed, kept):
    assert str(PartialDate.parse(typed)) == kept
    assert PartialDate.parse(typed) == PartialDate.parse(kept)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("[2023-12-01..2023-12-01]", "2023-12-01"),
        ("[2023-12..2023-12]", "2023-12"),
        ("[2021,2023..2023]", "[2021,2023]"),
    ],
)
def test_from_a_date_to_itself_is_that_date(typed, kept):
    assert str(PartialDate.parse(typed)) == kept
    assert PartialDate.parse(typed).is_definite == PartialDate.parse(kept).is_definite


def test_equal_dates_are_one_member_of_a_set():
    assert len({PartialDate.parse("XXXX-12-26"), PartialDate.parse(" XXXX-12-26")}) == 1
    assert PartialDate.parse("1991-12") != PartialDate.parse("1991-12-XX")


REFUSED = {
    "": "expected a date such as 2023-12-26",
    "nonsense": "expected a date such as 2023-12-26",
    "26 December 2023": "expected a date such as 2023-12-26",
    "2023 - 12": "expected a date such as 2023-12-26",
    "٢٠٢٣": "expected a date such as 2023-12-26",
    "２０２３": "expected a date such as 2023-12-26",
    "2002-02-30": "expected a day that its month has",
    "2001-02-29": "expected a day that its month has",
    "1900-02-29": "expected a day that its month has",
    "190X-02-30": "expected a day that its month has",
    "XXXX-02-30": "expected a day that its month has",
    "XXXX-04-31": "expected a day that its month has",
    "2023-02-3X": "expected a day that its month has",
    "2023-12-00": "expected a day that its month has",
    "XXXX-12-32": "expected a day that its month has",
    "XXXX-12-4X": "expected a day that its month has",
    "XXXX-XX-32": "expected a day that its month has",
    "XXXX-00-10": "expected a month from 01 to 12",
    "2023-13": "expected a month from 01 to 12, or a season or part of a year from 21 to 41",
    "2023-20": "expected a month from 01 to 12, or a season or part of a year from 21 to 41",
    "2023-42": "expected a month from 01 to 12, or a season or part of a year from 21 to 41",
    "2023-2X": "expected a month from 01 to 12, or a season or part of a year from 21 to 41",
    "-0044": "expected a year from 1000 to 2999",
    "-1985-04-12": "expected a year from 1000 to 2999",
    "Y17000": "expected a year from 1000 to 2999",
    "Y-17000": "expected a year from 1000 to 2999",
    "Y17E7": "expected a year from 1000 to 2999",
    "Y171010000S3": "expected a year from 1000 to 2999",
    "12023-12-26": "expected a year from 1000 to 2999",
    "0000": "expected a year from 1000 to 2999",
    "0999-12-31": "expected a year from 1000 to 2999",
    "3000-01-01": "expected a year from 1000 to 2999",
    "9999": "expected a year from 1000 to 2999",
    "09XX": "expected a year from 1000 to 2999",
    "../..": "expected a date on at least one side of the slash",
    "/": "expected a date on at least one side of the slash",
    "../": "expected a date on at least one side of the slash",
    "2021/2022/2023": "expected two dates and one slash between them",
    "XXXX/XXXX-12": "expected a month at each end of an interval without a year",
    "XXXX-21/XXXX-22": "expected a month at each end of an interval without a year",
    "[2022,2022]": "expected dates that differ",
    "[2022,2022..2022]": "expected dates that differ",
    "[2022,]": "expected a date between the brackets and on each side of a comma",
    "[]": "expected a date between the brackets and on each side of a comma",
    "{}": "expected one date, for several meetings several records",
    "[..]": "expected two dates around the dots",
    "[2022..2023..2024]": "expected two dates around the dots",
    "[XXXX..2024]": "expected fully stated days, months or years around the dots",
    "[2022?..2024]": "expected fully stated days, months or years around the dots",
    "[2022-?05..2022-06]": "expected fully stated days, months or years around the dots",
    "[2022-21..2022-23]": "expected fully stated days, months or years around the dots",
    "[2022..2023-05]": "expected two days, two months or two years",
    "[" + ",".join(str(year) for year in range(1950, 2001)) + "]": "expected at most 100 characters",
    "2" * 1_000_000: "expected at most 100 characters",
}

# Refused, with what can be kept instead.
INSTEAD = {
    "26.12.2023": ("expected year, month and day in this order", "2023-12-26"),
    "6.2.2023": ("expected year, month and day in this order", "2023-02-06"),
    "20231226": ("expected hyphens", "2023-12-26"),
    "2023-5-3": ("expected two digits for the month and for the day", "2023-05-03"),
    "2023-12-26T10:00:00": ("expected a day without an hour", "2023-12-26"),
    "2023-12-26T10:00/2023-12-27": ("expected a day without an hour", "2023-12-26"),
    "2023-12-26 10:00": ("expected a day without an hour", "2023-12-26"),
    "xxxx-12-26": ("expected a capital Latin X", "XXXX-12-26"),
    "199u": ("expected a capital Latin X", "199X"),
    "ХХХХ-12-26": ("expected a capital Latin X", "XXXX-12-26"),
    "1950S2": ("expected an X for each digit of the year that is not significant", "19XX"),
    "1950S4": ("expected an X for each digit of the year that is not significant", "1950"),
    "Y2023": ("expected a year of four digits without Y", "2023"),
    "2023??": ("expected one sign of doubt", "2023?"),
    "2023?~": ("expected one sign of doubt", "2023%"),
    "2023-21-05": ("expected no day in a season or part of a year", "2023-21"),
    "2022-12-26/27": ("expected both dates in full", "2022-12-26/2022-12-27"),
    "2022-12-26/12-27": ("expected both dates in full", "2022-12-26/2022-12-27"),
    "2022/23": ("expected both dates in full", "2022/2023"),
    "2004-06/open": ("expected .. for an open end, and nothing for an end that is not stated", "2004-06/.."),
    "unknown/2004-06": ("expected .. for an open end", "/2004-06"),
    "2023/2022": ("expected an end that is not before the start", "2022/2023"),
    "2023-12-27/2023-12-26": ("expected an end that is not before the start", "2023-12-26/2023-12-27"),
    "2023-12/2023-11-30": ("expected an end that is not before the start", "2023-11-30/2023-12"),
    "2022-12-26/XXXX-12-27": ("expected a year at both ends", "2022-12-26/"),
    "XXXX-12-26/2022-12-27": ("expected a year at both ends", "/2022-12-27"),
    "XXXX-12-26/..": ("expected a year at both ends", "XXXX-12-26"),
    "../XXXX-12-26": ("expected a year at both ends", "XXXX-12-26"),
    "XXXX-12-26/": ("expected a year at both ends", "XXXX-12-26"),
    "{2022,2023}": ("several meetings several records", "[2022,2023]"),
    "{1960,1961-12}": ("several meetings several records", "[1960,1961-12]"),
    "[2022]": ("expected at least two dates", "2022"),
    "[2022,2023": ("expected a closing bracket", "[2022,2023]"),
    "[2022,2023]?": ("expected the sign of doubt after each date", "[2022?,2023?]"),
    "[2022/2023,2025]": ("expected two dots for a slash in brackets", "[2022..2023,2025]"),
}


@pytest.mark.parametrize(("text", "expected", "instead"), [(text, *told) for text, told in INSTEAD.items()])
def test_what_can_be_kept_instead_is_told_and_can_be_kept(text, expected, instead):
    with pytest.raises(NotADate) as refusal:
        PartialDate.parse(text)
    assert expected in str(refusal.value)
    assert str(refusal.value).endswith(f": write “{instead}”.")
    assert str(PartialDate.parse(instead)) == instead


@pytest.mark.parametrize(
    "text", ["99.99.2023", "20231399", "{nonsense}", "[2022-13,2023", "2023-99-5", "1950S2/"]
)
def test_nothing_is_offered_that_cannot_be_kept(text):
    with pytest.raises(NotADate) as refusal:
        PartialDate.parse(text)
    offered = str(refusal.value).partition("write “")[2].partition("”")[0]
    assert not offered or PartialDate.parse(offered)


@pytest.mark.parametrize(("text", "expected"), REFUSED.items(), ids=[t[:30] for t in REFUSED])
def test_what_is_no_date_is_refused_with_what_was_expected(text, expected):
    with pytest.raises(NotADate) as refusal:
        PartialDate.parse(text)
    assert expected in str(refusal.value)
    assert text[:50] in str(refusal.value)
    assert len(str(refusal.value)) < 400


@pytest.mark.parametrize("value", [None, 2023, date(2023, 12, 26), ["2023"]])
def test_what_is_no_text_is_refused_too(value):
    with pytest.raises(NotADate):
        PartialDate.parse(value)


def test_a_refusal_is_safe_to_print():
    with pytest.raises(NotADate) as refusal:
        PartialDate.parse("2023\x00\x1b[31m")
    assert str(refusal.value).isprintable()


@for_any(st.text(alphabet="0123456789X-/.,[]{}?~% YESTux", max_size=40) | st.text())
def test_any_text_is_a_date_or_refused(text):
    try:
        read = PartialDate.parse(text)
    except NotADate as refusal:
        assert "expected" in refusal.expected
        if offered := re.search("write “(.*)”", refusal.expected):
            assert PartialDate.parse(offered[1])
    else:
        assert PartialDate.parse(str(read)) == read
        assert read.in_words()


# --- Days -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023-12-26", ["2023-12-26"]),
        ("2023-12", ["2023-12-01..2023-12-31"]),
        ("2023-12-XX", ["2023-12-01..2023-12-31"]),
        ("2023", ["2023-01-01..2023-12-31"]),
        ("2023-XX", ["2023-01-01..2023-12-31"]),
        ("202X", ["2021-12-01..2024-06-30"]),
        ("20XX-02-29", ["2024-02-29"]),
        ("199X", []),
        ("XXXX-12-26", ["2021-12-26", "2022-12-26", "2023-12-26"]),
        ("XXXX-07", ["2022-07-01..2022-07-31", "2023-07-01..2023-07-31"]),
        ("XXXX-02-29", ["2024-02-29"]),
        ("XXXX", ["2021-12-01..2024-06-30"]),
        ("1XXX", []),
        ("20X3", ["2023-01-01..2023-12-31"]),
        ("2023-1X", ["2023-10-01..2023-12-31"]),
        ("2023-X1", ["2023-01-01..2023-01-31", "2023-11-01..2023-11-30"]),
        ("2023-12-2X", ["2023-12-20..2023-12-29"]),
        ("2023-02-2X", ["2023-02-20..2023-02-28"]),
        ("2024-02-X9", ["2024-02-09", "2024-02-19", "2024-02-29"]),
        ("2024-XX-31", ["2024-01-31", "2024-03-31", "2024-05-31"]),
        (
            "XXXX-0X-31",
            ["2022-01-31", "2022-03-31", "2022-05-31", "2022-07-31", "2022-08-31"]
            + ["2023-01-31", "2023-03-31", "2023-05-31", "2023-07-31", "2023-08-31"]
            + ["2024-01-31", "2024-03-31", "2024-05-31"],
        ),
        # a season has all days that anybody counts to it, and a winter is of two years
        ("2023-21", ["2023-03-01..2023-06-21"]),
        ("2023-22", ["2023-06-01..2023-09-23"]),
        ("2023-23", ["2023-09-01..2023-12-22"]),
        ("2023-24", ["2022-12-01..2023-03-20", "2023-12-01..2024-03-20"]),
        ("2023-25", ["2023-03-01..2023-06-21"]),
        ("2023-29", ["2023-09-01..2023-12-22"]),
        ("2022-30", ["2021-12-01..2022-03-20", "2022-12-01..2023-03-20"]),
        ("2021-24", ["2021-12-01..2022-03-20"]),
        ("XXXX-24", ["2021-12-01..2022-03-20", "2022-12-01..2023-03-20", "2023-12-01..2024-03-20"]),
        ("2023-33", ["2023-01-01..2023-03-31"]),
        ("2023-36", ["2023-10-01..2023-12-31"]),
        ("2024-37", ["2024-01-01..2024-04-30"]),
        ("2023-39", ["2023-09-01..2023-12-31"]),
        ("2023-41", ["2023-07-01..2023-12-31"]),
        ("2022-21/2022-23", ["2022-03-01..2022-12-22"]),
        # a doubt adds no days
        ("2023-12-26?", ["2023-12-26"]),
        ("2023?-12-26", ["2023-12-26"]),
        ("2023-12~", ["2023-12-01..2023-12-31"]),
        # intervals run from the earliest start to the latest end, within the window
        ("2022-12-26/2022-12-27", ["2022-12-26..2022-12-27"]),
        ("2022-12/2023-02-XX", ["2022-12-01..2023-02-28"]),
        ("2020/2022-01", ["2021-12-01..2022-01-31"]),
        ("2023-12/..", ["2023-12-01..2024-06-30"]),
        ("../2023", ["2021-12-01..2023-12-31"]),
        ("2025/..", []),
        ("../2020", []),
        ("2023-12/", ["2023-12-01..2024-06-30"]),
        ("/2023", ["2021-12-01..2023-12-31"]),
        (
            "XXXX-12-26/XXXX-12-27",
            ["2021-12-26..2021-12-27", "2022-12-26..2022-12-27", "2023-12-26..2023-12-27"],
        ),
        (
            "XXXX-12-30/XXXX-01-02",
            ["2021-12-30..2022-01-02", "2022-12-30..2023-01-02", "2023-12-30..2024-01-02"],
        ),
        ("XXXX-12-26/XXXX-12-26", ["2021-12-26", "2022-12-26", "2023-12-26"]),
        ("XXXX-02-28/XXXX-02-29", ["2024-02-28..2024-02-29"]),
        # one of several
        ("[2022-12-26,2023-12-26]", ["2022-12-26", "2023-12-26"]),
        ("[2022-12-26,2022-12-27]", ["2022-12-26..2022-12-27"]),
        ("[2023,2022-12-26]", ["2022-12-26", "2023-01-01..2023-12-31"]),
        ("[2022..2023]", ["2022-01-01..2023-12-31"]),
        ("[2022-12..2023-01]", ["2022-12-01..2023-01-31"]),
        ("[..2021,2024..]", ["2021-12-01..2021-12-31", "2024-01-01..2024-06-30"]),
    ],
)
def test_a_date_means_these_days(text, expected):
    assert days(text) == expected


def test_an_interval_without_year_that_began_before_the_window_still_reaches_into_it():
    window = (date(2022, 1, 1), date(2022, 12, 30))
    assert days("XXXX-12-30/XXXX-01-02", window) == ["2022-01-01..2022-01-02", "2022-12-30"]


def test_a_window_in_the_wrong_order_holds_no_day():
    assert days("XXXX", (date(2023, 1, 2), date(2023, 1, 1))) == []


def test_no_window_brings_sentinel_years_in():
    assert days("XXXX", (date.min, date.max)) == ["1000-01-01..2999-12-31"]
    assert days("2023/..", (date.min, date.max)) == ["2023-01-01..2999-12-31"]
    assert days("XXXX-12-30/XXXX-01-02", (date.min, date.max))[-1] == "2999-12-30..2999-12-31"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1985-04-12/..", ["1985-04-12..2024-06-30"]),
        ("1985-04-12/", ["1985-04-12..2024-06-30"]),
        ("../2027-01-10", ["2021-12-01..2027-01-10"]),
        ("/2027-01-10", ["2021-12-01..2027-01-10"]),
        ("[..1985,2027..]", []),
        ("[1985..,XXXX-12-26]", ["1985-01-01..2024-06-30"]),
        ("[1985,XXXX-12-26]", ["1985-01-01..1985-12-31", "2021-12-26", "2022-12-26", "2023-12-26"]),
        ("1985", ["1985-01-01..1985-12-31"]),
        ("198X-04-12/1991", ["1980-04-12..1991-12-31"]),
        # A part of what is stated of a year may narrow it; where nothing of it is left, it stays.
        ("202X", ["2021-12-01..2024-06-30"]),
        ("199X", ["1990-01-01..1999-12-31"]),
    ],
)
def test_a_window_bounds_what_a_date_leaves_open_and_not_what_it_states(text, expected):
    spans = PartialDate.parse(text).days(date.min, date.max, WINDOW)
    assert [str(first) if first == last else f"{first}..{last}" for first, last in spans] == expected


def test_earliest_and_latest_are_the_ends_of_the_possible_days():
    christmas = PartialDate.parse("XXXX-12-26")
    assert christmas.earliest(WINDOW) == date(2021, 12, 26)
    assert christmas.latest(WINDOW) == date(2023, 12, 26)
    assert PartialDate.parse("2020").earliest(WINDOW) is None
    assert PartialDate.parse("2020").latest(WINDOW) is None


# --- What a date is ---------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("2023-12-26", "definite"),
        ("2022-12-26/2022-12-27", "definite"),
        ("2022-12", ""),
        ("2023-12-XX", ""),
        ("2023-12-2X", ""),
        ("2023-22", ""),
        ("199X-12-26", "open"),
        ("2004-06-~11", "doubted"),
        ("2004?-06-11/2004-06-12", "doubted"),
        ("2022-12/2023-01", ""),
        ("2022-12-26/2023-01", ""),
        ("[2022-12-26,2023-12-26]", ""),
        ("2023-12-26?", "doubted"),
        ("2023-12-26~", "doubted"),
        ("2023-12-26%", "doubted"),
        ("2022-12-26/2022-12-27~", "doubted"),
        ("[2022-12-26,2023-12-26?]", "doubted"),
        ("XXXX-12-26", "yearless open"),
        ("XXXX", "yearless open"),
        ("XXXX-12-26?", "doubted yearless open"),
        ("XXXX-12-26/XXXX-12-27", "yearless open"),
        ("[XXXX-12-26,2023]", "yearless open"),
        ("2022-12-26/..", "open"),
        ("../2022-12-26?", "doubted open"),
        ("2022-12-26/", "open"),
        ("/2022-12-26", "open"),
        ("[2024..]", "open"),
    ],
)
def test_a_date_says_what_it_is(text, claims):
    read = PartialDate.parse(text)
    said = {
        "definite": read.is_definite,
        "doubted": read.is_doubted,
        "yearless": read.has_no_year,
        "open": read.leaves_open,
    }
    assert " ".join(name for name, holds in said.items() if holds) == claims


# --- What holds for every date ----------------------------------------------

CALENDAR_DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
WINDOWS = st.tuples(CALENDAR_DAYS, CALENDAR_DAYS).map(sorted)
LEAP_YEAR_DAYS = st.dates(date(2024, 1, 1), date(2024, 12, 31))


def at_precision(day, precision):
    return str(day)[:precision]


with_year = st.builds(at_precision, CALENDAR_DAYS, st.sampled_from([4, 7, 10])) | st.sampled_from(
    [
        "199X",
        "20XX",
        "1991-12-XX",
        "2004-XX",
        "199X-02-29",
        "2004-XX-31",
        "2004-1X",
        "2004-02-2X",
        "20X4-0X-X1",
    ]
    + [f"2004-{season}" for season in range(21, 42)]
)
without_year = LEAP_YEAR_DAYS.map(lambda day: f"XXXX{str(day)[4:]}")
qualifiers = st.sampled_from(["", "?", "~", "%"])
singles = st.builds("".join, st.tuples(with_year | without_year | st.just("XXXX"), qualifiers))
# The start of the window of years before it keeps the interval in order, at any precision.
intervals = st.builds("{}/{}".format, without_year, without_year) | st.builds(
    lambda text: f"1899/{text}", with_year
)
open_ends = st.sampled_from(["{}/..", "../{}", "{}/", "/{}"])
open_intervals = st.builds(str.format, open_ends, with_year)
one_of_several = st.lists(singles, min_size=2, max_size=5, unique=True).map(
    lambda members: f"[{','.join(members)}]"
)
texts = singles | intervals | open_intervals | one_of_several


@for_any(texts)
def test_every_text_comes_back(text):
    assert str(PartialDate.parse(text)) == text


DOUBTS = st.tuples(*[st.sampled_from(["", "?", "~", "%"])] * 6)


@for_any(CALENDAR_DAYS, DOUBTS)
def test_a_doubt_of_parts_is_what_the_witness_reads(day, signs):
    """A sign before a part is of it alone, one after it of all parts up to it: as in the normal form."""
    typed = "-".join(
        f"{before}{part}{after}"
        for part, before, after in zip(str(day).split("-"), signs[0::2], signs[1::2], strict=True)
    )
    read = PartialDate.parse(typed)
    of_parts = [
        "".join(sorted(set("".join([before, *signs[1::2][place:]]).replace("%", "?~"))))
        for place, before in enumerate(signs[0::2])
    ]
    [single] = read.shape.singles
    assert [sign.replace("%", "?~") for sign in single.doubts] == of_parts
    with contextlib.suppress(EDTFParseException):
        assert str(parse_edtf(str(read))) == str(read)


@for_any(texts, WINDOWS)
def test_days_lie_within_the_window_in_order_and_apart(text, window):
    spans = PartialDate.parse(text).days(*window)
    for first, last in spans:
        assert window[0] <= first <= last <= window[1]
    for (_, last), (first, _) in zip(spans, spans[1:], strict=False):
        assert last + timedelta(days=1) < first


@for_any(texts, WINDOWS, WINDOWS)
def test_a_narrower_window_only_takes_days_away(text, one, other):
    narrow = (max(one[0], other[0]), min(one[1], other[1]))
    date_read = PartialDate.parse(text)
    assert set(each_day(date_read.days(*narrow))) == {
        day for day in each_day(date_read.days(*one)) if narrow[0] <= day <= narrow[1]
    }


def each_day(spans):
    for first, last in spans:
        for count in range((last - first).days + 1):
            yield first + timedelta(days=count)


@for_any(CALENDAR_DAYS, CALENDAR_DAYS)
def test_the_days_of_a_definite_date_are_exactly_its_days(one, other):
    first, last = sorted([one, other])
    definite = PartialDate.parse(f"{first}/{last}")
    assert definite.is_definite
    assert definite.days(date(1800, 1, 1), date(2200, 1, 1)) == ((first, last),)
    assert PartialDate.parse(str(one)).days(one, one) == ((one, one),)


@for_any(LEAP_YEAR_DAYS, WINDOWS)
def test_days_of_a_date_without_year_are_that_day_of_each_year(day, window):
    spans = PartialDate.parse(f"XXXX{str(day)[4:]}").days(*window)
    assert [first for first, _ in spans] == [last for _, last in spans]
    years = range(window[0].year, window[1].year + 1)
    every = [date(year, day.month, day.day) for year in years if has_day(year, day)]
    assert [first for first, _ in spans] == [day for day in every if window[0] <= day <= window[1]]


def has_day(year, day):
    return isleap(year) or (day.month, day.day) != (2, 29)
