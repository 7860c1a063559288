"""The pairs of a matrix: which of them met most often, and all of them as a list."""

from dataclasses import dataclass
from itertools import combinations

# A page has room for the pairs of so many lines.
MOST_LINES = 12


@dataclass(frozen=True)
class Pair:
    """Two lines that met, what they are called, and the cell of both; `share` is a hundredth of the most that any had."""

    one: str
    other: str
    cell: object
    share: int = 0
    bilateral_share: int = 0


@dataclass(frozen=True)
class Most:
    """The highest number of any pair, how many pairs have it, and the first of them."""

    number: int
    pairs: int
    first: Pair


def pairs_of(matrix):
    """A `Pair` of each two lines shown that met, those that met most first. No query."""
    met = [
        (line, other, cell)
        for (_row, line), (column, other) in combinations(enumerate(matrix.lines), 2)
        if (cell := line.cells[column]).number
    ]
    most = max((cell.number for _line, _other, cell in met), default=0)
    pairs = [
        Pair(
            line.label, other.label, cell, *(100 * number // most for number in (cell.number, cell.bilateral))
        )
        for line, other, cell in met
    ]
    return sorted(pairs, key=lambda pair: (-pair.cell.number, -pair.cell.bilateral, pair.one, pair.other))


def may_be_exceeded(matrix, most, bilateral):
    """Whether a line that is left out may have met somebody as often: no two met more often than either met anybody."""
    left_out = max(
        (matrix.meetings_of(row).bit_count() for row in matrix.ranked[len(matrix.shown) :]), default=0
    )
    return bool(most) and left_out >= min(told.number for told in (most, bilateral) if told)


def most_of(pairs, what):
    """The `Most` of "number" or "bilateral"; None where no pair has any."""
    highest = max((getattr(pair.cell, what) for pair in pairs), default=0)
    if not highest:
        return None
    first, *others = [pair for pair in pairs if getattr(pair.cell, what) == highest]
    return Most(highest, 1 + len(others), first)
