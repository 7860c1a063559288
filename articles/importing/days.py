"""Reads the day on which an article was published, as its source writes it. What could be two days is none."""

import datetime
import re
from email.utils import parsedate_to_datetime

ISO = re.compile(r"(\d{4}-\d{2}-\d{2})([T ]\d{2}:\d{2}.*)?", re.ASCII)
DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:,? \d{1,2}:\d{2}(?::\d{2})?)?", re.ASCII)
SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?:,? \d{1,2}:\d{2}(?::\d{2})?)?", re.ASCII)
SHORT_YEAR = re.compile(r"\d{1,2}([./-])\d{1,2}\1\d{2}", re.ASCII)
RFC_2822 = re.compile(r"(?:[A-Z][a-z]{2}, ?)?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}.*", re.ASCII)
DAY_FIRST = re.compile(r"(\d{1,2}) ([^\W\d]+)\.?,? (\d{4})(?: ?(?:г\.?|года))?", re.IGNORECASE)
MONTH_FIRST = re.compile(r"([^\W\d]+)\.? (\d{1,2}),? (\d{4})", re.IGNORECASE)

ENGLISH = "january february march april may june july august september october november december".split()
RUSSIAN = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
MONTHS = {name: number for names in (ENGLISH, RUSSIAN) for number, name in enumerate(names, start=1)}
MONTHS |= {name[:3]: number for number, name in enumerate(ENGLISH, start=1)} | {"sept": 9}

EXPECTED = "a day such as 2023-12-26 is expected (or a moment, ISO 8601)"
TWO_DAYS = "it may be the {} or the {}: a day such as 2023-12-26 is expected"
NO_CENTURY = "the century and the order are not told: a day such as 2023-12-26 is expected"
NOT_A_DAY = "there is no such day: a day such as 2023-12-26 is expected"


class NoDay(ValueError):
    """The words are no day; the message says why."""


def day_as_written(words: str) -> datetime.date:
    """The day; that of a moment is the day where it was published. Raises NoDay."""
    readers = (iso, dotted, slashed, in_words, of_a_message)
    try:
        for reader in readers:
            if day := reader(words):
                return day
    except NoDay:
        raise
    except (ValueError, OverflowError) as error:
        raise NoDay(NOT_A_DAY) from error
    raise NoDay(NO_CENTURY if SHORT_YEAR.fullmatch(words) else EXPECTED)


def iso(words: str) -> datetime.date | None:
    found = ISO.fullmatch(words)
    if not found:
        return None
    if not found[2]:
        return datetime.date.fromisoformat(found[1])
    try:
        return datetime.datetime.fromisoformat(found[0]).date()
    except ValueError as error:
        raise NoDay(EXPECTED) from error


def dotted(words: str) -> datetime.date | None:
    """Day, month and year in this order, as everybody has them who writes dots."""
    found = DOTTED.fullmatch(words)
    return found and datetime.date(int(found[3]), int(found[2]), int(found[1]))


def slashed(words: str) -> datetime.date | None:
    """Only where no month can be the other number: half of the world has the month first."""
    found = SLASHED.fullmatch(words)
    if not found:
        return None
    one, other, year = int(found[1]), int(found[2]), int(found[3])
    if one <= 12 and other <= 12 and one != other:
        days = datetime.date(year, other, one), datetime.date(year, one, other)
        raise NoDay(TWO_DAYS.format(*days))
    return datetime.date(year, one, other) if other > 12 else datetime.date(year, other, one)


def in_words(words: str) -> datetime.date | None:
    """26 December 2023, Dec. 26, 2023, 26 декабря 2023 г."""
    if found := DAY_FIRST.fullmatch(words):
        day, month, year = found.groups()
    elif found := MONTH_FIRST.fullmatch(words):
        month, day, year = found.groups()
    else:
        return None
    number = MONTHS.get(month.lower())
    return datetime.date(int(year), number, int(day)) if number else None


def of_a_message(words: str) -> datetime.date | None:
    """As in e-mail and RSS: Tue, 26 Dec 2023 10:00:00 +0300."""
    return parsedate_to_datetime(words).date() if RFC_2822.fullmatch(words) else None
