"""Knows who says of a party that it takes part: whoever said the words by which the article tells it."""

from collections.abc import Sequence

from ..encounter import ReadEncounter, ReadParty, ReadSpan
from ..statement import ReadStatement


def said_by(encounter: ReadEncounter, statements: Sequence[ReadStatement]) -> ReadEncounter:
    """The encounter with `said_by` of each party whose words, and those of the encounter, lie within a statement."""
    if not statements:
        return encounter
    spans = {one.shows: one for one in encounter.spans}
    sayer = sayer_of(spans.get("kind"), statements)
    if sayer is None:
        return encounter
    parties = tuple(
        with_sayer(party, sayer)
        if lies_within(spans.get(f"party {number}"), sayer) and not is_themselves(party, sayer)
        else party
        for number, party in enumerate(encounter.parties)
    )
    return encounter._replace(parties=parties)


def sayer_of(span: ReadSpan | None, statements: Sequence[ReadStatement]) -> ReadStatement | None:
    return next((one for one in statements if lies_within(span, one)), None)


def lies_within(span: ReadSpan | None, statement: ReadStatement) -> bool:
    return (
        span is not None
        and span.part == statement.part
        and statement.start <= span.start
        and span.end <= statement.end
    )


def is_themselves(party: ReadParty, statement: ReadStatement) -> bool:
    return party.person is not None and party.person == statement.speaker


def with_sayer(party: ReadParty, statement: ReadStatement) -> ReadParty:
    if party.said_by_person or party.said_by_organisation or party.said_by_name:
        return party
    return party._replace(
        said_by_person=statement.speaker,
        said_by_organisation=None if statement.speaker else statement.organisation,
        said_by_name="" if statement.speaker or statement.organisation else statement.speaker_name,
    )
