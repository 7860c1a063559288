"""Every pair of countries in every year, as one table: dyad-years."""

from summit_archive.files.answers import Found, tables

from ..exporting.dyads import DYADS
from ..together.dyad_filter import DyadFilter
from ..together.dyads import Dyads
from .whole import whole_json


def found(request):
    """A year after the other, worked out as the file is sent."""
    asked = DyadFilter.read(request.GET)
    problems = list(asked.problems)
    return Found(asked, [] if problems else Dyads(asked), problems)


TABLES = {"json": whole_json(DYADS, found), **tables(DYADS, found)}
