"""How long two went without a recorded meeting, as far as the records can tell.

A stretch runs from the last day of one meeting of both to the first day of the next. It is told where no meeting
lies in it at which both may have been: see `unrecorded`. Meetings on days that are not certain bound none.
"""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta

from django.utils.translation import ngettext

from .unrecorded import Unrecorded

# A pair of a thousand meetings has as many stretches; of these the longest are looked into.
LOOKED_INTO = 50
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Stretch:
    """Between two meetings; `between` are those in it at which both may have been."""

    before: object
    after: object
    between: tuple = ()

    @property
    def first_day(self):
        return self.before.possible[-1][1]

    @property
    def last_day(self):
        return self.after.possible[0][0]

    @property
    def days(self):
        """From the last day of the one meeting to the first day of the other."""
        return (self.last_day - self.first_day).days

    @property
    def inside(self):
        """The days that lie within, None where there are none."""
        return (self.first_day + ONE_DAY, self.last_day - ONE_DAY) if self.days > 1 else None

    @property
    def in_words(self):
        return length_in_words(self.first_day, self.last_day)

    @property
    def bodies(self):
        """[(the name of an organisation, "" for none, how many of `between` are its), …], most first."""
        return Counter(meeting.body_name or "" for meeting in self.between).most_common()


def stretches_between(meetings, sides):
    """The longest stretches between `meetings`, rows oldest first by their first day; the longest first. Four queries at most."""
    found, before = [], None
    for meeting in meetings:
        if before is not None and meeting.possible[0][0] > before.possible[-1][1]:
            found.append(Stretch(before, meeting))
        if before is None or meeting.possible[-1][1] > before.possible[-1][1]:
            before = meeting
    found.sort(key=lambda stretch: -stretch.days)
    return looked_into(found[:LOOKED_INTO], sides)


def looked_into(stretches, sides):
    """The same, each with what lies in it."""
    spans = [stretch.inside for stretch in stretches if stretch.inside]
    doubtful = Unrecorded([side.row for side in sides]).meetings_in(spans) if spans else []
    return [replace(stretch, between=lying_in(stretch.inside, doubtful)) for stretch in stretches]


def lying_in(days, meetings):
    """Those of `meetings` with a possible day within `days`."""
    if days is None:
        return ()
    first, last = days
    return tuple(
        meeting
        for meeting in meetings
        if any(one <= last and other >= first for one, other in meeting.possible)
    )


def length_in_words(first, last):
    """Whole years and months from one day to another; days where it is not a month."""
    months = 12 * (last.year - first.year) + last.month - first.month - (last.day < first.day)
    if months < 1:
        days = (last - first).days
        return ngettext("%d day", "%d days", days) % days
    years, months = divmod(months, 12)
    words = [ngettext("%d year", "%d years", years) % years] if years else []
    return " ".join([*words, ngettext("%d month", "%d months", months) % months] if months else words)
