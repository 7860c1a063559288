"""Codes: one number for each value of each facet, as the database's `summit_code` makes them."""

from collections.abc import Iterable

from django.db.models import Model

from .facets import FACETS, KEY_BITS, Facet

KEY = (1 << KEY_BITS) - 1
ALL = 0


def code(facet: Facet, key: int) -> int:
    """The code of a row's primary key, of a year, or of a month (12 × year + month - 1)."""
    return facet.number << KEY_BITS | key


def facet_of(code: int) -> Facet:
    """KeyError of a code that belongs to none."""
    return facets_by_number()[code >> KEY_BITS]


def facets_by_number() -> dict[int, Facet]:
    return {facet.number: facet for facet in FACETS.values()}


def key_of(code: int) -> int:
    return code & KEY


def of_row(facet: Facet, row: Model) -> int:
    return code(facet, row.pk)


def of_year(year: int) -> int:
    return code(FACETS["year"], year)


def of_month(year: int, month: int) -> int:
    return code(FACETS["month"], 12 * year + month - 1)


def first_and_last(facet: Facet) -> tuple[int, int]:
    """Between these, both included, lie the codes of a facet."""
    return code(facet, 0), code(facet, KEY)


def by_facet(codes: Iterable[int]) -> dict[Facet, list[int]]:
    """The codes of each facet, in the order in which they come."""
    found: dict[int, list[int]] = {}
    for each in codes:
        found.setdefault(each >> KEY_BITS, []).append(each)
    facets = facets_by_number()
    return {facets[number]: its_codes for number, its_codes in found.items()}
