"""Proposed meetings beside a calendar: on which days they may have been, and how sure that is."""

from django.db.models import Max, Min
from django.utils.functional import cached_property

from participants.calendars.entries import Entry
from participants.calendars.year_range import DayAfterLast, FirstDay, YearRange
from participants.models.meeting import has_sure_days

from ..models import ListedProposal
from .beside import SHOW, Beside, proposals_under, proposals_url, texts


class ProposedDays(Beside):
    """What is proposed in the days of a `CalendarQuestion`; those that state no year only where `states_days`.

    `days`, [(name, text)], ask their list for the same days. Two queries where they are shown, else one.
    """

    def __init__(self, question, links, days=(), states_days=False):
        asked = question.asked
        is_shown = bool(asked.chosen("proposed"))
        rows = question.in_days(proposals_under(asked.declared, asked.conditions))
        super().__init__(
            rows if states_days else rows.of_stated_years(),
            proposals_url([*texts(asked.conditions), *days]) if days else "",
            links.varied({"proposed": [] if is_shown else [SHOW]}),
            is_shown,
        )

    @cached_property
    def entries(self):
        """Oldest first; none where they are not shown."""
        if not self.is_shown:
            return []
        shown = self.rows.for_calendar().oldest_first()
        return [Entry(row, row.possible, has_sure_days(row)) for row in shown]


def with_proposed(whole):
    """The years of `whole`, a `YearRange` or None, and those in which some proposed meeting may have been. One query."""
    days = ListedProposal.objects.of_stated_years().aggregate(
        first=Min(FirstDay("possible")), last=Max(DayAfterLast("possible"))
    )
    if days["first"] is None:
        return whole
    first, last = days["first"].year, (days["last"] - days["last"].resolution).year
    return YearRange(min(first, whole.first), max(last, whole.last)) if whole else YearRange(first, last)
