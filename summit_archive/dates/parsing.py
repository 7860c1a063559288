"""From EDTF text to a shape, or a sentence on what was expected.

Levels 0 and 1 are read whole, but for hours and for years that no meeting can have; of level 2 all that is one date or
one of several. What is refused is named, with what can be written instead: `instead` knows the common cases.

Read by hand, against what we would rather do. The `edtf` package's grammar refuses
XXXX-12-26?, crashes on 2022-XX/2023 and lets 2001-02-29 and XXXX-04-31 pass, so that all of
this was needed around it, and it takes 3 ms a date: 1.5 s for a page of 240 terms. The tests
keep it as a witness: it must agree on every text that both can read.
"""

import re
from datetime import date

from django.utils.translation import gettext

from . import instead
from .seasons import FIRST_SEASON, LAST_SEASON
from .shapes import A_LEAP_YEAR, FIRST_YEAR, LAST_YEAR, End, Interval, OneOf, Run, Shape, Single


class NotADate(ValueError):
    """Names the text that was given and says what was expected instead of it."""

    def __init__(self, value: str, expected: str):
        super().__init__(value, expected)
        self.value = value
        self.expected = expected

    def __str__(self) -> str:
        return gettext("“%(value)s” is not a date the archive can keep: %(expected)s.") % {
            "value": shown(self.value),
            "expected": self.expected,
        }


def shown(value: str) -> str:
    """The start of `value`, safe to print: a pasted page or a NUL byte stays harmless."""
    start = value if len(value) <= 60 else value[:59] + "…"
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in start)


class Expected(Exception):
    """Raised while reading a part of a text; `PartialDate.parse` adds the whole of it."""


def a_date() -> str:
    return gettext(
        "expected a date such as 2023-12-26, 2023-12, 2023, XXXX-12-26 (no year stated), "
        "2022-12-26/2022-12-27 (from, to) or [2022-12-26,2023-12-26] (one of these)"
    )


LONGEST_TEXT = 100

SIGN = "[?~%]?"
PART = f"({SIGN})([0-9X]{{2}})({SIGN})"
SINGLE = re.compile(f"({SIGN})([0-9X]{{4}})({SIGN})(?:-{PART}(?:-{PART})?)?")
ENDS = {"..": End.OPEN, "": End.NOT_STATED}
EXACT_DAY = re.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})")
SPACES_AROUND_SIGNS = re.compile(r"\s*(/|,|\.\.|\[|\])\s*")


def shape_of(text: str) -> Shape:
    """Raises `Expected` for anything that the archive does not keep."""
    if day := exact_day(text):
        return day
    if len(text) > LONGEST_TEXT:
        raise Expected(gettext("expected at most %(count)d characters") % {"count": LONGEST_TEXT})
    text = SPACES_AROUND_SIGNS.sub(r"\1", text.strip())
    if told := instead.of_several(text):
        raise otherwise(told)
    if text.startswith("[") and text.endswith("]"):
        return one_of(text[1:-1])
    return interval(text) if "/" in text else single(text)


def otherwise(told: instead.Otherwise) -> Expected:
    """With the text to write instead, where there is one that can be kept."""
    try:
        shape_of(told.text)
    except Expected:
        return Expected(told.expected)
    offer = {"expected": told.expected, "text": told.text}
    return Expected(gettext("%(expected)s: write “%(text)s”") % offer)


# --- A single date ------------------------------------------------------------


def exact_day(text: str) -> Single | None:
    """Nearly all dates are one exact day, and lists read thousands: these need no more than this; else None."""
    match = EXACT_DAY.fullmatch(text)
    if not match or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        return None
    try:
        date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    return Single(match[1], match[2], match[3])


def single(text: str) -> Single:
    if day := exact_day(text):
        return day
    match = SINGLE.fullmatch(text)
    if not match:
        raise no_single(text)
    groups = match.groups()
    read = Single(groups[1], groups[4], groups[7], doubts_of(groups))
    check_year(read.year)
    check_month(read)
    check_day(read)
    return read


def no_single(text: str) -> Expected:
    if instead.is_of_another_year(text):
        return Expected(expected_year())
    told = instead.of_single(text)
    return otherwise(told) if told else Expected(a_date())


def doubts_of(groups: tuple[str | None, ...]) -> tuple[str, str, str]:
    """The signs of year, month and day: one before a part is that part's, one after it of all up to it."""
    before, parts, after = groups[0::3], groups[1::3], groups[2::3]
    year, month, day = (
        both(before[place], *after[place:]) if parts[place] else "" for place in range(len(parts))
    )
    return year, month, day


def both(*signs: str | None) -> str:
    """Uncertain and about is one sign."""
    said = {sign for sign in signs if sign}
    return "%" if len(said) > 1 else "".join(said)


def check_year(year: str) -> None:
    lowest, highest = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if highest < FIRST_YEAR or lowest > LAST_YEAR:
        raise Expected(expected_year())


def expected_year() -> str:
    return gettext("expected a year from %(first)d to %(last)d") % {
        "first": FIRST_YEAR,
        "last": LAST_YEAR,
    }


def check_month(read: Single) -> None:
    if read.season and not FIRST_SEASON <= read.season <= LAST_SEASON:
        raise Expected(expected_month())
    if read.season and read.day:
        raise otherwise(instead.of_day_in_season(f"{read.year}-{read.month}"))
    if read.month and not read.season and not read.months:
        raise Expected(expected_month())


def expected_month() -> str:
    return gettext(
        "expected a month from 01 to 12, or a season or part of a year from %(first)d to %(last)d"
    ) % {"first": FIRST_SEASON, "last": LAST_SEASON}


def check_day(read: Single) -> None:
    """29 February passes wherever the year may be a leap year."""
    if read.day and not any(read.in_year(year) for year in some_years(read)):
        raise Expected(gettext("expected a day that its month has"))


def some_years(read: Single) -> list[int]:
    if read.has_no_year:
        return [A_LEAP_YEAR]
    return list(read.years(FIRST_YEAR, LAST_YEAR))


# --- From one to another ------------------------------------------------------


def interval(text: str) -> Interval:
    if told := instead.of_interval(text):
        raise otherwise(told)
    read = Interval(*(end_of(end) for end in text.split("/")))
    if not read.singles:
        raise Expected(gettext("expected a date on at least one side of the slash"))
    check_ends(read)
    return read


def end_of(text: str) -> Single | End:
    return ENDS[text] if text in ENDS else single(text)


def check_ends(read: Interval) -> None:
    without_year = [end for end in read.singles if end.has_no_year]
    if without_year and len(read.singles) < 2:
        raise otherwise(instead.of_year_at_one_end(str(without_year[0])))
    if without_year and not read.has_no_year:
        [dated] = [end for end in read.singles if not end.has_no_year]
        raise otherwise(instead.of_year_at_one_end(f"{dated}/" if dated == read.start else f"/{dated}"))
    if any(end.month_number is None for end in without_year):
        raise Expected(gettext("expected a month at each end of an interval without a year"))
    if read.is_reversed:
        raise otherwise(instead.of_reversed(str(read.start), str(read.end)))


# --- One of several -----------------------------------------------------------


def one_of(text: str) -> OneOf | Single:
    """One of several; from a date to itself is that date, as every rule on exact days reads it."""
    texts = text.split(",")
    if not all(texts):
        raise Expected(gettext("expected a date between the brackets and on each side of a comma"))
    members = tuple(run(member) if ".." in member else single(member) for member in texts)
    if len(set(members)) < len(members):
        raise Expected(gettext("expected dates that differ"))
    if len(members) > 1 or isinstance(members[0], Run):
        return OneOf(members)
    if ".." not in text:
        raise otherwise(instead.of_one_in_brackets(text))
    return members[0]


def run(text: str) -> Run | Single:
    ends = text.split("..")
    if len(ends) != 2 or not any(ends):
        raise Expected(gettext("expected two dates around the dots, such as 2022..2024"))
    read = Run(*(single(end) if end else End.OPEN for end in ends))
    if any("X" in str(end) or end.is_doubted or end.season for end in read.singles):
        raise Expected(
            gettext(
                "expected fully stated days, months or years around the dots, without X, doubt or season, "
                "such as 2022..2024"
            )
        )
    if len({len(str(end)) for end in read.singles}) > 1:
        raise Expected(gettext("expected two days, two months or two years around the dots"))
    check_ends(read)
    return read.start if isinstance(read.start, Single) and read.start == read.end else read
