"""What is on record around the candidate dates of a meeting. Four queries, whatever their number."""

from collections import defaultdict
from datetime import timedelta

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, Value
from django.utils.functional import cached_property

from summit_archive.dates.fields import DateMultiRangeField
from summit_archive.dates.shapes import merged

from ..models import Meeting, MeetingLink, Membership, Participation, SeriesSearch, Term
from ..querysets import DEFINITE, parties

LINKED_KINDS = [MeetingLink.Kind.SIBLING, MeetingLink.Kind.BACK_TO_BACK]
# What is held beside a meeting may be on the day before or after.
NEXT_DAY = 1
# Who came as one of these needs no membership.
VISITORS = [Participation.Role.GUEST, Participation.Role.OBSERVER]


class Surroundings:
    """`participations` and `links` are those of the meeting; `parts` too. All have been read already."""

    def __init__(self, meeting, candidates, participations, links, parts):
        self.meeting = meeting
        self.candidates = candidates
        self.participations = [row for row in participations if row.status != row.Status.ABSENT]
        self.linked = [other_end(link, meeting) for link in links if link.kind in LINKED_KINDS]
        self.parts = list(parts)

    @cached_property
    def countries(self):
        """{id: country} of those named."""
        return {row.for_country.pk: row.for_country for row in self.participations if row.for_country}

    @cached_property
    def people(self):
        return {row.person_id: row.person for row in self.participations if row.person_id}

    @cached_property
    def organisation(self):
        series = self.meeting.series
        return self.meeting.organisation or (series.organisation if series else None)

    # What was where

    @cached_property
    def held(self):
        """Held meetings of a definite date around the candidates: of the series, of what stands
        beside, and those of the same states and people, with the ids of these."""
        took_part = Participation.objects.took_part().filter(meeting=OuterRef("pk"))
        present = parties("present").filter(party__in=list(self.countries))
        people = took_part.filter(person__in=list(self.people))
        theirs = Q(Exists(present)) | Q(Exists(people))
        near = Value(self.near_days(), output_field=DateMultiRangeField())
        rows = (
            Meeting.objects.held()
            .filter(theirs | self.of_the_same_bodies(), possible__overlaps=near, when__regex=DEFINITE)
            .exclude(pk=self.meeting.pk)
            .select_related("place", "organisation", "series__organisation")
            .annotate(
                country_ids=ArraySubquery(present.values("party").distinct()),
                person_ids=ArraySubquery(people.values("person").distinct()),
            )
            .oldest_first()
        )
        return list(rows)

    def near_days(self):
        """The candidates' days and those next to them; long candidates are not looked through."""
        margin = timedelta(days=NEXT_DAY)
        short = [one for one in self.candidates if not one.is_long]
        return merged((one.first - margin, one.last + margin) for one in short)

    def of_the_same_bodies(self):
        wanted = Q(pk__in=[])
        if self.meeting.series_id:
            wanted |= Q(series=self.meeting.series_id)
        for other in self.linked:
            wanted |= same_kind_as(other)
        return wanted

    @cached_property
    def editions(self):
        """Those of the series."""
        series = self.meeting.series_id
        return [row for row in self.held if series and row.series_id == series]

    def like(self, other):
        """Those of the series or the organisation of `other`, which stands beside, and of its kind."""
        if other.series_id:
            return [row for row in self.held if row.series_id == other.series_id]
        body = other.organisation_id
        return [row for row in self.held if body and row.kind == other.kind and body in bodies_of(row)]

    @cached_property
    def elsewhere(self):
        """Those that no other argument speaks of."""
        told = {row.pk for row in [*self.editions, *self.linked, *self.parts]}
        told |= {row.pk for other in self.linked for row in self.like(other)}
        told.add(self.meeting.parent_id)
        return [row for row in self.held if row.pk not in told and (row.country_ids or row.person_ids)]

    # Who was what

    @cached_property
    def terms(self):
        """{office id: [Term, …]} of the offices that are named."""
        offices = {row.office_id for row in self.participations if row.office_id}
        found = defaultdict(list)
        for term in Term.objects.filter(office__in=offices).for_list():
            found[term.office_id].append(term)
        return found

    @cached_property
    def memberships(self):
        """Those in the meeting's organisation, else in what that one is a part of."""
        body = self.organisation
        if body is None:
            return []
        ids = [pk for pk in (body.pk, body.parent_id) if pk]
        rows = list(Membership.objects.filter(organisation__in=ids).select_related("country"))
        return [row for row in rows if row.organisation_id == body.pk] or rows

    @cached_property
    def members_named(self):
        """{id: country} of those named that came neither as guests nor as observers."""
        return {
            row.for_country.pk: row.for_country
            for row in self.participations
            if row.for_country and row.role not in VISITORS
        }

    @cached_property
    def searches(self):
        series = self.meeting.series_id
        return list(SeriesSearch.objects.filter(series=series)) if series else []


def other_end(link, meeting):
    return link.second if link.first_id == meeting.pk else link.first


def same_kind_as(other):
    if other.series_id:
        return Q(series=other.series_id)
    if not other.organisation_id:
        return Q(pk__in=[])
    body = Q(organisation=other.organisation_id) | Q(series__organisation=other.organisation_id)
    return body & Q(kind=other.kind)


def bodies_of(meeting):
    return {meeting.organisation_id, meeting.series.organisation_id if meeting.series else None}
