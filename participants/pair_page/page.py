"""What a pair's page reads of its meetings, all of it in one query."""

from functools import cached_property

from django.utils.translation import gettext as _

from ..cases import in_case
from ..listing.cards import cards_by_id
from ..pictures.marks_by_year import LOOKS, looks_of, marks_by_year
from ..remembered.bits import but, positions
from ..remembered.days import years_of
from ..together.sides import any_year_url
from ..together.ways import ways_of
from . import table
from .lines import line_of
from .visits import visits
from .years import MOST, OpenYear, ids_of_year, opened

# Years in a line each, before the others are folded away together.
FOLDED = 10
# Meetings that name both and do not count.
UNCOUNTED = 10


class PairPage:
    """Of a `Pair`; `which` narrows the list to "bilateral", "others" or "calls", `year` opens one year of it."""

    def __init__(self, pair, which="", year=None):
        self.pair, self.which, self.year = pair, which, year
        self.memory = pair.memory

    @property
    def are_people(self):
        return self.pair.sides[0].kind == "person"

    @property
    def label(self):
        """What the picture shows."""
        one, other = (in_case(side.row, "gen") for side in self.pair.sides)
        return _("Meetings of %(one)s and %(other)s by year") % {"one": one, "other": other}

    @property
    def since(self):
        """The first year with a meeting; None where none states its year."""
        return self.marks.years[0].year if self.marks.years else None

    # Which meetings

    @cached_property
    def narrowed(self):
        """{"": all of both, "bilateral", "others", "calls": each a set}; each meeting is in one of the three."""
        met = self.pair.met_at
        ways = ways_of(self.memory, met)
        return {"": met, "bilateral": ways.bilateral, "others": ways.others, "calls": ways.calls}

    @cached_property
    def numbers(self):
        return {which: some.bit_count() for which, some in self.narrowed.items()}

    @cached_property
    def marks(self):
        """Of all of both. No query."""
        return self.marks_of(self.pair.met_at, self.pair.unrecorded_years)

    def marks_of(self, some, open_years=frozenset()):
        sides = self.pair.sides
        return marks_by_year(self.memory, some, lambda year: any_year_url(sides, year), open_years=open_years)

    @cached_property
    def listed(self):
        """The marks of the meetings that the list is narrowed to."""
        return self.marks_of(self.narrowed[self.which]) if self.which else self.marks

    @cached_property
    def totals(self):
        return table.totals(self.pair)

    @cached_property
    def table_lines(self):
        return table.lines(self.pair)

    # The list by year

    @cached_property
    def ids_by_year(self):
        """{year: the ids of its meetings} of those that are open."""
        some = self.narrowed[self.which]
        return {year: ids_of_year(self.memory, some, year.year) for year in opened(self.listed, self.year)}

    @property
    def open_years(self):
        return [
            OpenYear(year, self.lines(ids), max(year.number - MOST, 0))
            for year, ids in self.ids_by_year.items()
        ]

    @cached_property
    def folded(self):
        """The other years, newest first, as lines of the picture: the next ones, and the `older` of many.

        Years without a meeting stand only in the list of all.
        """
        every = self.listed.lines.lines if self.listed.lines else ()
        folded = [
            line
            for line in every
            if line.year not in self.ids_by_year and (line.year is not None or not self.which)
        ]
        return (folded, []) if len(folded) <= FOLDED + 2 else (folded[:FOLDED], folded[FOLDED:])

    @property
    def number_of_older(self):
        """How many marks the years have that are folded away together."""
        return sum(line.year.number for line in self.folded[1] if line.year)

    def lines(self, ids):
        return [self.line(pk) for pk in ids if pk in self.cards]

    def line(self, pk):
        return line_of(self.cards[pk], self.look(pk), self.pair.sides) if pk in self.cards else None

    def look(self, pk):
        """As its mark is in the picture; one that may have been in two years is in doubt."""
        position = self.memory.position[pk]
        bit = 1 << position
        doubted, definite, unconfirmed, calls, point = self.looks
        is_of_a_year = bit & definite or len(years_of(self.memory.days[position])) == 1
        if bit & doubted or bit & unconfirmed or not is_of_a_year:
            return LOOKS[3]
        return LOOKS[1] if bit & calls else LOOKS[0] if bit & point else LOOKS[2]

    @cached_property
    def looks(self):
        memory = self.memory
        of_days = memory.get("doubted"), memory.get("definite")
        return *of_days, *looks_of(memory, self.pair.met_at)

    # When they last met

    @cached_property
    def last_ids(self):
        """{"met", "bilateral", "called": the newest of a sure day}: a call only where it came after the last meeting."""
        calls, bilateral = self.narrowed["calls"], self.narrowed["bilateral"]
        found = {
            "met": self.newest_sure(but(self.pair.met_at, calls)),
            "bilateral": self.newest_sure(bilateral),
            "called": self.newest_sure(calls),
        }
        if (
            found["met"] is not None
            and found["called"] is not None
            and not self.is_after(found["called"], found["met"])
        ):
            found["called"] = None
        ids = self.memory.ids
        return {name: None if position is None else ids[position] for name, position in found.items()}

    def newest_sure(self, some):
        """Where it is remembered; None where there is none."""
        sure = positions(some & self.memory.get("definite"))
        return max(sure, key=self.memory.place_of, default=None)

    def is_after(self, one, other):
        days = self.memory.days
        return days[one][0] > days[other][0]

    @cached_property
    def last(self):
        """{"met", "bilateral", "called": its `Line`, or None}; the second only where it is not the first."""
        ids = self.last_ids
        found = {name: self.line(pk) for name, pk in ids.items()}
        return found | {"bilateral": None} if self.is_last_bilateral else found

    @property
    def is_last_bilateral(self):
        ids = self.last_ids
        return ids["met"] is not None and ids["bilateral"] == ids["met"]

    # What is read

    @cached_property
    def cards(self):
        """{id: the card of the meeting} of all that is told. One query."""
        of_years = [pk for ids in self.ids_by_year.values() for pk in ids]
        last = [pk for pk in self.last_ids.values() if pk is not None]
        return cards_by_id([*of_years, *last, *self.uncounted_ids])

    @cached_property
    def uncounted_ids(self):
        return self.memory.page(self.pair.uncounted, 0, UNCOUNTED)

    @property
    def uncounted(self):
        """The newest that name both and do not count, as cards."""
        return [self.cards[pk] for pk in self.uncounted_ids if pk in self.cards]

    @cached_property
    def visits(self):
        return visits(self.pair, self.narrowed["bilateral"])
