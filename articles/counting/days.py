"""A range of days as years, months and the days that are left over, as the codes have them."""

import calendar
import datetime
from typing import NamedTuple

from .codes import of_month, of_year

Day = datetime.date
FIRST_YEAR, LAST_YEAR = datetime.MINYEAR, datetime.MAXYEAR


class Cover(NamedTuple):
    """Ranges of codes, (lowest, highest), and ranges of days, (first, last), that make up a range of days."""

    codes: list[tuple[int, int]]
    days: list[tuple[Day, Day]]


def whole(first: Day | None, last: Day | None) -> int | None:
    """The code of the one year or month that the range is, or None."""
    if first is None or last is None or first.year != last.year:
        return None
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return of_year(first.year)
    if first.month == last.month and first.day == 1 and last == end_of_month(last):
        return of_month(first.year, first.month)
    return None


def cover(first: Day | None, last: Day | None) -> Cover:
    """Of the days from `first` to `last`, either open."""
    first = first or Day(FIRST_YEAR, 1, 1)
    last = last or Day(LAST_YEAR, 12, 31)
    if (first.year, first.month) == (last.year, last.month) and not whole(first, last):
        return Cover([], [(first, last)])
    days = []
    if first.day > 1:
        days.append((first, end_of_month(first)))
        first = after(end_of_month(first))
    if last != end_of_month(last):
        days.append((last.replace(day=1), last))
        last = before(last.replace(day=1))
    return Cover(list(whole_months(first, last)), days)


def whole_months(first, last):
    """From the first day of a month to the last of another, as ranges of months and of years."""
    years = first.year + (first.month > 1), last.year - (last.month < 12)
    if years[0] > years[1]:
        if first <= last:
            yield of_month(first.year, first.month), of_month(last.year, last.month)
        return
    yield of_year(years[0]), of_year(years[1])
    if first.month > 1:
        yield of_month(first.year, first.month), of_month(first.year, 12)
    if last.month < 12:
        yield of_month(last.year, 1), of_month(last.year, last.month)


def end_of_month(day):
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def after(day):
    return day + datetime.timedelta(days=1)


def before(day):
    return day - datetime.timedelta(days=1)
