"""Knows on which day a page says that it was published; where it says two days, or none, it tells so.

What the markup states of the page's own publication is believed, unless the page itself shows another day
beside its headline or has one in its address. Where the markup states none, the day beside the headline is
taken. The day of a lone object that does not say of which page it is is told unless it stands elsewhere too.
A day that the markup gives without saying what happened on it is told and not taken: on 6 of 16 such
pages of trafilatura's set it is not the story's. So is the day of an address that is shown nowhere.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cached_property
from typing import Any, NamedTuple

from ..days import PERHAPS_BEFORE, PERHAPS_NEXT, NoDay, Written, day_as_written, day_at
from ..problems import Problem, excerpt
from .shown_days import PUBLISHED_CLASSES, anywhere, beside_headline, in_the_article, in_times_outside
from .statements import Item, Itself, OwnElements, classes_of, is_beside, scope_of, value_of

# What says when a page was published. The names are compared in small letters.
PUBLISHED_NAMES = (
    *("article:published_time", "og:article:published_time", "article:published", "og:published_time"),
    *("shareaholic:article_published_time", "mediator_published_time", "published_time", "vr:published_time"),
    *("vr:published-time", "datepublished", "dcterms.issued", "dcterms:issued", "dc.date.issued", "pubdate"),
    *("pub_date", "publishdate", "publish_date", "publish-date", "publicationdate", "publication_date"),
    *("parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime"),
    *("sw-pubdate", "bi3dpubdate", "og:release_date"),
)
# What gives a day, and does not say what happened on it.
DAY_NAMES = (
    *("dc.date", "dc:date", "dcterms.date", "dcterms.created", "dcterms:created", "dc.date.created", "date"),
)
CHANGED_NAMES = (
    *("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified"),
)
DAY_IN_ADDRESS = re.compile(r"/(\d{4})/(\d{1,2})/(\d{1,2})/", re.ASCII)

NO_DAY = "the page states no day: the day is left open"
CHANGED_ONLY = "the page says when it was changed, not when it was published: the day is left open"
SOME_DAY = "the page does not say that it was published on this day: the day is left open"
NAMELESS = "only an object that does not say which page it is of gives this day"
TWO_DAYS = "the page gives more than one day as that of its publication: the day is left open"


class Stated(NamedTuple):
    """Words for a day, and what they were understood as."""

    words: str
    written: Written


class PageDays:
    """What one page says of its day, read where it is asked for."""

    def __init__(self, tree: Any, meta: dict[str, list[str]], items: list[Item], itself: Itself):
        self._tree, self._meta, self._items, self._itself = tree, meta, items, itself
        self._own = OwnElements(itself)

    def published_on(self) -> tuple[str | None, tuple[Problem, ...]]:
        """The words that state the day, or none with the doubt that says why."""
        unreadable: list[str] = []
        stated = understood(self._said_to_be_published(), unreadable)
        if stated:
            return self._as_stated(stated)
        shown = list(dict.fromkeys((*self._beside_headline, *self._in_the_article)))
        if shown:
            words = agreed(shown) if self._given <= days_of(shown) else None
            return (words, ()) if words else (None, told(TWO_DAYS, [*days_of(shown), *self._given]))
        if unreadable:
            # Read again with the record, which tells what is wrong with it.
            return unreadable[0], ()
        return self._by_the_address()

    def _as_stated(self, stated: list[Stated]) -> tuple[str | None, tuple[Problem, ...]]:
        words = agreed(stated) or self._shown_of(stated)
        others = self._seen_otherwise(words) if words else set()
        if not words or others:
            return None, told(TWO_DAYS, [*days_of(stated), *others])
        doubt = () if self._is_witnessed(words) else told(NAMELESS, [day_as_written(words).day])
        return self._at_the_place(words), doubt

    def _is_witnessed(self, words: str) -> bool:
        """Whether the day stands elsewhere on the page than in objects that are not known to be of this page."""
        if any(item.is_page(self._itself) for item in self._items if item.first("datePublished")):
            return True
        elsewhere = (*understood(self._said_outside_of_items(), []), *self._beside_headline)
        days = days_of((*elsewhere, *self._in_the_article, *self._one_time_outside))
        return bool(days_meant(day_as_written(words)) & (days | self._given | self._in_address))

    def _shown_of(self, stated: list[Stated]) -> str | None:
        """Of several days the one that all may mean, as some are times in GMT, and that the headline has beside it."""
        possible = set.intersection(*(days_meant(one.written) for one in stated))
        possible &= days_of(one for one in self._beside_headline if is_at_the_place(one.written))
        return str(possible.pop()) if len(possible) == 1 else None

    def _seen_otherwise(self, words: str) -> set[date]:
        """The days that the page shows or has in its address, where they are not what the words mean."""
        possible = days_meant(day_as_written(words))
        seen = [days_meant(one.written) for one in (*self._beside_headline, *self._one_time_outside)]
        agrees = any(days & possible for days in seen)
        others = set() if agrees else set().union(*seen) - self._changed
        return others | self._in_address - possible

    def _at_the_place(self, words: str) -> str:
        """The words; of a time in GMT near midnight the day of the place, where the page tells that as well."""
        written = day_as_written(words)
        possible = days_meant(written)
        if len(possible) == 1:
            return words
        given = (value for name in DAY_NAMES for value in self._meta.get(name, ()))
        for one in understood((*given, *map(value_of, self._tree.iter("time"))), []):
            if one.written.moment == written.moment and is_at_the_place(one.written):
                return one.words
        shown = (*self._beside_headline, *self._in_the_article)
        known = possible & days_of(one for one in shown if is_at_the_place(one.written))
        known = known or possible & self._in_address
        return str(known.pop()) if len(known) == 1 else words

    def _by_the_address(self) -> tuple[str | None, tuple[Problem, ...]]:
        """The day in the address, where it stands elsewhere too; else why there is none."""
        if self._in_address:
            confirmed = self._in_address & (self._given | days_of(understood(anywhere(self._tree), [])))
            if confirmed:
                return str(confirmed.pop()), ()
        if days := self._given | self._in_address:
            return None, told(SOME_DAY, days)
        return None, told(CHANGED_ONLY if self._changed else NO_DAY, ())

    # --- What it says, and where ---

    def _said_to_be_published(self) -> Iterator[Any]:
        for item in self._items:
            yield from item.values.get("datePublished", ())
        yield from self._said_outside_of_items()

    def _said_outside_of_items(self) -> Iterator[Any]:
        for name in PUBLISHED_NAMES:
            yield from self._meta.get(name, ())
        # Outside of any scope a property is nobody's but the page's, unless it stands in a comment or a teaser.
        for element in self._tree.xpath("//*[contains(@itemprop, 'datePublished')]"):
            is_day = "datePublished" in element.get("itemprop").split()
            if is_day and scope_of(element) is None and not is_beside(element):
                yield value_of(element)
        # By hAtom and its successor; and by a draft of HTML 5.
        for element in self._tree.xpath("//*[contains(@class, 'published')]|//time[@pubdate]"):
            is_pubdate = element.tag == "time" and element.get("pubdate") is not None
            if (is_pubdate or classes_of(element) & PUBLISHED_CLASSES) and element in self._own:
                yield value_of(element)

    @cached_property
    def _beside_headline(self) -> list[Stated]:
        return understood(beside_headline(self._tree, self._itself), [])

    @cached_property
    def _in_the_article(self) -> list[Stated]:
        return understood(in_the_article(self._tree, self._own), [])

    @cached_property
    def _one_time_outside(self) -> list[Stated]:
        """Where the times outside of articles give several days, they are of other stories."""
        stated = understood(in_times_outside(self._tree), [])
        return stated if len(days_of(stated)) == 1 else []

    @cached_property
    def _given(self) -> set[date]:
        return days_of(understood((value for name in DAY_NAMES for value in self._meta.get(name, ())), []))

    @cached_property
    def _changed(self) -> set[date]:
        values = [value for name in CHANGED_NAMES for value in self._meta.get(name, ())]
        values += [value for item in self._items for value in item.values.get("dateModified", ())]
        return set().union(*(days_meant(one.written) for one in understood(values, [])))

    @cached_property
    def _in_address(self) -> set[date]:
        """The day in the page's address, /2023/12/26/; empty where there is none."""
        found = (DAY_IN_ADDRESS.search(f"{place}/") for place in sorted(self._itself.addresses))
        return days_of(understood(("-".join(one.groups()) for one in found if one), [])[:1])


def understood(words: Iterable[Any], unreadable: list[str]) -> list[Stated]:
    """Each once, in their order; what is no day is added to the `unreadable`."""
    stated: dict[str, Stated] = {}
    for one in words:
        one = " ".join(one.split()) if isinstance(one, str) else ""
        if one and one not in stated:
            try:
                stated[one] = Stated(one, day_as_written(one))
            except NoDay:
                unreadable.append(excerpt(one, 100))
    return list(stated.values())


def agreed(stated: list[Stated]) -> str | None:
    """The words that say best what all say; None where they say two days.

    One moment may be told twice, in GMT and in the time of the place: the latter has the day.
    """
    moments = {one.written.moment for one in stated if one.written.moment and is_at_the_place(one.written)}
    stated = [one for one in stated if is_at_the_place(one.written) or one.written.moment not in moments]
    if len(days_of(stated)) > 1:
        return None
    return next((one for one in stated if is_at_the_place(one.written)), stated[0]).words


def days_of(stated: Iterable[Stated]) -> set[date]:
    return {one.written.day for one in stated}


def is_at_the_place(written: Written) -> bool:
    return written.moment is None or bool(written.moment.utcoffset())


def days_meant(written: Written) -> set[date]:
    """The day; of a time in GMT near midnight also the day that it may be at the place."""
    day, doubt = day_at(written, None)
    beside = {PERHAPS_NEXT: timedelta(days=1), PERHAPS_BEFORE: timedelta(days=-1)}
    return {day, day + beside.get(doubt, timedelta())}


def told(reason: str, days: Iterable[date]) -> tuple[Problem, ...]:
    return (Problem("published_on", ", ".join(map(str, sorted(set(days)))), reason),)
