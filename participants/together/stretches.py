"""How long two went without a recorded meeting, as far as the records can tell.

A stretch runs from the last day of one meeting of both to the first day of the next. It is told where no meeting
lies in it at which both may have been: see `unrecorded`. Meetings on days that are not certain bound none.
"""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain

from summit_archive.dates.plain_days import span_in_words

from ..called import called_for_short
from .unrecorded import Unrecorded

# A pair of a thousand meetings has as many stretches; of these the longest are looked into.
LOOKED_INTO = 50
# In most lies something at which both may have been, and soon found; of the others all is looked at.
TRIED = 10
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Stretch:
    """From the last day of one meeting to the first of another; both, `before` and `after`, by their ids.

    `between` are meetings in it at which both may have been, of the longest stretch all of them.
    """

    before: object
    after: object
    first_day: date
    last_day: date
    between: tuple = ()

    @property
    def days(self):
        return (self.last_day - self.first_day).days

    @property
    def inside(self):
        """The days that lie within, None where there are none."""
        return (self.first_day + ONE_DAY, self.last_day - ONE_DAY) if self.days > 1 else None

    @property
    def in_words(self):
        return span_in_words(self.first_day, self.last_day)

    @property
    def bodies(self):
        """[(the name of an organisation, "" for none, how many of `between` are its), …], most first."""
        names = (
            meeting.body_name and called_for_short("organisation", meeting.body, meeting.body_name)
            for meeting in self.between
        )
        return Counter(name or "" for name in names).most_common()


def stretches_between(positions, sides, memory):
    """The longest stretches between meetings, remembered at `positions`, oldest first by their first day; the longest first.

    Eight queries at most.
    """
    found, before, until = [], None, 0
    for position in positions:
        first, beyond = memory.days[position][0], memory.days[position][-1]
        if before is not None and first >= until:
            found.append((first - until, before, position, until - 1, first))
        if beyond > until:
            before, until = position, beyond
    found.sort(key=lambda stretch: -stretch[0])
    longest = [
        Stretch(memory.ids[before], memory.ids[after], date.fromordinal(last), date.fromordinal(first))
        for _days, before, after, last, first in found[:LOOKED_INTO]
    ]
    return looked_into(longest, sides, memory)


def looked_into(stretches, sides, memory):
    """The same, each with what lies in it: of the longest all, of the others enough to tell whether there is any."""
    spans = [stretch.inside for stretch in stretches if stretch.inside]
    if not spans:
        return stretches
    unrecorded = Unrecorded([side.row for side in sides], memory)
    perhaps = unrecorded.perhaps_in(spans)
    whole = perhaps[stretches[0].inside]
    found = unrecorded.meetings_at([*whole, *chain.from_iterable(ids[:TRIED] for ids in perhaps.values())])
    untold = [ids[TRIED:] for ids in perhaps.values() if found.keys().isdisjoint(ids)]
    if any(untold):
        found |= unrecorded.meetings_at(chain.from_iterable(untold))
    return [
        replace(stretch, between=tuple(found[pk] for pk in perhaps.get(stretch.inside, ()) if pk in found))
        for stretch in stretches
    ]
