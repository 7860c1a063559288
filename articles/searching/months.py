"""The marks of months and years in the vectors: with them the index walks through time by itself."""

import datetime

Day = datetime.date


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
