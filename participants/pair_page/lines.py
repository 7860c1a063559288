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


def line_of(meeting, look, sides):
    """Of a row of `for_list`. No query."""
    present = [country for country, only_invited in meeting.party_countries.items() if not only_invited]
    own = [side.row for side in sides if side.kind == "country"]
    return Line(
        meeting.slug,
        str(meeting.called),
        str(meeting.when),
        look,
        sum(country not in own for country in present),
        meeting.may_name_too_few,
        str(meeting.place.called) if meeting.place else "",
        meeting.source,
        meeting.source_url,
        meeting.confirmation,
    )
