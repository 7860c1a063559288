"""With whom a country or a leader met: held meetings in which both took part, counted in the database."""

from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q
from django.urls import reverse

from ..models import Country, Meeting, Participation, Person
from ..querysets import standing_for_countries
from ..together.sides import meetings_url, side_of


@dataclass(frozen=True)
class Partner:
    """Another country or person, how often both met, and how often only the two of them."""

    row: object
    number: int
    bilateral: int
    url: str
    bilateral_url: str
    pair_url: str


def partners_of(ego):
    """The partners of a country or a person, most meetings first. At most three queries."""
    if isinstance(ego, Country):
        numbers, rows = with_countries(ego), Country.objects.all()
    else:
        numbers, rows = with_people(ego), Person.objects.all()
    found = [partner_of(ego, row, *numbers[row.pk]) for row in rows.filter(pk__in=list(numbers))]
    return sorted(found, key=lambda partner: (-partner.number, -partner.bilateral, partner.row.sort_key))


def held_by(ego):
    held = Meeting.objects.held()
    return held.with_any([ego], "present") if isinstance(ego, Country) else held.naming(ego, part="present")


def with_countries(country):
    """{country's id: (meetings, of which bilateral)}. One query."""
    standing = standing_for_countries("present").filter(meeting__in=held_by(country).values("pk"))
    return counted(standing.exclude(party=country.pk), "party")


def with_people(person):
    """{person's id: (meetings, of which bilateral)}: named, or the sure holder of an office that is. Two queries."""
    took_part = Participation.objects.took_part().filter(meeting__in=held_by(person).values("pk"))
    named = counted(took_part.filter(person__isnull=False).exclude(person=person), "person")
    holding = took_part.filter(
        person=None, office__terms__surely_in_force__covers=F("meeting__possible")
    ).annotate(holder=F("office__terms__person"))
    # Whoever is named in the same meeting was counted there.
    named_too = Participation.objects.took_part().filter(
        meeting=OuterRef("meeting"), person=OuterRef("holder")
    )
    held_office = counted(holding.filter(~Exists(named_too)).exclude(holder=person.pk), "holder")
    every = {*named, *held_office}
    nobody = (0, 0)
    return {
        pk: tuple(map(sum, zip(named.get(pk, nobody), held_office.get(pk, nobody), strict=True)))
        for pk in every
    }


def counted(participations, party):
    """{party: (meetings, of which bilateral)}. One query."""
    is_bilateral = Q(meeting__kind=Meeting.Kind.BILATERAL)
    counts = (
        participations.order_by()
        .values(party)
        .annotate(
            number=Count("meeting", distinct=True),
            bilateral=Count("meeting", distinct=True, filter=is_bilateral),
        )
    )
    return {row[party]: (row["number"], row["bilateral"]) for row in counts}


def partner_of(ego, row, number, bilateral):
    sides = [side_of(ego), side_of(row)]
    return Partner(
        row,
        number,
        bilateral,
        meetings_url(sides),
        meetings_url(sides, kind=Meeting.Kind.BILATERAL.value),
        reverse(f"{sides[0].kind}-pair", args=sorted(side.value for side in sides)),
    )
