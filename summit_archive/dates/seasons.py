"""The days of seasons, quarters and other parts of a year, by the numbers that EDTF gives them (21 to 41).

Which days a season has, the standard leaves open: some count from the first of a month, some from a solstice or an
equinox. All that either counts to it may be meant. Seasons without a hemisphere (21 to 24) are those of the north,
where the archive's region lies. The winter "of" a year may be the one that begins in it or the one that ends in it.
"""

from calendar import monthrange
from datetime import date

SPRING, SUMMER, AUTUMN, WINTER = 0, 1, 2, 3

# From the first of a month to the last day before the solstice or the equinox, as it falls late: (month, day) each.
NORTH = [((3, 1), (6, 21)), ((6, 1), (9, 23)), ((9, 1), (12, 22)), ((12, 1), (3, 20))]
# Half a year later; its summer crosses the new year.
SOUTH = [NORTH[AUTUMN], NORTH[WINTER], NORTH[SPRING], NORTH[SUMMER]]

DAYS = dict(zip(range(21, 33), [*NORTH, *NORTH, *SOUTH], strict=True))
# First month and number of months.
MONTHS = {33 + place: (1 + 3 * place, 3) for place in range(4)}
MONTHS |= {37 + place: (1 + 4 * place, 4) for place in range(3)}
MONTHS |= {40 + place: (1 + 6 * place, 6) for place in range(2)}

FIRST_SEASON, LAST_SEASON = min(DAYS), max(MONTHS)


def days_of_season(number: int, year: int) -> list[tuple[date, date]]:
    """The days that may be meant by it, of `year`, in order."""
    if number in MONTHS:
        first, count = MONTHS[number]
        last = first + count - 1
        return [(date(year, first, 1), date(year, last, monthrange(year, last)[1]))]
    starts, ends = DAYS[number]
    if ends < starts:
        return [(date(begun, *starts), date(begun + 1, *ends)) for begun in (year - 1, year)]
    return [(date(year, *starts), date(year, *ends))]
