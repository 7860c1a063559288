"""Does the work of an upload, or of an undoing, in slices that a web page can wait for.

Each slice is one transaction that knows from the database where the last one stopped: pressed twice,
left and come back to, or interrupted by a restart, it goes on there. First the records are compared
(the preview, which writes no article), then, on an editor's word, they come in; or are thrown away.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

from django.db import IntegrityError, OperationalError, connection, transaction
from django.db.models.functions import Length
from psycopg2.errors import LockNotAvailable, QueryCanceled

from ..encounters import turns
from ..linking.linker import Linker
from ..models import Article, ImportBatch, StagedRecord
from ..models.article import LONG_BODY
from . import batches
from .identity import Facts, Known, identity_facts, identity_keys, strongest_keys
from .likeness import normalised_hash
from .linked_record import LinkedRecord
from .loader import TRY, Destination, Numbered, judge, refused
from .mapping import FieldMapping
from .publishers import Publishers
from .record import Defaults
from .report import Outcome, Report
from .run import Entry, Run, Settings, with_signatures
from .stories import as_array
from .undoing import UNDOABLE, CannotUndo, undo_some
from .uploads import line_of

SLICE_RECORDS = 500
SLICE_CHARACTERS = 1_000_000
# What the database finds too much for its limit of time is tried again in smaller slices.
FEWER = [SLICE_RECORDS, 50, 5, 1]
SECONDS = 1.5
# So long a page waits for another import to end its transaction.
PATIENCE = 2

State = ImportBatch.State


class Busy(Exception):
    """Another import, or another press of the button, is at work: the same again in a moment does it."""


class RunsAlready(Exception):
    """The same file, with the same options, is coming in at this moment by another batch: `batch`."""

    def __init__(self, batch: ImportBatch | None):
        self.batch = batch
        super().__init__()


def go_on(pk: int, linker: Linker | None) -> ImportBatch:
    """Do the next slice of what the batch is at, if it is at anything. Raises Busy; DoesNotExist where it is gone.

    Only an undoing needs no linker.
    """
    for most in FEWER:
        try:
            return one_slice(pk, linker, most)
        except OperationalError as error:
            if isinstance(error.__cause__, LockNotAvailable):
                raise Busy from error
            if most == FEWER[-1] or not isinstance(error.__cause__, QueryCanceled):
                raise
    raise AssertionError("the last slice returns or raises")


@transaction.atomic
def one_slice(pk: int, linker: Linker | None, most: int) -> ImportBatch:
    # To compare writes no article, and goes on beside an import.
    if ImportBatch.objects.values_list("state", flat=True).get(pk=pk) != State.STAGED:
        take_turn_soon()
    batch = ImportBatch.objects.select_for_update().get(pk=pk)
    if batch.state == State.STAGED:
        compare_some(batch, linker, most)  # type: ignore[arg-type]  # only an undoing has none
    elif batch.state == State.RUNNING and batch.is_upload:
        import_some(batch, linker, most)  # type: ignore[arg-type]  # only an undoing has none
    elif batch.state == State.UNDOING:
        undo_some(batch, most)
        batch.refresh_from_db()
    return batch


def take_turn_soon() -> None:
    """As the loader takes it, and matching of encounters, but no longer than a page can wait."""
    end = time.monotonic() + PATIENCE
    with connection.cursor() as cursor:
        cursor.execute(TRY)
        while not cursor.fetchone()[0]:
            if time.monotonic() > end:
                raise Busy
            time.sleep(0.1)
            cursor.execute(TRY)
    try:
        turns.take_turn(PATIENCE)
    except turns.Busy as busy:
        raise Busy from busy


# --- An editor's word ---------------------------------------------------------


@transaction.atomic
def confirm(pk: int) -> ImportBatch:
    """What was compared may come in. Raises RunsAlready; where it was said before, nothing happens."""
    batch = ImportBatch.objects.select_for_update().get(pk=pk)
    if batch.state == State.PREVIEWED:
        batch.problems.all().delete()
        batch.counts, batch.unresolved, batch.state = {}, [], State.RUNNING
        batch.so_far = {name: batch.so_far[name] for name in ("total", "broken")}
        try:
            with transaction.atomic():
                batch.save(update_fields=["counts", "unresolved", "state", "so_far"])
        except IntegrityError as error:
            same = ImportBatch.objects.filter(fingerprint=batch.fingerprint, state=State.RUNNING)
            raise RunsAlready(same.first()) from error
    return batch


@transaction.atomic
def throw_away(pk: int) -> bool:
    """Forget an upload that has brought nothing yet. Whether it was so."""
    batch = ImportBatch.objects.select_for_update().filter(pk=pk).first()
    if batch is None or not batch.is_preview:
        return False
    batch.delete()
    return True


@transaction.atomic
def begin_to_undo(pk: int) -> ImportBatch:
    """From now on the batch is undone; an import of it that goes on stops. Raises CannotUndo."""
    batch = ImportBatch.objects.select_for_update().get(pk=pk)
    if batch.state not in UNDOABLE:
        raise CannotUndo
    batch.state = State.UNDOING
    batch.save(update_fields=["state"])
    return batch


# --- One slice ----------------------------------------------------------------


@dataclass(frozen=True)
class Slice:
    """Some records of a batch as understood, and the run that they are part of."""

    run: Run
    entries: list[Entry]
    is_last: bool


def next_slice(batch: ImportBatch, linker: Linker, most: int) -> Slice:
    report = Report(write=lambda row: None)
    report.go_on(batch.counts, batch.so_far)
    run = Run(batch, linker, report, settings_of(batch))
    reached, end = report.count["read"], time.monotonic() + SECONDS
    entries = []
    for staged in records_after(batch, reached, most):
        entries.append(run.understood(staged.file, line_of(staged), staged.number))
        if time.monotonic() > end:
            break
    return Slice(run, entries, is_last=reached + len(entries) >= batch.so_far["total"])


def settings_of(batch: ImportBatch) -> Settings:
    options = batch.options
    return Settings(
        options["status"],
        Defaults(options["publisher"], options["language"], options.get("time_zone", "")),
        FieldMapping(options.get("map")),
    )


def records_after(batch: ImportBatch, reached: int, most: int) -> Iterator[StagedRecord]:
    """The next records, no more than go well together; two queries."""
    staged = StagedRecord.objects.filter(batch=batch, number__gt=reached).order_by("number")
    sizes = staged.values_list("number", Length("fields"))[:most]
    characters, last = 0, reached
    for number, size in sizes:
        if last > reached and characters + size > SLICE_CHARACTERS:
            break
        characters, last = characters + size, number
    return staged.filter(number__lte=last).defer("keys").iterator(chunk_size=100)


def import_some(batch: ImportBatch, linker: Linker, most: int) -> None:
    part = next_slice(batch, linker, most)
    report = part.run.report
    if part.entries:
        part.run.load(with_signatures(part.entries))
    batch.so_far |= report.so_far()
    ImportBatch.objects.filter(pk=batch.pk).update(so_far=batch.so_far)
    if part.is_last:
        tell_broken(batch, report)
        batches.conclude(batch, report, batch.mapping, comes_again=False)
        batch.staged.all().delete()
    batch.refresh_from_db()


def tell_broken(batch: ImportBatch, report: Report) -> None:
    if batch.so_far["broken"]:
        report.add_broken(batch.files[0], batch.so_far["broken"])


# --- The preview --------------------------------------------------------------


def compare_some(batch: ImportBatch, linker: Linker, most: int) -> None:
    """Say of the next records what would become of them, without writing any of them."""
    part = next_slice(batch, linker, most)
    report, told = part.run.report, []
    outcomes = iter(compared(batch, part))
    for entry in part.entries:
        outcome, keys = (entry.outcome, []) if entry.outcome else next(outcomes)
        report.add(entry.file, entry.line, outcome)
        told.append((entry.number, str(outcome.verdict), keys))
    remember(batch, told)
    if part.is_last:
        tell_broken(batch, report)
        batch.state, batch.unresolved = State.PREVIEWED, report.most_unresolved()
    batches.save_problems(batch, report)
    batch.counts, batch.so_far = report.counts(), batch.so_far | report.so_far()
    batch.save(update_fields=["state", "counts", "so_far", "unresolved"])


def compared(batch: ImportBatch, part: Slice) -> list[tuple[Outcome, list[int]]]:
    """The outcome of each record that was understood, and by which keys later ones know it again."""
    linked = [entry.linked for entry in part.entries if entry.linked]
    numbers = [entry.number for entry in part.entries if entry.linked]
    publishers = Publishers(one.record.publisher for one in linked)
    facts = [identity_facts(one, publishers.id_of(one.record.publisher)) for one in linked]
    known = Known(facts, staged_twins(part.run, facts, before=min(numbers, default=0)))
    records = [Numbered(number, one) for number, one in zip(numbers, linked, strict=True)]
    judged = judge(zip(records, facts, strict=True), known, Destination(batch.pk, part.run.settings.status))
    coming = {record.number for record in [*judged.new, *(one.record for one in judged.completing)]}
    return [
        (has_room(record, outcome) if record.number in coming else outcome, digests(identity_keys(its_facts)))
        for record, outcome, its_facts in zip(records, judged.outcomes, facts, strict=True)
    ]


def has_room(record: Numbered, outcome: Outcome) -> Outcome:
    """The outcome; or the refusal that the database would say, of a text that its search cannot hold."""
    source = record.linked.record
    if len(source.body) <= LONG_BODY:
        return outcome
    texts = {"headline": source.headline, "standfirst": source.standfirst, "body": source.body}
    article = Article(language=source.language, **texts)
    return (
        outcome if article.search_has_room() else refused(source, "too many different words for the search")
    )


def staged_twins(run: Run, facts: list[Facts], before: int) -> list[Facts]:
    """Of the batch's earlier records that are new, those that any of these may be the same as."""
    wanted = sorted({key for one in facts for key in digests(strongest_keys(one))})
    earlier = StagedRecord.objects.filter(batch=run.batch, number__lt=before, outcome="added")
    twins = list(earlier.filter(keys__overlap=wanted).order_by("number")) if wanted else []
    records = [run.record_of(line_of(twin)) for twin in twins]
    publishers = Publishers(record.publisher for record in records)
    return [
        identity_facts(
            LinkedRecord(record, (), normalised_hash(record.body)), publishers.id_of(record.publisher)
        )
        for record in records
    ]


def digests(keys: list[tuple]) -> list[int]:
    return [int.from_bytes(blake2b(repr(key).encode(), digest_size=8).digest(), signed=True) for key in keys]


REMEMBER = """
UPDATE articles_stagedrecord AS staged SET outcome = told.outcome, keys = told.keys::bigint[]
FROM unnest(%s::integer[], %s::text[], %s::text[]) AS told (number, outcome, keys)
WHERE staged.batch_id = %s AND staged.number = told.number
"""


def remember(batch: ImportBatch, told: list[tuple[int, str, list[int]]]) -> None:
    """Of each record what would become of it; of new ones the keys. One statement."""
    numbers = [number for number, _outcome, _keys in told]
    outcomes = [outcome for _number, outcome, _keys in told]
    keys = [as_array(keys if outcome == "added" else ()) for _number, outcome, keys in told]
    with connection.cursor() as cursor:
        cursor.execute(REMEMBER, [numbers, outcomes, keys, batch.pk])
