"""Facets: the values that a list can be narrowed by next, each with what choosing it would give.

What is counted, and how, stands in each app's own `facets.py`; here counts become choices.
"""

from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _

from .conditions import year_of
from .values import Value

SHOWN = 12


class Choice(NamedTuple):
    value: str
    label: str
    count: int
    is_chosen: bool
    url: str


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


def facet(found, parameter, label, counts, beyond=0):
    """`counts` is [(Value, number)]; a chosen value counts what the list has now, and comes first.

    `beyond`: how many values there are that `counts` leaves out; None where there may be any number.
    """
    return _facet(found, parameter, label, counts, found.chosen(parameter), found.choice_url, beyond)


def year_facet(found, counts):
    """`counts` is {year: number}; the parameters of a year are `from` and `to`. The latest comes first."""
    counts = [(Value(str(year), str(year)), number) for year, number in counts.items()]
    year = year_of(found.conditions)
    chosen = [Value(str(year), str(year))] if year else []
    years = _facet(found, "year", _("Year"), counts, chosen, found.year_url)
    years.choices.sort(key=lambda choice: choice.value, reverse=True)
    return years


def _facet(found, parameter, label, counts, chosen, url, beyond=0):
    counts = {value.text: (value, number) for value, number in counts if number}
    counts |= {value.text: (value, found.total) for value in chosen}

    def rank(count):
        value, number = count
        return value not in chosen, -number, value.label.casefold(), value.text

    ranked = sorted(counts.values(), key=rank)
    shown = ranked if found.shows_all_facets else ranked[: len(chosen) + SHOWN]
    choices = [
        Choice(value.text, value.label, number, value in chosen, url(parameter, value))
        for value, number in shown
    ]
    hidden = None if beyond is None else len(ranked) + beyond - len(choices)
    return Facet(parameter, str(label), choices, hidden, hidden != 0, found.is_exact)
