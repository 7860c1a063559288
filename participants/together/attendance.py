"""Who took part in which of some meetings, all at once."""

from collections import defaultdict
from itertools import chain

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import DateField, Func, Min, Q
from django.db.models.functions import Coalesce

from summit_archive.postgres.expressions import IsAmong

from ..models import Meeting, Office, Participation, Term
from ..querysets import with_party

# The participations of so many meetings are looked up one by one. Of more meetings, those of all are
# read, in the order of an index, and what is not asked for is left out here.
FEW = 1000


def by_country(meetings):
    """{country's id: the ids of those of `meetings` in which it took part}. Three queries."""
    ids = ids_of(meetings)
    standing = took_part_in(ids).filter(Q(country__isnull=False) | Q(office__isnull=False))
    rows = standing.values("country", "office").annotate(ids=ArrayAgg("meeting"))
    countries = dict(Office.objects.values_list("pk", "country"))
    return sorted_out(
        ids,
        (
            (country or countries[office], meetings)
            for country, office, meetings in rows.values_list("country", "office", "ids")
        ),
    )


def with_meetings(countries):
    """Each with `meetings_held`, as `Country.objects.with_meetings_held` has it: that asks for each country by itself."""
    held, countries = by_country(Meeting.objects.held()), list(countries)
    for country in countries:
        country.meetings_held = len(held.get(country.pk, ()))
    return countries


def by_person(meetings):
    """{person's id: as `by_country`}, named in person or as the sure holder of an office. Four queries."""
    ids = ids_of(meetings)
    took_part = took_part_in(ids)
    named = took_part.filter(person__isnull=False).values("person").annotate(ids=ArrayAgg("meeting"))
    return sorted_out(ids, chain(named.values_list("person", "ids"), holders(took_part)))


def holders(participations):
    """(person's id, ids of meetings) of the sure holders of offices whose holder is not named. Two queries.

    Joined here: the database would compare each day with each term of the office one by one, at thrice the cost.
    """
    terms = Term.objects.filter(surely_in_force__isempty=False)
    of_office = defaultdict(list)
    for office, person, first, end in terms.values_list(
        "office", "person", "surely_in_force__startswith", "surely_in_force__endswith"
    ):
        of_office[office].append((person, first, end))
    rows = participations.filter(person=None, office__isnull=False)
    days = {"first": FirstDay("meeting__possible"), "beyond": DayBeyond("meeting__possible")}
    for office, meeting, first, beyond in rows.annotate(**days).values_list("office", "meeting", *days):
        for person, start, end in of_office[office]:
            if start <= first and beyond <= end:
                yield person, [meeting]


class FirstDay(Func):
    """Of a set of days."""

    function = "lower"
    output_field = DateField()


class DayBeyond(Func):
    """The day after the last one of a set of days."""

    function = "upper"
    output_field = DateField()


def hosts_of_meetings():
    """{(a country's code, its name): the ids of the meetings of which it is on record as host or chair}. One query."""
    hosting = with_party(Participation.objects.took_part().filter(role__in=Participation.HOSTING))
    rows = hosting.order_by().values("party").annotate(ids=ArrayAgg("meeting"))
    code = Coalesce("country__code", "office__country__code")
    name = Coalesce("country__name", "office__country__name")
    rows = rows.annotate(code=Min(code), name=Min(name))
    return {(code, name): set(ids) for code, name, ids in rows.values_list("code", "name", "ids")}


def took_part_in(ids):
    took_part = Participation.objects.took_part().order_by()
    return took_part if len(ids) > FEW else took_part.filter(IsAmong("meeting", ids))


def sorted_out(ids, rows):
    """{who: those of `ids` that some row has for them}; whoever has none is left out."""
    found = {}
    for who, meetings in rows:
        if who and (asked := ids.intersection(meetings)):
            found.setdefault(who, set()).update(asked)
    return found


def ids_of(meetings):
    return set(meetings.order_by().values_list("pk", flat=True))
