"""The meetings of two by year and way as a table: the page tells calls apart, which files have among the bilateral ones."""

from django.utils.translation import gettext_lazy as _

from ..together.pair import Count
from ..together.sides import meetings_url, year_url
from ..together.ways import CIRCLE_OF, in_circle

COLUMNS = {
    CIRCLE_OF["bilateral"]: _("Bilateral"),
    CIRCLE_OF["calls"]: _("Calls"),
    "trilateral": _("Trilateral"),
    "same-room": _("Other"),
}


def totals(pair):
    """A `Count` of each column. No query."""
    return [
        Count(label, number_in(pair, name, pair.met_at), meetings_url(pair.sides, circle=name))
        for name, label in COLUMNS.items()
    ]


def lines(pair):
    """As `Pair.lines`, with these columns."""
    return [line(pair, year) for year in reversed(pair.years)]


def line(pair, year):
    cells = [
        Count(label, number_in(pair, name, year.certain), year_url(pair.sides, year.year, circle=name))
        for name, label in COLUMNS.items()
    ]
    number, counts, known = pair.line(year)
    return number, [*cells, *counts[-2:]], known


def number_in(pair, name, some):
    return (some & in_circle(pair.memory, name)).bit_count()
