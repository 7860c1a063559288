"""Days, months and years in what is typed: “13 April 2017”, “2017-04-14”, «в декабре 2023», “2012–2013”.

Words count as a date only with a year, and where they can be but one date. What is in quotes is no date.
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summit_archive.dates import NotADate, PartialDate
from summit_archive.dates.written import read_date

from .months import days_between
from .typed import Term, read

FIRST, LAST = datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# “from 26 to 28 December 2022”, and a word more.
MOST_WORDS = 8
# A longer time is years, which need a few marks.
MOST_DAYS = 62
PUNCTUATION = ".,;:!?()«»…"


@dataclass(frozen=True)
class TypedDate:
    """What stands from `start` to `end` of the typed text, and the days that it means, both included."""

    start: int
    end: int
    words: str
    date: PartialDate
    first: datetime.date
    last: datetime.date

    @property
    def marks(self) -> str:
        """PostgreSQL's query for what was published then, or covers a meeting of then."""
        return days_between(self.first, self.last)


def dates_in(text: str) -> list[TypedDate]:
    """From left to right, the longest first; without overlap. No query."""
    typed = read(text)
    return [date for branch in typed.branches for date in dates_of(typed.text, branch)]


def dates_of(text: str, terms: Sequence[Term]) -> Iterator[TypedDate]:
    place = 0
    while place < len(terms):
        number, found = longest_from(text, terms[place : place + MOST_WORDS])
        if found:
            yield found
        place += max(1, number)


def longest_from(text: str, terms: Sequence[Term]) -> tuple[int, TypedDate | None]:
    """How many of the terms, from the first on, are a date, and that."""
    for number in range(len(terms), 0, -1):
        some = terms[:number]
        if any(term.is_phrase or term.is_left_out for term in some):
            continue
        if found := date_of(text, some[0].start, some[-1].end):
            return number, found
    return 0, None


def date_of(text: str, start: int, end: int) -> TypedDate | None:
    words = text[start:end].strip(PUNCTUATION)
    if not YEAR.search(words):
        return None
    try:
        date = read_date(words)
    except NotADate:
        return None
    days = date.days(FIRST, LAST)
    if len(days) != 1 or date.is_doubted or date.leaves_open or date.names_a_season:
        return None
    [(first, last)] = days
    whole_years = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if (last - first).days > MOST_DAYS and not whole_years:
        return None
    return TypedDate(start, end, words, date, first, last)
