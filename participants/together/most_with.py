"""Countries, each with the number of its held meetings and those with whom it met most."""

from dataclasses import dataclass
from heapq import nlargest
from operator import itemgetter

from .sides import pair_url


@dataclass(frozen=True)
class Partner:
    """Another country by what it is called, and the page of the two."""

    called: str
    number: int
    url: str


@dataclass(frozen=True)
class CountryMet:
    """A country, how many held meetings it took part in, and with whom most of them were."""

    called: str
    url: str
    number: int
    most_with: tuple[Partner, ...]


def most_met(memory, held, countries, others, number):
    """`countries` as `CountryMet`, most meetings first, each with at most `number` partners among `others`. No query."""
    of_all = memory.values("present")
    present = [(row, its) for row in others if (its := of_all.get(row.pk, 0) & held)]
    found = [country_met(row, of_all.get(row.pk, 0) & held, present, number) for row in countries]
    return sorted(found, key=lambda one: -one.number)


def country_met(country, own, present, number):
    """`own` are its meetings, `present` those of every country: [(row, set)]."""
    own_pk = country.pk
    numbers = [(row, met) for row, its in present if (met := (its & own).bit_count()) and row.pk != own_pk]
    # Of equal numbers the first in the order of `present`.
    most = nlargest(number, numbers, key=itemgetter(1))
    partners = (Partner(other.called, met, pair_url([country, other])) for other, met in most)
    return CountryMet(country.called, country.get_absolute_url(), own.bit_count(), tuple(partners))
