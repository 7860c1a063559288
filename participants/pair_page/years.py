"""The meetings of a pair by year: the newest years open, or the one that is asked for; the others folded to a line each."""

from dataclasses import dataclass

# Whole years are opened until so many meetings are shown; of one year no more than the second.
ENOUGH = 15
MOST = 40


@dataclass(frozen=True)
class OpenYear:
    """A year with its meetings, newest first; `left_out` are beyond `MOST`."""

    marks: object
    lines: list
    left_out: int = 0


def opened(marks, asked):
    """Of `MarksByYear` the years that are open, newest first: the one that is `asked` for, else the newest."""
    if asked is not None:
        return [year for year in marks.newest_first if year.year == asked]
    shown, number = [], 0
    for year in marks.newest_first:
        if number >= ENOUGH or (shown and number + year.number > MOST):
            break
        shown.append(year)
        number += year.number
    return shown


def ids_of_year(memory, some, year):
    """The newest of the set `some` that surely or possibly were in the year."""
    stated = some & memory.get("year", year)
    return memory.page(stated ^ (stated & memory.get("no-year")), 0, MOST)
