"""Knows who says of a party that it takes part: whoever said the words by which the article tells it."""

from collections.abc import Sequence

from ..statement import ReadStatement
from .draft import Draft, Side
from .party import Party


def said_by(draft: Draft, statements: Sequence[ReadStatement]) -> Draft:
    """The draft with `said_by` of each party whose words lie, with those of the draft, within a statement."""
    statement = next(
        (one for one in statements if lies_within(one, draft.part, draft.start, draft.end)), None
    )
    if statement is None:
        return draft
    return draft._replace(sides=tuple(with_sayer(side, statement) for side in draft.sides))


def lies_within(statement: ReadStatement, part: str, start: int, end: int) -> bool:
    return part == statement.part and statement.start <= start and end <= statement.end


def with_sayer(side: Side, statement: ReadStatement) -> Side:
    party = side.party
    is_told = lies_within(statement, party.part, party.start, party.end)
    is_themselves = party.person is not None and party.person == statement.speaker
    if side.said_by or not is_told or is_themselves:
        return side
    sayer = Party(
        statement.part,
        statement.speaker_start,
        statement.speaker_end,
        statement.speaker_name,
        organisation=statement.organisation,
        person=statement.speaker,
    )
    return side._replace(said_by=sayer)
