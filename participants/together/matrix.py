"""The matrix: how many meetings each two countries, or leaders, had together, for a filter of the meetings."""

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from math import ceil, sqrt

from django.db.models import Q

from ..listing.perhaps_same import perhaps_same_among
from ..models import Leader, Term
from .attendance import countries_at, people_at

STEPS = 6  # of the dots that stand for a cell's number


@dataclass(frozen=True)
class Cell:
    """How many meetings, the list of them, and the size of the dot (0: none) that shows it; and what is counted beside."""

    number: int
    url: str
    step: int
    is_own: bool = False
    beside: int = 0
    beside_url: str = ""


@dataclass(frozen=True)
class Line:
    """A country or a leader: its total, which counts each meeting once, and its cells in column order."""

    value: str
    label: str
    url: str
    total: int
    total_url: str
    sort_url: str
    is_sorted_by: bool
    cells: tuple

    @property
    def own(self):
        """The cell in which it meets itself."""
        return next(cell for cell in self.cells if cell.is_own)


class Matrix:
    """The lines of a `MatrixQuestion`, with their `MatrixLinks`. Six queries at most, whatever the size.

    `beside`: what is counted apart, and in no other number: its `times` of two rows, or of a row with itself, the
    `ids` of all rows of which there is any, and the `list_url` of those of some rows.
    """

    def __init__(self, question, links, beside=None):
        self.question, self.links, self.beside = question, links, beside
        self.is_of_leaders, self.parameter = question.is_of_leaders, question.parameter

    # Who was where

    @cached_property
    def by_id(self):
        """{row's id: the set of the meetings in which it took part}, of all that took part in any."""
        present_at = people_at if self.is_of_leaders else countries_at
        return present_at(self.question.memory, self.question.meetings)

    def meetings_of(self, row):
        return self.by_id.get(row.pk, 0)

    @cached_property
    def perhaps_same(self):
        """How many of the meetings counted may be the same as another. One query."""
        return perhaps_same_among(
            self.question.memory, self.question.of_known_participants, self.links.perhaps_same_url
        )

    # Which are shown, and in what order

    @cached_property
    def ranked(self):
        """Those chosen, else all that took part, in order: all of them, shown or not."""
        return sorted(self.question.chosen or self.everybody(), key=self.rank)

    def everybody(self):
        """All on record, and those of the region of whom there is only something beside."""
        beside = self.beside.ids if self.beside else set()
        if self.is_of_leaders:
            of_region = Term.objects.filter(office__country__is_of_region=True, person__in=list(beside))
            return Leader.objects.filter(Q(pk__in=list(self.by_id)) | Q(pk__in=of_region.values("person")))
        countries = [value.row for value in self.question.asked.countries.values()]
        return [row for row in countries if row.pk in self.by_id or (row.is_of_region and row.pk in beside)]

    def rank(self, row):
        mine, order = self.meetings_of(row), self.question.order
        by_name = (row.sort_key, row.pk)
        if order == "name":
            return by_name
        if order != "meetings":
            return (row.pk != order.pk, -(mine & self.meetings_of(order)).bit_count(), *by_name)
        return (-mine.bit_count(), *by_name)

    @cached_property
    def shown(self):
        return self.ranked[: self.question.size]

    @property
    def left_out(self):
        return len(self.ranked) - len(self.shown)

    # The numbers

    @cached_property
    def lines(self):
        return self.lines_of(self.shown)

    def lines_of(self, rows):
        together = self.together(rows)
        most = max((number for (one, other), number in together.items() if one != other), default=0)
        return [self.line(row, rows, together, most) for row in rows]

    def together(self, rows):
        """{(a row's id, another's): how many meetings}, both ways, and of each row with itself."""
        sets = {row.pk: self.meetings_of(row) for row in rows}
        numbers = {(pk, pk): meetings.bit_count() for pk, meetings in sets.items()}
        for (one, ones), (other, others) in combinations(sets.items(), 2):
            numbers[one, other] = numbers[other, one] = (ones & others).bit_count()
        return numbers

    def line(self, row, rows, together, most):
        total = together[row.pk, row.pk]
        return Line(
            value=self.value(row),
            label=row.name,
            url=row.get_absolute_url(),
            total=total,
            total_url=self.list_url(row),
            sort_url=self.links.sorted_by(self.value(row)),
            is_sorted_by=self.question.order == row,
            cells=tuple(self.cell(row, other, together[row.pk, other.pk], most) for other in rows),
        )

    def cell(self, row, other, number, most):
        is_own = row.pk == other.pk
        parties = [row] if is_own else [row, other]
        step = ceil(STEPS * sqrt(number / most)) if number and not is_own else 0
        return Cell(number, self.list_url(*parties), step, is_own, *self.counted_beside(row, other))

    def counted_beside(self, row, other):
        """The number, and its list where there are any."""
        if not self.beside or not (number := self.beside.times(row, other)):
            return 0, ""
        values = [self.value(party) for party in ([row] if row == other else [row, other])]
        return number, self.beside.list_url(*values)

    # The lists behind them

    def value(self, row):
        return row.slug if self.is_of_leaders else row.address_code

    def list_url(self, *rows):
        return self.links.to_meetings(*map(self.value, rows))
