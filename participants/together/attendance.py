"""Who took part in which of some meetings, all at once."""

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import F, Min
from django.db.models.functions import Coalesce

from ..models import Participation
from ..querysets import standing_for_countries, with_party


def by_country(meetings):
    """{country's id: the ids of those of `meetings` in which it took part}. One query."""
    standing = standing_for_countries("present").filter(meeting__in=ids_of(meetings)).order_by()
    with_ids = standing.values("party").annotate(ids=ArrayAgg("meeting"))
    return {party: set(ids) for party, ids in with_ids.values_list("party", "ids")}


def by_person(meetings):
    """{person's id: as `by_country`}, named in person or as the sure holder of an office. One query."""
    took_part = Participation.objects.took_part().filter(meeting__in=ids_of(meetings)).order_by()
    named = took_part.filter(person__isnull=False).annotate(who=F("person"))
    holding = took_part.filter(person=None, office__terms__surely_in_force__covers=F("meeting__possible"))
    parts = [rows_with_ids(named), rows_with_ids(holding.annotate(who=F("office__terms__person")))]
    found = {}
    for who, ids in parts[0].union(parts[1], all=True):
        found.setdefault(who, set()).update(ids)
    return found


def hosts_of_meetings():
    """{(a country's code, its name): the ids of the meetings of which it is on record as host or chair}. One query."""
    hosting = with_party(Participation.objects.took_part().filter(role__in=Participation.HOSTING))
    rows = hosting.order_by().values("party").annotate(ids=ArrayAgg("meeting"))
    code = Coalesce("country__code", "office__country__code")
    name = Coalesce("country__name", "office__country__name")
    rows = rows.annotate(code=Min(code), name=Min(name))
    return {(code, name): set(ids) for code, name, ids in rows.values_list("code", "name", "ids")}


def rows_with_ids(participations):
    return participations.values("who").annotate(ids=ArrayAgg("meeting")).values_list("who", "ids")


def ids_of(meetings):
    return meetings.order_by().values("pk")
