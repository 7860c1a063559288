"""Whether two accounts may tell of the same meeting, and how well they fit. Pure: it asks the database nothing.

Two fit where their kinds are near, their days meet, their places do not contradict each other, and it was the same
body, or the same parties. Where a date leaves more than one meeting possible, nothing is chosen.
"""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from enum import IntEnum
from typing import NamedTuple, TypeVar

from summit_archive.dates import PartialDate
from summit_archive.dates.shapes import UNSTATED, End, Interval, Single, Span

from .accounts import OF_BODIES, TALKS, Account, Terms

# A session is sometimes told as of the day before or after.
DAYS_OFF = timedelta(days=2)
# Of a summit whose body one side does not name, so many parties must be the same.
ENOUGH_PARTIES = 3
# What is planned from a day on, without another word of when, is seldom longer ahead: a month, as press services announce.
SOON = timedelta(days=30)

Key = TypeVar("Key")


class Ground(IntEnum):
    """By what the days of two accounts are one's own: from the weakest to the strongest."""

    SOON = 1
    """planned from a day on, and on record within a month of it"""
    NEAR = 2
    """a session of the same body in the same place, told as of another day"""
    OPEN = 3
    """one of them leaves open when it was"""
    SAME_WORDS = 4
    """both leave the same open, in the same words"""
    DAY = 5
    """both name the day"""


class Fit(NamedTuple):
    ground: Ground
    closeness: tuple[bool, ...] = ()
    """what beside is the same; compared among those whose day is the same"""


def fit(
    told: Account,
    other: Account,
    terms: Terms,
    *,
    covers: bool = False,
    same_source_day: bool = False,
    is_plan: bool = False,
) -> Fit | None:
    """None where they are not the same meeting.

    `covers`: an editor said that the article tells of `other`; `same_source_day`: both are told on the same day;
    `is_plan`: `told` is ahead, and `other` on record.
    """
    if not near_kinds(told.kind, other.kind):
        return None
    of_bodies = same_body(told, other)
    if of_bodies is False or not (of_bodies or same_parties(told, other, terms)):
        return None
    ground = ground_of_days(
        told, other, of_bodies=bool(of_bodies), covers=covers, same_source_day=same_source_day
    )
    if ground is None and is_plan and is_soon(told, other):
        ground = Ground.SOON
    # A body does not meet twice on one day: where two texts name two countries for that, they differ on the place.
    if places_contradict(told, other) and not (of_bodies and ground == Ground.DAY):
        return None
    return Fit(ground, closeness(told, other)) if ground else None


def near_kinds(one: str, other: str) -> bool:
    """What is a video conference of a body is a session of it; a call is nothing but a call."""
    if one == other:
        return True
    both = {one, other}
    if both <= TALKS:
        return True
    if both <= OF_BODIES:
        return "summit" in both
    if both & OF_BODIES:
        return bool(both & {"video-conference", "multilateral"}) or both == {"summit", "trilateral"}
    return False


def places_contradict(told: Account, other: Account) -> bool:
    """Whether they were in two countries. Two towns of one are a difference to be shown."""
    return None not in (told.country, other.country) and told.country != other.country


def same_body(told: Account, other: Account) -> bool | None:
    """None where the body says nothing: it is a talk, or one of them names no body."""
    if not (
        {told.kind, other.kind} & OF_BODIES or {told.kind, other.kind} <= {"multilateral", "video-conference"}
    ):
        return None
    if not told.bodies and not other.bodies and told.body_as_given == other.body_as_given != "":
        return True
    if not told.bodies or not other.bodies:
        return None
    if told.series and other.series:
        return told.series == other.series
    return bool(told.bodies & (other.bodies | other.above) or other.bodies & told.above)


def same_parties(told: Account, other: Account, terms: Terms) -> bool:
    """The same, two at the least, in the persons of the same people. Of a summit one may name fewer.

    Of a visit the guest alone may be named, where both say to which country.
    """
    common = told.parties & other.parties
    if told.parties == other.parties:
        is_of_guest = (
            {told.kind, other.kind} == {"visit"} and told.country is not None and other.country is not None
        )
        return len(common) >= (1 if is_of_guest else 2) and same_people(told, other, terms)
    if not {told.kind, other.kind} & OF_BODIES:
        return False
    return len(common) >= ENOUGH_PARTIES and common in (told.parties, other.parties)


def same_people(told: Account, other: Account, terms: Terms) -> bool:
    """Whether nobody whom one of them names for a party contradicts whom the other names."""
    days = other.days if other.when.is_definite else told.days
    return all(
        may_be_the_same(people_for(told, party), people_for(other, party), terms, days)
        for party in told.parties & other.parties
    )


class People(NamedTuple):
    people: set[int]
    offices: set[int]


def people_for(account: Account, party: tuple) -> People:
    rows = [one for one in account.who if one.party == party]
    return People({one.person for one in rows if one.person}, {one.office for one in rows if one.office})


def may_be_the_same(one: People, other: People, terms: Terms, days: tuple[Span, ...]) -> bool:
    if one.people and other.people:
        return bool(one.people & other.people)
    if not (one.people or one.offices) or not (other.people or other.offices) or one.offices & other.offices:
        return True
    people, offices = (one.people, other.offices) if one.people else (other.people, one.offices)
    return any(terms.held(person, offices, days) for person in people)


def ground_of_days(
    told: Account, other: Account, *, of_bodies: bool, covers: bool, same_source_day: bool
) -> Ground | None:
    if told.when.is_definite and other.when.is_definite:
        if overlap(told.days, other.days):
            return Ground.DAY
        return Ground.NEAR if of_bodies and is_off_by_days(told, other) else None
    in_the_same_words = str(told.when) == str(other.when)
    # An editor may have looked for it elsewhere than from the article's day on.
    if not overlap(told.days, other.days) and not (covers and in_the_same_words):
        return None
    of_one_whole = told.within is not None and told.within == other.within
    is_known = covers or of_one_whole or (same_source_day and in_the_same_words)
    # Of talks nothing else than the day tells which they were.
    if not is_known and not (of_bodies and says_enough(told.when) and says_enough(other.when)):
        return None
    return Ground.SAME_WORDS if in_the_same_words else Ground.OPEN


def overlap(days: tuple[Span, ...], others: tuple[Span, ...]) -> bool:
    return any(first <= end and start <= last for first, last in days for start, end in others)


def hold(days: tuple[Span, ...], others: tuple[Span, ...]) -> bool:
    """Whether all the others lie within these."""
    return all(any(first <= start and end <= last for first, last in days) for start, end in others)


def is_off_by_days(told: Account, other: Account) -> bool:
    wider = tuple((first - DAYS_OFF, last + DAYS_OFF) for first, last in told.days)
    same_place = told.place is not None and told.place == other.place
    return same_place and told.kind == other.kind and overlap(wider, other.days)


def is_soon(told: Account, other: Account) -> bool:
    shape = told.when.shape
    if not (isinstance(shape, Interval) and shape.end is End.OPEN and isinstance(shape.start, Single)):
        return False
    if told.when.is_doubted or not (shape.start.is_exact and other.when.is_definite):
        return False
    first, _last = shape.start.bounds()
    return overlap(((first, first + SOON),), other.days)


def says_enough(when: PartialDate) -> bool:
    """Whether a date names a month at least, and both of its ends."""
    shape = when.shape
    if isinstance(shape, Interval) and len(shape.singles) < 2:
        return False
    return all(single.month not in UNSTATED for single in shape.singles)


def closeness(told: Account, other: Account) -> tuple[bool, ...]:
    """Whether the series, the place, the larger event, the date and the kind are the same: what counts most comes first."""
    return (
        told.series is not None and told.series == other.series,
        told.place is not None and told.place == other.place,
        told.within is not None and told.within == other.within,
        str(told.when) == str(other.when),
        told.kind == other.kind,
    )


def best(fits: Mapping[Key, Fit | None]) -> Key | None:
    """Which of them it is, or None where that is not said.

    Of those whose day is the same, the closest, if no other is as close. Of those whose day is open or another, the
    only one; of what is planned from a day on, the only one within a month.
    """
    found = {key: one for key, one in fits.items() if one}
    if not found:
        return None
    ground = max(one.ground for one in found.values())
    strongest = {key: one for key, one in found.items() if one.ground == ground}
    if ground == Ground.DAY:
        closest = max(one.closeness for one in strongest.values())
        strongest = {key: one for key, one in strongest.items() if one.closeness == closest}
    return only(strongest)


def only(keys: Iterable[Key]) -> Key | None:
    keys = list(keys)
    return keys[0] if len(keys) == 1 else None
