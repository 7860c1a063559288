"""All articles that a list's address asks for, in the order of its pages, for files: so many at once, whoever waits.

Nothing is held open between two batches: each is two short statements, so that a slow client holds up nobody. What
others write meanwhile is seen by later batches. By day a batch begins after the place of the last one: an article that
stays as it was is told once and never skipped; one that is published meanwhile is told if its place is still to come;
one whose day moves is told at most once, and not at all if it moves to where the file has been already. Best matches
are put in order once, at the beginning.
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from ..counting.places import Place
from ..searching.ranking import HEADLINES, OF_MANY, ranked
from .pages import PlacesOfMatches, PlacesOfQuestion
from .result import ArticleResult
from .rows import ArticleRow, article_rows

AT_ONCE = 1000
# Of texts, each of which may have some hundred thousand characters.
TEXTS_AT_ONCE = 100
IDS_IN_A_PIECE = 1 << 15


class Told:
    """Which articles were told: a bit for each, as they are many."""

    def __init__(self):
        self.pieces: dict[int, bytearray] = {}

    def is_new(self, pk: int) -> bool:
        """Whether it was not told before; from now on it is."""
        number, place = divmod(pk, IDS_IN_A_PIECE)
        piece = self.pieces.get(number)
        if piece is None:
            piece = self.pieces[number] = bytearray(IDS_IN_A_PIECE // 8)
        byte, bit = place >> 3, 1 << (place & 7)
        if piece[byte] & bit:
            return False
        piece[byte] |= bit
        return True


def every_row(result: ArticleResult, *, with_texts: bool = False) -> Iterator[ArticleRow]:
    """At two queries a batch, however many are linked to each; best matches are one batch."""
    size = TEXTS_AT_ONCE if with_texts else AT_ONCE
    told = Told()
    ids = (pk for pk in every_id(result, size) if told.is_new(pk))
    while some := list(islice(ids, size)):
        yield from article_rows(some, with_texts=with_texts)


def every_id(result: ArticleResult, size: int) -> Iterator[int]:
    """Best matches first as far as there is such an order; of too many to compare, the others by day behind them."""
    if not result.question.is_ranked:
        return by_day(result.places, size)
    return best_first(result, size)


def best_first(result: ArticleResult, size: int) -> Iterator[int]:
    matches = result.matches
    if matches.is_exact:
        yield from ranked(matches, 0, matches.total)
        return
    yield from ranked(matches, 0, OF_MANY + HEADLINES)
    yield from by_day(PlacesOfMatches(matches, "newest"), size)


def by_day(places: PlacesOfQuestion | PlacesOfMatches, size: int) -> Iterator[int]:
    place: Place | None = None
    while found := places.after(place, size):
        yield from ids_of(found)
        if len(found) < size:
            return
        place = found[-1]


def ids_of(places: Iterable[Place]) -> Iterator[int]:
    return (place.article for place in places)
