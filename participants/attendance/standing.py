"""Which states belonged to an organisation on the days of a meeting, surely or only possibly."""

from collections import defaultdict
from dataclasses import dataclass, replace

from ..models import Membership
from ..offices.holders import fits, is_sure

MEMBER = Membership.Standing.MEMBER
WITHDRAWN = Membership.Standing.WITHDRAWN


@dataclass(frozen=True)
class Standing:
    """A state's standing on every possible day.

    `is_member`: on some possible day; `is_sure`: surely, and as a member, on each of them.
    `others`: what else it may have been then (associate, observer, suspended), in words.
    """

    is_member: bool
    is_sure: bool
    others: tuple = ()

    @property
    def is_none(self):
        return not self.is_member and not self.others


NO_STANDING = Standing(is_member=False, is_sure=False)


def standings_on(days, memberships):
    """{country id: Standing} of those with a standing on some of `days`, a meeting's or a candidate's. No query."""
    fitting = defaultdict(list)
    for membership in memberships:
        if membership.standing != WITHDRAWN and fits(membership, days):
            fitting[membership.country_id].append(membership)
    return {country: standing_of(rows, days) for country, rows in fitting.items()}


def standing_of(memberships, days):
    """A standing that surely holds on every day leaves no room for the others."""
    sure = [row for row in memberships if is_sure(row, days)]
    rows = sure or memberships
    others = {str(row.get_standing_display()) for row in rows if row.standing != MEMBER}
    is_member = any(row.standing == MEMBER for row in rows)
    return Standing(is_member, bool(sure) and is_member, tuple(sorted(others)))


def doubted(standings):
    """The same on a date that is doubted itself: then none is sure."""
    return {country: replace(standing, is_sure=False) for country, standing in standings.items()}
