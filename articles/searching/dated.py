"""Matches of a common word by their days, a page at a time, as quick at any depth: the index walks month by month.

A place is (day, id); an unknown day is None and comes last in both orders.
"""

import datetime
from typing import NamedTuple

from django.db import connection

from .matches import UNDATED, Matches, found
from .months import months_between

Day = datetime.date
Place = tuple[Day | None, int]
# So many months are looked through at first, then twelve times as many, until a page is full.
FIRST_MONTHS = 3
GROWTH = 12
# Up to so many are skipped one by one.
SKIPPED = 500

ENDS = "SELECT min(day) FILTER (WHERE isfinite(day)), max(day) FILTER (WHERE isfinite(day)) FROM articles_listing"
PAGE = """
SELECT day, article_id FROM ({found}) AS found WHERE {after}
ORDER BY day {direction}, article_id {direction} LIMIT %(size)s OFFSET %(offset)s
"""


class Part(NamedTuple):
    """Rows with a known day or without, in one direction."""

    dated: bool
    is_rising: bool


class Span(NamedTuple):
    first: Day
    last: Day

    @property
    def months(self):
        return 12 * (self.last.year - self.first.year) + self.last.month - self.first.month + 1


def parts_of(order):
    return [Part(True, order == "oldest"), Part(False, order == "oldest")]


def after(matches: Matches, order: str, place: Place | None, size: int) -> list[Place]:
    """The first `size` places after `place`, or from the beginning. `order`: "newest" or "oldest"."""
    return gathered(matches, parts_of(order), place, size)


def before(matches: Matches, order: str, place: Place, size: int) -> list[Place]:
    """The last `size` places before `place`, in the order of the list."""
    backwards = [part._replace(is_rising=not part.is_rising) for part in reversed(parts_of(order))]
    return gathered(matches, backwards, place, size)[::-1]


def at(matches: Matches, order: str, offset: int, size: int) -> list[Place]:
    """The `size` places after the first `offset`, far ones at the price of sorting all."""
    if offset <= SKIPPED:
        return after(matches, order, None, offset + size)[offset:]
    part = parts_of(order)[0]
    first, last = ends()
    return in_span(matches, part, None, size, Span(first, last), offset) if first else []


def gathered(matches, parts, place, size):
    """The first places of the parts, which follow each other, after `place`."""
    rows = []
    if place:
        parts = parts[[part.dated for part in parts].index(place[0] is not None) :]
    for number, part in enumerate(parts):
        its_place = place if number == 0 else None
        read = dated if part.dated else undated
        rows += read(matches, part, its_place, size - len(rows))
        if len(rows) == size:
            break
    return rows


def dated(matches, part, place, size):
    rows = []
    for span in spans(part, place):
        rows = in_span(matches, part, place, size, span)
        if len(rows) == size:
            break
    return rows


def spans(part, place):
    """Growing spans of months from `place` on, the last to the end of all."""
    first, last = ends()
    if first is None:
        return
    begins = place[0] if place else (first if part.is_rising else last)
    whole = Span(min(begins, last), last) if part.is_rising else Span(first, max(begins, first))
    months = FIRST_MONTHS
    while months < whole.months:
        if part.is_rising:
            yield Span(whole.first, shifted(whole.first, months - 1))
        else:
            yield Span(shifted(whole.last, 1 - months), whole.last)
        months *= GROWTH
    yield whole


def shifted(day, months):
    """The first day of a month, so many months away."""
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    return Day(year, month + 1, 1)


def ends():
    with connection.cursor() as cursor:
        cursor.execute(ENDS)
        return cursor.fetchone()


def in_span(matches, part, place, size, span, offset=0):
    months = months_between(span.first, span.last)
    sql, values = found(matches.within, in_months=f"({matches.query.matches}) & ({months})")
    condition = "(day, article_id) {sign} (%(place_day)s, %(place_article)s)" if place else "true"
    return page(sql, values, part, condition, place, size, offset)


def undated(matches, part, place, size):
    sql, values = found(matches.within, UNDATED, matches=matches.query.matches)
    condition = "article_id {sign} %(place_article)s" if place else "true"
    return page(sql, values, part, condition, place, size)


def page(sql, values, part, condition, place, size, offset=0):
    at_place = dict(zip(("place_day", "place_article"), place or (), strict=False))
    direction, sign = ("ASC", ">") if part.is_rising else ("DESC", "<")
    statement = PAGE.format(found=sql, after=condition.format(sign=sign), direction=direction)
    with connection.cursor() as cursor:
        cursor.execute(statement, values | at_place | {"size": size, "offset": offset})
        return cursor.fetchall()
