"""Meetings as a calendar takes them: the days of each in the time that is shown, and how sure they are."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from summit_archive.dates.shapes import Span, clipped

from ..models import Meeting, Place
from ..models.meeting import has_sure_days
from ..querysets import MeetingQuerySet

# What pages and files tell of a meeting in a calendar.
SHOWN = ["slug", "title", "when", "possible", "status", "kind", "place", "recorded_on"]
SHOWN += ["source", "source_url", "confirmation"]


@dataclass(frozen=True)
class Entry:
    """A meeting and its possible days, as (first, last) spans, within the days that are shown.

    It is certain when it surely was on each of them. What only lists its day among others, or
    doubts it, is possible.
    """

    meeting: Meeting
    spans: tuple[Span, ...]
    is_certain: bool = field(compare=False)

    @property
    def lasts(self) -> bool:
        """Whether it surely was on more than one day."""
        first, last = self.meeting.possible[0]
        return self.is_certain and first != last

    @cached_property
    def has_no_year(self) -> bool:
        return self.meeting.states_no_year

    def between(self, first: date, last: date) -> "Entry":
        if self.spans and first <= self.spans[0][0] and self.spans[-1][1] <= last:
            return self
        return Entry(self.meeting, tuple(clipped(self.spans, first, last)), self.is_certain)

    def fills(self, first: date, last: date) -> bool:
        """Whether every day from `first` to `last` is possible and none is certain."""
        return not self.is_certain and (first, last) in clipped(self.spans, first, last)

    def days(self):
        """Each possible day."""
        for first, last in self.spans:
            for number in range((last - first).days + 1):
                yield first + timedelta(days=number)


def entries_between(meetings: MeetingQuerySet, first: date, last: date) -> list[Entry]:
    """Those of `meetings`, which may have been in these days, oldest first. Two queries."""
    shown = with_places(meetings.oldest_first().only(*SHOWN))
    return [
        Entry(meeting, meeting.possible, has_sure_days(meeting)).between(first, last) for meeting in shown
    ]


def with_places(meetings: MeetingQuerySet) -> list[Meeting]:
    """Each with its place and the country of that, which many share: each place is made once. Two queries."""
    found = list(meetings)
    ids = {meeting.place_id for meeting in found} - {None}
    places = Place.objects.select_related("country").in_bulk(ids)
    for meeting in found:
        meeting.place = places.get(meeting.place_id)
    return found


def surely_between(meeting: Meeting, first: date, last: date) -> bool:
    """Whether it surely was, for some day, in these days, which it overlaps: `querysets.certainty`."""
    if meeting.when.is_doubted:
        return False
    inside = first <= meeting.possible[0][0] and meeting.possible[-1][1] <= last
    return meeting.when.is_definite or inside
