"""Meetings of both sides that articles report and nobody has checked: told apart, and never counted."""

from django.db.models import Q

from participants.models import Organisation
from participants.together.sides import all_of

from ..models import ListedProposal
from ..proposals.beside import proposals_url
from .evidence import Proposed
from .terms import as_listed

SHOWN = 3


def proposed_of(sides, time, where):
    """One query, and one more where there are any."""
    rows = ListedProposal.objects.all()
    for side in sides:
        rows = naming(rows, side)
    if time.date is not None:
        days = Q()
        for first, last in time.possible:
            days |= Q(possible__overlaps=(first, last))
        rows = rows.filter(days)
    if where.row is not None:
        column = "place__country" if where.is_country else "place"
        rows = rows.filter(Q(**{column: where.row.pk}) | Q(place=None))
    shown = tuple(rows.newest_first().select_related("proposal")[: SHOWN + 1])
    number = len(shown) if len(shown) <= SHOWN else rows.count()
    return Proposed(number, proposals_url(all_of(sides)), shown[:SHOWN])


def naming(rows, side):
    if side.kind == "country":
        return rows.with_all([side.row])
    if side.kind == "person":
        side.row.offices_surely_held = as_listed(side.terms)
        return rows.naming(side.row)
    return rows.of_organisation(Organisation(pk=side.row.pk))
