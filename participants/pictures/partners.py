"""With whom a country or a leader met: held meetings in which they took part."""

from dataclasses import dataclass

from django.urls import reverse

from ..models import Country, Person
from ..remembered import remembered
from ..together.attendance import countries_at, held_in, people_at
from ..together.sides import meetings_url, side_of
from ..together.ways import CIRCLE_OF, ways_of


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
    """The partners of a country or a person, most meetings first. At most four queries."""
    model, present_at = (Country, countries_at) if isinstance(ego, Country) else (Person, people_at)
    memory = remembered()
    numbers = numbers_beside(memory, side_of(ego).meetings(memory, "present") & held_in(memory), present_at)
    rows = model.objects.filter(pk__in=numbers.keys() - {ego.pk})
    found = [partner_of(ego, row, *numbers[row.pk]) for row in rows]
    return sorted(found, key=lambda partner: (-partner.number, -partner.bilateral, partner.row.sort_key))


def numbers_beside(memory, mine, present_at):
    """{id: (meetings of both, of which bilateral)} of all that were at some of the set `mine`."""
    bilateral = ways_of(memory, mine).bilateral
    return {
        pk: (both.bit_count(), (both & bilateral).bit_count())
        for pk, both in present_at(memory, mine).items()
    }


def partner_of(ego, row, number, bilateral):
    sides = [side_of(ego), side_of(row)]
    return Partner(
        row,
        number,
        bilateral,
        meetings_url(sides),
        meetings_url(sides, circle=CIRCLE_OF["bilateral"]),
        reverse(f"{sides[0].kind}-pair", args=sorted(side.value for side in sides)),
    )
