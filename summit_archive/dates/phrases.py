"""The phrases that dates in words are made of, each one translatable. Russian, which declines dates, has its own: `russian`.

Days and years come as text, since either may be a phrase itself: "26 or 27", "2022 or 2023".
"""

from django.utils.translation import gettext, pgettext, pgettext_lazy

from .months import month_alone, month_beside_day

# The number that EDTF gives each.
SEASONS = {
    21: pgettext_lazy("date", "spring"),
    22: pgettext_lazy("date", "summer"),
    23: pgettext_lazy("date", "autumn"),
    24: pgettext_lazy("date", "winter"),
    25: pgettext_lazy("date", "northern spring"),
    26: pgettext_lazy("date", "northern summer"),
    27: pgettext_lazy("date", "northern autumn"),
    28: pgettext_lazy("date", "northern winter"),
    29: pgettext_lazy("date", "southern spring"),
    30: pgettext_lazy("date", "southern summer"),
    31: pgettext_lazy("date", "southern autumn"),
    32: pgettext_lazy("date", "southern winter"),
}
PARTS_OF_YEAR = {
    33: pgettext_lazy("date", "first quarter"),
    34: pgettext_lazy("date", "second quarter"),
    35: pgettext_lazy("date", "third quarter"),
    36: pgettext_lazy("date", "fourth quarter"),
    37: pgettext_lazy("date", "first four months"),
    38: pgettext_lazy("date", "middle four months"),
    39: pgettext_lazy("date", "last four months"),
    40: pgettext_lazy("date", "first half"),
    41: pgettext_lazy("date", "second half"),
}
# Of the day, the month or the year alone, or of two of them.
DOUBTS_OF_PARTS = {
    "?": pgettext_lazy("date", "%(parts)s uncertain"),
    "~": pgettext_lazy("date", "%(parts)s approximate"),
    "%": pgettext_lazy("date", "%(parts)s uncertain and approximate"),
}


def calendar(day: str, month: int | None, year: str) -> str:
    """Those of day, month and year that are stated; a day only with its month."""
    if not month:
        return year
    name = month_beside_day(month) if day else month_alone(month)
    parts = {"day": day, "month": name, "year": year}
    if day and year:
        return pgettext("date", "%(day)s %(month)s %(year)s") % parts
    if day:
        return pgettext("date", "%(day)s %(month)s") % parts
    if year:
        return pgettext("date", "%(month)s %(year)s") % parts
    return name


def season(number: int, year: str) -> str:
    """A season or another part of `year`; of no year, where none is given."""
    if number in SEASONS:
        parts = {"season": SEASONS[number], "year": year}
        return pgettext("date", "%(season)s %(year)s") % parts if year else str(parts["season"])
    parts = {"part": PARTS_OF_YEAR[number], "year": year}
    return pgettext("date", "%(part)s of %(year)s") % parts if year else str(parts["part"])


def day_of(day: str, months: str) -> str:
    return pgettext("date", "day %(day)s, %(months)s") % {"day": day, "months": months}


def day_of_some_month(day: str, year: str) -> str:
    if not year:
        return pgettext("date", "day %(day)s of a month not stated") % {"day": day}
    return pgettext("date", "day %(day)s of a month not stated, %(year)s") % {"day": day, "year": year}


def decade(first: str) -> str:
    return pgettext("date", "the %(first)ss") % {"first": first}


def years(first: str, last: str) -> str:
    return pgettext("date", "the years %(first)s–%(last)s") % {"first": first, "last": last}


def years_written(year: str) -> str:
    return pgettext("date", "a year %(year)s (X: not stated)") % {"year": year}


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


def partly_doubted(date: str, doubts: tuple[str, str, str], has_season: bool) -> str:
    """`date`, and which of its parts are in doubt; `doubts` has a sign for year, month or season, and day."""
    names = [gettext("year"), gettext("season") if has_season else gettext("month"), gettext("day")]
    told = []
    for sign in dict.fromkeys(filter(None, reversed(doubts))):
        parts = [name for name, doubt in zip(names, doubts, strict=True) if doubt == sign]
        told.append(DOUBTS_OF_PARTS[sign] % {"parts": all_of(parts[::-1])})
    return pgettext("date", "%(date)s (%(doubts)s)") % {"date": date, "doubts": ", ".join(told)}


def all_of(parts: list[str]) -> str:
    """Two at most: what all three parts share is a doubt of the whole."""
    if len(parts) == 1:
        return parts[0]
    return pgettext("date", "%(one)s and %(other)s") % {"one": parts[0], "other": parts[1]}


def since(date: str) -> str:
    return pgettext("date", "since %(date)s") % {"date": date}


def until(date: str) -> str:
    return pgettext("date", "until %(date)s") % {"date": date}


def end_not_stated(start: str) -> str:
    return pgettext("date", "since %(start)s, end not stated") % {"start": start}


def start_not_stated(end: str) -> str:
    return pgettext("date", "until %(end)s, start not stated") % {"end": end}


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
