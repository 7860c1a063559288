"""Facets: the values that a list can be narrowed by next, each with what choosing it would give.

What is counted, and how, stands in each app's own `facets.py`; here numbers and links become choices.
"""

from dataclasses import dataclass

from .conditions import year_of
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
    url: str
    possible: int | None = None

    @property
    def certain(self):
        return self.count - (self.possible or 0)


@dataclass(frozen=True)
class Facet:
    parameter: str
    label: str
    choices: list
    # How many more values there are; None where that is not known.
    hidden_count: int | None
    has_more: bool
    # Whether the numbers are counted; else they are estimates.
    is_exact: bool = True
    recorded: tuple[int, int] | None = None

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
    return [facet(numbers, links, result.total, result.is_exact) for numbers in result.facet_numbers]


def facet(numbers, links, total, is_exact=True):
    """A chosen value counts what the list has now, `total`, and comes first. Of years the latest does."""
    if numbers.parameter != "year":
        chosen, url = links.asked.chosen(numbers.parameter), links.choice_of(numbers.parameter)
        return _facet(numbers, chosen, url, links.asked.shows_all_facets, total, is_exact)
    year = year_of(links.asked.conditions)
    chosen = [Value(str(year), str(year))] if year else []
    offered = {value.text for value, _number in numbers.counts}
    chosen += [value for value in links.asked.chosen("year") if value.text in offered]

    def url(value):
        return links.year(value) if value.text.isdigit() else links.choice("year", value)

    years = _facet(numbers, chosen, url, links.asked.shows_all_facets, total, is_exact)
    years.choices.sort(key=lambda choice: (choice.value.isdigit(), choice.value), reverse=True)
    return years


def _facet(numbers, chosen, url, shows_all, total, is_exact):
    counts = {value.text: (value, number) for value, number in numbers.counts if number}
    counts |= {value.text: (value, total) for value in chosen}

    possible = numbers.possible or {}

    def rank(count):
        value, number = count
        doubted = possible.get(value.text, 0)
        return value not in chosen, doubted - number, -doubted, str(value.label).casefold(), value.text

    ranked = sorted(counts.values(), key=rank)
    shown = ranked if shows_all else ranked[: len(chosen) + SHOWN]
    choices = [
        Choice(
            value.text,
            str(value.label),
            number,
            value in chosen,
            url(value),
            min(possible[value.text], number) if value.text in possible else None,
        )
        for value, number in shown
    ]
    hidden = None if numbers.beyond is None else len(ranked) + numbers.beyond - len(choices)
    more = hidden, hidden != 0, is_exact, numbers.recorded
    return Facet(numbers.parameter, str(numbers.label), choices, *more)
