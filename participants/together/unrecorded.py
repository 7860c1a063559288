"""Where two may both have taken part though no record says so: across such a meeting no gap between theirs is told.

A meeting that was held, or of which it is not on record whether it was, may have brought two together where

- the record names both, be it as no more than invited, or on days that are not certain; or
- its list of participants is not known to be complete, it has room for those of the two who are not named, and
  each of these possibly belonged to its organisation on a possible day (that of its series, or what that one is a
  part of), or is of the country of its place.

Where nobody's membership of the organisation is on record, anybody may have come. To a meeting of no organisation
anybody may have, while it names nobody; where it names others, only if it names one of the two as well: else
nothing leads to them. A person comes for the countries of the offices that they possibly held then; for any, where
no office of theirs is on record. Who is on record as absent was not there, and neither was a person whose country
came through somebody else. What `circle` calls a talk of two or three countries has room for no others.
"""

from bisect import bisect_left
from collections import defaultdict, namedtuple
from itertools import starmap

from django.db.models import Case, Count, F, Q, Value, When
from django.db.models.functions import Coalesce, NullIf
from django.utils.functional import cached_property

from summit_archive.postgres.expressions import IsAmong

from ..attendance.standing import WITHDRAWN
from ..models import Meeting, Membership, Participation, Person
from ..offices.holders import fits
from ..querysets import UNSETTLED
from ..remembered.bits import any_of, but, flags
from ..remembered.days import spans_of
from .chances import Row, Word, chances_of

HELD = Meeting.Status.HELD.value
ROOM, ANY_SIZE = {"bilateral": 2, "trilateral": 3}, 1_000
COLUMNS = [
    "pk", "slug", "title", "when", "possible", "status", "participant_list", "place__country", "body", "body_parent",
    "body_name",
]  # fmt: skip
LISTS = Meeting.ParticipantList
Doubtful = namedtuple("Doubtful", [*COLUMNS, "circle"])  # type: ignore[misc]


class Unrecorded:
    """Of two countries, or of two people in one query more; each of its methods tells its own queries."""

    def __init__(self, rows, memory):
        self.memory = memory
        self.people = [row.pk for row in rows if isinstance(row, Person)]
        self.sides = chances_of(rows)
        self.countries = set().union(*(side.countries for side in self.sides))

    def perhaps_in(self, spans):
        """{span: ids of the meetings in it at which they may have met, oldest first}; no two of `spans`, pairs of days, share a day."""
        memory, spans = self.memory, sorted(spans)
        first_days, last_days = ([day.toordinal() for day in days] for days in zip(*spans, strict=True))
        found = {span: [] for span in spans}
        perhaps = flags(self.perhaps, len(memory.ids))

        def touched(first, beyond):
            return range(bisect_left(last_days, first), bisect_left(first_days, beyond))

        for position in memory.order:
            if perhaps[position]:
                days = memory.days[position]
                # Days apart may touch the same span.
                places = touched(*days) if len(days) == 2 else set().union(*starmap(touched, spans_of(days)))
                for place in places:
                    found[spans[place]].append(memory.ids[position])
        return found

    def meetings_at(self, ids):
        """{id: `Doubtful`} of those of the meetings `ids` at which they may have met. Four queries."""
        ids = list(ids)
        circles = {pk: name for name in ROOM for pk in self.circle(name).intersection(ids)}
        meetings = [Doubtful(*row, circles.get(row[0])) for row in with_bodies(ids).values_list(*COLUMNS)]
        self.sizes = sizes_of(list(circles))
        rows = defaultdict(list)
        for row in self.rows_of(ids):
            rows[row.meeting].append(row)
        return {meeting.pk: meeting for meeting in meetings if self.may_have_met(meeting, rows[meeting.pk])}

    def circle(self, name):
        return set(self.memory.ids_of(self.perhaps & self.memory.get("circle", name)))

    @cached_property
    def perhaps(self):
        """A set of meetings that has all at which they may have met: `may_have_met` looks at each."""
        memory = self.memory
        is_open = any_of(memory.get("status", status) for status in [HELD, *UNSETTLED])
        named = [side.perhaps_named_in(memory) for side in self.sides]
        one_is_missing = but(is_open, named[0] & named[1])
        is_full = [
            memory.number_of_parties(part="present").at_least(
                room, one_is_missing & memory.get("circle", name)
            )
            for name, room in ROOM.items()
        ]
        leads_there = [memory.get("list", LISTS.NOT_RECORDED.value), *memory.values("organisation").values()]
        return but(is_open, any_of(is_full)) & any_of([*named, *leads_there])

    def rows_of(self, ids):
        """Of their participations those that name a side, or stand for a country of it."""
        stands_for_them = Q(country__in=self.countries) | Q(country=None, office__country__in=self.countries)
        found = Participation.objects.filter(Q(person__in=self.people) | stands_for_them).order_by()
        found = found.filter(IsAmong("meeting", ids))
        country = Coalesce("country", "office__country")
        return map(Row._make, found.values_list("meeting", "status", "person", "office", country))

    def may_have_met(self, meeting, rows):
        words = [side.word(meeting, rows) for side in self.sides]
        if Word.NOT_THERE in words:
            return False
        unnamed = [side for side, word in zip(self.sides, words, strict=True) if word == Word.NOTHING]
        return not unnamed or (
            meeting.participant_list != LISTS.COMPLETE
            and self.sizes.get(meeting.pk, 0) + len(unnamed) <= ROOM.get(meeting.circle, ANY_SIZE)
            and (Word.NAMED in words or meeting.body or meeting.participant_list == LISTS.NOT_RECORDED)
            and all(self.may_have_come(side, meeting) for side in unnamed)
        )

    def may_have_come(self, side, meeting):
        """One whom the record does not name."""
        countries = side.countries_on(meeting)
        if countries is None or meeting.place__country in countries:
            return True
        members = self.members_on(meeting)
        return bool(countries) if members is None else not countries.isdisjoint(members)

    def members_on(self, meeting):
        """Of the countries of the sides those that possibly belonged then; None where that is not on record, or to nothing."""
        memberships = self.memberships.get(meeting.body, self.memberships.get(meeting.body_parent))
        if memberships is None:
            return None
        return {row.country_id for row in memberships if row.standing != WITHDRAWN and fits(row, meeting)}

    @cached_property
    def memberships(self):
        """{organisation's id: [Membership, …] of the countries of the sides}, of all with any on record. One query."""
        found = defaultdict(list)
        for membership in Membership.objects.order_by():
            of_body = found[membership.organisation_id]
            if membership.country_id in self.countries:
                of_body.append(membership)
        return dict(found)


def with_bodies(ids):
    """The meetings `ids`, each with its body: its organisation, else that of its series."""
    body = Coalesce("organisation", "series__organisation")
    name = Coalesce(NullIf(of_body("abbreviation"), Value("")), of_body("name"))
    meetings = Meeting.objects.filter(IsAmong("pk", ids)).order_by()
    return meetings.annotate(body=body, body_parent=of_body("parent"), body_name=name)


def sizes_of(ids):
    """{a meeting's id: how many took part}: whoever is named without a country or an office takes a place, too. One query."""
    whose = Coalesce("country", "office__country", -F("person"))
    present = Participation.objects.took_part().filter(IsAmong("meeting", ids)).order_by()
    rows = present.annotate(whose=whose).values("meeting").annotate(size=Count("whose", distinct=True))
    return dict(rows.values_list("meeting", "size"))


def of_body(field):
    """A column of a meeting's organisation, else of its series'."""
    own = When(organisation__isnull=False, then=F(f"organisation__{field}"))
    return Case(own, default=F(f"series__organisation__{field}"))
