"""Who belonged to the body of a meeting on its day, and of whom nothing is recorded here: silence is not absence."""

from typing import NamedTuple

from ..attendance.standing import standings_on
from ..models import Membership, Organisation


class Members(NamedTuple):
    """`number` were surely members; `missing`: those of whom nothing is recorded here.

    `are_told_absent`: whether a source calls the list of participants complete.
    """

    body: Organisation
    number: int
    missing: tuple
    are_told_absent: bool

    @property
    def named(self):
        return self.number - len(self.missing)


def members_then(meeting, lines):
    """None where no body, no definite day or no membership is on record. One query at most."""
    if not meeting.when.is_definite or not meeting.is_held:
        return None
    body = meeting.organisation or (meeting.series.organisation if meeting.series else None)
    if body is None:
        return None
    memberships = list(Membership.objects.filter(organisation=body).select_related("country"))
    standings = standings_on(meeting, memberships)
    countries = {row.country_id: row.country for row in memberships}
    members = sorted(
        (countries[pk] for pk, standing in standings.items() if standing.is_sure),
        key=lambda country: (country.sort_key, country.code),
    )
    on_record = {line.facts.state.address_code for line in lines if line.facts.state}
    missing = tuple(country for country in members if country.address_code not in on_record)
    return Members(body, len(members), missing, meeting.has_complete_participants) if members else None
