"""Dates that are only partly known: what is read, which days it means, how it is said."""

from calendar import isleap
from datetime import date, timedelta

import pytest
from django.utils import translation
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
    # doubts
    "2023-12~": "about December 2023",
    "2023-12-26?": "26 December 2023 (uncertain)",
    "2023%": "about 2023 (uncertain)",
    "XXXX-12-26?": "26 December, year not stated (uncertain)",
    "XXXX?": "date not stated",
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
    "2023-12/..": "from December 2023 on",
    "../2023-12": "until December 2023",
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
}


@pytest.mark.parametrize(("text", "words"), WORDS.items())
def test_a_date_is_told_in_words(text, words):
    assert PartialDate.parse(text).in_words() == words


def test_words_follow_the_readers_language():
    with translation.override("ru"):
        assert PartialDate.parse("2023-12").in_words() == "Декабрь 2023"
        assert PartialDate.parse("2023-12-26").in_words() == "26 декабря 2023"


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
BEYOND_THE_WITNESS = {"XXXX?", "XXXX-12-26?"}


@pytest.mark.parametrize("text", [text for text in WORDS if text not in BEYOND_THE_WITNESS])
def test_another_parser_reads_the_same(text):
    assert str(parse_edtf(text)).replace(", ", ",") == text


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
    "26.12.2023": "expected a date such as 2023-12-26",
    "2023 - 12": "expected a date such as 2023-12-26",
    "2023-12-26T10:00:00": "expected a date such as 2023-12-26",
    "xxxx-12-26": "expected a date such as 2023-12-26",
    "٢٠٢٣": "expected a date such as 2023-12-26",
    "２０２３": "expected a date such as 2023-12-26",
    "1950S2": "expected a date such as 2023-12-26",
    "2023-?12-26": "expected a date such as 2023-12-26",
    "2023??": "expected a date such as 2023-12-26",
    "2023-1X": "expected a date such as 2023-12-26",
    "2023-12-2X": "expected a date such as 2023-12-26",
    "2002-02-30": "expected a day that its month has",
    "2001-02-29": "expected a day that its month has",
    "1900-02-29": "expected a day that its month has",
    "XXXX-02-30": "expected a day that its month has",
    "XXXX-04-31": "expected a day that its month has",
    "2023-12-00": "expected a day that its month has",
    "XXXX-12-32": "expected a day that its month has",
    "XXXX-00-10": "expected a month from 01 to 12",
    "2023-13": "expected a month from 01 to 12",
    "2023-21": "seasons are not kept",
    "2023-XX-05": "expected the month wherever the day is stated",
    "-0044": "expected a year from 1000 to 2999",
    "Y17000": "expected a year from 1000 to 2999",
    "0000": "expected a year from 1000 to 2999",
    "0999-12-31": "expected a year from 1000 to 2999",
    "3000-01-01": "expected a year from 1000 to 2999",
    "9999": "expected a year from 1000 to 2999",
    "09XX": "expected a year from 1000 to 2999",
    "2XXX": "expected a year such as 2023, 199X",
    "X023-12-26": "expected a year such as 2023, 199X",
    "2023/2022": "expected an end that is not before the start",
    "2023-12-27/2023-12-26": "expected an end that is not before the start",
    "2023-12/2023-11-30": "expected an end that is not before the start",
    "[2024..2022]": "expected an end that is not before the start",
    "2023/": "expected a date on each side of the slash",
    "/2023": "expected a date on each side of the slash",
    "../..": "expected a date on each side of the slash",
    "2021/2022/2023": "expected a date on each side of the slash",
    "2022-12-26/XXXX-12-27": "expected a year at both ends",
    "XXXX-12-26/..": "expected a year at both ends",
    "../XXXX-12-26": "expected a year at both ends",
    "XXXX/XXXX-12": "expected at least a month at each end",
    "{2022,2023}": "expected one date",
    "[2022]": "expected at least two dates",
    "[2022,2022]": "expected dates that differ",
    "[2022,2022..2022]": "expected dates that differ",
    "[2022,]": "expected a date such as 2023-12-26",
    "[]": "expected a date such as 2023-12-26",
    "[2022,2023": "expected a date such as 2023-12-26",
    "[2022,2023]?": "expected a date such as 2023-12-26",
    "[2022/2023,2025]": "expected a date such as 2023-12-26",
    "[..]": "expected two dates around the dots",
    "[2022..2023..2024]": "expected two dates around the dots",
    "[XXXX..2024]": "expected fully stated dates around the dots",
    "[2022?..2024]": "expected fully stated dates around the dots",
    "[2022..2023-05]": "expected two days, two months or two years",
    "[" + ",".join(str(year) for year in range(1950, 2001)) + "]": "expected at most 100 characters",
    "2" * 1_000_000: "expected at most 100 characters",
}


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


@for_any(st.text(alphabet="0123456789X-/.,[]{}?~% YES", max_size=40) | st.text())
def test_any_text_is_a_date_or_refused(text):
    try:
        read = PartialDate.parse(text)
    except NotADate as refusal:
        assert "expected" in str(refusal)
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
        # a doubt adds no days
        ("2023-12-26?", ["2023-12-26"]),
        ("2023-12~", ["2023-12-01..2023-12-31"]),
        # intervals run from the earliest start to the latest end, within the window
        ("2022-12-26/2022-12-27", ["2022-12-26..2022-12-27"]),
        ("2022-12/2023-02-XX", ["2022-12-01..2023-02-28"]),
        ("2020/2022-01", ["2021-12-01..2022-01-31"]),
        ("2023-12/..", ["2023-12-01..2024-06-30"]),
        ("../2023", ["2021-12-01..2023-12-31"]),
        ("2025/..", []),
        ("../2020", []),
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
        ("199X-12-26", ""),
        ("2022-12/2023-01", ""),
        ("2022-12-26/2023-01", ""),
        ("[2022-12-26,2023-12-26]", ""),
        ("2023-12-26?", "doubted"),
        ("2023-12-26~", "doubted"),
        ("2023-12-26%", "doubted"),
        ("2022-12-26/2022-12-27~", "doubted"),
        ("[2022-12-26,2023-12-26?]", "doubted"),
        ("XXXX-12-26", "yearless"),
        ("XXXX", "yearless"),
        ("XXXX-12-26?", "doubted yearless"),
        ("XXXX-12-26/XXXX-12-27", "yearless"),
        ("[XXXX-12-26,2023]", "yearless"),
        ("2022-12-26/..", "open"),
        ("../2022-12-26?", "doubted open"),
        ("[2024..]", "open"),
    ],
)
def test_a_date_says_what_it_is(text, claims):
    read = PartialDate.parse(text)
    said = {
        "definite": read.is_definite,
        "doubted": read.is_doubted,
        "open": read.is_open,
        "yearless": read.has_no_year,
    }
    assert " ".join(name for name, holds in said.items() if holds) == claims


# --- What holds for every date ----------------------------------------------

CALENDAR_DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
WINDOWS = st.tuples(CALENDAR_DAYS, CALENDAR_DAYS).map(sorted)
LEAP_YEAR_DAYS = st.dates(date(2024, 1, 1), date(2024, 12, 31))


def at_precision(day, precision):
    return str(day)[:precision]


with_year = st.builds(at_precision, CALENDAR_DAYS, st.sampled_from([4, 7, 10])) | st.sampled_from(
    ["199X", "20XX", "1991-12-XX", "2004-XX", "199X-02-29"]
)
without_year = LEAP_YEAR_DAYS.map(lambda day: f"XXXX{str(day)[4:]}")
qualifiers = st.sampled_from(["", "?", "~", "%"])
singles = st.builds("".join, st.tuples(with_year | without_year | st.just("XXXX"), qualifiers))
# The start of the window of years before it keeps the interval in order, at any precision.
intervals = st.builds("{}/{}".format, without_year, without_year) | st.builds(
    lambda text: f"1899/{text}", with_year
)
open_intervals = st.builds("{}/..".format, with_year) | st.builds("../{}".format, with_year)
one_of_several = st.lists(singles, min_size=2, max_size=5, unique=True).map(
    lambda members: f"[{','.join(members)}]"
)
texts = singles | intervals | open_intervals | one_of_several


@for_any(texts)
def test_every_text_comes_back(text):
    assert str(PartialDate.parse(text)) == text


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
