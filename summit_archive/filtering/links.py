"""Every address that a list leads to: itself with other conditions, its pages, and its forms for programs."""

import re
from bisect import bisect
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple
from urllib.parse import quote_plus

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode

from .conditions import year_of
from .values import Value


@dataclass(frozen=True)
class Chip:
    """One chosen condition in words; `url` leads to the list without it."""

    parameter: str
    label: str
    text: str
    url: str


class Pager(NamedTuple):
    """The page that is shown, of how many, and the addresses of those beside it, None where there is none."""

    number: int
    last: int
    previous_url: str | None
    next_url: str | None


class Links:
    """The addresses of the list called `list_name` in the urls, under conditions like those `asked`."""

    def __init__(self, asked, list_name, json_name=""):
        self.asked = asked
        self.list_name, self.json_name = list_name, json_name
        self.frames = {}

    def to(self, conditions, paging=(), name=None):
        """`paging`: [(parameter, value)] of what leads to a page beyond the first."""
        parameters = [
            (parameter, value.text)
            for parameter in self.asked.declared
            for value in conditions.get(parameter, [])
        ]
        parameters += paging
        path = self.path(name)
        return f"{path}?{urlencode(parameters)}" if parameters else path

    def path(self, name=None):
        return reverse(name or self.list_name)

    def varied(self, changes):
        return self.to(self.asked.varied(changes))

    @property
    def query(self):
        return self.to(self.asked.conditions).partition("?")[2]

    @property
    def json_url(self):
        return self.to(self.asked.conditions, name=self.json_name)

    @property
    def clear_url(self):
        return self.path()

    @cached_property
    def all_facets_url(self):
        return self.to(self.asked.conditions | {"facets": [Value("all", "all")]})

    @cached_property
    def chips(self):
        return [
            Chip(chosen.parameter, chosen.label, chosen.text, self.to(chosen.without))
            for chosen in self.asked.in_words
        ]

    # Pages

    def pager(self, page, name=None):
        """`page` tells what leads to those beside it: `previous` and `next`, None where there is none."""
        return Pager(page.number, page.last, self.page(page.previous, name), self.page(page.next, name))

    def page(self, paging, name=None):
        return None if paging is None else self.to(self.asked.conditions, paging, name)

    # Choices of facets

    def choice_of(self, parameter):
        """A function: the list with a value of a facet added or put in another's place; without it, if chosen."""
        return partial(self.choice, parameter)

    def choice(self, parameter, value):
        others = self.asked.chosen(parameter)
        if value in others:
            return self.varied({parameter: [other for other in others if other != value]})
        return self.frame(parameter).filled(value.text)

    def frame(self, parameter):
        """The list's address that the choices of a facet fill, each with its value."""
        if parameter not in self.frames:
            takes_many = self.asked.declared[parameter].takes_many
            kept = self.asked.chosen(parameter) if takes_many else []
            address = self.varied({parameter: [GAP, *kept]})
            self.frames[parameter] = Frame(address, parameter, [value.text for value in kept])
        return self.frames[parameter]

    def year(self, value):
        """The list of one year or month; of all days, if that year is chosen."""
        if str(year_of(self.asked.conditions)) == value.text:
            return self.all_days_url
        return self.year_frame.filled(value.text)

    @property
    def all_days_url(self):
        return self.varied({"from": [], "to": []})

    @cached_property
    def year_frame(self):
        return Frame(self.varied({"from": [GAP], "to": [GAP]}))


# --- The addresses of many links that differ in one value: put together once, and each value set in ---

# No address that is read holds it.
GAP = Value("\0", "")
ENCODED_GAP = quote_plus(GAP.text)
# What an address spells as it is.
PLAIN = re.compile(r"[-.~\w]*", re.ASCII).fullmatch


def encoded(text):
    return text if PLAIN(text) else quote_plus(text)


class Frame:
    """An address with a gap, or several for the same value, among other values of the same parameter.

    `address` has GAP for the value, before the `others`, texts in their order.
    """

    def __init__(self, address, name="", others=()):
        self.others = list(others)
        if not others:
            self.pieces = [address.split(ENCODED_GAP)]
            return
        before, after = address.split(ENCODED_GAP)
        beside = [f"{name}={encoded(other)}" for other in others]
        after = after.removeprefix("".join(f"&{one}" for one in beside))
        self.pieces = [
            [
                before.removesuffix(f"{name}=") + "".join(f"{one}&" for one in beside[:place]) + f"{name}=",
                "".join(f"&{one}" for one in beside[place:]) + after,
            ]
            for place in range(len(beside) + 1)
        ]

    def filled(self, text):
        """With a value, which stands among the others in its place."""
        return encoded(text).join(self.pieces[bisect(self.others, text)])
