"""Dyad-years: how often each two countries met in each year, the unit that researchers count.

A meeting that surely was in a year counts as certain there, one that only may have been as possible in each year in
which it may have been; what states no year stands once, apart from the years: the rule of `together.years`.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

import numpy

from ..completeness.known import Known
from ..identifiers.by_year import NumbersByYear
from ..models import Identifier
from ..remembered import remembered
from ..remembered.bits import but
from .attendance import countries_at, held_in
from .dyad_counts import PairNumbers, Presence
from .known_by_year import known_by_year
from .pair import CIRCLES

SCHEMES = (Identifier.Scheme.M49, Identifier.Scheme.COW, Identifier.Scheme.GLEDITSCH_WARD)


class Side(NamedTuple):
    """A country in a year, with the numbers by which others know it then."""

    code: str
    name: str
    iso3: str
    m49: str
    cow: str
    gw: str


class Dyad(NamedTuple):
    """Two countries and a year; `year` None: the meetings that state none. `its_known` is of all held meetings of the year.

    `a_hosted`: a record calls a its host or chair; `in_a`: its place lies there, which makes nobody the host.
    """

    year: int | None
    a: Side
    b: Side
    its_known: Known
    bilateral: int
    bilateral_possible: int
    trilateral: int
    trilateral_possible: int
    same_room: int
    same_room_possible: int
    certain: int
    possible: int
    a_hosted: int
    a_hosted_possible: int
    b_hosted: int
    b_hosted_possible: int
    in_a: int
    in_a_possible: int
    in_b: int
    in_b_possible: int


class Dyads:
    """The rows that an `Asked` of `DyadFilter` asks for, a year after the other. Three queries."""

    def __init__(self, asked):
        self.asked = asked
        self.first, self.last = asked.chosen_row("from"), asked.chosen_row("to")
        self.is_directed = asked.chosen_row("directed") == "1"
        self.has_zeros = asked.chosen_row("zeros") == "1"
        self.memory = remembered()
        self.held = held_in(self.memory)
        self.numbers = NumbersByYear()

    @cached_property
    def countries(self):
        """Those that took part in a held meeting, and those asked for, by their codes."""
        chosen = {value.row.pk for value in self.asked.chosen("country")}
        there = chosen | countries_at(self.memory, self.held).keys()
        rows = [value.row for value in self.asked.countries.values() if value.row.pk in there]
        return sorted(rows, key=lambda row: row.code)

    @cached_property
    def presence(self):
        return Presence(self.memory, [row.pk for row in self.countries], self.held)

    @cached_property
    def circles(self):
        return {name: self.presence.flags(self.memory.get("circle", name)) for name in CIRCLES}

    @cached_property
    def known(self):
        return known_by_year(self.memory, self.held)

    @cached_property
    def years(self):
        """{year: (the set of those that surely were in it, of those that only may have been)}, in order, None last."""
        without_year = self.held & self.memory.get("no-year")
        stated, sure = but(self.held, without_year), self.memory.values("sure-year")
        found = {}
        for year, its in sorted(self.memory.values("year").items()):
            if self.is_asked(year) and (mine := its & stated):
                certain = mine & sure.get(year, 0)
                found[year] = certain, but(mine, certain)
        if without_year and self.first is None and self.last is None:
            found[None] = 0, without_year
        return found

    def is_asked(self, year):
        return (self.first is None or self.first <= year) and (self.last is None or year <= self.last)

    def __iter__(self) -> Iterator[Dyad]:
        for year, sets in self.years.items():
            yield from self.of_year(year, *sets)

    def of_year(self, year, certain, possible):
        known = self.known.of(year)
        with_zeros = self.has_zeros and year is not None and known.known > 0
        certain, possible = self.presence.flags(certain), self.presence.flags(possible)
        lines = self.lines_of(year, certain | possible, with_zeros)
        tables = [PairNumbers(self.presence, lines, chosen, self.circles) for chosen in (certain, possible)]
        total = tables[0].total + tables[1].total
        ones, others = numpy.nonzero(self.pairs(year, lines, with_zeros) | (self.wanted(lines) & (total > 0)))
        sides = {line: self.side(self.countries[line], year) for line in lines}
        places = lines[ones].tolist(), lines[others].tolist()
        columns = columns_of(tables, ones, others)
        for one, other, *numbers in zip(*places, *columns, strict=True):
            yield Dyad(year, sides[one], sides[other], known, *numbers)

    def lines_of(self, year, chosen, with_zeros):
        """Of which countries there may be rows in the year: those that were at some meeting of it; with zeros all."""
        if with_zeros:
            return numpy.arange(len(self.countries))
        return numpy.flatnonzero(self.presence.present[:, chosen].any(axis=1))

    def wanted(self, lines):
        """Which two of the lines are asked for: both ways if directed, else in the order of their codes."""
        shape = (len(lines), len(lines))
        every = (
            ~numpy.eye(len(lines), dtype=bool) if self.is_directed else numpy.triu(numpy.ones(shape, bool), 1)
        )
        chosen = {value.row.pk for value in self.asked.chosen("country")}
        if not chosen:
            return every
        among = numpy.array([self.countries[line].pk in chosen for line in lines], bool)
        if self.asked.chosen_row("match") == "all":
            return every & numpy.logical_and.outer(among, among)
        return every & numpy.logical_or.outer(among, among)

    def pairs(self, year, lines, with_zeros):
        """Of which two there is a row though no meeting of theirs is on record: both existed in the year."""
        if not with_zeros:
            return numpy.zeros((len(lines), len(lines)), bool)
        existed = numpy.array([existed_in(self.countries[line], year) for line in lines], bool)
        return self.wanted(lines) & numpy.logical_and.outer(existed, existed)

    def side(self, country, year):
        numbers = [self.numbers.of(country.pk, year, scheme) for scheme in SCHEMES]
        return Side(country.address_code, country.name, country.alpha3, *numbers)


def existed_in(country, year):
    """On some day of the year, as far as the record of the state says when it was."""
    first, last = country.existed_from, country.existed_until
    return (first is None or first.year <= year) and (last is None or year <= last.year)


def columns_of(tables, ones, others):
    """Of each number of a `Dyad` those of all pairs, the certain and then the possible ones."""
    for one, other in zip(*(in_order(table) for table in tables), strict=True):
        yield one[ones, others].tolist()
        yield other[ones, others].tolist()


def in_order(table):
    circles = [table.of_circle[name] for name in CIRCLES]
    return [*circles, table.total, table.hosted, table.hosted.T, table.at_home, table.at_home.T]
