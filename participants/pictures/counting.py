"""Meetings counted by year and by state, the certain apart from the possible; the rules are those of the lists."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, F, Func, IntegerField, Q
from django.db.models.functions import Coalesce

from ..listing.facets import EachYear, InOneYear
from ..models import Participation
from ..querysets import DEFINITE, DOUBTED, certainty
from ..together.attendance import by_country, ids_of


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
    found = defaultdict(lambda: defaultdict(Number))
    parts = in_one_year(rows, key, to_meeting), in_several_years(rows, key, to_meeting)
    of_one, of_several = (part.order_by().values_list("year", key, "every", "certain") for part in parts)
    for year, of_key, every, certain in of_one.union(of_several, all=True):
        found[of_key][year] += Number(certain, every - certain)
    return found


def in_one_year(rows, key, to_meeting):
    """Of meetings that lie in one year: they are certain, unless their date is doubted."""
    rows = rows.filter(InOneYear(f"{to_meeting}possible")).annotate(year=FirstYear(f"{to_meeting}possible"))
    # Only where meetings are led to can one come twice.
    return counted(rows, key, to_meeting, Q(), is_distinct=bool(to_meeting))


def in_several_years(rows, key, to_meeting):
    """Of all others: in each of their years, certain where the days are definite."""
    rows = rows.filter(~Q(InOneYear(f"{to_meeting}possible")))
    rows = rows.annotate(year=EachYear(f"{to_meeting}possible"))
    return counted(rows, key, to_meeting, Q(**{f"{to_meeting}when__regex": DEFINITE}), is_distinct=True)


def counted(rows, key, to_meeting, are_sure, is_distinct):
    sure = are_sure & ~Q(**{f"{to_meeting}when__regex": DOUBTED})
    meeting = f"{to_meeting}pk"
    return rows.values("year", key).annotate(
        every=Count(meeting, distinct=is_distinct),
        certain=Count(meeting, distinct=is_distinct, filter=sure),
    )


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
    """{country's id: Number} by who took part. Four queries, three where no day is asked for."""
    attended = by_country(meetings)
    if not (first or last):
        return {party: Number(len(ids)) for party, ids in attended.items()}
    sure = ids_of(sure_ones(meetings, first, last))
    return {party: Number(len(ids & sure), len(ids - sure)) for party, ids in attended.items()}


class FirstYear(Func):
    """The year in which a set of days begins."""

    template = "extract(year from lower(%(expressions)s))::int"
    output_field = IntegerField()
