"""Suggests the meeting of which an article may tell, by its date, its place, its words and its parties."""

import datetime
from collections import defaultdict

from . import rules
from .article_text import Hit, Reading
from .entry import CAPITAL, ORGANISATION, PLACE, WORDS
from .found import Found
from .names import Facts, MeetingRow

# An article tells of a meeting from a week ahead until three days after.
DAYS_AHEAD, DAYS_AFTER = 7, 3
ENOUGH_PARTIES = 3
# A meeting whose date is open to more days than these is not told by its date.
LONGEST_WINDOW = 60


class Meetings:
    def __init__(self, facts: Facts):
        self.parties = facts.parties
        self.places: dict[int | None, str] = {pk: name for pk, name, _country in facts.places}
        self.series: dict[int | None, int | None] = {
            pk: organisation for pk, _name, organisation, _kind in facts.series
        }
        self.by_day: dict[int, list[MeetingRow]] = defaultdict(list)
        for meeting in facts.meetings:
            for day in days_of_articles(meeting):
                self.by_day[day].append(meeting)

    def find(self, reading: Reading, found: list[Found], day: datetime.date | None) -> list[Found]:
        """At most one mention of each meeting, at the first words that may mean it. Never sure."""
        near = self.by_day.get(day.toordinal(), ()) if day else ()
        if not near:
            return []
        words = reading.by_sort[WORDS]
        if not words:
            return []
        countries = {one.target for one in found}
        organisations = {target for hit in reading.by_sort[ORGANISATION] for target in hit[2].targets}
        return [
            one
            for meeting in near
            if (one := self.suggested(meeting, words, reading, organisations, countries))
        ]

    def suggested(
        self,
        meeting: MeetingRow,
        words: list[Hit],
        reading: Reading,
        organisations: set[int],
        countries: set[int],
    ) -> Found | None:
        fitting = [one for one in words if meeting.kind in one[2].note]
        if not fitting:
            return None
        body = meeting.organisation or self.series.get(meeting.series)
        signs = [
            body in organisations,
            self.is_placed(meeting, reading),
            len(self.parties.get(meeting.pk, frozenset()) & countries) >= ENOUGH_PARTIES,
        ]
        if not any(signs):
            return None
        rule = rules.MEETING_OF_DAYS if sum(signs) > 1 else rules.MEETING_MAYBE
        start, end, _entry = fitting[0]
        return reading.found(start, end, "meeting", meeting.pk, rule)

    def is_placed(self, meeting: MeetingRow, reading: Reading) -> bool:
        name = self.places.get(meeting.place)
        return any(
            meeting.place in hit[2].targets if hit[2].sort == PLACE else reading.text[hit[0] : hit[1]] == name
            for sort in (PLACE, CAPITAL)
            for hit in reading.by_sort[sort]
        )


def days_of_articles(meeting: MeetingRow) -> set[int]:
    """Ordinals of the days on which an article may tell of it; none where its date is too open."""
    spans = [(first.toordinal(), last.toordinal()) for first, last in meeting.possible]
    if sum(last - first + 1 for first, last in spans) > LONGEST_WINDOW:
        return set()
    return {day for first, last in spans for day in range(first - DAYS_AHEAD, last + DAYS_AFTER + 1)}
