"""Facets: the values that a list can be narrowed by next, each with what choosing it would give.

What is counted, and how, stands in each app's own `facets.py`; here numbers and links become choices.
"""

from dataclasses import dataclass
from typing import NamedTuple

from .conditions import year_of
from .links import Addresses
from .values import Value

SHOWN = 12


@dataclass(frozen=True)
class Numbers:
    """What choosing each value of one facet would give: `counts` is [(Value, number)].

    `possible`: {text of a value: how many of its number are only possible}, None where no doubt is told apart.
    `beyond`: how many values there are that `counts` leaves out; None where there may be any number.
    `recorded`: of how many rows some value is on record, as (known, of); None where that is not counted.
    """

    parameter: str
    label: str
    counts: list
    beyond: int | None = 0
    possible: dict | None = None
    recorded: tuple[int, int] | None = None


def of_years(label, certain, possible=None, beside=None, recorded=None):
    """`certain` is {year: number}; the parameters of a year are `from` and `to`.

    `possible`: {year: how many are only possibly in it}, where some are; `beside`: {Value of the parameter "year": number}.
    """
    apart = {str(year): number for year, number in (possible or {}).items()}
    counts = [
        (Value(str(year), str(year)), number + apart.get(str(year), 0)) for year, number in certain.items()
    ]
    counts += (beside or {}).items()
    return Numbers("year", label, counts, possible=None if possible is None else apart, recorded=recorded)


@dataclass(frozen=True)
class Choice:
    """`possible`: how many of `count` are only possible; None where no doubt is told apart."""

    value: str
    label: str
    count: int
    is_chosen: bool
    possible: int | None
    url: str
    # Whether the number is counted; else it is an estimate.
    is_exact: bool = True

    @property
    def certain(self):
        return self.count - (self.possible or 0)


class Facet(NamedTuple):
    """Plain values alone, by which a facet that is rendered is kept: its addresses are put together when it is shown.

    `counted` has what a `Choice` has, without the address, which `addresses` know.
    """

    parameter: str
    label: str
    counted: tuple[tuple[str, str, int, bool, int | None], ...]
    addresses: Addresses
    # How many more values there are; None where that is not known.
    hidden_count: int | None
    has_more: bool
    # Whether the numbers are counted; else they are estimates.
    is_exact: bool = True
    recorded: tuple[int, int] | None = None
    # Whether the number of what is chosen is counted, which is the list's total.
    total_is_exact: bool = True

    @property
    def choices(self):
        return [
            Choice(
                value,
                label,
                count,
                is_chosen,
                possible,
                self.addresses.to(value),
                self.total_is_exact if is_chosen else self.is_exact,
            )
            for value, label, count, is_chosen, possible in self.counted
        ]

    @property
    def unrecorded(self):
        """Of how many rows no value is on record, where that is counted: silence is no zero."""
        if self.recorded is None:
            return 0
        known, of = self.recorded
        return of - known

    @property
    def of(self):
        return self.recorded[1] if self.recorded else 0


def facets(result, links):
    """The choices of each facet that `result` has numbers of, with the addresses that `links` gives them."""
    are_exact = result.has_exact_facets, result.is_exact
    return [facet(numbers, links, result.total, *are_exact) for numbers in result.facet_numbers]


def facet(numbers, links, total, is_exact=True, total_is_exact=True):
    """A chosen value counts what the list has now, `total`, and comes first. Of years the latest does."""
    chosen = links.asked.chosen(numbers.parameter)
    if numbers.parameter == "year":
        year = year_of(links.asked.conditions)
        offered = {value.text for value, _number in numbers.counts}
        chosen = [value for value in chosen if value.text in offered]
        chosen = [Value(str(year), str(year)), *chosen] if year else chosen
    counted, hidden = counted_of(numbers, chosen, links.asked.shows_all_facets, total)
    if numbers.parameter == "year":
        counted.sort(key=lambda one: (one[0].isdigit(), one[0]), reverse=True)
    addresses = links.addresses(numbers.parameter, [value for value, *_, is_chosen, _possible in counted])
    more = hidden, hidden != 0, is_exact, numbers.recorded, total_is_exact
    return Facet(numbers.parameter, str(numbers.label), tuple(counted), addresses, *more)


def counted_of(numbers, chosen, shows_all, total):
    """([what is shown of each value], how many values are hidden): the chosen ones first, then those that have most."""
    chosen = {value.text: value for value in chosen}
    counts = {value.text: (value, number) for value, number in numbers.counts if number}
    counts |= {text: (value, total) for text, value in chosen.items()}
    possible = numbers.possible or {}

    def rank(text):
        value, number = counts[text]
        doubted = possible.get(text, 0)
        return text not in chosen, doubted - number, -doubted, str(value.label).casefold(), text

    ranked = sorted(counts, key=rank)
    shown = ranked if shows_all else ranked[: len(chosen) + SHOWN]
    counted = [
        (
            text,
            str(value.label),
            number,
            text in chosen,
            min(possible[text], number) if text in possible else None,
        )
        for text, (value, number) in ((text, counts[text]) for text in shown)
    ]
    return counted, None if numbers.beyond is None else len(ranked) + numbers.beyond - len(counted)
