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

from collections import defaultdict

from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce, NullIf
from django.utils.functional import cached_property

from summit_archive.dates.fields import DateMultiRangeField
from summit_archive.postgres.expressions import IsAmong, count_of

from ..attendance.standing import standings_on
from ..models import Meeting, Membership, Participation, Person
from ..querysets import circle
from .chances import Row, Word, chances_of

ROOM, ANY_SIZE = {"bilateral": 2, "trilateral": 3}, 1_000
COLUMNS = [
    "pk", "slug", "title", "when", "possible", "status", "participant_list", "place__country", "circle", "size",
    "body", "body_parent", "body_name",
]  # fmt: skip
LISTS = Meeting.ParticipantList


class Unrecorded:
    """Of two countries in three queries, of two people in four, whatever the size."""

    def __init__(self, rows):
        self.people = [row.pk for row in rows if isinstance(row, Person)]
        self.sides = chances_of(rows)
        self.countries = set().union(*(side.countries for side in self.sides))

    def meetings_in(self, spans):
        """Plain rows of `COLUMNS`, oldest first, of those with a possible day in `spans`, pairs of days."""
        meetings = list(doubtful(spans, self.participations()).values_list(*COLUMNS, named=True))
        rows = defaultdict(list)
        for row in self.rows_of(meetings):
            rows[row.meeting].append(row)
        return [meeting for meeting in meetings if self.may_have_met(meeting, rows[meeting.pk])]

    def participations(self):
        """Those that name a side, or stand for a country of it."""
        stands_for_them = Q(country__in=self.countries) | Q(country=None, office__country__in=self.countries)
        return Participation.objects.filter(Q(person__in=self.people) | stands_for_them).order_by()

    def rows_of(self, meetings):
        found = self.participations().filter(IsAmong("meeting", [meeting.pk for meeting in meetings]))
        country = Coalesce("country", "office__country")
        return map(Row._make, found.values_list("meeting", "status", "person", "office", country))

    def may_have_met(self, meeting, rows):
        words = [side.word(meeting, rows) for side in self.sides]
        if Word.NOT_THERE in words:
            return False
        unnamed = [side for side, word in zip(self.sides, words, strict=True) if word == Word.NOTHING]
        return not unnamed or (
            meeting.participant_list != LISTS.COMPLETE
            and meeting.size + len(unnamed) <= ROOM.get(meeting.circle, ANY_SIZE)
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
        """The ids of the countries that possibly belonged then; None where that is not on record, or to nothing."""
        memberships = self.memberships.get(meeting.body) or self.memberships.get(meeting.body_parent)
        return standings_on(meeting, memberships).keys() if memberships else None

    @cached_property
    def memberships(self):
        """{organisation's id: [Membership, …]}, of all organisations. One query."""
        found = defaultdict(list)
        for membership in Membership.objects.order_by():
            found[membership.organisation_id].append(membership)
        return found


def doubtful(spans, participations):
    """Meetings of `spans` whose records leave open who came, or whether it was held, or have one of `participations`."""
    body = Coalesce("organisation", "series__organisation")
    parent = of_body("parent")
    name = Coalesce(NullIf(of_body("abbreviation"), Value("")), of_body("name"))
    present = Participation.objects.took_part().filter(meeting=OuterRef("pk"))
    # Whoever is named without a country or an office takes a place, too.
    whose = Coalesce("country", "office__country", -F("person"))
    size = count_of(present.annotate(whose=whose), "whose")
    days = Value(tuple(spans), DateMultiRangeField())
    leads_to_them = Exists(participations.filter(meeting=OuterRef("pk")))
    meetings = Meeting.objects.held() | Meeting.objects.not_yet_settled()
    return (
        meetings.filter(possible__overlaps=days)
        .annotate(body=body, body_parent=parent, circle=circle())
        .annotate(body_name=name, size=Case(When(circle__in=ROOM, then=size), default=0))
        .filter(Q(body__isnull=False) | Q(participant_list=LISTS.NOT_RECORDED) | leads_to_them)
        .oldest_first()
    )


def of_body(field):
    """A column of a meeting's organisation, else of its series'."""
    own = When(organisation__isnull=False, then=F(f"organisation__{field}"))
    return Case(own, default=F(f"series__organisation__{field}"))
