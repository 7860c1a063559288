"""Sets of the meetings remembered counted by year and by state, as `counting` has it. No query."""

from ..remembered.bits import any_of, but
from .counting import UNCONFIRMED, Number


def without_source(memory):
    return any_of(memory.get("confirmation", grade) for grade in UNCONFIRMED)


def by_year(memory, some):
    """{year: Number}"""
    no_year, unconfirmed = memory.get("no-year"), without_source(memory)
    dated = but(some, no_year)
    years = numbers(memory, ("year", dated), ("sure-year", dated), unconfirmed)
    if number := (some & no_year).bit_count():
        years[None] = Number.of(number, 0, (some & no_year & unconfirmed).bit_count(), 0)
    return years


def of_each(memory, facet, some):
    """{value: {year: Number}} of the values that some of them have."""
    return {
        value: by_year(memory, some & of_value)
        for value, of_value in memory.values(facet).items()
        if some & of_value
    }


def by_state(memory, facet, some, first, last):
    """{country's id: Number}: those "in" it, or in which it was "present"; certain in the days, where some are asked for."""
    sure = memory.surely_among(some, first, last) if first or last else some
    return numbers(memory, (facet, some), (facet, sure), without_source(memory))


def numbers(memory, every, certain, unconfirmed):
    """{value: Number} of two facets, each with the set that is counted by it."""
    counts = [
        memory.numbers(facet, counted)
        for only in (memory.all, unconfirmed)
        for facet, counted in ((every[0], every[1] & only), (certain[0], certain[1] & only))
    ]
    return {value: Number.of(*(count.get(value, 0) for count in counts)) for value in counts[0]}
