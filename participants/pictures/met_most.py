"""Whom a country or a person met most, and where they met most: numbers of meetings, each with its list."""

from dataclasses import dataclass

from ..models import Country, Person, Place
from ..together.attendance import countries_at, people_at
from ..together.pair import Count
from ..together.sides import asking, meetings_url
from .partners import numbers_beside, partner_of

SHOWN = 8
PLACES = 6


@dataclass(frozen=True)
class MetMost:
    """The `Partner` of each of the first few, and of how many there are."""

    partners: tuple
    number: int

    @property
    def bars(self):
        """[(Partner, hundredths of the longest bar, of which bilateral)]"""
        most = self.partners[0].number if self.partners else 1
        return [
            (partner, 100 * partner.number // most, 100 * partner.bilateral // most)
            for partner in self.partners
        ]


def met_most(ego, memory, mine):
    """Among the set `mine` of the held meetings in which `ego` took part. Two queries of a person, one of a country."""
    model, present_at = (Country, countries_at) if isinstance(ego, Country) else (Person, people_at)
    numbers = numbers_beside(memory, mine, present_at)
    numbers.pop(ego.pk, None)
    # Some more than are shown: of those that met equally often the first by name are.
    first = sorted(numbers, key=lambda pk: (-numbers[pk][0], -numbers[pk][1], pk))[: 2 * SHOWN]
    rows = model.objects.in_bulk(first).values()
    found = sorted(
        (partner_of(ego, row, *numbers[row.pk]) for row in rows),
        key=lambda partner: (-partner.number, -partner.bilateral, partner.row.sort_key),
    )
    return MetMost(tuple(found[:SHOWN]), len(numbers))


def places_of(side, memory, mine):
    """A `Count` of each of the places of most of the meetings `mine`. One query."""
    return counted_places(memory, mine, lambda slug: meetings_url([side], place=slug))


def counted_places(memory, some, url):
    numbers = memory.numbers("place", some)
    first = sorted(numbers, key=lambda pk: (-numbers[pk], pk))[:PLACES]
    places = Place.objects.in_bulk(first)
    return [Count(places[pk].called, numbers[pk], url(places[pk].slug)) for pk in first if pk in places]


@dataclass(frozen=True)
class MetHere:
    """How many held meetings had their place in a country, their list, and the places of most of them."""

    number: int
    url: str
    places: list


def met_here(country, memory, held):
    """Whoever came. One query."""
    here = memory.get("in", country.pk) & held
    asked = [("in", country.address_code), ("status", "held")]
    places = counted_places(memory, here, lambda slug: asking("meeting-list", [*asked, ("place", slug)]))
    return MetHere(here.bit_count(), asking("meeting-list", asked), places)
