"""The meetings before and after one: in its series, and of the same two; and what else those who met did in those days.

All are found among the meetings that are remembered, and read in one query.
"""

from datetime import timedelta
from typing import NamedTuple

from ..models import Meeting
from ..remembered import remembered
from ..remembered.bits import any_of, positions

# So many days before and after a meeting are looked at, and so many meetings of them are told.
DAYS_AROUND, MOST_AROUND = 10, 7
SHOWN = ("slug", "title", "when", "place__slug", "place__name")


class Turn(NamedTuple):
    """What comes before and after, None where nothing is on record."""

    before: Meeting | None
    after: Meeting | None


class Neighbours(NamedTuple):
    """`in_series`, `of_both`: None where there is no other; `days`: this one and those around it, the oldest first, or ()."""

    in_series: Turn | None = None
    of_both: Turn | None = None
    days: tuple[Meeting, ...] = ()


def neighbours(meeting, lines):
    """None of a meeting that has no definite day, or was not held, or of which nobody is known. Two queries."""
    is_told = meeting.when.is_definite and meeting.is_held
    if not is_told or not (meeting.series_id or any(line.person_id or line.facts.state for line in lines)):
        return Neighbours()
    memory = remembered()
    here = memory.position.get(meeting.pk)
    if here is None:
        return Neighbours()
    held = memory.get("definite") & memory.get("status", "held")
    beside = [
        beside_in(memory, held & some, here)
        for some in (memory.get("series", meeting.series_id), of_both(memory, here))
    ]
    margin = timedelta(days=DAYS_AROUND)
    those_days = (meeting.first_possible_day - margin, meeting.last_possible_day + margin)
    people = {line.person_id for line in lines if line.person_id}
    around = around_it(memory, held & memory.possibly_between(*those_days), here, people)
    wanted = {place for place in [*beside[0], *beside[1], *around] if place is not None}
    rows = Meeting.objects.select_related("place").only(*SHOWN)
    rows = rows.in_bulk([memory.ids[place] for place in wanted])
    found = {memory.position[pk]: row for pk, row in rows.items()}
    turns = [Turn(*map(found.get, pair)) if any(map(found.get, pair)) else None for pair in beside]
    return Neighbours(*turns, tuple(found[place] for place in around if place in found))


def beside_in(memory, some, here):
    """The positions of those before and after `here` among `some`, None for none."""
    mine = memory.place_of(here)
    places = [(memory.place_of(place), place) for place in positions(some) if place != here]
    before = max((one for one in places if one[0] < mine), default=(None, None))
    after = min((one for one in places if one[0] > mine), default=(None, None))
    return before[1], after[1]


def of_both(memory, here):
    """Of a meeting of two countries all that the two had alone; else none."""
    alone = memory.get("circle", "bilateral")
    both = [pk for pk, some in memory.parties("present").items() if some >> here & 1]
    if len(both) != 2 or not alone >> here & 1:
        return 0
    return memory.with_all(both, "present", among=alone)


def around_it(memory, held, here, people):
    """The positions of the nearest of `held` with some of the same people, by day; [] where there is no other."""
    same = any_of(memory.get("present-person", person) for person in people)
    days = memory.days
    nearest = sorted(positions(held & same), key=lambda place: abs(days[place][0] - days[here][0]))
    chosen = sorted({here, *nearest[: MOST_AROUND + 1]}, key=memory.place_of)
    return chosen if len(chosen) > 1 else []
