"""Meetings counted by year and by state, the certain apart from the possible; the rules are those of the lists."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, F, Q
from django.db.models.functions import Coalesce

from ..facets import EachYear, InOneYear
from ..models import Participation
from ..querysets import DEFINITE, DOUBTED, certainty, standing_for_countries


@dataclass(frozen=True)
class Number:
    """How many certainly, and how many only possibly."""

    certain: int = 0
    possible: int = 0

    def __add__(self, other):
        return Number(self.certain + other.certain, self.possible + other.possible)

    def __bool__(self):
        return bool(self.certain or self.possible)

    def only(self, which):
        """What is asked for: "certain", "possible", or both for anything else."""
        certain = 0 if which == "possible" else self.certain
        return Number(certain, 0 if which == "certain" else self.possible)


def by_year(rows, key, to_meeting=""):
    """{key: {year: Number}} of rows that lead to meetings by `to_meeting`. One query."""
    when, possible = f"{to_meeting}when__regex", f"{to_meeting}possible"
    surely = ~Q(**{when: DOUBTED}) & (Q(**{when: DEFINITE}) | Q(InOneYear(possible)))
    meeting = f"{to_meeting}pk"
    counted = rows.order_by().annotate(year=EachYear(possible)).values("year", key)
    counted = counted.annotate(
        every=Count(meeting, distinct=True), certain=Count(meeting, distinct=True, filter=surely)
    )
    found = defaultdict(dict)
    for row in counted:
        found[row[key]][row["year"]] = Number(row["certain"], row["every"] - row["certain"])
    return found


def of_kinds(meetings):
    return by_year(meetings, "kind")


def of_organisations(meetings):
    """{organisation's id: {year: Number}}: its own meetings, its series', and those it took part in. Three queries.

    Each meeting counts once for each organisation, as in the filter of the list.
    """
    own = meetings.filter(organisation__isnull=False)
    by_series = meetings.filter(series__organisation__isnull=False).exclude(
        series__organisation=Coalesce("organisation", 0)
    )
    took_part = Participation.objects.not_absent().filter(
        meeting__in=meetings.values("pk"), organisation__isnull=False
    )
    took_part = took_part.exclude(organisation=Coalesce(F("meeting__organisation"), 0)).exclude(
        organisation=Coalesce(F("meeting__series__organisation"), 0)
    )
    found = defaultdict(lambda: defaultdict(Number))
    for rows in (
        by_year(own, "organisation"),
        by_year(by_series, "series__organisation"),
        by_year(took_part, "organisation", "meeting__"),
    ):
        for organisation, years in rows.items():
            for year, number in years.items():
                found[organisation][year] += number
    return found


def in_all(meetings):
    """{year: Number} of all meetings. One query."""
    years = defaultdict(Number)
    for of_kind in of_kinds(meetings).values():
        for year, number in of_kind.items():
            years[year] += number
    return dict(years)


def sure_ones(meetings, first, last):
    """Those that are certain in these days; all where no day is asked for."""
    return meetings.filter(certainty(first, last)) if first or last else meetings


def by_place(meetings, first, last):
    """{country's id: Number} by the country of the place. One query."""
    sure = Count("pk", filter=certainty(first, last)) if first or last else Count("pk")
    rows = meetings.filter(place__isnull=False).values("place__country")
    rows = rows.annotate(every=Count("pk"), certain=sure)
    return {row["place__country"]: Number(row["certain"], row["every"] - row["certain"]) for row in rows}


def by_party(meetings, first, last):
    """{country's id: Number} by who took part. One query."""
    sure = Q(meeting__in=sure_ones(meetings, first, last).values("pk"))
    rows = standing_for_countries("present").filter(meeting__in=meetings.values("pk")).values("party")
    rows = rows.annotate(
        every=Count("meeting", distinct=True), certain=Count("meeting", distinct=True, filter=sure)
    )
    return {row["party"]: Number(row["certain"], row["every"] - row["certain"]) for row in rows}
