"""The candidate dates of a meeting: each occasion on which it may have been, or each year of a long stretch."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from summit_archive.dates import PartialDate

# Longer stretches are weighed year by year, and no more of those than a page can hold.
LONGEST = 366
MOST = 60
# On the days of a short candidate people can be in one place only.
SHORT = 3
# Of a longer one, "on these days" says nothing.
LONG = 31


@dataclass(frozen=True)
class Candidate:
    """The days from `first` to `last`, both included."""

    first: date
    last: date

    @property
    def possible(self):
        """Its days, as a meeting has them: for the rules that ask who was what on every day."""
        return ((self.first, self.last),)

    @property
    def length(self):
        return (self.last - self.first).days + 1

    @property
    def is_short(self):
        return self.length <= SHORT

    @property
    def is_long(self):
        return self.length > LONG

    @property
    def in_words(self):
        return PartialDate.parse(self.edtf).in_words()

    @property
    def edtf(self):
        """A day, a month or a year where it is just that; else from day to day."""
        first, last = self.first, self.last
        if first == last:
            return first.isoformat()
        if (first.month, first.day, last.month, last.day, last.year) == (1, 1, 12, 31, first.year):
            return f"{first.year:04}"
        length = calendar.monthrange(first.year, first.month)[1]
        if (first.day, last) == (1, first.replace(day=length)):
            return f"{first.year:04}-{first.month:02}"
        return f"{first.isoformat()}/{last.isoformat()}"

    def touches(self, first, last, slack=0):
        """Whether some day from `first` to `last`, give or take `slack` days, is one of it."""
        margin = timedelta(days=slack)
        return first - margin <= self.last and last + margin >= self.first

    def may_touch(self, meeting, slack=0):
        return any(self.touches(first, last, slack) for first, last in meeting.possible)

    def is_within(self, meeting):
        """Whether a meeting of a definite date was on all of its days."""
        [(first, last)] = meeting.possible
        return first <= self.first and self.last <= last


def candidates_of(meeting):
    """(the newest candidates, newest first; how many older ones are left out)."""
    every = [candidate for first, last in meeting.possible for candidate in split(first, last)]
    every.reverse()
    return every[:MOST], max(len(every) - MOST, 0)


def split(first, last):
    if (last - first).days < LONGEST:
        return [Candidate(first, last)]
    years = range(first.year, last.year + 1)
    return [Candidate(max(first, date(year, 1, 1)), min(last, date(year, 12, 31))) for year in years]
