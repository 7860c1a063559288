"""A pair (a dyad): the meetings that two countries, or two people, had together."""

from collections import Counter, namedtuple
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from summit_archive.postgres.expressions import IsAmong

from ..listing.perhaps_same import perhaps_same_among
from ..models import Meeting
from ..remembered import remembered
from ..remembered.bits import any_of, but
from .attendance import held_in, hosts_of_meetings
from .known_by_year import known_by_year
from .sides import asking, list_url, meetings_url, pair_url, side_of, year_url
from .stretches import stretches_between
from .years import bars, by_year

SHOWN = 10
MOST_MARGINS = 50
CIRCLES = {
    "bilateral": _("Bilateral"),
    "trilateral": _("Trilateral"),
    "same-room": _("Other"),
}
NO_HOST = _("no host on record")
COLUMNS = [
    "pk", "slug", "title", "kind", "when", "possible",
    "place__slug", "place__name", "place__country__name",
    "parent__slug", "parent__title", "confirmation",
]  # fmt: skip
Row = namedtuple("Row", [*COLUMNS, "circle"])  # type: ignore[misc]


@dataclass(frozen=True)
class Count:
    """A number, and the list of the meetings that it counts."""

    label: str
    number: int
    url: str


class Pair:
    """The meetings of two sides, in five queries, and in four more at most what lies between them; each at its first use.

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

    @cached_property
    def held(self):
        """The same, newest first: a `Row` of each. One query."""
        ids = self.memory.ids_of(self.met_at)
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
    def named_url(self):
        """The list of all that name both, whatever became of them."""
        return list_url(self.sides)

    @property
    def compare_url(self):
        return asking("compare", [(side.kind, side.value) for side in self.sides])

    @property
    def matrix_url(self):
        return asking("matrix", [("by", "leader")] if self.sides[0].kind == "person" else [])

    @property
    def path(self):
        return pair_url(self.rows)

    def address(self, form):
        values = [side.value for side in self.sides]
        return reverse(f"{self.sides[0].kind}-pair-{form}", args=values)

    @property
    def csv_url(self):
        return self.address("csv")

    @property
    def json_url(self):
        return self.address("json")

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
        """Those whose days are exact and without doubt, oldest first."""
        sure = [meeting for meeting in self.held if meeting.when.is_definite]
        return sorted(sure, key=lambda meeting: (meeting.possible[0], meeting.pk))

    @cached_property
    def of_unsure_days(self):
        return [meeting for meeting in self.held if not meeting.when.is_definite]

    @cached_property
    def possibly_earlier(self):
        """Those on uncertain days that may have been before the first."""
        first = self.of_sure_days[0].possible[0][0]
        return [meeting for meeting in self.of_unsure_days if meeting.possible[0][0] < first]

    @cached_property
    def possibly_later(self):
        """Those on uncertain days that may have been after the last."""
        last = max(meeting.possible[-1][1] for meeting in self.of_sure_days)
        return [meeting for meeting in self.of_unsure_days if meeting.possible[-1][1] > last]

    @cached_property
    def stretches(self):
        """The longest between their meetings of sure days, the longest first. Four queries at most."""
        return stretches_between(self.of_sure_days, self.sides, self.memory)

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
    def bars(self):
        return bars(self.years, lambda year, certainty: year_url(self.sides, year, certainty))

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
        hosted = [(code, name, its & self.met_at) for code, name, its in hosts_of_meetings(self.memory)]
        found = [
            Count(name, its.bit_count(), meetings_url(self.sides, host=code.lower()))
            for code, name, its in hosted
            if its
        ]
        found.sort(key=lambda count: (-count.number, count.label))
        silent = but(self.met_at, any_of(its for _code, _name, its in hosted)).bit_count()
        return [*found, Count(NO_HOST, silent, meetings_url(self.sides, host="not-stated"))]

    @cached_property
    def places(self):
        """The places, most meetings first; the places of all others are not on record."""
        numbers = Counter(
            (meeting.place__slug, meeting.place__name, meeting.place__country__name)
            for meeting in self.held
            if meeting.place__slug
        )
        return [
            Count(f"{name}, {country}", number, meetings_url(self.sides, place=slug))
            for (slug, name, country), number in numbers.most_common()
        ]

    @property
    def without_place(self):
        return len([meeting for meeting in self.held if not meeting.place__slug])

    @cached_property
    def margins(self):
        """The meetings that were parts of larger ones, newest first."""
        return [meeting for meeting in self.held if meeting.parent__slug]

    # What is shown of the meetings themselves

    @cached_property
    def cards(self):
        """The newest that count, and the newest that do not, as cards. Two queries."""
        sets = {"counted": self.met_at, "uncounted": self.uncounted}
        ids = {name: self.memory.page(some, 0, SHOWN) for name, some in sets.items()}
        rows = Meeting.objects.for_list().in_bulk([*ids["counted"], *ids["uncounted"]])
        return {name: [rows[pk] for pk in of_set if pk in rows] for name, of_set in ids.items()}

    @property
    def uncounted(self):
        """The set of those that name both, but that were not held, or to which one was only invited."""
        return but(self.naming_both, self.met_at)
