"""Joins reader, record, linker and loader into one stream, and holds no more than a few batches of it.

What needs no database (reading, linking, comparing) is done ahead, in a thread of its own, while
the database takes in the batch before.
"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import NamedTuple

from django.db import transaction

from ..encounters.readers import reader_beside
from ..encounters.reading.reader import EncounterReader
from ..linking.linker import Linker
from ..models import ImportBatch
from .batches import save_progress
from .likeness import Signature, signatures
from .linked_record import LinkedRecord, link_record
from .loader import Destination, Numbered, load
from .mapping import FieldMapping
from .prefetching import prefetched
from .problems import Problem, Refused
from .publishers import PublishersOnRecord
from .reading import Broken, Line
from .record import NO_DEFAULTS, ArticleRecord, Defaults, read_record
from .report import Outcome, Report, Verdict

BATCH_RECORDS = 500
# A batch of book-length transcripts is closed earlier.
BATCH_CHARACTERS = 8_000_000


class Entry(NamedTuple):
    """A record on its way: its outcome where it was refused already, else what is to be loaded."""

    file: str
    line: int
    number: int
    outcome: Outcome | None
    linked: LinkedRecord | None = None
    signature: Signature | None = None

    @property
    def characters(self) -> int:
        return len(self.linked.record.body) if self.linked else 0


@dataclass(frozen=True)
class Settings:
    """How records are understood, and the status that new articles get."""

    status: str
    defaults: Defaults = NO_DEFAULTS
    mapping: FieldMapping = field(default_factory=FieldMapping)

    def in_plain_values(self) -> dict[str, str]:
        """What tells one import from another of the same files."""
        defaults = {name: said for name, said in asdict(self.defaults).items() if said or name != "time_zone"}
        return {"status": self.status, **defaults, "map": self.mapping.chosen}


@dataclass(frozen=True)
class Run:
    """What an import knows while it goes on; one or two queries, to know where publishers are, and whose."""

    batch: ImportBatch
    linker: Linker
    report: Report
    settings: Settings
    publishers: PublishersOnRecord = field(default_factory=PublishersOnRecord)

    @cached_property
    def reader(self) -> EncounterReader:
        """Of encounters, by the same facts as the linker."""
        return reader_beside(self.linker)

    def take(self, file: str, lines: Iterable[Line]) -> Iterator[int]:
        """Import the lines of one file, yielding after each transaction how many records it had.

        Raises Broken when all that could be read is in; Undone and FinishedByAnother as `save_progress` does.
        """
        first = self.report.count["read"] + 1
        entries = (
            self.understood(f"{file}/{line.file}" if line.file else file, line, number)
            for number, line in enumerate(lines, start=first)
        )
        with prefetched(map(with_signatures, batches(entries))) as prefetched_batches:
            for entries in prefetched_batches:
                self.load(entries)
                yield len(entries)

    def understood(self, file: str, line: Line, number: int) -> Entry:
        if line.refusal:
            return Entry(file, line.number, number, refusal(line, line.refusal))
        try:
            record = self.record_of(line)
        except Refused as refused:
            return Entry(file, line.number, number, refusal(line, refused.problem))
        voice = self.publishers.voice_of(record.publisher)
        return Entry(file, line.number, number, None, link_record(record, self.linker, self.reader, voice))

    def record_of(self, line: Line) -> ArticleRecord:
        """Raises Refused."""
        said = self.settings
        return read_record(
            line.fields or {}, said.defaults, line.doubts, said.mapping, self.publishers.zone_of
        )

    @transaction.atomic
    def load(self, entries: list[Entry]) -> None:
        records = [Numbered(entry.number, entry.linked, entry.signature) for entry in entries if entry.linked]
        destination = Destination(self.batch.pk, self.settings.status)
        loaded = iter(load(records, destination, self.reader))
        for entry in entries:
            self.report.add(entry.file, entry.line, entry.outcome or next(loaded))
        save_progress(self.batch, self.report)


def refusal(line: Line, problem: Problem) -> Outcome:
    return Outcome(Verdict.REFUSED, (problem,), line.doubts)


def with_signatures(entries: list[Entry]) -> list[Entry]:
    """With signatures: several at once are cheaper than one by one."""
    made = signatures(entry.linked.record.body for entry in entries if entry.linked)
    return [entry._replace(signature=next(made)) if entry.linked else entry for entry in entries]


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
