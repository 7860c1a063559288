"""Every address that a list leads to: itself with other conditions, its pages, and its forms for programs."""

import re
from bisect import bisect
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote_plus

from django.utils.functional import cached_property
from django.utils.http import urlencode

from ..web.fast_reverse import path_of
from .conditions import year_of
from .paging import LIMIT
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
            if parameter in conditions
            for value in conditions[parameter]
        ]
        parameters += paging
        path = self.path(name)
        return f"{path}?{urlencode(parameters)}" if parameters else path

    def path(self, name=None):
        return path_of(name or self.list_name)

    def varied(self, changes):
        return self.to(self.asked.varied(changes))

    @property
    def query(self):
        return self.to(self.asked.conditions).partition("?")[2]

    @property
    def query_of_files(self):
        """Without what narrows nothing: a file shows no facets."""
        return self.to(self.asked.varied({"facets": []})).partition("?")[2]

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
        """A page of as many rows as this one."""
        if paging is None:
            return None
        size = [(LIMIT, self.asked.limit)] if self.asked.limit else []
        return self.to(self.asked.conditions, [*paging, *size], name)

    # Choices of facets

    def addresses(self, parameter, shown):
        """Of the values of a facet, texts, that are `shown`."""
        if parameter == "year":
            return self.addresses_of_years(shown)
        chosen = self.without(parameter, shown)
        return Addresses(chosen, self.frame(parameter) if len(chosen) < len(shown) else NO_FRAME)

    def without(self, parameter, shown):
        """((text, the list without it), …) of the values among `shown` that are chosen."""
        chosen = self.asked.chosen(parameter)
        return tuple(
            (value.text, self.varied({parameter: [other for other in chosen if other != value]}))
            for value in chosen
            if value.text in shown
        )

    def frame(self, parameter):
        """The list's address that the choices of a facet fill: a value is added, or put in another's place."""
        if parameter not in self.frames:
            takes_many = self.asked.declared[parameter].takes_many
            kept = self.asked.chosen(parameter) if takes_many else []
            address = self.varied({parameter: [GAP, *kept]})
            self.frames[parameter] = Frame.of(address, parameter, [value.text for value in kept])
        return self.frames[parameter]

    def addresses_of_years(self, shown):
        """Of years; and of words beside them, which are values of the parameter "year"."""
        year = year_of(self.asked.conditions)
        own = [(str(year), self.all_days_url)] if year else []
        words = [text for text in shown if not text.isdigit()]
        chosen = self.without("year", words)
        own += [
            *chosen,
            *((text, self.frame("year").filled(text)) for text in words if text not in dict(chosen)),
        ]
        return Addresses(tuple(own), self.year_frame)

    @cached_property
    def years(self):
        """The addresses of the list of one year or month; of all days, if that year is chosen."""
        return self.addresses_of_years([])

    @property
    def all_days_url(self):
        return self.varied({"from": [], "to": []})

    @cached_property
    def year_frame(self):
        return Frame.of(self.varied({"from": [GAP], "to": [GAP]}))


# --- The addresses of many links that differ in one value: put together once, and each value set in ---

# No address that is read holds it.
GAP = Value("\0", "")
ENCODED_GAP = quote_plus(GAP.text)
# What an address spells as it is.
PLAIN = re.compile(r"[-.~\w]*", re.ASCII).fullmatch


def encoded(text):
    return text if PLAIN(text) else quote_plus(text)


class Frame(NamedTuple):
    """An address with a gap, or several for the same value, among other values of the same parameter.

    `pieces` has what stands around the gaps, for each place among the `others`, texts in their order, that the value
    may have.
    """

    pieces: tuple[tuple[str, ...], ...]
    others: tuple[str, ...] = ()

    @classmethod
    def of(cls, address, name="", others=()):
        """`address` has GAP for the value, before the `others`."""
        if not others:
            return cls((tuple(address.split(ENCODED_GAP)),))
        before, after = address.split(ENCODED_GAP)
        beside = [f"{name}={encoded(other)}" for other in others]
        after = after.removeprefix("".join(f"&{one}" for one in beside))
        pieces = (
            (
                before.removesuffix(f"{name}=") + "".join(f"{one}&" for one in beside[:place]) + f"{name}=",
                "".join(f"&{one}" for one in beside[place:]) + after,
            )
            for place in range(len(beside) + 1)
        )
        return cls(tuple(pieces), tuple(others))

    def filled(self, text):
        """With a value, which stands among the others in its place."""
        return encoded(text).join(self.pieces[bisect(self.others, text)])


NO_FRAME = Frame(())


class Addresses(NamedTuple):
    """Where the values of a facet lead: those that have `own` addresses there, all others where `frame` says.

    Plain values, so that what shows them can be kept by them.
    """

    own: tuple[tuple[str, str], ...]
    frame: Frame

    def to(self, text):
        return dict(self.own).get(text) or self.frame.filled(text)
