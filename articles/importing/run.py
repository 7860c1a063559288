"""Joins reader, record, linker and loader into one stream, and holds no more than one batch of it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .linker import LinkedRecord, Linker
from .loader import Outcome, Verdict, load
from .reader import Broken, Line
from .record import Defaults, Problem, Refused, read_record

BATCH_RECORDS = 500
# A batch of book-length transcripts is closed earlier.
BATCH_CHARACTERS = 8_000_000


class Entry(NamedTuple):
    """A line on its way: its outcome where it was refused already, else what is to be loaded."""

    line: int
    outcome: Outcome | None
    linked: LinkedRecord | None = None

    @property
    def characters(self) -> int:
        return len(self.linked.record.body) if self.linked else 0


def import_lines(
    lines: Iterable[Line], linker: Linker, defaults: Defaults, status: str
) -> Iterator[tuple[int, Outcome]]:
    """The number and the outcome of each line, in their order, as soon as its batch is committed.

    Raises Broken when all that could be read is in.
    """
    entries = (understood(line, linker, defaults) for line in lines)
    for batch in batches(entries):
        loaded = iter(load([entry.linked for entry in batch if entry.linked], status))
        for entry in batch:
            yield entry.line, entry.outcome or next(loaded)


def understood(line: Line, linker: Linker, defaults: Defaults) -> Entry:
    if line.refusal:
        return refusal(line, line.refusal)
    try:
        record = read_record(line.fields, defaults, line.doubts)
    except Refused as refused:
        return refusal(line, refused.problem)
    return Entry(line.number, None, linker.link(record))


def refusal(line: Line, problem: Problem) -> Entry:
    return Entry(line.number, Outcome(Verdict.REFUSED, (problem,), line.doubts))


def batches(entries: Iterator[Entry]) -> Iterator[list[Entry]]:
    """What comes, in lists; where it breaks, what came before is a list too."""
    batch, characters, broken = [], 0, None
    try:
        for entry in entries:
            batch.append(entry)
            characters += entry.characters
            if len(batch) >= BATCH_RECORDS or characters >= BATCH_CHARACTERS:
                yield batch
                batch, characters = [], 0
    except Broken as error:
        broken = error
    if batch:
        yield batch
    if broken:
        raise broken
