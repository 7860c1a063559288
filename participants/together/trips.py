"""Where a leader stayed: consecutive meetings in one place as one stay. Derived, never entered.

Only what is sure counts: meetings that were held, on days that are certain, in a place on record,
where the person came. Calls, video conferences and those who joined online or sent another leave
nobody anywhere. Two meetings are of one stay when they are in the same place, no meeting elsewhere
lies between them, and at most `MOST_DAYS_APART` days. Several places never make one journey: no
source tells how one came from one to the other.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from summit_archive.postgres.expressions import IsAmong

from ..models import Meeting, Participation
from ..models.meeting import FORMATS_FROM_AFAR, KINDS_FROM_AFAR
from ..querysets import DEFINITE
from ..remembered import remembered
from .sides import PersonSide

MOST_DAYS_APART = 3
STATUS = Participation.Status
NOT_THERE = {STATUS.ONLINE.value, STATUS.REPRESENTED.value, STATUS.INVITED.value, STATUS.ABSENT.value}


@dataclass(frozen=True)
class Stay:
    """Meetings in one place, oldest first; each has `is_resolved`: the person is known from the office only."""

    place: object
    meetings: tuple
    is_at_home: bool

    @property
    def first(self) -> date:
        return self.meetings[0].possible[0][0]

    @property
    def last(self) -> date:
        return max(meeting.possible[0][1] for meeting in self.meetings)

    @property
    def has_several(self) -> bool:
        return len(self.meetings) > 1


def attended_by(person):
    """The meetings that `person` surely came to, oldest first, each with `is_resolved`. Four queries."""
    memory, side = remembered(), PersonSide(person)
    named, resolved = whereabouts(memory, side)
    held = Meeting.objects.held().filter(when__regex=DEFINITE, place__isnull=False)
    in_person = held.exclude(kind__in=KINDS_FROM_AFAR).exclude(format__in=FORMATS_FROM_AFAR)
    meetings = list(
        in_person.filter(IsAmong("pk", named | resolved))
        .select_related("place__country")
        .only("slug", "title", "when", "possible", "place", "status", "kind", "confirmation")
        .order_by("possible", "place__sort_key", "place", "pk")
    )
    for meeting in meetings:
        meeting.is_resolved = meeting.pk in resolved
    return meetings


def whereabouts(memory, side):
    """(ids of the meetings to which the person came by name, of those by an office surely held alone). Two queries."""
    by_office = Q(person=None, office__in={office for office, _start, _end in side.terms})
    rows = Participation.objects.filter(Q(person=side.row) | by_office).order_by()
    named, came, in_office = set(), set(), defaultdict(set)
    for meeting, is_named, office, status in rows.values_list("meeting", "person", "office", "status"):
        if is_named:
            named.add(meeting)
        if status not in NOT_THERE:
            (came if is_named else in_office[office]).add(meeting)
    resolved = {
        meeting
        for office, start, end in side.terms
        for meeting in in_office[office]
        if memory.lies_within(memory.position[meeting], start, end)
    }
    return came, resolved - named


def stays_of(meetings, terms):
    """The stays that `meetings`, from `attended_by`, make up; newest first. `terms` are the person's, with offices."""
    groups = []
    for meeting in meetings:
        if groups and is_of_one_stay(groups[-1], meeting):
            groups[-1].append(meeting)
        else:
            groups.append([meeting])
    return [
        Stay(group[0].place, tuple(group), any(is_at_home(term, group) for term in terms))
        for group in reversed(groups)
    ]


def is_of_one_stay(group, meeting):
    last = max(before.possible[0][1] for before in group)
    apart = (meeting.possible[0][0] - last).days
    return group[0].place == meeting.place and apart <= MOST_DAYS_APART


def is_at_home(term, group):
    """Whether the place lies in the country of an office that was surely held all through the stay."""
    days = term.surely_in_force
    if days.isempty or term.office.country_id != group[0].place.country_id:
        return False
    return all(
        days.lower <= meeting.possible[0][0] and meeting.possible[0][1] < days.upper for meeting in group
    )
