"""What the archive knows, in numbers that anybody can count again: how many meetings, of how many who took part."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations_with_replacement

from summit_archive.dates.shapes import ALL_DAYS
from summit_archive.records import Sourced

from ..models import Country, Meeting, Participation
from ..models.meeting import SIDES_OF_KIND
from .attendance import by_country
from .ways import CIRCLE_OF

# Of a time: all possible days of a meeting lie in it.
TIMES = {
    "all": None,
    "before 2000": (ALL_DAYS[0], date(1999, 12, 31)),
    "since 2000": (date(2000, 1, 1), ALL_DAYS[1]),
    "since 2018": (date(2018, 1, 1), ALL_DAYS[1]),
}


@dataclass(frozen=True)
class Row:
    """A meeting as it is counted; `sides` are the countries, else organisations, else people that took part."""

    kind: str
    status: str
    possible: tuple
    is_complete: bool
    sides: int

    @property
    def is_held(self):
        return self.status == Meeting.Status.HELD

    @property
    def has_two_sides(self):
        return self.sides > 1

    @property
    def has_all_sides(self):
        """Two at least, and as many as its kind has, or a list that a source calls complete."""
        by_kind = SIDES_OF_KIND.get(self.kind)
        has_those_of_its_kind = by_kind is not None and self.sides >= by_kind
        return self.has_two_sides and (self.is_complete or has_those_of_its_kind)

    def is_of(self, time):
        return time is None or (time[0] <= self.possible[0][0] and self.possible[-1][1] <= time[1])


COUNTED = {
    "held": lambda row: True,
    "somebody on record": lambda row: row.sides > 0,
    "two sides or more": lambda row: row.has_two_sides,
    "all sides": lambda row: row.has_all_sides,
    "complete list": lambda row: row.is_complete,
}


class Figures:
    """The numbers of `meetings`, a queryset; each from what it needs, eleven queries for all, whatever their number."""

    def __init__(self, meetings):
        self.meetings = meetings

    @cached_property
    def rows(self):
        """One query, and that of `sides`."""
        columns = self.meetings.order_by().values_list("pk", "kind", "status", "possible", "participant_list")
        sides = self.sides
        return [
            Row(kind, status, possible, words == Meeting.ParticipantList.COMPLETE, len(sides[pk]))
            for pk, kind, status, possible, words in columns.iterator()
        ]

    @cached_property
    def sides(self):
        """{meeting's id: who took part}. One query."""
        took_part = Participation.objects.took_part().filter(
            meeting__in=self.meetings.order_by().values("pk")
        )
        sides = defaultdict(set)
        who = took_part.order_by().values_list(
            "meeting", "country", "office__country", "organisation", "person"
        )
        for meeting, country, of_office, organisation, person in who.iterator():
            ways = (("country", country or of_office), ("organisation", organisation), ("person", person))
            if (side := next((way for way in ways if way[1]), None)) is not None:
                sides[meeting].add(side)
        return sides

    @property
    def held(self):
        return [row for row in self.rows if row.is_held]

    @cached_property
    def by_time(self):
        """{time: {what is counted: how many held meetings}}."""
        return {
            name: {
                what: sum(row.is_of(time) and is_so(row) for row in self.held)
                for what, is_so in COUNTED.items()
            }
            for name, time in TIMES.items()
        }

    @cached_property
    def by_status(self):
        """{status: how many}, in the order of their choices; those of which there is any."""
        return in_order(Counter(row.status for row in self.rows), Meeting.Status.values)

    @cached_property
    def by_kind(self):
        """The same, of the kinds of those that were held."""
        return in_order(Counter(row.kind for row in self.held), Meeting.Kind.values)

    @cached_property
    def by_grade(self):
        """{"meetings", "participants": {grade: how many}}. Two queries."""
        participants = Participation.objects.filter(meeting__in=self.meetings.order_by().values("pk"))
        rows = {"meetings": self.meetings, "participants": participants}
        grades = Sourced.Confirmation.values
        return {
            name: in_order(Counter(those.order_by().values_list("confirmation", flat=True)), grades)
            for name, those in rows.items()
        }

    @cached_property
    def countries(self):
        """Those of the region. One query."""
        return list(Country.objects.filter(is_of_region=True).order_by("code"))

    @cached_property
    def by_pair(self):
        """{(a country's code, another's, or its own): (held meetings of both, of these bilateral)}. Six queries."""
        held = self.meetings.held()
        every, bilateral = by_country(held), by_country(held.in_circle(CIRCLE_OF["bilateral"]))
        return {
            (one.code, other.code): tuple(
                len(ids.get(one.pk, set()) & ids.get(other.pk, set())) for ids in (every, bilateral)
            )
            for one, other in combinations_with_replacement(self.countries, 2)
        }

    @property
    def as_json(self):
        return {
            "held": self.by_time,
            "by_status": self.by_status,
            "held_by_kind": self.by_kind,
            "by_grade": self.by_grade,
            "pairs": [
                {"countries": [one, other], "held": together, "bilateral": bilateral}
                for (one, other), (together, bilateral) in self.by_pair.items()
                if one != other
            ],
            "countries": {
                one: together for (one, other), (together, _) in self.by_pair.items() if one == other
            },
        }


def in_order(counter, values):
    return {value: counter[value] for value in values if counter[value]}
