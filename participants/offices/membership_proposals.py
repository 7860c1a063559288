"""Which countries belonged to a meeting's organisation on its days, proposed as its participants.

Nothing is claimed. A proposal is a membership that was in force, and the leading offices that
fit the days; the editor ticks. What is recorded then is the country alone, and an office only
where the editor chooses one that a source names; never the person. Who held the office follows
from the date and is worked out anew at each reading (`officeholders`), so it is always shown as
resolved and never as quoted, and a term that is mended later mends it too.
"""

from collections import defaultdict
from dataclasses import dataclass

from ..models import Country, Membership, Office, Participation, Term
from .holders import Holder, fits, is_sure

PROPOSED_STANDINGS = [Membership.Standing.MEMBER, Membership.Standing.ASSOCIATE, Membership.Standing.OBSERVER]
# What a standing says of the role at the table. An associate's is nowhere stated.
ROLES = {
    Membership.Standing.MEMBER: Participation.Role.MEMBER,
    Membership.Standing.OBSERVER: Participation.Role.OBSERVER,
}


@dataclass(frozen=True)
class OfficeThen:
    """A leading office that fits the days of a meeting, and all who held it then, surely or possibly."""

    office: Office
    holders: tuple[Holder, ...]

    @property
    def holder(self):
        """The one who surely held it on every possible day; else None."""
        sure = [holder.term.person for holder in self.holders if holder.is_sure]
        return sure[0] if len(sure) == 1 else None


@dataclass(frozen=True)
class Proposal:
    """A country, why it is proposed, and its leading offices then, to choose from.

    `is_sure`: one membership covers every possible day of the meeting. `already`: the
    participation by which the country takes part, if it does.
    """

    country: Country
    memberships: tuple[Membership, ...]
    is_sure: bool
    offices: tuple[OfficeThen, ...]
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
    def choice(self):
        """The name of the form field for the office."""
        return f"office-{self.country.code}"

    def office_chosen(self, chosen):
        """The office whose number is `chosen`; none for anything else: nobody named it."""
        return next((then.office for then in self.offices if str(then.office.pk) == chosen), None)

    def participation_in(self, meeting, office, status):
        """A new participation, not yet saved."""
        return Participation(
            meeting=meeting,
            country=self.country,
            office=office,
            role=self.role,
            status=status,
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
    offices = _leading_offices(meeting, memberships)
    already = _taking_part(meeting, offices)
    proposals = [
        Proposal(
            country=country,
            memberships=tuple(rows),
            is_sure=len(rows) == 1 and is_sure(rows[0], meeting),
            offices=tuple(offices[country.pk]),
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


def _leading_offices(meeting, countries):
    """The leading offices that were held on the days, heads of state first, as {country id: [OfficeThen, …]}."""
    holders = defaultdict(list)
    for term in Term.objects.of_leaders().filter(office__country__in=countries).for_list():
        if fits(term, meeting):
            holders[term.office].append(Holder(term, is_sure(term, meeting)))
    offices = defaultdict(list)
    for office in sorted(holders, key=lambda office: (office.kind != Office.Kind.HEAD_OF_STATE, office.name)):
        offices[office.country_id].append(OfficeThen(office, tuple(holders[office])))
    return offices


def _taking_part(meeting, offices):
    """The participation by which each country is there already, in whichever way it is named."""
    leaders = {
        holder.term.person_id: country
        for country, held in offices.items()
        for then in held
        for holder in then.holders
    }
    taking_part = {}
    for row in meeting.participations.for_list():
        country = row.for_country
        taking_part.setdefault(country.pk if country else leaders.get(row.person_id), row)
    return taking_part
