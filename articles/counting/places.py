"""Which articles stand on a page of a list, however deep: by the place after which it begins.

A place is the day and id of an article; an unknown day is None and comes last in both orders.
"""

import calendar
import datetime
from typing import NamedTuple

from django.db import connection

from . import counts as counting
from . import stored_counts
from .codes import ALL, facet_of, key_of
from .facets import FACETS
from .question import Question
from .stored_counts import Parameters

UNKNOWN = "-infinity"
# Up to so many rows are skipped one by one.
SKIPPED = 5000


class Place(NamedTuple):
    day: datetime.date | None
    article: int

    def __str__(self):
        return f"{self.day.isoformat() if self.day else 'undated'}.{self.article}"

    @classmethod
    def read(cls, text: str) -> "Place | None":
        """The place as addresses spell it; None where it is none."""
        day, _dot, article = text.partition(".")
        if not (article.isascii() and article.isdecimal()) or len(article) > 18:
            return None
        try:
            return cls(None if day == "undated" else datetime.date.fromisoformat(day), int(article))
        except ValueError:
            return None


class Part(NamedTuple):
    """Rows of one kind in one direction; `dated` None: of both kinds."""

    dated: bool | None
    is_rising: bool


def after(question: Question, order: str, place: Place | None, size: int) -> list[Place]:
    """The first `size` places after `place`, or from the beginning. `order`: "newest" or "oldest". One query or two."""
    return gathered(question, parts_of(order), place, size)


def before(question: Question, order: str, place: Place, size: int) -> list[Place]:
    """The last `size` places before `place`, in the order of the list."""
    backwards = [part._replace(is_rising=not part.is_rising) for part in reversed(parts_of(order))]
    return gathered(question, backwards, place, size)[::-1]


def parts_of(order):
    return [Part(None, False)] if order == "newest" else [Part(True, True), Part(False, True)]


def gathered(question, parts, place, size):
    """The first places of the parts, which follow each other, after `place`."""
    found = []
    for part in parts[beginning(parts, place) :]:
        holds_it = part.dated is None or (place and part.dated == (place.day is not None))
        found += rows(question, part, place if holds_it else None, size - len(found))
        if len(found) == size:
            break
    return found


def beginning(parts, place):
    """Which part has the place, or would have it."""
    return next((at for at, part in enumerate(parts) if place and part.dated == (place.day is not None)), 0)


def rows(question, part, place, size, offset=0):
    source, condition, values = source_of(question)
    if part.dated is not None:
        condition += f" AND day {'>' if part.dated else '='} '{UNKNOWN}'"
    if place:
        condition += (
            f" AND (day, article_id) {'>' if part.is_rising else '<'} (%(place_day)s, %(place_article)s)"
        )
        values |= {"place_day": place.day or UNKNOWN, "place_article": place.article}
    direction = "ASC" if part.is_rising else "DESC"
    statement = (
        f"{source} WHERE {condition} ORDER BY day {direction}, article_id {direction}"
        " LIMIT %(size)s OFFSET %(offset)s"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, values | {"size": size, "offset": offset})
        return [Place(day, article) for day, article in cursor.fetchall()]


SELECTED = f"SELECT nullif(day, '{UNKNOWN}'), article_id FROM"


def source_of(question: Question) -> tuple[str, str, Parameters]:
    """(SELECT … FROM …, condition, parameters) of where to look for the articles in order: in the list of one value, among the few, or along another's list."""
    condition, values = question.condition()
    single = question.single
    if single is not None and facet_of(single).has_list:
        return f"{SELECTED} articles_listedarticle", "code = %(code)s", {"code": single}
    if question.is_of_all:
        return f"{SELECTED} articles_listing", "true", {}
    if question.searched or question.at_most <= counting.FEW:
        few = f"(SELECT day, article_id FROM articles_listing WHERE {condition} OFFSET 0) AS few"
        return f"{SELECTED} {few}", "true", values
    along = shortest(question)
    if along is None:
        return f"{SELECTED} articles_listing", condition, values
    fitting = (
        "articles_listedarticle AS along CROSS JOIN LATERAL (SELECT codes FROM articles_listing"
        " WHERE article_id = along.article_id OFFSET 0) AS listing"
    )
    return f"{SELECTED} {fitting}", f"code = %(code)s AND {condition}", values | {"code": along}


def shortest(question):
    """The listed value that fewest articles have, of those that all have that are asked for."""
    singles = [code for clause in question.clauses if len(clause) == 1 for code in clause]
    totals = stored_counts.totals(code for code in singles if facet_of(code).has_list)
    return min(totals, key=totals.get, default=None)


# --- Pages by their number ------------------------------------------------------


def at(question: Question, order: str, offset: int, size: int) -> list[Place]:
    """The `size` places after the first `offset`. Far ones are found by the numbers of each month."""
    place, left = None, offset
    if offset > SKIPPED and (question.kept_by is not None or question.at_most > counting.FEW):
        place, left = nearest(question, order, offset)
    first, *undated = parts_of(order)
    found = rows(question, first, place, size, left)
    if not undated or len(found) == size:
        return found
    skipped = 0 if found else offset - sum(number for _code, number in periods(question))
    return found + rows(question, undated[0], None, size - len(found), skipped)


def nearest(question, order, offset):
    """A place before the page, at the edge of a month or year, and how many rows follow it before the page."""
    place = None
    for code, number in sorted(periods(question), reverse=order == "newest"):
        if number > offset:
            break
        offset -= number
        place = edge(code, order)
    return place, offset


def periods(question: Question) -> list[tuple[int, int]]:
    """(code, articles) of each year; of all articles, of each month."""
    facet = FACETS["month" if question.is_of_all else "year"]
    found = counting.counts(question, [facet])
    return [(code, number) for code, number in found.numbers.items() if facet_of(code) == facet]


def edge(code, order):
    """The place where a month or year ends, in the order of the list."""
    key = key_of(code)
    is_month = facet_of(code) == FACETS["month"]
    year, month = divmod(key, 12) if is_month else (key, 0 if order == "newest" else 11)
    if order == "newest":
        return Place(datetime.date(year, month + 1, 1), ALL)
    last = calendar.monthrange(year, month + 1)[1]
    return Place(datetime.date(year, month + 1, last), (1 << 63) - 1)
