"""The marks of months and years in the vectors: with them the index walks through time by itself."""

import datetime

Day = datetime.date
# Days are not in the future; those of a mistaken clock may be.
AHEAD = 1


def months_since(first: Day) -> str:
    """A query for all from the month of `first` on, until next year's end."""
    last = Day(max(first.year, datetime.datetime.now(datetime.UTC).year) + AHEAD, 12, 31)
    return months_between(first, last)


def months_between(first: Day, last: Day) -> str:
    """A query for the months from that of `first` to that of `last`: whole years by one mark."""
    marks = []
    for year in range(first.year, last.year + 1):
        begins = first.month if year == first.year else 1
        ends = last.month if year == last.year else 12
        if (begins, ends) == (1, 12):
            marks.append(f"'y {year:04}'")
        else:
            marks += [f"'m {year:04}-{month:02}'" for month in range(begins, ends + 1)]
    return " | ".join(marks)
