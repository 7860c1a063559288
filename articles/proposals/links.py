"""Where the list of proposed meetings leads: itself under other conditions, and the meetings on record under the same."""

from django.utils.functional import cached_property

from participants.listing.filter import WITH_YEAR, MeetingFilter
from participants.together.sides import asking, pair_url
from summit_archive.filtering import Links
from summit_archive.filtering.links import GAP, Frame

from .beside import texts


class ProposalLinks(Links):
    def __init__(self, asked):
        super().__init__(asked, "proposal-list", "proposal-list-json")

    @property
    def all_days_url(self):
        return self.varied({"from": [], "to": [], "year": []})

    @cached_property
    def year_frame(self):
        return Frame.of(self.varied({"from": [GAP], "to": [GAP], "year": [WITH_YEAR]}))

    @property
    def on_record_url(self):
        """The list of meetings under the same conditions."""
        known = [pair for pair in texts(self.asked.conditions) if pair[0] in MeetingFilter.base_filters]
        return asking("meeting-list", known)

    @property
    def pair_url(self):
        """The page of the two countries, or people, that are chosen; None where it is not two."""
        for name in ("country", "person"):
            if len(chosen := self.asked.chosen(name)) == 2:
                return pair_url([value.row for value in chosen])
        return None
