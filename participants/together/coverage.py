"""How many held meetings of each body are on record, decade by decade, and of how many the participants are.

A meeting is of a decade where all of its possible days are in it, as the list of meetings has it with `certainty=certain`.
"""

from dataclasses import dataclass
from datetime import date

from ..completeness.known import Known
from ..listing.silence import known_of_set
from ..models import Organisation
from ..remembered.bits import any_of, but
from ..remembered.memory import Memory
from .sides import asking


@dataclass(frozen=True)
class Cell:
    """Of one body in one decade, None for all years; `url` lists the same meetings."""

    decade: int | None
    known: Known
    url: str


@dataclass(frozen=True)
class Row:
    """`body` is None in the row of all. `whole` counts the meetings of no certain decade, too."""

    body: Organisation | None
    cells: tuple[Cell, ...]
    whole: Cell


@dataclass(frozen=True)
class Coverage:
    decades: tuple[int, ...]
    rows: tuple[Row, ...]
    without_body: Known
    total: Row


def coverage(memory: Memory, held: int) -> Coverage:
    """Of the set `held`; the bodies with most meetings first. One query."""
    decades = decades_of(memory, held)
    bodies = memory.values("organisation")
    known = Organisation.objects.in_bulk([pk for pk, some in bodies.items() if some & held])
    in_order = sorted(
        known.values(), key=lambda body: (-(bodies[body.pk] & held).bit_count(), body.sort_key, body.pk)
    )
    rows = [row_of(memory, body, bodies[body.pk] & held, decades) for body in in_order]
    without = known_of_set(memory, but(held, any_of(bodies.values())))
    return Coverage(decades, tuple(rows), without, row_of(memory, None, held, decades))


def decades_of(memory: Memory, held: int) -> tuple[int, ...]:
    """From the first to the last in which a meeting surely was."""
    years = [year for year, some in memory.values("sure-year").items() if some & held]
    if not years:
        return ()
    return tuple(range(min(years) // 10 * 10, max(years) // 10 * 10 + 1, 10))


def row_of(memory: Memory, body: Organisation | None, some: int, decades: tuple[int, ...]) -> Row:
    asked = {"status": "held"} | ({"organisation": body.slug} if body else {})
    cells = tuple(cell_of(memory, some, decade, asked) for decade in decades)
    return Row(body, cells, Cell(None, known_of_set(memory, some), asking("meeting-list", asked.items())))


def cell_of(memory: Memory, some: int, decade: int, asked: dict) -> Cell:
    first, last = date(decade, 1, 1), date(decade + 9, 12, 31)
    sure = memory.surely_among(memory.possibly_between(first, last) & some, first, last)
    asked = asked | {"from": first.year, "to": last.year, "certainty": "certain"}
    return Cell(decade, known_of_set(memory, sure), asking("meeting-list", asked.items()))
