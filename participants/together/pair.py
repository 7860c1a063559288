"""A pair (a dyad): the meetings that two countries, or two people, had together."""

from collections import namedtuple
from dataclasses import dataclass, replace
from functools import cached_property
from operator import itemgetter

from django.utils.translation import gettext_lazy as _

from summit_archive.postgres.expressions import IsAmong

from ..listing.perhaps_same import perhaps_same_among
from ..models import Country, Meeting, Place
from ..remembered import remembered
from ..remembered.bits import any_of, but, of_positions, positions
from .attendance import held_in
from .known_by_year import known_by_year
from .sides import asking, list_url, meetings_csv_url, meetings_url, pair_url, side_of, year_url
from .stretches import stretches_between
from .years import by_year

SHOWN = 10
MOST_TOLD = 50
CIRCLES = {
    "bilateral": _("Bilateral"),
    "trilateral": _("Trilateral"),
    "same-room": _("Other"),
}
# The same, said of meetings without a heading above them.
CIRCLES_IN_WORDS = {
    "bilateral": _("of the two alone"),
    "trilateral": _("with a third"),
    "same-room": _("with others in the same room"),
}
NO_HOST = _("no host on record")
COLUMNS = [
    "pk", "slug", "title", "kind", "when", "parent__slug", "parent__title", "confirmation",
]  # fmt: skip
Row = namedtuple("Row", [*COLUMNS, "circle"])  # type: ignore[misc]


@dataclass(frozen=True)
class Count:
    """A number, and the list of the meetings that it counts; `called`: the label in the page's language, where it is a name."""

    label: str
    number: int
    url: str
    called: str = ""


class Pair:
    """The meetings of two sides, in six queries, and in four more at most what lies between them; each at its first use.

    A thousand meetings are counted by what is remembered of them; read are those that a page names, or a file tells.
    The rows of the sides come from their `rows`: else a person costs a query more.
    """

    def __init__(self, one, other):
        self.sides = [side_of(one), side_of(other)]

    @property
    def rows(self):
        return [side.row for side in self.sides]

    @cached_property
    def memory(self):
        """What this process remembers. One query."""
        return remembered()

    @cached_property
    def naming_both(self):
        """The set of all that name both."""
        return self.of_both("named")

    @cached_property
    def met_at(self):
        """The set of the held meetings in which both took part."""
        return self.of_both("present") & held_in(self.memory)

    def of_both(self, part):
        one, other = (side.meetings(self.memory, part) for side in self.sides)
        return one & other

    @property
    def number(self):
        """Of these."""
        return self.met_at.bit_count()

    @cached_property
    def held(self):
        """A `Row` of each of these, newest first. One query."""
        return self.rows_of(self.memory.ids_of(self.met_at))

    def rows_of(self, ids):
        """Those of the held meetings `ids`, newest first. One query."""
        rows = Meeting.objects.filter(IsAmong("pk", ids)).newest_first().values_list(*COLUMNS)
        return [Row(*row, self.circle_of[row[0]]) for row in rows if row[0] in self.circle_of]

    @cached_property
    def circle_of(self):
        """{a meeting's id: in what circle both met}"""
        return {pk: name for name in CIRCLES for pk in self.memory.ids_of(self.met_at & self.circle(name))}

    def circle(self, name):
        return self.memory.get("circle", name)

    @cached_property
    def perhaps_same(self):
        """How many of them may be the same as another. One query."""
        return perhaps_same_among(self.memory, self.met_at, meetings_url(self.sides, same="perhaps"))

    # Where it leads

    @property
    def url(self):
        return meetings_url(self.sides)

    @property
    def csv_url(self):
        return meetings_csv_url(self.sides)

    @property
    def named_url(self):
        """The list of all that name both, whatever became of them."""
        return list_url(self.sides)

    @property
    def query(self):
        """What stands behind the addresses of the lists of both."""
        return f"?{self.named_url.partition('?')[2]}"

    @property
    def compare_url(self):
        return asking("compare", [(side.kind, side.value) for side in self.sides])

    @property
    def matrix_url(self):
        return asking("matrix", [("by", "leader")] if self.sides[0].kind == "person" else [])

    @property
    def path(self):
        return pair_url(self.rows)

    # Of how many meetings it is on record who took part

    @cached_property
    def known_by_year(self):
        """Of all held meetings."""
        return known_by_year(self.memory, held_in(self.memory))

    @property
    def known(self):
        return self.known_by_year.whole

    # How often, and in what circle

    @cached_property
    def circles(self):
        return [
            Count(label, (self.met_at & self.circle(name)).bit_count(), meetings_url(self.sides, circle=name))
            for name, label in CIRCLES.items()
        ]

    # When

    @cached_property
    def of_sure_days(self):
        """The ids of those whose days are exact and without doubt, oldest first."""
        return [self.memory.ids[position] for position in self.sure_positions]

    @cached_property
    def sure_positions(self):
        """Where they are remembered, by their first day."""
        memory = self.memory
        sure = positions(self.met_at & memory.get("definite"))
        return sorted(sure, key=lambda position: (memory.days[position][0], memory.ids[position]))

    @cached_property
    def unsure(self):
        """The set of the others."""
        return but(self.met_at, self.memory.get("definite"))

    @cached_property
    def possibly_earlier(self):
        """The ids of those on uncertain days that may have been before the first, newest first."""
        days = self.memory.days
        first = days[self.sure_positions[0]][0]
        return self.newest(
            of_positions([place for place in positions(self.unsure) if days[place][0] < first])
        )

    @cached_property
    def possibly_later(self):
        """The ids of those on uncertain days that may have been after the last, newest first."""
        days = self.memory.days
        last = max(days[place][-1] for place in self.sure_positions)
        return self.newest(
            of_positions([place for place in positions(self.unsure) if days[place][-1] > last])
        )

    def newest(self, some, most=None):
        """The ids of `most` of the set, of all where none is given, newest first."""
        return self.memory.page(some, 0, some.bit_count() if most is None else most)

    @cached_property
    def stretches(self):
        """The longest between their meetings of sure days, by their ids, the longest first. Four queries at most."""
        return stretches_between(self.sure_positions, self.sides, self.memory)

    @property
    def longest_gap(self):
        """The longest of the stretches in which they surely had no meeting of those on record; else None."""
        return next((stretch for stretch in self.stretches if not stretch.between), None)

    @property
    def untold_gap(self):
        """A longer stretch in which they may have had one, the longest; else None."""
        return next((stretch for stretch in self.stretches[:1] if stretch.between), None)

    @cached_property
    def years(self):
        return by_year(self.memory, self.met_at)

    @cached_property
    def unrecorded_years(self):
        """Those without a meeting of both, in which some held meeting's participants are not on record, or not all."""
        empty = [year.year for year in self.years if not (year.certain or year.possible)]
        known = self.known_by_year
        return {year for year in empty if known.of(year).complete < known.of(year).of}

    @cached_property
    def lines(self):
        """The years as lines of a table: (year, by circle and in all, each number with its list, `Known` of the year).

        The newest comes first, and last the year None, where some meeting states none.
        """
        return [self.line(year) for year in reversed(self.years)]

    def line(self, year):
        numbers = {name: (year.certain & self.circle(name)).bit_count() for name in CIRCLES}
        cells = [
            Count(label, numbers[name], year_url(self.sides, year.year, circle=name))
            for name, label in CIRCLES.items()
        ]
        cells.append(Count(_("Certain"), year.certain.bit_count(), year_url(self.sides, year.year)))
        possible = year_url(self.sides, year.year, "possible")
        cells.append(Count(_("Possible"), year.possible.bit_count(), possible))
        return year.year, cells, self.known_by_year.of(year.year)

    # Who hosted, and where

    @cached_property
    def hosts(self):
        """How many each country hosted or chaired, most first, then those with no host on record. One query."""
        hosted = {pk: its for pk, some in self.memory.values("host").items() if (its := some & self.met_at)}
        rows = Country.objects.filter(pk__in=list(hosted)).order_by()
        found = [
            Count(
                country.name,
                hosted[country.pk].bit_count(),
                meetings_url(self.sides, host=country.code.lower()),
                country.called,
            )
            for country in rows
        ]
        found.sort(key=lambda count: (-count.number, count.label))
        silent = but(self.met_at, any_of(hosted.values())).bit_count()
        return [*found, Count(NO_HOST, silent, meetings_url(self.sides, host="not-stated"))]

    @cached_property
    def places(self):
        """The places, most meetings first, then that of the newest; those of all others are not on record. One query."""
        numbers, place_at = self.numbers_of_places, self.memory.place_at
        oldest_first = reversed(self.memory.positions_of_page(self.met_at, 0, self.number))
        newest = {place_at.get(position): rank for rank, position in enumerate(oldest_first)}
        rows = Place.objects.filter(IsAmong("pk", list(numbers))).select_related("country").order_by()
        found = [
            (
                numbers[place.pk],
                newest[place.pk],
                Count(
                    f"{place.name}, {place.country.name}",
                    numbers[place.pk],
                    meetings_url(self.sides, place=place.slug),
                    f"{place.called}, {place.country.called}",
                ),
            )
            for place in rows
        ]
        return [count for *_order, count in sorted(found, key=itemgetter(0, 1), reverse=True)]

    @property
    def without_place(self):
        return self.number - sum(self.numbers_of_places.values())

    @cached_property
    def numbers_of_places(self):
        return self.memory.numbers("place", self.met_at)

    @cached_property
    def within_larger(self):
        """The set of those that were parts of larger ones."""
        return self.met_at & of_positions(list(self.memory.parents))

    # What is told of the meetings themselves

    @cached_property
    def told(self):
        """{id: its `Row`} of all that the page names beside the cards. One query."""
        ends = [pk for gap in (self.longest_gap, self.untold_gap) if gap for pk in (gap.before, gap.after)]
        bounds = [*self.of_sure_days[:1], *self.of_sure_days[-1:], *ends]
        of_lists = [*self.newest(self.unsure, MOST_TOLD), *self.newest(self.within_larger, MOST_TOLD)]
        return {row.pk: row for row in self.rows_of([*bounds, *of_lists])}

    @property
    def first(self):
        """Of sure days, a `Row`; None where there is none."""
        return self.told.get(self.of_sure_days[0]) if self.of_sure_days else None

    @property
    def last(self):
        """As `first`."""
        return self.told.get(self.of_sure_days[-1]) if self.of_sure_days else None

    def in_rows(self, stretch):
        """A stretch between a `Row` and another; None where one of them was deleted meanwhile."""
        if stretch is None or not {stretch.before, stretch.after} <= self.told.keys():
            return None
        return replace(stretch, before=self.told[stretch.before], after=self.told[stretch.after])

    @property
    def told_gap(self):
        return self.in_rows(self.longest_gap)

    @property
    def told_untold_gap(self):
        return self.in_rows(self.untold_gap)

    @cached_property
    def told_unsure(self):
        """The newest of uncertain days."""
        return self.told_of(self.unsure)

    @cached_property
    def margins(self):
        """The newest that were parts of larger meetings."""
        return self.told_of(self.within_larger)

    def told_of(self, some):
        return [self.told[pk] for pk in self.newest(some, MOST_TOLD) if pk in self.told]

    @property
    def number_unsure(self):
        return self.unsure.bit_count()

    @property
    def number_within_larger(self):
        return self.within_larger.bit_count()

    @property
    def uncounted(self):
        """The set of those that name both, but that were not held, or to which one was only invited."""
        return but(self.naming_both, self.met_at)
