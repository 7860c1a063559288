"""Which countries belonged to a meeting's organisation on its days, proposed as its participants.

Nothing is claimed. A proposal is a membership that was in force, and the leading office that
fits the days; the editor ticks. What is recorded then is the country and the office, never
the person: no source named one. Who held the office follows from the date and is worked out
anew at each reading (`officeholders`), so it is always shown as resolved and never as quoted,
and a term that is mended later mends it too. Where more than one office fits the days, or
none is known to, the country alone is recorded.
"""

from collections import defaultdict
from dataclasses import dataclass

from .models import Country, Membership, Office, Participation, Term
from .officeholders import Holder, fits, is_sure

PROPOSED_STANDINGS = [Membership.Standing.MEMBER, Membership.Standing.ASSOCIATE, Membership.Standing.OBSERVER]
# What a standing says of the role at the table. An associate's is nowhere stated.
ROLES = {
    Membership.Standing.MEMBER: Participation.Role.MEMBER,
    Membership.Standing.OBSERVER: Participation.Role.OBSERVER,
}


@dataclass(frozen=True)
class Proposal:
    """A country, why it is proposed, and its leading office then.

    `is_sure`: one membership covers every possible day of the meeting. `already`: the
    participation by which the country takes part, if it does.
    """

    country: Country
    memberships: tuple[Membership, ...]
    is_sure: bool
    office: Office | None
    holders: tuple[Holder, ...]
    already: Participation | None

    @property
    def is_member(self):
        return any(membership.standing == Membership.Standing.MEMBER for membership in self.memberships)

    @property
    def role(self):
        standings = {membership.standing for membership in self.memberships}
        if len(standings) > 1:
            return Participation.Role.NOT_STATED
        return ROLES.get(standings.pop(), Participation.Role.NOT_STATED)

    @property
    def holder(self):
        """The one term that surely held the proposed office on every possible day; else None."""
        sure = [holder for holder in self.holders if holder.is_sure and holder.term.office == self.office]
        return sure[0].term if len(sure) == 1 else None

    def participation_in(self, meeting):
        """A new participation, not yet saved."""
        return Participation(
            meeting=meeting,
            country=self.country,
            office=self.office,
            role=self.role,
            status=Participation.Status.NOT_STATED,
        )


def body_of(meeting):
    """The organisation whose members a meeting's are: its own or its series', or what that is a part of.

    The nearest one that has memberships; None where there is none. Two queries a level.
    """
    organisation = meeting.organisation or (meeting.series.organisation if meeting.series else None)
    while organisation is not None and not organisation.memberships.exists():
        organisation = organisation.parent
    return organisation


def proposals_for(meeting, organisation):
    """A `Proposal` for each country with a standing in `organisation` on some possible day. Three queries.

    Members first, then associates and observers, each by name. Who was suspended or had
    withdrawn is not proposed.
    """
    memberships = _memberships_then(meeting, organisation)
    holders = _leading_holders(meeting, memberships)
    already = _taking_part(meeting, holders)
    proposals = [
        Proposal(
            country=country,
            memberships=tuple(rows),
            is_sure=len(rows) == 1 and is_sure(rows[0], meeting),
            office=_office_of(holders[country.pk]),
            holders=tuple(holders[country.pk]),
            already=already.get(country.pk),
        )
        for country, rows in memberships.items()
    ]
    return sorted(proposals, key=lambda proposal: (not proposal.is_member, proposal.country.sort_key))


def _memberships_then(meeting, organisation):
    """The fitting memberships by country; a sure one makes the others of its country pointless."""
    by_country = defaultdict(list)
    standing = organisation.memberships.filter(standing__in=PROPOSED_STANDINGS)
    for membership in standing.select_related("country").in_order():
        if fits(membership, meeting):
            by_country[membership.country].append(membership)
    for country, rows in by_country.items():
        by_country[country] = [row for row in rows if is_sure(row, meeting)] or rows
    return by_country


def _leading_holders(meeting, countries):
    """The terms of heads of state that fit the days, as {country id: [Holder, …]}."""
    terms = Term.objects.filter(office__kind=Office.Kind.HEAD_OF_STATE, office__country__in=countries)
    by_country = defaultdict(list)
    for term in terms.for_list():
        if fits(term, meeting):
            by_country[term.office.country_id].append(Holder(term, is_sure(term, meeting)))
    return by_country


def _office_of(holders):
    """The office of the one that surely held one; of all that may have, where they share it; else None."""
    offices = {holder.term.office for holder in holders if holder.is_sure}
    offices = offices or {holder.term.office for holder in holders}
    return offices.pop() if len(offices) == 1 else None


def _taking_part(meeting, holders):
    """The participation by which each country is there already, in whichever way it is named."""
    leaders = {holder.term.person_id: pk for pk, among in holders.items() for holder in among}
    taking_part = {}
    for row in meeting.participations.for_list():
        country = row.for_country
        pk = country.pk if country else leaders.get(row.person_id)
        taking_part.setdefault(pk, row)
    return taking_part
