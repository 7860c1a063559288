"""Days that are wholly known, and the time between two of them, in words of the page's language.

In Russian a day and a month know their forms for a sentence, «22 декабря 2025 года»; no line ends between their parts.
"""

from datetime import date
from functools import lru_cache

from django.utils.translation import get_language, ngettext

from ..wording.counted import counted
from ..wording.language import NO_BREAK, is_russian
from .months import month_alone, month_beside_day, short_month_beside_day
from .russian import calendar


def space() -> str:
    """What stands between the parts of a date."""
    return NO_BREAK if is_russian() else " "


def day_in_words(day: date) -> str:
    """ "26 December 2023"."""
    return _day(day.year, day.month, day.day, get_language())


@lru_cache(maxsize=20_000)
def _day(year: int, month: int, day: int, _language: str | None) -> str:
    if is_russian():
        return calendar(str(day), month, f"{year:04}")
    return f"{day} {month_beside_day(month)} {year:04}"


def short_day(day: date) -> str:
    """ "26 Dec 2023"."""
    return f"{short_day_of_year(day)}{space()}{day.year:04}"


def day_of_year(day: date) -> str:
    """ "26 December": of whichever year."""
    return f"{day.day}{space()}{month_beside_day(day.month)}"


def short_day_of_year(day: date) -> str:
    """ "26 Dec"."""
    return f"{day.day}{space()}{short_month_beside_day(day.month)}"


def month_and_year(day: date) -> str:
    """ "December 2023": the month of the day."""
    if is_russian():
        return calendar("", day.month, f"{day.year:04}")
    return f"{month_alone(day.month)} {day.year:04}"


def moment_in_words(at: date) -> str:
    """ "26 December 2023, 14:05"."""
    return f"{day_in_words(at)}, {at:%H:%M}"


def days_in_words(first: date, last: date) -> str:
    """ "26 December 2023", "26–27 December 2023", "30 December 2023 – 2 January 2024"."""
    if first == last:
        return day_in_words(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_in_words(last)}"
    start = day_of_year(first) if first.year == last.year else day_in_words(first)
    return f"{start}{space()}– {day_in_words(last)}"


def full_years(first: date, last: date) -> int:
    """How many years are over: the age on `last` of what began on `first`."""
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


def full_months(first: date, last: date) -> int:
    return 12 * (last.year - first.year) + last.month - first.month - (last.day < first.day)


def span_in_words(first: date, last: date) -> str:
    """The time from one day to another: "2 years 3 months", "3 months", "12 days"; what is left over is not told."""
    first, last = min(first, last), max(first, last)
    months = full_months(first, last)
    if not months:
        return days_long((last - first).days)
    years, months = divmod(months, 12)
    return " ".join([years_long(years)] * bool(years) + [months_long(months)] * bool(months))


def years_long(number: int) -> str:
    if is_russian():
        return counted(number, "год", "года", "лет")
    return ngettext("%(number)s year", "%(number)s years", number) % {"number": number}


def months_long(number: int) -> str:
    if is_russian():
        return counted(number, "месяц", "месяца", "месяцев")
    return ngettext("%(number)s month", "%(number)s months", number) % {"number": number}


def days_long(number: int) -> str:
    if is_russian():
        return counted(number, "день", "дня", "дней")
    return ngettext("%(number)s day", "%(number)s days", number) % {"number": number}
