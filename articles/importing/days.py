"""Reads the day on which an article was published, as its source writes it. What could be two days is none.

The grammar is ours, and strict: day, month and year must all stand there, in one of the usual orders, and
whatever stands beside them must be known not to matter. Month and weekday names are CLDR's (`day_words`).
Chosen by `tests/benchmarks/days_written.py`, which has the forms and compares the libraries.
"""

import datetime
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from summit_archive.dates.day_words import (
    BESIDE,
    GMT_NAMES,
    LOCAL_TIMES,
    fits_weekdays,
    month_of,
    weekdays_of,
)

EXPECTED = "a day such as 2023-12-26 is expected (or a moment, ISO 8601)"
TWO_DAYS = "it may be the {} or the {}: a day such as 2023-12-26 is expected"
NO_CENTURY = "the century and the order are not told: a day such as 2023-12-26 is expected"
NOT_A_DAY = "there is no such day: a day such as 2023-12-26 is expected"
OTHER_WEEKDAY = "the {} is another day of the week: a day such as 2023-12-26 is expected"
NOTHING_BY_MACHINE = "the beginning of 1970 is what machines write for no day: the day is left open"
PERHAPS_NEXT = "the time is in GMT: the day at the place may be the next"
PERHAPS_BEFORE = "the time is in GMT: the day at the place may be the one before"

# What is nearer to midnight in GMT is another day somewhere from UTC-6 (Chicago) to UTC+6 (Bishkek):
# there lie all capitals of the region, and most places that write of it. The middle half of the day is sure.
NEAR_MIDNIGHT = 6

EPOCH = datetime.date(1970, 1, 1)


class NoDay(ValueError):
    """The words are no day; the message says why."""


class Written(NamedTuple):
    """The day as it stands there; and the moment, where a time is told with its distance from GMT."""

    day: datetime.date
    moment: datetime.datetime | None = None


def day_as_written(words: str) -> Written:
    """What the words say. Raises NoDay."""
    try:
        written = plain(words) or of_a_message(words) or in_any_form(words)
    except NoDay:
        raise
    except (ValueError, OverflowError) as error:
        raise NoDay(NOT_A_DAY) from error
    if written.day.year < 1971 and is_nothing_by_machine(written):
        raise NoDay(NOTHING_BY_MACHINE)
    return written


def is_nothing_by_machine(written: Written) -> bool:
    """Zero seconds since 1970 began, which is the evening before to the west of Greenwich."""
    moment = written.moment and written.moment.astimezone(datetime.UTC).date()
    return EPOCH in (written.day, moment)


def day_at(written: Written, zone: ZoneInfo | None) -> tuple[datetime.date, str]:
    """The day at the place, and the doubt that is left: "" for none. `zone` is the publisher's, if it is known.

    Midnight to the second is how machines write a day without a time: it stays that day. A distance from GMT
    other than none is the place's own.
    """
    day, moment = written
    if moment is None or not (moment.hour or moment.minute or moment.second):
        return day, ""
    if zone:
        return moment.astimezone(zone).date(), ""
    if moment.utcoffset():
        return day, ""
    if moment.hour >= 24 - NEAR_MIDNIGHT:
        return day, PERHAPS_NEXT
    return day, PERHAPS_BEFORE if moment.hour < NEAR_MIDNIGHT else ""


# --- As machines write it -----------------------------------------------------

ISO = re.compile(r"(\d{4}-\d{2}-\d{2})([T ]\d{2}:\d{2}.*)?", re.ASCII)
ISO_BASIC = re.compile(r"(\d{8})(?:T?(\d{4}(?:\d{2})?)(.*))?|(\d{4}-?W\d{2}-?\d)", re.ASCII)
DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
ISO_ORDINAL = re.compile(r"\d{4}-\d{3}", re.ASCII)
RFC_2822 = re.compile(
    r"(?:([A-Z][a-z]{2}), ?)?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}(?::\d{2})?(?: (?:[+-]\d{4}|[A-Z]{1,4}))?",
    re.ASCII,
)


def plain(words: str) -> Written | None:
    """ISO 8601, extended or basic, by the day's number in its year or week, too; and 26.12.2023."""
    if found := ISO.fullmatch(words):
        if not found[2]:
            return Written(datetime.date.fromisoformat(found[1]))
        try:
            return at(datetime.datetime.fromisoformat(words))
        except ValueError:
            return None
    if found := DOTTED.fullmatch(words):
        return Written(datetime.date(int(found[3]), int(found[2]), int(found[1])))
    if found := ISO_BASIC.fullmatch(words):
        day, time, rest, in_week = found.groups()
        if not time:
            return Written(datetime.date.fromisoformat(day or in_week))
        return at(datetime.datetime.fromisoformat(f"{day}T{time}{rest.strip()}"))
    if ISO_ORDINAL.fullmatch(words):
        return Written(day_of_year(int(words[:4]), int(words[5:])))
    return None


def day_of_year(year: int, number: int) -> datetime.date:
    day = datetime.date(year, 1, 1) + datetime.timedelta(days=number - 1)
    if day.year != year:
        raise NoDay(NOT_A_DAY)
    return day


def of_a_message(words: str) -> Written | None:
    """As in e-mail and RSS: Tue, 26 Dec 2023 10:00:00 +0300."""
    found = RFC_2822.fullmatch(words)
    if not found:
        return None
    moment = parsedate_to_datetime(words)
    check_weekdays(moment.date(), [weekdays_of(found[1])] if found[1] else [])
    # It has no zone where the words say -0000: the time is in GMT, and the place is not told.
    return at(moment if moment.tzinfo or not words.endswith("-0000") else moment.replace(tzinfo=datetime.UTC))


def at(moment: datetime.datetime) -> Written:
    return Written(moment.date(), moment if moment.tzinfo else None)


# --- As people write it -------------------------------------------------------

TIME = re.compile(
    r"(?<![\d.:])(?P<hour>\d{1,2})(?::(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?(?![\d:])|(?=\s?[ap]\.?m\b))"
    r"(?:\s*(?P<half>[ap])\.?m\b\.?)?"
    r"(?:\s*\(?(?P<gmt>GMT|UTC|Z)?\s*(?P<offset>[+-]\d{1,2}(?::?\d{2})?)?(?![\w:])\)?)?"
    r"(?:\s(?P<place>[a-z]{3,4})(?=\s\d{4}\Z))?",
    re.ASCII | re.IGNORECASE,
)
WORD = r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)?"
BETWEEN = r"(?:\s*[.,/-]\s*|\s+|(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d))(?:(?:of|de|del)\s+)?"
DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|er|-?го|-?е|º|ª)?"
MONTH = rf"(?P<month>{WORD})"
YEAR = r"(?P<year>[0-9]{4})"
YEAR_FIRST = rf"{YEAR}(?:[\s.-]*(?:жылғы|жылы|жыл|ж|yil|йил|թ|թվականի|г|год))?"
# Each with the month in words, so that no number can be the other.
IN_WORDS = [
    re.compile(rf"(?<![\d./:-])(?<!\d,){form}(?![\d/:]|[.,-]\d)", re.IGNORECASE)
    for form in (
        f"{DAY}{BETWEEN}{MONTH}{BETWEEN}{YEAR}",
        f"{MONTH}{BETWEEN}{DAY}{BETWEEN}{YEAR}",
        f"{YEAR_FIRST}{BETWEEN}{DAY}{BETWEEN}{MONTH}",
        f"{YEAR_FIRST}{BETWEEN}{MONTH}{BETWEEN}{DAY}",
    )
]
YEAR_LEADS = re.compile(
    r"(?<![\d./:-])(\d{4})(?:([-/.])\s?(\d{1,2})\2\s?(\d{1,2})\.?|\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일])"
    r"(?![\d/:-])T?",
    re.ASCII,
)
YEAR_ENDS = re.compile(r"(?<![\d./:-])(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})(?![\d/:]|[.-]\d)", re.ASCII)
SHORT_YEAR = re.compile(r"(?<!\d)\d{1,2}([./-])\d{1,2}\1\d{2}(?!\d)", re.ASCII)
# Looked for in what stands beside the date, for within it such numbers are a day and a month.
TIME_WITHOUT_COLON = re.compile(r"(?<![\d.])(?:[01]?\d|2[0-3])(?:\.|\s?[hч]\s?)[0-5]\d(?![\d.])", re.ASCII)
BESIDE_WORD = re.compile(r"[^\W_]+")
# Nobody writes a day in more, and what is longer is a sentence.
LONGEST = 80


def in_any_form(words: str) -> Written:
    """The one date in the words. Raises NoDay where they have none, two, or more than is understood."""
    words = " ".join(words.split())
    if len(words) > LONGEST or not words.isprintable():
        raise NoDay(EXPECTED)
    time = TIME.search(words)
    rest = f"{words[: time.start()]} {words[time.end() :]}" if time else words
    days, beside = days_in(" ".join(rest.split()))
    if time and time["place"]:
        beside += f" {time['place']}"
    if not days:
        raise NoDay(NO_CENTURY if SHORT_YEAR.search(words) else EXPECTED)
    named, is_gmt = understood_beside(beside)
    possible = [day for day in days if fits_weekdays(day, named)]
    if len(possible) > 1:
        raise NoDay(TWO_DAYS.format(*possible))
    if not possible:
        check_weekdays(days[0], named)
    return Written(possible[0], moment_of(possible[0], time, is_gmt) if time else None)


def days_in(words: str) -> tuple[list[datetime.date], str]:
    """The days that the words may mean, and what stands beside them."""
    for form in IN_WORDS:
        for named in form.finditer(words):
            if month := month_of(named["month"]):
                day = datetime.date(int(named["year"]), month, int(named["day"]))
                return [day], without(words, named)
    if led := YEAR_LEADS.search(words):
        year, month_number, number = (int(part) for part in led.groups() if part and part.isdecimal())
        return [datetime.date(year, month_number, number)], without(words, led)
    if ended := YEAR_ENDS.search(words):
        one, sign, other, year_last = ended.groups()
        days = days_of_numbers(int(one), int(other), int(year_last), sign)
        return list(days), without(words, ended)
    return [], words


def without(words: str, found: re.Match[str]) -> str:
    return f"{words[: found.start()]} {words[found.end() :]}"


def days_of_numbers(one: int, other: int, year: int, sign: str) -> Iterator[datetime.date]:
    """Everybody who writes dots has the day first; else half of the world has the month first."""
    if one <= 12 and other > 12 and sign != ".":
        yield datetime.date(year, one, other)
        return
    yield datetime.date(year, other, one)
    if one <= 12 and sign != "." and one != other:
        yield datetime.date(year, one, other)


def understood_beside(words: str) -> tuple[list[frozenset[int]], bool]:
    """The weekdays that are named, and whether the time is said to be in GMT. Raises NoDay at what may matter."""
    named, is_gmt = [], False
    for word in BESIDE_WORD.findall(TIME_WITHOUT_COLON.sub(" ", words.casefold(), count=1)):
        if word in GMT_NAMES:
            is_gmt = True
        elif word not in BESIDE and word not in LOCAL_TIMES:
            # "Di" is Tuesday in German and "of" in Italian: what may be no weekday is none.
            named.append(weekdays_of(word))
    if not all(named):
        raise NoDay(EXPECTED)
    return named, is_gmt


def check_weekdays(day: datetime.date, named: list[frozenset[int]]) -> None:
    if not fits_weekdays(day, named):
        raise NoDay(OTHER_WEEKDAY.format(day))


def moment_of(day: datetime.date, time: re.Match[str], is_gmt: bool) -> datetime.datetime | None:
    """The moment, where the time tells how far it is from GMT."""
    hour, minute, second = int(time["hour"]), int(time["minute"] or 0), int(time["second"] or 0)
    if time["half"]:
        hour = hour % 12 + 12 * (time["half"].lower() == "p")
    clock = datetime.datetime.combine(day, datetime.time(hour, minute, second))
    # 10:00-11:00 are two times.
    if time["offset"] and (time["second"] or time["gmt"] or time["offset"][0] == "+"):
        sign, digits = time["offset"][0], time["offset"][1:].replace(":", "")
        hours, minutes = (digits, "0") if len(digits) <= 2 else (digits[:-2], digits[-2:])
        distance = datetime.timedelta(hours=int(hours), minutes=int(minutes))
        return clock.replace(tzinfo=datetime.timezone(-distance if sign == "-" else distance))
    return clock.replace(tzinfo=datetime.UTC) if time["gmt"] or is_gmt else None
