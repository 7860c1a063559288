"""The pages of a list of articles: of the best matches by their number, else by keyset.

With keyset paging an address names the place after which (or before which) its page begins, so that no article
is shown twice while others arrive; the number beside it is for the reader. A number alone is counted from
the beginning of the list as it is now. A place is the day and the id of an article.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from summit_archive.dates.parsing import shown
from summit_archive.filtering.paging import next_numbered, previous_numbered
from summit_archive.filtering.values import Problem

from ..counting import places
from ..counting.places import Place
from ..counting.question import Question
from ..searching import dated
from ..searching.matches import Matches
from ..searching.ranking import HEADLINES, OF_MANY, ranked

# Where the last page is only estimated, numbers up to this are believed.
FARTHEST = 1_000_000


@dataclass(frozen=True)
class KeysetPage:
    """The ids of the articles of a page, in order, and what leads to the pages beside it."""

    ids: list[int]
    number: int
    last: int
    next: list | None
    previous: list | None


class PlaceAsked(NamedTuple):
    """The place that an address names, on which `side` of it the page is, "after" or "before"; or its problem."""

    side: str = ""
    place: Place | None = None
    problem: Problem | None = None


# --- The best matches -----------------------------------------------------------


class Ranking:
    """The matches in the order of their rank; of too many, the best of the newest."""

    def __init__(self, matches: Matches, size: int):
        self.matches, self.size = matches, size

    @cached_property
    def best(self) -> list[int]:
        """Of too many matches, those that are ranked."""
        return ranked(self.matches, 0, OF_MANY + HEADLINES)

    @cached_property
    def last(self) -> int:
        reachable = self.matches.total if self.matches.is_exact else len(self.best)
        return max(1, -(-reachable // self.size))

    def page(self, number: int) -> KeysetPage:
        first = (number - 1) * self.size
        if self.matches.is_exact:
            ids = ranked(self.matches, first, self.size)
        else:
            ids = self.best[first : first + self.size]
        following = next_numbered(number) if number < self.last else None
        return KeysetPage(
            ids, number, self.last, following, previous_numbered(number) if number > 1 else None
        )


# --- Keyset paging --------------------------------------------------------------


@dataclass(frozen=True)
class PlacesOfQuestion:
    """The places of what a question asks for, in one order."""

    question: Question
    order: str

    def at(self, offset, size):
        return places.at(self.question, self.order, offset, size)

    def after(self, place, size):
        return places.after(self.question, self.order, place, size)

    def before(self, place, size):
        return places.before(self.question, self.order, place, size)


@dataclass(frozen=True)
class PlacesOfMatches:
    """The places of too many matches to know each, in one order."""

    matches: Matches
    order: str

    def at(self, offset, size):
        return places_of(dated.at(self.matches, self.order, offset, size))

    def after(self, place, size):
        return places_of(dated.after(self.matches, self.order, place, size))

    def before(self, place, size):
        return places_of(dated.before(self.matches, self.order, place, size))


def places_of(rows):
    return [Place(*row) for row in rows]


def keyset_page(
    number: int, asked: PlaceAsked, last: int, size: int, source: PlacesOfQuestion | PlacesOfMatches
) -> KeysetPage:
    """`source` finds the places, `last` is the number of the last page as far as it is known.

    Whether others stand before the page the places tell, not its number: articles may have arrived, and a
    total may be an estimate.
    """
    if asked.place is None:
        found = source.at((number - 1) * size, size + 1)
        return between(found[:size], number, last, number > 1, len(found) > size, number == 2)
    if asked.side == "after":
        found, number = source.after(asked.place, size + 1), max(number, 2)
        return between(found[:size], number, max(last, number), True, len(found) > size)
    found = source.before(asked.place, size + 1)
    if len(found) > size:
        number = max(number, 2)
        return between(found[1:], number, max(last, number), True, True)
    found = source.after(None, size + 1)
    return between(found[:size], 1, last, False, len(found) > size)


def between(
    found: list[Place],
    number: int,
    last: int,
    has_previous: bool,
    has_next: bool,
    follows_the_first: bool = False,
) -> KeysetPage:
    """The page of the places `found`. What leads to the first page names no place, where that is sure to be it."""
    following = previous = None
    if has_next:
        following = [*(("after", place) for place in found[-1:]), *next_numbered(number)]
    if has_previous and (follows_the_first or not found):
        previous = previous_numbered(number)
    elif has_previous:
        previous = [("before", found[0]), ("page", max(1, number - 1))]
    return KeysetPage([place.article for place in found], number, last, following, previous)


def place_asked(paging: Mapping[str, str]) -> PlaceAsked:
    """Of `paging`, {parameter: text}."""
    for side in ("after", "before"):
        if text := paging[side]:
            if place := Place.read(text):
                return PlaceAsked(side, place)
            said = _(
                "%(name)s: “%(value)s” was ignored; expected a place in the list, such as 2020-05-31.1234."
            )
            facts = {"name": side.capitalize(), "value": shown(text)}
            return PlaceAsked(problem=Problem(side, shown(text), said % facts))
    return PlaceAsked()
