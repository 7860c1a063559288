"""What a proposal says, of all that its encounters say: one meeting told by several articles."""

from collections import Counter
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any

from summit_archive.dates import PartialDate

from ..models import Encounter, EncounterParty, Proposal
from .accounts import Terms, party_of
from .naming import title_of

# From what says most. What was planned is less than any outcome, and of outcomes that a meeting was held is the most.
PLANS = ["rumoured", "possible", "announced", "scheduled"]
CERTAINTIES = ["possible", "likely", "sure"]
# A text that says more of what kind a talk was comes before one that says less.
KINDS_THAT_SAY_LITTLE = ["other", "visit", "bilateral"]


def say_what_they_say(proposal: Proposal, encounters: Sequence[Encounter], terms: Terms) -> None:
    """Fill in `proposal`, but for its address and what it is a part of, from encounters with all that they name at hand."""
    proposal.status = status_of(encounters)
    claims = sorted(encounters, key=lambda one: how_much_it_says(one, proposal.status))
    proposal.kind = kind_of(claims)
    proposal.stated_on = max(
        (day for one in claims if one.status == proposal.status and (day := one.article.published_on)),
        default=None,
    )
    proposal.when = when_of([one for one in claims if one.status == proposal.status])
    for name in ("place", "organisation", "series"):
        setattr(proposal, name, first_said(claims, name))
    placed = next((one for one in claims if one.place_id == proposal.place_id and one.place_as_given), None)
    proposal.place_as_given = placed.place_as_given if placed else ""
    proposal.possible = proposal.possible_days()
    proposal.title = title_of(proposal, parties_of(claims, terms), first_said(claims, "body_as_given") or "")


def how_much_it_says(encounter: Encounter, status: str) -> tuple:
    """Comes first: what has the proposal's status, is dated, sure, and was there before."""
    return (
        encounter.status != status,
        not encounter.when.is_definite,
        -CERTAINTIES.index(encounter.certainty),
        encounter.pk,
    )


def status_of(encounters: Iterable[Encounter]) -> str:
    """Held, where any says so; else what the latest says became of it; else the surest plan."""
    statuses = {one.status for one in encounters}
    if "held" in statuses:
        return "held"
    if outcomes := [one for one in encounters if one.status not in PLANS]:
        return max(outcomes, key=how_late).status
    return max(statuses, key=PLANS.index)


def how_late(encounter: Encounter) -> tuple:
    day = encounter.article.published_on
    return (day is not None, day, encounter.pk) if day else (False, encounter.pk)


def kind_of(claims: Sequence[Encounter]) -> str:
    """What most say; of as many, what says most."""
    said = Counter(one.kind for one in claims)
    return max(said, key=lambda kind: (said[kind], kind not in KINDS_THAT_SAY_LITTLE, kind != "other"))


def when_of(claims: Sequence[Encounter]) -> PartialDate:
    """The date that most of the dated ones give; of as many, the first."""
    dated = [one for one in claims if one.when.is_definite] or claims
    said = Counter(str(one.when) for one in dated)
    most = max(said.values())
    return next(one.when for one in dated if said[str(one.when)] == most)


def first_said(claims: Iterable[Encounter], name: str) -> Any:
    return next(filter(None, map(attrgetter(name), claims)), None)


def parties_of(claims: Iterable[Encounter], terms: Terms) -> list[EncounterParty]:
    """Each party once, in the words that name most of it."""
    best: dict[tuple, EncounterParty] = {}
    for party in (party for one in claims for party in one.parties.all() if party.status != "absent"):
        key = party_of(party, terms)
        if key not in best or names_more(party, best[key]):
            best[key] = party
    return list(best.values())


def names_more(party: EncounterParty, other: EncounterParty) -> bool:
    return (bool(party.person_id), bool(party.office_id)) > (bool(other.person_id), bool(other.office_id))
