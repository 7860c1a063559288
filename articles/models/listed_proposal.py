"""Proposed meetings as readers find them: a narrow row for each that waits, and the questions asked of these.

The words are those of `MeetingQuerySet`, so that a list's conditions narrow both.
"""

from datetime import date, timedelta

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.db import models
from django.db.models import Count, F, Func, IntegerField, Q, Value

from participants.models import Meeting
from participants.models.meeting import states_no_year, years_of
from participants.querysets import DatedQuerySet, certainty
from participants.together.sides import PersonSide
from summit_archive.dates.fields import DateMultiRangeField, PartialDateField
from summit_archive.web.fast_reverse import path_to

from .encounter import Proposal

IDS = ArrayField(models.BigIntegerField())
LISTS = [
    "named",
    "present",
    "hosts",
    "people",
    "people_present",
    "offices",
    "offices_present",
    "organisations",
]


def ids():
    return ArrayField(models.BigIntegerField())


class OnlyInvited(Func):
    """The countries that are named and did not take part."""

    template = "ARRAY(SELECT unnest(named) EXCEPT SELECT unnest(present))"
    output_field = IDS


class NumberAmong(Func):
    """How many of an array's numbers are among others."""

    template = "cardinality(ARRAY(SELECT unnest(%(expressions)s::bigint[])))"
    arg_joiner = ") INTERSECT SELECT unnest("
    output_field = IntegerField()


def column_of(part, named="named", present="present"):
    return present if part == "present" else named


def pks(rows):
    return [row.pk for row in rows]


class ListedProposalQuerySet(DatedQuerySet):
    """`part` is that of `standing_for_countries`."""

    def held(self):
        """Said to have been held: what is announced, possible or called off is told apart."""
        return self.filter(status=Meeting.Status.HELD)

    def totals(self, first=None, last=None):
        """{"total", "held"}; for given days how many are "certain". One query."""
        counts = {"total": Count("pk"), "held": Count("pk", filter=Q(status="held"))}
        if first or last:
            counts["certain"] = Count("pk", filter=certainty(first, last))
        return self.aggregate(**counts)

    def counted(self):
        """{"held", "other"}. One query."""
        totals = self.order_by().totals()
        return {"held": totals["held"], "other": totals["total"] - totals["held"]}

    def newest_first(self):
        """By the first possible day; those without a possible day last."""
        return self.order_by(F("first_day").desc(nulls_last=True), "pk")

    def oldest_first(self):
        return self.order_by(F("first_day").asc(nulls_last=True), "-pk")

    # Who

    def of_part(self, part):
        """The rows, and the name of the column that has the countries of that part."""
        if part == "invited":
            return self.alias(only_invited=OnlyInvited()), "only_invited"
        return self, column_of(part)

    def with_any(self, countries, part=""):
        rows, column = self.of_part(part)
        return rows.filter(**{f"{column}__overlap": pks(countries)})

    def with_all(self, countries, part=""):
        rows, column = self.of_part(part)
        return rows.filter(**{f"{column}__contains": pks(countries)})

    def with_exactly(self, countries, part=""):
        rows, column = self.with_all(countries, part).of_part(part)
        return rows.filter(**{f"{column}__contained_by": pks(countries)})

    def with_number(self, countries, part):
        """With `parties`: how many of `countries`, or of all, have that part."""
        rows, column = self.of_part(part)
        if not countries:
            return rows.alias(parties=Func(F(column), function="cardinality", output_field=IntegerField()))
        return rows.alias(parties=NumberAmong(F(column), Value(pks(countries), output_field=IDS)))

    def with_at_least(self, number, countries=(), part=""):
        return self.with_number(countries, part).filter(parties__gte=number)

    def with_just(self, number, countries=(), part=""):
        return self.with_number(countries, part).filter(parties=number)

    def without(self, countries, part=""):
        rows, column = self.of_part(part)
        return rows.exclude(**{f"{column}__overlap": pks(countries)})

    def hosted_by(self, country):
        """Those whose host or chair some article names as `country`; None: of which none names any."""
        return self.filter(hosts__contains=[country.pk]) if country else self.filter(hosts__len=0)

    def in_circle(self, name):
        return self.filter(circle=name)

    def naming(self, *people, part=""):
        """Those of all `people`: named, or as the sure holder of a named office on every possible day."""
        return self.filter(*[names_person(person, part) for person in people])

    def of_organisation(self, *organisations):
        return self.filter(organisations__overlap=pks(organisations))

    def in_countries(self, countries):
        return self.filter(place__country__in=countries)

    # What only records have

    def perhaps_the_same(self):
        """Which two records are perhaps one is asked of records alone."""
        return self.none()

    # What a page needs

    def for_list(self):
        """What a card shows but for the countries' names, in one query."""
        return self.select_related("proposal", "place__country", "organisation", "series")

    def for_calendar(self):
        """What an entry of a calendar shows, in one query: without the lists of who took part."""
        return self.defer(*LISTS).select_related("proposal", "place__country")


def names_person(person, part):
    """As `participants.querysets.names_person`, of a listed proposal. One query, unless `person` is of `PersonSide.rows`.

    The terms stand in the condition themselves: to look them up for each row would take seconds.
    """
    if part == "invited":
        return names_person(person, "") & ~names_person(person, "present")
    people = column_of(part, "people", "people_present")
    offices = column_of(part, "offices", "offices_present")
    named = Q(**{f"{people}__contains": [person.pk]})
    for office, first, end in surely_held(person):
        days = (first, end - timedelta(days=1))
        named |= Q(**{f"{offices}__contains": [office]}, possible__contained_by=days)
    return named


def surely_held(person):
    """[(office's id, from when, until before when)], read once for each row of a person."""
    if not hasattr(person, "offices_surely_held"):
        rows = PersonSide.rows().filter(pk=person.pk).values_list("offices_surely_held", flat=True)
        person.offices_surely_held = next(iter(rows), [])
    day = date.fromisoformat
    return [(held["office"], day(held["first"]), day(held["end"])) for held in person.offices_surely_held]


class ListedProposal(models.Model):
    """A proposed meeting that waits and of which a published article tells: what readers find it by.

    Nobody writes it but the triggers of `proposals/sql`. Ids in order; those of a country are of parties
    that stand for it or for an office of it, `present` and `…_present` only of those that are not said to be absent
    or no more than invited. Offices are those of parties without a person. `circle` is that of meetings.
    """

    proposal = models.OneToOneField(
        Proposal, models.DO_NOTHING, primary_key=True, db_constraint=False, related_name="listed"
    )
    kind = models.CharField(max_length=30, choices=Meeting.Kind)
    status = models.CharField(max_length=20, choices=Meeting.Status)
    when = PartialDateField()
    possible = DateMultiRangeField()
    first_day = models.DateField(null=True)
    place = models.ForeignKey(
        "participants.Place", models.DO_NOTHING, null=True, db_constraint=False, related_name="+"
    )
    organisation = models.ForeignKey(
        "participants.Organisation", models.DO_NOTHING, null=True, db_constraint=False, related_name="+"
    )
    series = models.ForeignKey(
        "participants.MeetingSeries", models.DO_NOTHING, null=True, db_constraint=False, related_name="+"
    )
    circle = models.CharField(max_length=20)
    named = ids()
    present = ids()
    hosts = ids()
    people = ids()
    people_present = ids()
    offices = ids()
    offices_present = ids()
    # Its own, its series' and those that took part.
    organisations = ids()
    articles = models.IntegerField()

    objects = ListedProposalQuerySet.as_manager()

    class Meta:
        indexes = [
            GinIndex(
                fields=["named", "present", "people", "offices", "organisations"], name="listed_proposal_who"
            ),
            GistIndex(fields=["possible"], name="listed_proposal_days"),
            models.Index(F("first_day").desc(nulls_last=True), "proposal", name="listed_proposal_newest"),
        ]

    def __str__(self):
        return str(self.proposal)

    def get_absolute_url(self):
        return path_to("proposal-detail", self.slug)

    @property
    def slug(self):
        return self.proposal.slug

    @property
    def title(self):
        return self.proposal.title

    @property
    def called(self):
        return self.proposal.called

    # What pages and files ask of a meeting: of what is only proposed there is no source of the record's own.
    source = confirmation = ""

    @property
    def is_held(self):
        return self.status == Meeting.Status.HELD

    @property
    def states_no_year(self):
        return states_no_year(self, years_of(self))
