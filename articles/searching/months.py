"""The marks of days, months and years in the vectors: with them the index walks through time by itself."""

import calendar
import datetime
from itertools import groupby

Day = datetime.date


def months_between(first: Day, last: Day) -> str:
    """A query for the months from that of `first` to that of `last`: whole years by one mark."""
    marks = []
    for year in range(first.year, last.year + 1):
        begins = first.month if year == first.year else 1
        ends = last.month if year == last.year else 12
        if (begins, ends) == (1, 12):
            marks.append(f"'y {year:04}'")
        else:
            marks += [f"'m {year:04}-{month:02}'" for month in range(begins, ends + 1)]
    return " | ".join(marks)


def days_between(first: Day, last: Day) -> str:
    """A query for what was published from `first` to `last`, or covers a meeting that was in these days.

    A year or more has to be whole years.
    """
    months = [
        list(days) for _month, days in groupby(days_from(first, last), key=lambda day: day.replace(day=1))
    ]
    if all(len(days) == calendar.monthrange(days[0].year, days[0].month)[1] for days in months):
        published = months_between(first, last)
        return f"{published} | {of_meetings(published)}"
    return " | ".join(marks_of_month(days) for days in months)


def days_from(first: Day, last: Day) -> list[Day]:
    return [first + datetime.timedelta(days=number) for number in range((last - first).days + 1)]


def marks_of_month(days: list[Day]) -> str:
    """Of some or all days of one month."""
    published = " | ".join(f"'d {day:%d}'" for day in days)
    met = " | ".join(f"'cd {day.isoformat()}'" for day in days)
    return f"('m {days[0]:%Y-%m}') & ({published}) | {met}"


def of_meetings(marks: str) -> str:
    return marks.replace("'y ", "'cy ").replace("'m ", "'cm ")
