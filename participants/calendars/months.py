"""A month as weeks of days, each with its meetings: what stands where, no drawing."""

import calendar
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.text import Truncator
from django.utils.translation import get_language, ngettext

from summit_archive.dates.shapes import clipped

from .entries import Entry, surely_between

WEEKS = calendar.Calendar(firstweekday=calendar.MONDAY)
# So much of the titles of a day is told at a glance.
LONGEST_TITLES = 300


@dataclass(frozen=True)
class Bar:
    """A day of a meeting that lasts several, or the room that its lane keeps free (no entry)."""

    entry: Entry | None = None
    starts: bool = False
    ends: bool = False
    is_named: bool = False


@dataclass(frozen=True)
class Day:
    """A day and all meetings that may have been on it, each in one of the five groups; what is only `proposed` is apart."""

    date: date
    bars: tuple[Bar, ...] = ()
    certain: tuple[Entry, ...] = ()
    possible: tuple[Entry, ...] = ()
    without_year: tuple[Entry, ...] = ()
    any_day: tuple[Entry, ...] = ()
    proposed: tuple[Entry, ...] = ()

    @cached_property
    def lasting(self):
        return tuple(bar.entry for bar in self.bars if bar.entry)

    @cached_property
    def entries(self):
        return self.lasting + self.certain + self.possible + self.without_year + self.any_day

    @cached_property
    def held(self):
        """Those that surely were held on this day."""
        return [entry for entry in self.lasting + self.certain if entry.meeting.is_held]

    @cached_property
    def not_held(self):
        """Those of a sure day that are not known to have been held."""
        return [entry for entry in self.lasting + self.certain if not entry.meeting.is_held]

    @cached_property
    def in_doubt(self):
        """Those that perhaps were on this very day; those of any day of the month are told with the month."""
        return self.possible + self.without_year

    @property
    def written(self):
        """As addresses spell it."""
        return self.date.isoformat()

    @property
    def titles(self):
        """Of all meetings that are told of the day, as far as there is room."""
        every = " · ".join(entry.meeting.called for entry in self.entries + self.proposed)
        return every if len(every) <= LONGEST_TITLES else shortened(every, get_language())

    @property
    def mark(self):
        """What is seen of it first: "held", "not-held", "doubt" or "proposed"; "" where it has no meeting of its own."""
        if self.held:
            return "held"
        if self.not_held:
            return "not-held"
        if self.in_doubt:
            return "doubt"
        return "proposed" if self.proposed else ""

    @property
    def counts(self):
        """ ", 2 held, 1 possible": how many meetings it has of each sort."""
        numbers = map(len, (self.held, self.not_held, self.in_doubt, self.proposed))
        return counts_in_words(*numbers, get_language())


@lru_cache(maxsize=1024)
def counts_in_words(held, not_held, in_doubt, proposed, _language):
    """In the language of the moment."""
    told = [
        (held, ngettext("%(number)s held", "%(number)s held", held)),
        (
            not_held,
            ngettext("%(number)s not known to be held", "%(number)s not known to be held", not_held),
        ),
        (in_doubt, ngettext("%(number)s possible", "%(number)s possible", in_doubt)),
        (proposed, ngettext("%(number)s proposed", "%(number)s proposed", proposed)),
    ]
    return "".join(f", {words % {'number': number}}" for number, words in told if number)


@lru_cache(maxsize=1024)
def shortened(titles, _language):
    return Truncator(titles).chars(LONGEST_TITLES)


@dataclass(frozen=True)
class Month:
    """The weeks of a month; days of its neighbours are None. `any_day` may have been on each of its days.

    What is only `proposed` is in no other list.
    """

    first: date
    last: date
    weeks: tuple[tuple[Day | None, ...], ...]
    entries: tuple[Entry, ...]
    any_day: tuple[Entry, ...]
    proposed: tuple[Entry, ...] = ()

    @property
    def number(self):
        return self.first.month

    @property
    def year(self):
        return self.first.year

    @property
    def weekdays(self):
        """(short, long) from Monday."""
        return [(WEEKDAYS_ABBR[day], WEEKDAYS[day]) for day in range(7)]

    @property
    def sure(self):
        """Meetings of sure days."""
        return [entry for entry in self.entries if entry.is_certain]

    @cached_property
    def of_no_stated_day(self):
        """Meetings that surely were in this month, on a day that is not known for sure."""
        return [entry for entry in self.entries if not entry.is_certain and self.surely_has(entry)]

    @property
    def perhaps(self):
        """Meetings of this month or of another time of a stated year."""
        return [entry for entry in self.only_possible if not entry.has_no_year]

    @property
    def without_year(self):
        return [entry for entry in self.only_possible if entry.has_no_year]

    @cached_property
    def only_possible(self):
        return [entry for entry in self.entries if not self.surely_has(entry)]

    def surely_has(self, entry):
        return surely_between(entry.meeting, self.first, self.last)


def months_of(year, entries, proposed=()):
    """The twelve months, each as `month_of` has it."""
    of_months, proposed_of = by_month(year, entries), by_month(year, proposed)
    return [month_of(year, number, of_months[number], proposed_of[number]) for number in range(1, 13)]


def by_month(year, entries):
    """{number of a month: those that may have been in it}, in order."""
    found = {number: [] for number in range(1, 13)}
    for entry in entries:
        spans = clipped(entry.spans, date(year, 1, 1), date(year, 12, 31))
        touched = {month for first, last in spans for month in range(first.month, last.month + 1)}
        for month in touched:
            found[month].append(entry)
    return found


def month_of(year, number, entries, proposed=()):
    """The month, with those of `entries`, and apart of the `proposed` ones, that may have been in it."""
    first = date(year, number, 1)
    last = date(year, number, calendar.monthrange(year, number)[1])
    inside, proposed = inside_of(entries, first, last), inside_of(proposed, first, last)
    any_day = tuple(entry for entry in inside if entry.fills(first, last))
    told_with_the_month = set(any_day)
    of_days = by_day(entry for entry in inside if entry not in told_with_the_month)
    proposed_on = by_day(entry for entry in proposed if not entry.fills(first, last))
    weeks = tuple(
        week_of(days, number, of_days, any_day, proposed_on)
        for days in WEEKS.monthdatescalendar(year, number)
    )
    return Month(first, last, weeks, tuple(inside), any_day, tuple(proposed))


def inside_of(entries, first, last):
    return [entry for entry in (entry.between(first, last) for entry in entries) if entry.spans]


def by_day(entries):
    """{day: the entries that may have been on it}."""
    found = {}
    for entry in entries:
        for day in entry.days():
            found.setdefault(day, []).append(entry)
    return found


def week_of(days, month, of_days, any_day, proposed):
    """The days of one week; a meeting that lasts keeps its lane from its first day to its last."""
    lanes = []
    return tuple(
        day_of(day, of_days.get(day, []), any_day, lanes, tuple(proposed.get(day, ())))
        if day.month == month
        else None
        for day in days
    )


def day_of(day, entries, any_day, lanes, proposed):
    sure = [entry for entry in entries if entry.is_certain]
    doubted = [entry for entry in entries if not entry.is_certain]
    return Day(
        day,
        bars=bars_of(day, [entry for entry in sure if entry.lasts], lanes),
        certain=tuple(entry for entry in sure if not entry.lasts),
        possible=tuple(entry for entry in doubted if not entry.has_no_year),
        without_year=tuple(entry for entry in doubted if entry.has_no_year),
        any_day=any_day,
        proposed=proposed,
    )


def bars_of(day, lasting, lanes):
    """The lanes of this day; `lanes` holds what stood in each on the day before, and is led on."""
    before = list(lanes)
    lanes[:] = [entry if entry in lasting else None for entry in lanes]
    for entry in lasting:
        if entry not in lanes:
            free = lanes.index(None) if None in lanes else len(lanes)
            lanes[free : free + 1] = [entry]
    while lanes and lanes[-1] is None:
        lanes.pop()
    return tuple(bar_of(day, entry, entry not in before) for entry in lanes)


def bar_of(day, entry, is_named):
    if entry is None:
        return Bar()
    first, last = entry.meeting.possible[0]
    return Bar(entry, starts=day == first, ends=day == last, is_named=is_named)
