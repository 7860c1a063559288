"""Dates as people write them become EDTF; what may be two dates is asked, and what is not understood is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summit_archive.dates import NotADate, PartialDate
from summit_archive.dates.written import TwoReadings, read_date

READ = """
26 December 2023 = 2023-12-26
December 26, 2023 = 2023-12-26
26th of December 2023 = 2023-12-26
Tuesday, 26 December 2023 = 2023-12-26
26-Dec-2023 = 2023-12-26
26 декабря 2023 г. = 2023-12-26
26-го декабря 2023 года = 2023-12-26
26 желтоқсан 2023 = 2023-12-26
26.12.2023 = 2023-12-26
12/26/2023 = 2023-12-26
26-12-2023 = 2023-12-26
8.12.1991 = 1991-12-08
08/08/1991 = 1991-08-08
2023/12/26 = 2023-12-26
декабрь 2023 = 2023-12
в декабре 2023 года = 2023-12
May 2019 = 2019-05
12.2023 = 2023-12
2023 год = 2023
26 December = XXXX-12-26
26 December, year not stated = XXXX-12-26
12 мая = XXXX-05-12
December = XXXX-12
29 February = XXXX-02-29
spring 2019 = 2019-21
весной 2019 года = 2019-21
fall of 2020 = 2020-23
Q1 2020 = 2020-33
1 квартал 2020 = 2020-33
second half of 2020 = 2020-41
26–27 Dec 2022 = 2022-12-26/2022-12-27
30 Nov - 1 Dec 2022 = 2022-11-30/2022-12-01
26 December 2022 – 2 January 2023 = 2022-12-26/2023-01-02
from 26 to 27 December 2022 = 2022-12-26/2022-12-27
с 26 по 27 декабря 2022 = 2022-12-26/2022-12-27
26-27.12.2022 = 2022-12-26/2022-12-27
26.12-27.12.2022 = 2022-12-26/2022-12-27
2022–2023 = 2022/2023
May–June 2019 = 2019-05/2019-06
26 or 27 December 2022 = [2022-12-26,2022-12-27]
26 December 2022 or 2023 = [2022-12-26,2023-12-26]
2022 или 2023 = [2022,2023]
between 26 and 27 December 2022 = [2022-12-26..2022-12-27]
about December 2023 = 2023-12~
c. 2023 = 2023~
probably 26 December 2023 = 2023-12-26?
26 December 2023? = 2023-12-26?
since 26 December 2022 = 2022-12-26/..
from 26 December 2022 on = 2022-12-26/..
until May 2019 = ../2019-05
2010s = 201X
XXXX-12-26 = XXXX-12-26
2019-21 = 2019-21
"""
REFUSED = """
yesterday = “yesterday” is not understood
The summit of 26 December 2023 = “summit” is not understood
26 December 2023, 10:00 = expected a date such as
Monday, 26 December 2023 = expected the weekday of that day
26.12.23 = expected a year of four digits
26 Dec 22 = expected a year of four digits
26.12 = expected a year of four digits
31.02.2023 = expected a day that its month has
29 Feb 2023 = expected a day that its month has
13/13/2023 = expected a day and a month that exist
26 Dec – 2 Jan 2023 = expected the year of both ends, such as 2022-12-26/2023-01-02
26/27 December 2022 = “/” is not understood
26-27 = expected a month at each end
December 2022 or 27 December 2023 = known equally well
20231226 = write “2023-12-26”
99 = expected a date such as
first quarter of spring 2019 = expected a date such as
"""


def lines(text):
    return [line.rsplit(" = ", 1) for line in text.strip().splitlines()]


@pytest.mark.parametrize(("words", "edtf"), lines(READ))
def test_a_date_is_understood_as_people_write_it(words, edtf):
    assert str(read_date(words)) == edtf


@pytest.mark.parametrize(("words", "told"), lines(REFUSED))
def test_what_is_not_understood_whole_is_refused_with_what_was_typed(words, told):
    with pytest.raises(NotADate) as refused:
        read_date(words)
    assert told in str(refused.value) and f"“{words}”" in str(refused.value)


@pytest.mark.parametrize("words", ["08/12/1991", "8/12/1991", "08-12-1991"])
def test_what_may_be_two_days_is_asked_and_never_guessed(words):
    with pytest.raises(TwoReadings) as refused:
        read_date(words)
    assert [str(each) for each in refused.value.readings] == ["1991-12-08", "1991-08-12"]
    assert "8 December 1991 (1991-12-08) or 12 August 1991 (1991-08-12)" in str(refused.value)


WORDS = "26 27 December Dec 2022 2023 or – - / . , и до с about ? spring Q1 XXXX half first Monday декабря between and".split()


@given(st.lists(st.sampled_from(WORDS), max_size=7).map(" ".join) | st.text(max_size=30))
def test_whatever_is_typed_is_a_date_or_refused_in_words(words):
    try:
        assert isinstance(read_date(words), PartialDate)
    except NotADate as refused:
        assert str(refused)


SHOWN = [
    "2023-12-26",
    "2022-12-26/2022-12-27",
    "XXXX-12-26",
    "2023-12",
    "2019-21",
    "[2022-12-26,2023-12-26]",
    "2023-12~",
]
SHOWN += [
    "2022-12-26/..",
    "../2019-05",
    "[2022-12-26..2022-12-29]",
    "2023-12-26?",
    "201X",
    "2022-11-30/2022-12-01",
]


@pytest.mark.parametrize("edtf", SHOWN)
def test_the_words_that_the_archive_shows_are_understood(edtf):
    assert str(read_date(PartialDate.parse(edtf).in_words())) == edtf
