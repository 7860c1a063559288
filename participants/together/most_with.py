"""Countries, each with the number of its held meetings and those with whom it met most."""

from dataclasses import dataclass
from heapq import nlargest

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
    present = {row.pk: its & held for row in others if (its := memory.get("present", row.pk))}
    found = [country_met(row, present, others, number) for row in countries]
    return sorted(found, key=lambda one: -one.number)


def country_met(country, present, others, number):
    own = present.get(country.pk, 0)
    numbers = ((other, (present.get(other.pk, 0) & own).bit_count()) for other in others if other != country)
    # Of equal numbers the first in the order of `others`.
    most = nlargest(number, (pair for pair in numbers if pair[1]), key=lambda pair: pair[1])
    partners = (Partner(other.called, met, pair_url([country, other])) for other, met in most)
    return CountryMet(country.called, country.get_absolute_url(), own.bit_count(), tuple(partners))
