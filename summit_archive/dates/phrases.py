"""The phrases that dates in words are made of, each one translatable.

Days and years come as text, since either may be a phrase itself: "26 or 27", "2022 or 2023".
"""

from django.utils.dates import MONTHS, MONTHS_ALT
from django.utils.translation import gettext, pgettext


def calendar(day: str, month: int | None, year: str) -> str:
    """Those of day, month and year that are stated; a day only with its month."""
    if not month:
        return year
    # Beside a day many languages decline the month, which is what MONTHS_ALT is for.
    parts = {"day": day, "month": MONTHS_ALT[month] if day else MONTHS[month], "year": year}
    if day and year:
        return pgettext("date", "%(day)s %(month)s %(year)s") % parts
    if day:
        return pgettext("date", "%(day)s %(month)s") % parts
    if year:
        return pgettext("date", "%(month)s %(year)s") % parts
    return str(parts["month"])


def decade(first: str) -> str:
    return pgettext("date", "the %(first)ss") % {"first": first}


def years(first: str, last: str) -> str:
    return pgettext("date", "the years %(first)s–%(last)s") % {"first": first, "last": last}


def in_the_years(date: str, of_years: str) -> str:
    return pgettext("date", "%(date)s, in %(years)s") % {"date": date, "years": of_years}


def not_stated() -> str:
    return gettext("date not stated")


def without_year(date: str) -> str:
    return pgettext("date", "%(date)s, year not stated") % {"date": date}


def without_day_and_year(date: str) -> str:
    return pgettext("date", "%(date)s, day and year not stated") % {"date": date}


def day_not_stated(date: str) -> str:
    return pgettext("date", "%(date)s, day not stated") % {"date": date}


def month_not_stated(year: str) -> str:
    return pgettext("date", "%(year)s, month not stated") % {"year": year}


def month_and_day_not_stated(year: str) -> str:
    return pgettext("date", "%(year)s, month and day not stated") % {"year": year}


def doubted(date: str, qualifier: str) -> str:
    """`date` with what EDTF's ? (uncertain), ~ (about) and % (both) say of it."""
    if qualifier == "?":
        return pgettext("date", "%(date)s (uncertain)") % {"date": date}
    if qualifier == "~":
        return pgettext("date", "about %(date)s") % {"date": date}
    if qualifier == "%":
        return pgettext("date", "about %(date)s (uncertain)") % {"date": date}
    return date


def since(date: str) -> str:
    return pgettext("date", "from %(date)s on") % {"date": date}


def until(date: str) -> str:
    return pgettext("date", "until %(date)s") % {"date": date}


def from_to(start: str, end: str) -> str:
    return pgettext("date", "from %(start)s to %(end)s") % {"start": start, "end": end}


def to(start: str, end: str, close: bool) -> str:
    """A range: `close` up between two numbers, with spaces between longer dates."""
    ends = {"start": start, "end": end}
    if close:
        return pgettext("dates", "%(start)s–%(end)s") % ends
    return pgettext("dates", "%(start)s – %(end)s") % ends


def between(start: str, end: str) -> str:
    return pgettext("date", "between %(start)s and %(end)s") % {"start": start, "end": end}


def or_earlier(date: str) -> str:
    return pgettext("date", "%(date)s or earlier") % {"date": date}


def or_later(date: str) -> str:
    return pgettext("date", "%(date)s or later") % {"date": date}


def any_of(dates: list[str]) -> str:
    """One of `dates`: "2021, 2022 or 2023"."""
    if len(dates) == 1:
        return dates[0]
    parts = {"others": ", ".join(dates[:-1]), "last": dates[-1]}
    if any("," in date for date in dates):
        return pgettext("dates", "%(others)s, or %(last)s") % parts
    return pgettext("dates", "%(others)s or %(last)s") % parts
