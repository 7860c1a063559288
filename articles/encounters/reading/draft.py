"""What one sentence tells of one encounter, before the sentences of an article are joined."""

from typing import NamedTuple

from participants.models import Meeting, Participation

from ..encounter import ReadParty, ReadSpan
from .party import Party
from .rules import Rule

HELD = Meeting.Status.HELD.value
# Of whom it is said that they met, or that they are to meet.
ATTENDED, CONFIRMED = Participation.Status.ATTENDED.value, Participation.Status.CONFIRMED.value
ABSENT, REPRESENTED = Participation.Status.ABSENT.value, Participation.Status.REPRESENTED.value
INVITED, NOT_STATED = Participation.Status.INVITED.value, Participation.Status.NOT_STATED.value


class Side(NamedTuple):
    """A party, and how it takes part. No `status`: whoever is said to meet came to what was held, and will to the rest."""

    party: Party
    role: str = Participation.Role.NOT_STATED.value
    status: str = ""
    said_by: Party | None = None


class Draft(NamedTuple):
    """`start`, `end`: the words of `part` that show the kind and the status."""

    part: str
    start: int
    end: int
    kind: str
    status: str
    rule: Rule
    sides: tuple[Side, ...]
    certainty: str = ""
    """where it is less than the rule's"""
    when: str = "XXXX"
    when_basis: str = "not-stated"
    place: int | None = None
    place_as_given: str = ""
    country: int | None = None
    organisation: int | None = None
    body_as_given: str = ""
    series: int | None = None
    within_as_given: str = ""
    subject: str = ""
    spans: tuple[ReadSpan, ...] = ()
    """for what is told beside kind, status and parties: when, place, within, organisation, subject"""
    is_vague: bool = False
    """tells more of a meeting or a call that the article tells elsewhere; alone it is one only in the headline or the lead"""

    @property
    def is_held(self) -> bool:
        return self.status == HELD

    @property
    def keys(self) -> frozenset:
        """The sides, whoever stands for them."""
        return frozenset(side.party.key for side in self.sides)


def read_party(side: Side, is_held: bool) -> ReadParty:
    party, said_by = side.party, side.said_by
    return ReadParty(
        country=party.country,
        organisation=party.organisation,
        office=party.office,
        person=party.person,
        name_as_given=party.words,
        role=side.role,
        status=side.status or (ATTENDED if is_held else CONFIRMED),
        said_by_person=said_by.person if said_by else None,
        said_by_organisation=said_by.organisation if said_by else None,
        said_by_name=said_by.words if said_by and not (said_by.person or said_by.organisation) else "",
    )
