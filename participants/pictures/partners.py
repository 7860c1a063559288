"""With whom a country or a leader met, and when: held meetings in which they took part."""

from dataclasses import dataclass

from django.urls import reverse

from summit_archive.pictures.year_bars import Period
from summit_archive.postgres.expressions import IsAmong

from ..models import Country, Meeting, Person
from ..together.attendance import by_country, by_person, ids_of
from ..together.sides import meetings_url, side_of, year_url
from .counting import in_all


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
    """The partners of a country or a person, most meetings first. At most five queries."""
    model, attended = (Country, by_country) if isinstance(ego, Country) else (Person, by_person)
    numbers = numbers_beside(ego, attended(Meeting.objects.held()))
    rows = model.objects.filter(pk__in=list(numbers))
    found = [partner_of(ego, row, *numbers[row.pk]) for row in rows]
    return sorted(found, key=lambda partner: (-partner.number, -partner.bilateral, partner.row.sort_key))


def numbers_beside(ego, attended):
    """{id: (meetings of both, of which bilateral)} of all others. One query."""
    mine = attended.pop(ego.pk, set())
    bilateral = mine & ids_of(Meeting.objects.held().filter(kind=Meeting.Kind.BILATERAL))
    return {
        pk: (len(both), len(both & bilateral)) for pk, theirs in attended.items() if (both := mine & theirs)
    }


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


def meeting_years(country, ids):
    """A `Period` for each year with meetings, in order, and first of the year None those that state none.

    `ids` are of the meetings in which the country took part. One query.
    """
    sides = [side_of(country)]
    numbers = in_all(Meeting.objects.held().filter(IsAmong("pk", ids)))
    return [
        Period(
            year,
            numbers[year].certain,
            numbers[year].possible,
            year_url(sides, year),
            year_url(sides, year, "possible"),
        )
        for year in sorted(numbers, key=lambda year: year or 0)
    ]
