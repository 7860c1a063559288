"""Days as sources write them: which are read, and what is told of the others. Those of one form stand together."""

import datetime

import pytest

from articles.importing.days import NoDay, day_as_written
from articles.importing.record import Defaults, read_record

TUESDAY = datetime.date(2023, 12, 26)


@pytest.mark.parametrize(
    "written",
    [
        # ISO 8601, basic and nearly so.
        *("20231226", "20231226T1030", "20231226T103000+0300", "20231226103000", "2023-W52-2", "2023-360"),
        *("2023-12-26T10:30:00 UTC", "2023-12-26CET10:30:00+0100", "2023/12/26 10:30", "2023.12.26"),
        # Russian.
        *(
            "26 дек. 2023",
            "26 декабря 2023 г. в 13:34",
            "26 декабря 2023, 10:30",
            "26 декабря 2023, 10:00 МСК",
        ),
        *(
            "Вт, 26 дек 2023 10:00:00 +0300",
            "26 декабря 2023г., вторник",
            "26.12.2023 в 10:00",
            "26.12.2023 10.30",
        ),
        *("Вторник, 26 декабря 2023", "Опубликовано: 26.12.2023, 10:00 (мск)", "26-го декабря 2023 года"),
        *("10:30, 26 декабря 2023", "26 Декабря 2023 10:00 по московскому времени"),
        # English.
        *(
            "Dec 26th, 2023",
            "Tuesday, December 26, 2023 10:00 AM EST",
            "26-Dec-2023",
            "10:30, 26 December 2023",
        ),
        *(
            "8 a.m. Dec. 26, 2023",
            "Tue Dec 26 10:27:24 2023",
            "Tue Dec 26 15:28:56 CET 2023",
            "26th of December 2023",
        ),
        *("Published on December 26, 2023", "Tues., Dec. 26, 2023", "12/26/2023 5:22 pm", "DECEMBER 26 2023"),
        *("Tue, 26 Dec, 2023 06:28:00 UTC", "Tue, 2023/12/26 08:19:53 EDT", "2023 December 26"),
        # The other languages of the region, and the larger ones that write of it.
        *("26 грудня 2023, 10:00", "26 снежня 2023", "2023 жылғы 26 желтоқсан", "26 желтоқсан 2023 ж."),
        *("2023-yil 26-dekabr", "26 dekabr 2023-cü il", "26 դեկտեմբերի, 2023", "26 დეკემბერი, 2023"),
        *("26 decembrie 2023", "Di., 26.12.2023 - 14:45", "26. Dezember 2023, 10:00 Uhr"),
        *("mardi 26 décembre 2023", "26 de diciembre de 2023", "26 grudnia 2023", "2023年12月26日 10:30"),
    ],
)
def test_the_usual_forms_of_a_day_are_read(written):
    assert day_as_written(written).day == TUESDAY


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("10/05/2022 05:22 pm", "it may be the 2022-05-10 or the 2022-10-05"),
        ("01-11-2023 10:29", "it may be the 2023-11-01 or the 2023-01-11"),
        ("Monday, 26 December 2023", "the 2023-12-26 is another day of the week"),
        ("Mon, 26 Dec 2023 10:00:00 GMT", "the 2023-12-26 is another day of the week"),
        ("26 декабря 2023, понедельник", "the 2023-12-26 is another day of the week"),
        ("31 сентября 2020", "there is no such day"),
        ("November 31, 2020 10:00", "there is no such day"),
        ("2023-366", "there is no such day"),
        ("26.12.23 10:00", "the century and the order are not told"),
        *(
            (words, "a day such as 2023-12-26 is expected")
            for words in ("2 hours ago", "вчера, 10:30", "26 December")
        ),
        *(
            (words, "a day such as 2023-12-26 is expected")
            for words in ("Dec 26 23", "December 2023", "2023 г.")
        ),
        *(
            (words, "a day such as 2023-12-26 is expected")
            for words in ("Updated 26 December 2023", "26/12-2023")
        ),
        ("1 May 2020 - 3 May 2020", "a day such as 2023-12-26 is expected"),
        ("Обновлено 26 декабря 2023", "a day such as 2023-12-26 is expected"),
        ("Minsk, 26 December 2023", "a day such as 2023-12-26 is expected"),
        # November in Polish, October in Croatian: the latter is not read at all.
        ("26 listopadu 2023", "a day such as 2023-12-26 is expected"),
        ("26 December 2023 " * 20, "a day such as 2023-12-26 is expected"),
    ],
)
def test_what_may_be_another_day_or_none_is_told(written, why):
    with pytest.raises(NoDay, match=why):
        day_as_written(written)


def test_the_day_of_the_week_tells_which_of_two_days_is_meant():
    assert day_as_written("Tuesday, 10/05/2022").day == datetime.date(2022, 5, 10)
    assert day_as_written("Wed 10/05/2022").day == datetime.date(2022, 10, 5)


@pytest.mark.parametrize(
    "written",
    [
        *("1970-01-01", "1970-01-01T00:00:00Z", "1970-01-01T03:00:00+03:00", "Thu, 01 Jan 1970 00:00:00 GMT"),
        *(
            "1969-12-31T19:00:00-05:00",
            "Wed, 31 Dec 1969 16:00:00 -0800",
            "1 января 1970",
            "01.01.1970",
            "19700101",
        ),
    ],
)
def test_zero_seconds_since_1970_are_no_day(written):
    record = read_record({"title": "Leaders meet", "date": written})

    assert record.published_on is None
    assert [doubt.reason for doubt in record.doubts] == [
        "the beginning of 1970 is what machines write for no day: the day is left open"
    ]


def test_days_around_it_are_days():
    assert day_as_written("1969-12-31").day == datetime.date(1969, 12, 31)
    assert day_as_written("1970-01-02T00:00:00Z").day == datetime.date(1970, 1, 2)


NEXT = "the time is in GMT: the day at the place may be the next"
BEFORE = "the time is in GMT: the day at the place may be the one before"


@pytest.mark.parametrize(
    ("written", "doubt"),
    [
        ("Tue, 26 Dec 2023 21:30:00 GMT", NEXT),
        ("Tue, 26 Dec 2023 21:30:00 -0000", NEXT),
        ("2023-12-26T18:00:00Z", NEXT),
        ("26 Dec 2023 9:30 PM UTC", NEXT),
        ("2023-12-26T05:59:59+00:00", BEFORE),
        ("2023-12-26T17:59:00Z", ""),
        ("2023-12-26T06:00:00Z", ""),
        # The place's own time.
        ("2023-12-26T23:30:00+03:00", ""),
        ("2023-12-26T23:30:00", ""),
        ("Tue, 26 Dec 2023 23:30:00 EST", ""),
        ("26 декабря 2023, 23:30 МСК", ""),
        # A day without a time, by machine.
        ("2023-12-26T00:00:00Z", ""),
        ("Tue, 26 Dec 2023 00:00:00 GMT", ""),
    ],
)
def test_a_time_in_gmt_near_midnight_keeps_its_day_and_is_a_doubt(written, doubt):
    record = read_record({"title": "Leaders meet", "date": written})

    assert record.published_on == TUESDAY
    assert [one.reason for one in record.doubts] == ([doubt] if doubt else [])


@pytest.mark.parametrize(
    ("written", "zone", "day"),
    [
        ("Tue, 26 Dec 2023 21:30:00 GMT", "Asia/Almaty", 27),
        ("Tue, 26 Dec 2023 21:30:00 GMT", "Europe/Moscow", 27),
        ("Tue, 26 Dec 2023 20:30:00 GMT", "Europe/Moscow", 26),
        ("2023-12-26T02:30:00Z", "America/New_York", 25),
        ("26 December 2023 9:30 PM GMT+1", "Asia/Bishkek", 27),
        ("2023-12-26T23:30:00+03:00", "Asia/Bishkek", 27),
        # What tells no distance from GMT is the place's own; midnight stands for the day.
        ("2023-12-26T23:30:00", "Asia/Bishkek", 26),
        ("26.12.2023 23:30", "Asia/Bishkek", 26),
        ("2023-12-26T00:00:00Z", "America/New_York", 26),
    ],
)
def test_a_moment_is_the_day_at_the_publisher_s_place(written, zone, day):
    record = read_record({"title": "Leaders meet", "date": written}, Defaults(time_zone=zone))

    assert (record.published_on, record.doubts) == (datetime.date(2023, 12, day), ())
