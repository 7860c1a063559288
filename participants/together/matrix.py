"""The matrix: how many meetings each two countries, or leaders, had together, for a filter of the meetings."""

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from django.db.models import Q

from ..called import order_of, speaks_english
from ..listing.perhaps_same import perhaps_same_among
from ..models import Leader, Term
from .attendance import countries_at, people_at
from .tints import Tints
from .ways import ways_of


@dataclass(frozen=True)
class Cell:
    """How many meetings, how many of them bilateral, where they are told, and the tint that shows the number (0: none);
    and what is counted beside."""

    number: int
    bilateral: int
    url: str
    tint: int
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
        by_name = (row.sort_key if speaks_english() else order_of(row.called), row.pk)
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
        return [self.line(row) for row in self.shown]

    @cached_property
    def numbers(self):
        """Of the rows shown, as `together` has them."""
        return self.together(self.shown)

    @cached_property
    def bilateral(self):
        """The same of the bilateral ones; none where only such are counted."""
        if self.question.is_of_bilateral:
            return {}
        bilateral = ways_of(self.question.memory, self.question.meetings).bilateral
        return self.together(self.shown, bilateral)

    @cached_property
    def tints(self):
        return Tints.up_to(
            max((number for (one, other), number in self.numbers.items() if one != other), default=0)
        )

    def together(self, rows, among=-1):
        """{(a row's id, another's): how many meetings of the set `among`}, both ways, and of each row with itself."""
        sets = {row.pk: self.meetings_of(row) & among for row in rows}
        numbers = {(pk, pk): meetings.bit_count() for pk, meetings in sets.items()}
        for (one, ones), (other, others) in combinations(sets.items(), 2):
            numbers[one, other] = numbers[other, one] = (ones & others).bit_count()
        return numbers

    def line(self, row):
        return Line(
            value=self.value(row),
            label=row.called,
            url=row.get_absolute_url(),
            total=self.numbers[row.pk, row.pk],
            sort_url=self.links.sorted_by(self.value(row)),
            is_sorted_by=self.question.order == row,
            cells=tuple(self.cell(row, other) for other in self.shown),
        )

    def cell(self, row, other):
        number, is_own = self.numbers[row.pk, other.pk], row.pk == other.pk
        return Cell(
            number=number,
            bilateral=0 if is_own else self.bilateral.get((row.pk, other.pk), 0),
            url=self.list_url(row) if is_own else self.url_of_both(row, other),
            tint=0 if is_own else self.tints.of(number),
            is_own=is_own,
            **self.counted_beside(row, other),
        )

    def counted_beside(self, row, other):
        """The number, and its list where there are any."""
        if not self.beside or not (number := self.beside.times(row, other)):
            return {}
        values = [self.value(party) for party in ([row] if row == other else [row, other])]
        return {"beside": number, "beside_url": self.beside.list_url(*values)}

    # The pages and lists behind them

    def value(self, row):
        return row.slug if self.is_of_leaders else row.address_code

    def url_of_both(self, row, other):
        """The page of the pair, which counts the same; where only some meetings are counted, their list."""
        if self.question.is_of_some:
            return self.list_url(row, other)
        return self.links.to_pair(self.value(row), self.value(other))

    def list_url(self, *rows):
        return self.links.to_meetings(*map(self.value, rows))
