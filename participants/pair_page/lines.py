"""A meeting as a line of a pair's years: plain values, so that a line that is rendered is kept."""

from dataclasses import dataclass

from summit_archive.dates import PartialDate
from summit_archive.web.fast_reverse import path_to

from ..listing.cards import citations


@dataclass(frozen=True)
class Line:
    """`others`: how many countries took part beside the two; of two people how many in all. `at_least`: there may be more."""

    slug: str
    called: str
    date: str
    look: str
    others: int
    at_least: bool
    place: str
    source: str
    source_url: str
    confirmation: str

    @property
    def when(self):
        return PartialDate.parse(self.date)

    @property
    def citations(self):
        return citations(self.source)

    def get_absolute_url(self):
        return path_to("meeting-detail", self.slug)


def line_of(card, look, sides):
    """Of a `MeetingCard`."""
    own = {side.value for side in sides if side.kind == "country"}
    present = {
        party.itself.address
        for party in card.parties
        if party.itself.page == "country-detail" and not party.is_only_invited
    }
    return Line(
        card.slug,
        card.called,
        card.date,
        look,
        len(present - own),
        card.may_name_too_few is not False,
        card.place,
        card.source,
        card.source_url,
        card.confirmation,
    )
