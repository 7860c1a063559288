"""What each source says, side by side: a line for each claim, a column for each publisher.

An article without a publisher is a source of its own.
"""

from dataclasses import dataclass

from .contradictions import OF_MEETINGS, OF_PARTICIPANTS
from .life import in_words

# More columns than a reader can compare; the rest stands in the tables beside.
MOST_SOURCES = 12


@dataclass(frozen=True)
class Said:
    """A status that an article gives; `row` is a coverage or an attestation."""

    row: object
    is_against: bool
    status_in_words: str


@dataclass(frozen=True)
class Claim:
    """The meeting itself (`participation` None) or one participant, and what each source says of it."""

    participation: object | None
    concluded: str
    cells: tuple
    is_disputed: bool


@dataclass(frozen=True)
class Comparison:
    """`sources` are publishers or articles, those that say most first; `left_out` counts the others."""

    sources: tuple
    left_out: int
    claims: tuple

    @property
    def is_disputed(self):
        return any(claim.is_disputed for claim in self.claims)


def side_by_side(meeting, coverage, lines, attested):
    """None where fewer than two sources say anything that could be compared.

    `attested` is {id of a line of `lines`: its attestations}.
    """
    claims = [(None, meeting, [row for row in coverage if row.status], OF_MEETINGS)]
    claims += [(row, row, attested.get(row.pk, []), OF_PARTICIPANTS) for row in lines]
    claims = [claim for claim in claims if claim[2]]
    numbers = {}
    for _participation, _concluded, rows, _ladder in claims:
        for row in rows:
            source = source_of(row)
            numbers[source] = numbers.get(source, 0) + 1
    if len(numbers) < 2:
        return None
    sources = sorted(numbers, key=lambda source: (-numbers[source], str(source)))
    shown = tuple(sources[:MOST_SOURCES])
    lines = tuple(claim_of(*claim, shown) for claim in claims)
    return Comparison(shown, len(sources) - len(shown), lines)


def source_of(row):
    return row.article.publisher or row.article


def claim_of(participation, concluded, rows, ladder, sources):
    said = {source: [] for source in sources}
    words = in_words(rows, "status")
    for row in rows:
        if source_of(row) in said:
            is_against = ladder.is_against(row.status, concluded.status)
            said[source_of(row)].append(Said(row, is_against, words[row.status]))
    return Claim(
        participation=participation,
        concluded=str(concluded.get_status_display()),
        cells=tuple(tuple(said[source]) for source in sources),
        is_disputed=ladder.disagree(row.status for row in rows),
    )
