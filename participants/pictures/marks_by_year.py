"""Meetings by year, one mark a meeting: how many of each kind of mark every year has.

A mark says one thing of its meeting, the first that holds: its year is not certain or no source confirms it (doubt); it was a
call or a video conference of two alone (call); it is what the page is about, which are the bilateral ones unless a page says
otherwise (point); it was with others (other). Numbers have what is in doubt in its way too: see `together.ways`. What may have been in two or three years stands in each, in doubt; what states no year is
drawn in none and told once. `marks_drawn` says where the marks stand.
"""

from dataclasses import dataclass

from django.utils.translation import ngettext, ngettext_lazy

from summit_archive.pictures.year_bars import near, span

from ..remembered.bits import any_of, but
from ..together.ways import ways_of
from .counting import UNCONFIRMED
from .marks_drawn import Columns, Lines, columns, lines

# From the ground up. What each is called after its number, but for what needs no word.
LOOKS = ("point", "call", "other", "doubt")
IN_WORDS = {
    "bilateral": ngettext_lazy("%(number)d bilateral", "%(number)d bilateral", "number"),
    "calls": ngettext_lazy("%(number)d call", "%(number)d calls", "number"),
    "doubt": ngettext_lazy("%(number)d in doubt", "%(number)d in doubt", "number"),
}


@dataclass(frozen=True)
class YearOfMarks:
    """How many marks of each look a year has, and the list of its meetings; `is_open`: it may have had more than are on record.

    `doubted_points` and `doubted_calls`: how many of those in doubt would else be a point, or a call.
    """

    year: int | None
    point: int = 0
    call: int = 0
    other: int = 0
    doubt: int = 0
    doubted_points: int = 0
    doubted_calls: int = 0
    url: str = ""
    is_open: bool = False

    @property
    def numbers(self) -> tuple[int, ...]:
        return self.point, self.call, self.other, self.doubt

    @property
    def number(self) -> int:
        return sum(self.numbers)

    # How many there are of each way, in doubt or not: they add up to `number`.

    @property
    def bilateral(self) -> int:
        return self.point + self.doubted_points

    @property
    def calls(self) -> int:
        return self.call + self.doubted_calls

    @property
    def with_others(self) -> int:
        return self.number - self.bilateral - self.calls

    @property
    def in_words(self) -> str:
        """ "12 meetings, 2 bilateral, 1 call, 1 in doubt"; "" where there is none."""
        if not self.number:
            return ""
        whole = ngettext("%(number)d meeting", "%(number)d meetings", self.number) % {"number": self.number}
        more = [
            str(words % {"number": number})
            for name, words in IN_WORDS.items()
            if (number := getattr(self, name))
        ]
        return ", ".join([whole, *more])


@dataclass(frozen=True)
class MarksByYear:
    """The marks of every year from the first to the last, and how many meetings have which.

    `counts` has each meeting once, however many years it may have been in, and those that state no year (`without_year`) too.
    """

    years: tuple[YearOfMarks, ...]
    counts: YearOfMarks
    without_year: YearOfMarks
    columns: Columns | None
    lines: Lines | None

    @property
    def newest_first(self):
        return tuple(year for year in reversed(self.years) if year.number)

    @property
    def fullest(self):
        """The year with most marks, the newest of several."""
        return max(self.years, key=lambda year: (year.number, year.year), default=None)

    @property
    def drawn_in_doubt(self):
        """How many of the meetings drawn are in doubt: each once."""
        return self.counts.doubt - self.without_year.doubt

    @property
    def has_open_years(self):
        return any(year.is_open for year in self.years)


def marks_by_year(memory, some, url, point=None, open_years=frozenset()):
    """Of the set `some`; `url(year)` leads to the meetings of a year, of None to those that state none. No query.

    `point` is the set of what the page is about; `open_years` are those that may have had a meeting though none is on record.
    """
    looks = looks_of(memory, some, point)
    without_year, sure_years = some & memory.get("no-year"), memory.values("sure-year")
    stated = but(some, without_year)
    years = tuple(
        year_of_marks(looks, possible & stated, sure, year, url, year in open_years)
        for year, possible, sure in of_years(memory.values("year"), sure_years, stated)
    )
    every_sure = any_of(sure_years.values())
    return MarksByYear(
        years,
        year_of_marks(looks, some, but(every_sure, without_year), None, url),
        YearOfMarks(None, doubt=without_year.bit_count(), url=url(None)),
        columns(years),
        lines(years),
    )


def looks_of(memory, some, point=None):
    """Of the set `some` what nothing confirms, the calls, and what the page is about."""
    unconfirmed = some & any_of(memory.get("confirmation", grade) for grade in UNCONFIRMED)
    ways = ways_of(memory, some)
    return unconfirmed, ways.calls, ways.bilateral if point is None else point


def of_years(possible, sure, stated):
    """(year, the set of those possibly in it, of those surely in it), from the first to the last that is drawn."""
    found = [year for year, its in possible.items() if its & stated]
    return [(year, possible.get(year, 0), sure.get(year, 0)) for year in span(near(found))]


def year_of_marks(looks, its, sure, year, url, is_open=False):
    """Of the meetings `its`, those in `sure` are certain to have been then."""
    unconfirmed, calls, point = looks
    certain = but(its & sure, unconfirmed)
    called, met = certain & calls, but(certain, calls)
    doubted = but(its, certain)
    doubted_calls = doubted & calls
    sets = (met & point, called, but(met, point), doubted, but(doubted & point, calls), doubted_calls)
    numbers = [some.bit_count() for some in sets]
    return YearOfMarks(year, *numbers, url=url(year) if its else "", is_open=is_open and not its)
