"""The last meeting of somebody, the last bilateral one, and the next that is announced, as far as is on record."""

from typing import NamedTuple

from ..listing.cards import MeetingCard, cards_by_id
from ..models import Meeting
from ..remembered.bits import any_of, but, positions
from .ways import ways_of

TO_COME = (Meeting.Status.SCHEDULED, Meeting.Status.ANNOUNCED)


class LastAndNext(NamedTuple):
    """Cards; None where there is none. `may_be_later`: how many meetings of no certain day may have been after the last."""

    last: MeetingCard | None
    last_bilateral: MeetingCard | None
    coming: MeetingCard | None
    newest: list[MeetingCard]
    may_be_later: int


def last_and_next(memory, named, took_part, today, shown):
    """Of those in the set `took_part`, all held, and in `named`; with the `shown` newest of these. One query."""
    certain = took_part & memory.get("definite")
    last = newest(memory, certain)
    bilateral = newest(memory, ways_of(memory, certain).bilateral)
    coming = next_of(memory, named, today.toordinal())
    page = memory.page(named, 0, shown)
    found = cards_by_id([*page, *(pk for pk in (last, bilateral, coming) if pk)])
    return LastAndNext(
        found.get(last),
        found.get(bilateral),
        found.get(coming),
        [found[pk] for pk in page if pk in found],
        number_later(memory, took_part, last),
    )


def newest(memory, some):
    return next(iter(memory.page(some, 0, 1)), None)


def next_of(memory, named, today):
    """The first of those announced or scheduled that may still come; one that has a day to come before one that may be over."""
    announced = named & any_of(memory.get("status", status.value) for status in TO_COME)
    ahead = [place for place in positions(announced) if memory.days[place] and memory.days[place][-1] > today]
    first = min(
        ahead, key=lambda place: (memory.days[place][0] < today, memory.place_of(place)), default=None
    )
    return None if first is None else memory.ids[first]


def number_later(memory, took_part, last):
    """How many of no certain day may have been after the last of a certain one."""
    if last is None:
        return 0
    beyond = memory.days[memory.position[last]][-1]
    unsure = positions(but(took_part, memory.get("definite")))
    return sum(bool(memory.days[place]) and memory.days[place][-1] > beyond for place in unsure)
