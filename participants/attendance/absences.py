"""Absences in a row. Only recorded ones count: an edition of which nothing is recorded ends a row,
because it says neither that the state came nor that it stayed away."""

from dataclasses import dataclass
from itertools import groupby

from .cells import Edition
from .presence import Presence


@dataclass(frozen=True)
class Absence:
    """A state's recorded absence from one edition or several in a row.

    `later`: how many definite editions there are after it, 0 when it reaches the newest.
    """

    country: object
    first: Edition
    last: Edition
    number: int
    later: int


def absences_of(line):
    """Oldest first. Editions whose day is not definite have no place in a row and are left out."""
    cells = [cell for cell in line.cells if cell.edition.day]
    cells.sort(key=lambda cell: cell.edition.day)
    absences, so_far = [], 0
    for is_absent, run in groupby(cells, key=lambda cell: cell.presence == Presence.ABSENT):
        run = list(run)
        so_far += len(run)
        if is_absent:
            first, last = run[0].edition, run[-1].edition
            absences.append(Absence(line.country, first, last, len(run), len(cells) - so_far))
    return absences
