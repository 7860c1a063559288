"""Where an encounter and the record of its meeting differ: what each says, side by side. Nothing is settled here.

What only one of the two says is new, or missing, not a contradiction.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from participants.models import Meeting, Participation
from participants.models.participation import ParticipationQuerySet

from ..attestation.contradictions import OF_MEETINGS, OF_PARTICIPANTS
from ..models import Encounter, EncounterParty, Proposal
from .accounts import Terms, party_of, who_takes_part
from .naming import name_of
from .same import hold, near_kinds, overlap
from .surroundings import RELATED, people_of, tellers

HOSTING = [Participation.Role.HOST, Participation.Role.CHAIR]


class Difference(NamedTuple):
    """`about`: kind, status, day, place, participant, role or missing; the words of each side, "" where it says nothing."""

    about: str
    label: str
    on_record: str
    told: str
    contradicts: bool
    """False where the text only says what the record does not"""
    party: int | None = None
    """the number of the party of the encounter that it is about"""


def differences(encounter: Encounter) -> list[Difference]:
    """Of one encounter: six queries."""
    return differences_of(Encounter.objects.filter(pk=encounter.pk))[encounter.pk]


def differences_of(encounters: QuerySet[Encounter]) -> dict[int, list[Difference]]:
    """By encounter; none where it has neither a meeting nor a proposal. Six queries, however many there are."""
    told = tellers(encounters)
    meetings = {one.pk: one for one in with_participants({one.meeting_id for one in told})}
    proposals = Proposal.objects.select_related("place__country").in_bulk(
        {one.proposal_id for one in told} - {None}
    )
    terms = Terms(people_of(told, meetings.values()))
    return {one.pk: list(compared(one, meetings, proposals, terms)) for one in told}


def with_participants(meetings: Iterable[int | None]) -> QuerySet[Meeting]:
    rows: ParticipationQuerySet = Participation.objects.select_related(
        "country", "organisation", "office__country", "person"
    )
    found = Meeting.objects.filter(pk__in=set(meetings) - {None}).select_related(*RELATED)
    return found.prefetch_related(Prefetch("participations", rows))


def compared(
    told: Encounter, meetings: dict[int, Meeting], proposals: dict[int, Proposal], terms: Terms
) -> Iterator[Difference]:
    meeting = meetings.get(told.meeting_id or 0)
    record = meeting or proposals.get(told.proposal_id or 0)
    if record is None:
        return
    yield from of_the_meeting(told, record)
    if meeting:
        yield from of_who_took_part(told, meeting, terms)


def of_the_meeting(told: Encounter, record: Meeting | Proposal) -> Iterator[Difference]:
    if not near_kinds(told.kind, record.kind):
        yield Difference("kind", _("Kind"), record.get_kind_display(), told.get_kind_display(), True)
    if told.status != record.status and record.status:
        against = OF_MEETINGS.is_against(told.status, record.status)
        if against or (record.status, told.status) == ("postponed", "held"):
            yield Difference(
                "status", _("Status"), record.get_status_display(), told.get_status_display(), True
            )
    yield from of_the_day(told, record)
    yield from of_the_place(told, record)


def of_the_day(told: Encounter, record: Meeting | Proposal) -> Iterator[Difference]:
    if str(told.when) == str(record.when):
        return
    facts = (_("Day"), record.when.in_words(), told.when.in_words())
    is_narrower = hold(record.possible, told.possible)
    are_definite = told.when.is_definite and record.when.is_definite
    if not overlap(told.possible, record.possible) or (
        are_definite and not (is_narrower or hold(told.possible, record.possible))
    ):
        yield Difference("day", *facts, True)
    elif told.when.is_definite and (is_narrower or not are_definite):
        yield Difference("day", *facts, False)


def of_the_place(told: Encounter, record: Meeting | Proposal) -> Iterator[Difference]:
    words = str(told.place or told.place_as_given or told.country or "")
    if not words:
        return
    if not record.place:
        yield Difference("place", _("Place"), "", words, False)
        return
    town = told.place_id is not None and told.place_id != record.place_id
    country = told.place_id is None and told.country_id is not None
    if town or (country and told.country_id != record.place.country_id):
        yield Difference("place", _("Place"), str(record.place), words, True)


def of_who_took_part(told: Encounter, meeting: Meeting, terms: Terms) -> Iterator[Difference]:
    rows: dict[tuple, list[Participation]] = {}
    for row in meeting.participations.all():
        rows.setdefault(party_of(row, terms), []).append(row)
    parties = list(told.parties.all())
    for party in parties:
        yield from of_a_party(party, rows.get(party_of(party, terms), []), meeting, terms)
    yield from of_the_host(parties, meeting, terms)


def of_a_party(
    party: EncounterParty, rows: list[Participation], meeting: Meeting, terms: Terms
) -> Iterator[Difference]:
    words = ", ".join([name_of(party), party.get_status_display()])
    participant = _("Participant")
    if not rows:
        against = meeting.has_complete_participants and party.status not in (
            "absent",
            "invited",
            "not-stated",
        )
        told = _("not in the complete list") if against else ""
        yield Difference("participant", participant, told, words, against, party.number)
        return
    own = [row for row in rows if is_of_the_same(party, row, terms)]
    for row in own or rows:
        if OF_PARTICIPANTS.is_against(party.status, row.status) and row.status != "not-stated":
            on_record = ", ".join([str(row), row.get_status_display()])
            yield Difference("participant", participant, on_record, words, True, party.number)
            return
    if not own:
        on_record = "; ".join(str(row) for row in rows)
        named = party.person_id and any(row.person_id for row in rows)
        yield Difference("participant", participant, on_record, words, bool(named), party.number)


def is_of_the_same(party: EncounterParty, row: Participation, terms: Terms) -> bool:
    told, there = who_takes_part(party, terms), who_takes_part(row, terms)
    if told.person and there.person:
        return told.person == there.person
    if told.person is None and told.office is None:
        return True
    return told.office is not None and told.office == there.office


def of_the_host(parties: Iterable[EncounterParty], meeting: Meeting, terms: Terms) -> Iterator[Difference]:
    """The text calls somebody the host, or the chair, and the record another."""
    for party in (one for one in parties if one.role in HOSTING):
        there = [row for row in meeting.participations.all() if row.role == party.role]
        if there and party_of(party, terms) not in {party_of(row, terms) for row in there}:
            on_record = "; ".join(str(row) for row in there)
            yield Difference(
                "role", party.get_role_display().capitalize(), on_record, name_of(party), True, party.number
            )
