"""From EDTF text to a shape, or a sentence on what was expected.

Read by hand, against what we would rather do. The `edtf` package's grammar refuses
XXXX-12-26?, crashes on 2022-XX/2023 and lets 2001-02-29 and XXXX-04-31 pass, so that all of
this was needed around it, and it takes 3 ms a date: 1.5 s for a page of 240 terms. The tests
keep it as a witness: it must agree on every text that both can read.
"""

import re
from calendar import monthrange

from django.utils.translation import gettext

from .shapes import FIRST_YEAR, LAST_YEAR, Interval, OneOf, Run, Shape, Single


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
A_LEAP_YEAR = 2000

SINGLE = re.compile(r"(?P<date>[0-9X]{4}(-([0-9]{2}|XX)){0,2})(?P<qualifier>[?~%]?)")
YEAR = re.compile(r"[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|XXXX")
OTHER_YEARS = re.compile(r"-[0-9]{4}|Y-?[0-9]")
SPACES_AROUND_SIGNS = re.compile(r"\s*(/|,|\.\.|\[|\])\s*")


def shape_of(text: str) -> Shape:
    """Raises `Expected` for anything that the archive does not keep."""
    if len(text) > LONGEST_TEXT:
        raise Expected(gettext("expected at most %(count)d characters") % {"count": LONGEST_TEXT})
    text = SPACES_AROUND_SIGNS.sub(r"\1", text.strip())
    if text.startswith("{"):
        raise Expected(
            gettext(
                "expected one date; for several meetings make several records, "
                "and for one of several dates write [a,b]"
            )
        )
    if text.startswith("[") and text.endswith("]"):
        return one_of(text[1:-1])
    return interval(text) if "/" in text else single(text)


def single(text: str) -> Single:
    if OTHER_YEARS.match(text):
        raise Expected(expected_year())
    match = SINGLE.fullmatch(text)
    if not match:
        raise Expected(a_date())
    parts: list[str] = match["date"].split("-")
    check_year(parts[0])
    check_month(*parts[1:])
    year, month, day, *_rest = (*parts, None, None)
    read = Single(year, month, day, match["qualifier"])
    check_day(read)
    return read


def check_year(year: str) -> None:
    if not YEAR.fullmatch(year):
        raise Expected(gettext("expected a year such as 2023, 199X, 19XX or XXXX"))
    if year != "XXXX" and not FIRST_YEAR <= int(year.replace("X", "0")) <= LAST_YEAR:
        raise Expected(expected_year())


def expected_year() -> str:
    return gettext("expected a year from %(first)d to %(last)d") % {
        "first": FIRST_YEAR,
        "last": LAST_YEAR,
    }


def check_month(month: str = "XX", day: str = "XX") -> None:
    if month != "XX" and not 1 <= int(month) <= 12:
        raise Expected(gettext("expected a month from 01 to 12, or XX; seasons are not kept"))
    if month == "XX" and day != "XX":
        raise Expected(gettext("expected the month wherever the day is stated"))


def check_day(read: Single) -> None:
    """29 February passes wherever the year may be a leap year."""
    if read.day_number is None or read.month_number is None:
        return
    year = int(read.year) if read.is_one_span else A_LEAP_YEAR
    if not 1 <= read.day_number <= monthrange(year, read.month_number)[1]:
        raise Expected(gettext("expected a day that its month has"))


def interval(text: str) -> Interval:
    ends = text.split("/")
    if len(ends) != 2 or not all(ends) or ends == ["..", ".."]:
        raise Expected(
            gettext("expected a date on each side of the slash, or .. on one side for an open end")
        )
    read = Interval(*(None if end == ".." else single(end) for end in ends))
    check_ends(read)
    return read


def check_ends(read: Interval) -> None:
    yearless = [end.has_no_year for end in read.singles]
    if any(yearless) and not (all(yearless) and len(yearless) == 2):
        raise Expected(gettext("expected a year at both ends of the interval, or at neither"))
    if any(end.has_no_year and end.month_number is None for end in read.singles):
        raise Expected(gettext("expected at least a month at each end of an interval without a year"))
    if read.is_reversed:
        raise Expected(gettext("expected an end that is not before the start"))


def one_of(text: str) -> OneOf | Single:
    """One of several; from a date to itself is that date, as every rule on exact days reads it."""
    members = tuple(run(member) if ".." in member else single(member) for member in text.split(","))
    if len(set(members)) < len(members):
        raise Expected(gettext("expected dates that differ"))
    if len(members) > 1 or isinstance(members[0], Run):
        return OneOf(members)
    if ".." not in text:
        raise Expected(gettext("expected at least two dates between the brackets"))
    return members[0]


def run(text: str) -> Run | Single:
    ends = text.split("..")
    if len(ends) != 2 or not any(ends):
        raise Expected(gettext("expected two dates around the dots, such as 2022..2024"))
    read = Run(*(single(end) if end else None for end in ends))
    if any("X" in str(end) or end.qualifier for end in read.singles):
        raise Expected(gettext("expected fully stated dates around the dots, such as 2022..2024"))
    if len({len(str(end)) for end in read.singles}) > 1:
        raise Expected(gettext("expected two days, two months or two years around the dots"))
    check_ends(read)
    return read.start if read.start and read.start == read.end else read
