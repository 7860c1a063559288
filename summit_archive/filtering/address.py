"""What an address asks of a list: its parameters read, and the conditions that follow from them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from django.forms import Form
from django.http import QueryDict
from django.utils.translation import gettext as _

from ..dates.parsing import shown
from .form_fields import ShownField
from .form_fields import shown as shown_field
from .values import Problem, Value

Conditions = Mapping[str, list[Value]]


class InWords(NamedTuple):
    """A chosen condition as people read it, and the conditions that are left without it."""

    parameter: str
    label: str
    text: str
    without: Conditions


@dataclass(frozen=True, eq=False)
class Asked:
    """What is asked of a list: no rows of the list itself, no numbers and no addresses.

    `declared` has the list's conditions by parameter, in the order of addresses; `conditions` what is chosen
    of them, settled; `paging` the texts that ask for a page; `problems` what of the address could not be
    used; `form` is bound to the address, None where a list has no conditions; `limit` is how many rows of a page
    a program asks for, None for as many as a page has.
    """

    declared: Mapping
    conditions: Conditions
    paging: Mapping[str, str]
    problems: tuple[Problem, ...] = ()
    form: Form | None = None
    limit: int | None = None

    def varied(self, changes: Conditions) -> Conditions:
        """The conditions with `changes`, settled again."""
        return self.settled({**self.conditions, **changes})

    def settled(self, conditions: Conditions) -> Conditions:
        return settled(self.declared, conditions)

    def chosen(self, name: str) -> list[Value]:
        return self.conditions.get(name, [])

    def chosen_row(self, name: str) -> object:
        """What the one value of `name` stands for, or None."""
        return next((value.row for value in self.chosen(name)), None)

    @property
    def page(self) -> str:
        """The number of the page that is asked for, as it is written; "" for the first."""
        return self.paging.get("page", "")

    @property
    def shows_all_facets(self) -> bool:
        return bool(self.chosen("facets"))

    @cached_property
    def in_words(self) -> list[InWords]:
        return [
            InWords(name, str(label), str(text), self.varied(changes))
            for name, condition in self.declared.items()
            for label, text, changes in condition.chosen_words(name, self.conditions)
        ]

    @property
    def fields(self) -> list[ShownField]:
        """The visible ones of the form."""
        return [shown_field(field) for field in self.form.visible_fields()] if self.form else []

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """The conditions that no visible field of the form holds."""
        fields = self.form.visible_fields() if self.form else []
        sent = {field.name for field in fields if self.declared[field.name].is_in_its_field}
        return [
            (name, value.text) for name in self.declared for value in self.chosen(name) if name not in sent
        ]


def settled(declared: Mapping, conditions: Conditions) -> Conditions:
    """`conditions` in one order, without what is empty or means nothing beside the others."""
    chosen = {
        name: list(values) if declared[name].keeps_order else sorted(values, key=attrgetter("text"))
        for name, values in conditions.items()
        if values
    }
    return {name: values for name, values in chosen.items() if declared[name].stands(chosen)}


def paging_of(data: QueryDict, parameters: Iterable[str]) -> dict[str, str]:
    return {name: data.get(name, "").strip() for name in parameters}


def read(data: QueryDict, takes_many: Mapping[str, bool]) -> tuple[QueryDict, list[Problem]]:
    """`data` without blanks and unknown parameters, and the problems with those.

    `takes_many` is {parameter: whether it may be repeated}. Of a repeated parameter that takes
    one value, the last stays.
    """
    known = QueryDict(mutable=True)
    given = {name: [value for value in data.getlist(name) if value.strip()] for name in data}
    for name, values in given.items():
        if values and name in takes_many:
            known.setlist(name, values if takes_many[name] else values[-1:])
    return known, list(problems_of(given, takes_many))


def problems_of(given: Mapping[str, list[str]], takes_many: Mapping[str, bool]) -> Iterator[Problem]:
    for name, values in given.items():
        if name not in takes_many:
            yield unknown(name, values, takes_many)
        elif not takes_many[name] and len(set(values)) > 1:
            yield repeated(name, values)


def unknown(name: str, values: list[str], known: Iterable[str]) -> Problem:
    value = shown(values[0]) if values else ""
    said = {"given": f"{shown(name)}={value}", "known": ", ".join(known)}
    if said["known"]:
        message = _("“%(given)s” was ignored: this address knows only %(known)s.") % said
    else:
        message = _("“%(given)s” was ignored: this address knows no parameters.") % said
    return Problem(shown(name), value, message)


def repeated(name: str, values: list[str]) -> Problem:
    message = _(
        "“%(name)s” is given more than once: only the last value, “%(kept)s”, was used; expected one value."
    ) % {"name": name, "kept": shown(values[-1])}
    return Problem(name, shown(values[0]), message)
