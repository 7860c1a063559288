"""The lists with filters as records of what is cited: the conditions in words, and how much fits them."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participants.calendars.filter import CalendarFilter
from participants.listing.days_filter import DaysAndCountriesFilter
from participants.listing.filter import MeetingFilter
from participants.listing.not_confirmed import NotConfirmedFilter, NotConfirmedResult
from participants.listing.question import MeetingQuestion
from participants.listing.result import MeetingResult
from participants.pictures.question import MapFilter, TimelineFilter
from participants.together.compare_filter import CompareFilter
from participants.together.matrix_filter import MatrixFilter
from summit_archive.filtering import Asked, ListFilter
from summit_archive.filtering.values import Value
from summit_archive.wording.numbers import grouped

from ..listing.filter import ArticleFilter
from ..listing.question import ArticleQuestion
from ..listing.result import ArticleResult
from ..proposals.filter import ProposalFilter, ProposalQuestion
from ..proposals.result import ProposalResult

Counted = Callable[[Asked], Any]


class FilteredPage(NamedTuple):
    """`extent` puts into words how much fits what is asked; None where a page shows no number of rows."""

    filters: type[ListFilter]
    extent: Counted | None = None


def of_articles(asked: Asked) -> str:
    """Whether it is an estimate is told."""
    result = ArticleResult(ArticleQuestion(asked))
    said = ngettext("%(number)s article", "%(number)s articles", result.total) % {
        "number": grouped(result.total)
    }
    return said if result.is_exact else _("about %s") % said


def of_meetings(asked: Asked) -> str:
    return meetings(MeetingResult(MeetingQuestion(asked)).total)


def of_proposals(asked: Asked) -> str:
    return meetings(ProposalResult(ProposalQuestion(asked)).total)


def of_not_confirmed(asked: Asked) -> str:
    return meetings(NotConfirmedResult(asked).total)


def meetings(number: int) -> str:
    return ngettext("%(number)s meeting", "%(number)s meetings", number) % {"number": grouped(number)}


FILTERED = {
    "article-list": FilteredPage(ArticleFilter, of_articles),
    "calendar-month": FilteredPage(CalendarFilter),
    "calendar-on": FilteredPage(CalendarFilter),
    "calendar-year": FilteredPage(CalendarFilter),
    "compare": FilteredPage(CompareFilter),
    "matrix": FilteredPage(MatrixFilter),
    "meeting-list": FilteredPage(MeetingFilter, of_meetings),
    "meeting-map": FilteredPage(MapFilter),
    "meeting-timeline": FilteredPage(TimelineFilter),
    "not-confirmed": FilteredPage(NotConfirmedFilter, of_not_confirmed),
    "person-trips": FilteredPage(DaysAndCountriesFilter),
    "proposal-list": FilteredPage(ProposalFilter, of_proposals),
}
# What says how a page is shown, and not what is on it.
ASIDE: dict[str, list[Value]] = {"facets": [], "proposed": []}


class Query(NamedTuple):
    """What is asked of a filtered page: in words, settled as the part of an address behind “?”, and how much fits."""

    asked: Asked
    words: str
    settled: str
    extent: str


def query_of(name: str, query: str, *, counts: bool = True) -> Query | None:
    """None where the page of this name has no filter. The queries of the rows that it names, and of counting."""
    if (page := FILTERED.get(name)) is None:
        return None
    asked = page.filters.read(QueryDict(query))
    conditions = asked.varied(ASIDE)
    settled = [(key, value.text) for key in asked.declared if key in conditions for value in conditions[key]]
    words = "; ".join(f"{chosen.label}: {chosen.text}" for chosen in asked.in_words)
    return Query(asked, words, urlencode(settled), page.extent(asked) if page.extent and counts else "")
