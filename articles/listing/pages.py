"""Turning the pages of a list of articles by places, so that none is shown twice while others arrive.

An address names the place after which (or before which) its page begins; the number beside it is for the
reader. A number alone is a place counted from the beginning of the list as it is now.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from summit_archive.dates.parsing import shown
from summit_archive.filtering.values import Problem

from ..counting import places
from ..counting.places import Place
from ..counting.question import Question

# Where the last page is only estimated, numbers up to this are believed.
FARTHEST = 1_000_000


@dataclass
class PlacedPage:
    """A page as templates and files see it: with what a `Page` of Django's has that they use."""

    places: list[Place]
    number: int
    num_pages: int
    is_first: bool
    is_last: bool
    object_list: tuple = ()

    @property
    def paginator(self):
        return self

    def __iter__(self):
        return iter(self.object_list)

    def has_next(self):
        return not self.is_last

    def has_previous(self):
        return not self.is_first

    @property
    def ids(self):
        return [place.article for place in self.places]

    def fill(self, rows):
        """With the rows of its places, in their order; one that has just gone is left out."""
        by_id = {row.pk: row for row in rows}
        self.object_list = [by_id[pk] for pk in self.ids if pk in by_id]
        return self


def placed_page(found, size, listed):
    """The page that the address of `found`, an `ArticleFilter`, asks for; `listed` finds the places.

    Whether others stand before it the rows tell, not its number: articles may have arrived, and a total may
    be an estimate.
    """
    number, last = found.asked_page[0], max(1, -(-found.total // size))
    name, place = found.asked_place
    if place is None:
        rows = listed.at((number - 1) * size, size + 1)
        return PlacedPage(rows[:size], number, last, number == 1, len(rows) <= size)
    if name == "before":
        rows = listed.before(place, size + 1)
        if len(rows) > size:
            number = max(number, 2)
            return PlacedPage(rows[1:], number, max(last, number), is_first=False, is_last=False)
        rows = listed.after(None, size + 1)
        return PlacedPage(rows[:size], 1, last, is_first=True, is_last=len(rows) <= size)
    rows, number = listed.after(place, size + 1), max(number, 2)
    return PlacedPage(rows[:size], number, max(last, number), is_first=False, is_last=len(rows) <= size)


@dataclass(frozen=True)
class Listed:
    """The places of what a question asks for, in one order."""

    question: Question
    order: str

    def at(self, offset, size):
        return places.at(self.question, self.order, offset, size)

    def after(self, place, size):
        return places.after(self.question, self.order, place, size)

    def before(self, place, size):
        return places.before(self.question, self.order, place, size)


def place_asked(data):
    """(parameter, Place) of what `data`, the address, names; and the problem with it, or None."""
    for name in ("after", "before"):
        if text := data.get(name, "").strip():
            if place := Place.read(text):
                return (name, place), None
            said = _(
                "%(name)s: “%(value)s” was ignored; expected a place in the list, such as 2020-05-31.1234."
            )
            facts = {"name": name.capitalize(), "value": shown(text)}
            return ("", None), Problem(name, shown(text), said % facts)
    return ("", None), None
