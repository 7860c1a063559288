"""Import batches as a run keeps them: begun or gone on with, moved along with the rows, finished.

What a batch tells of itself is written in the transactions of its rows, so that a run that was
stopped, however it was, and goes on later has the same rows and the same counts as one that was not.
"""

import hashlib
import json
import secrets
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from ..counting.bulk_changes import fold
from ..models import ImportBatch, ImportProblem
from .problems import excerpt
from .report import Report

# Of each batch as many problems are kept in the archive; a report file has all.
MOST_PROBLEMS = 10_000


class Undone(Exception):
    """The batch was undone while this run was at work."""


class FinishedByAnother(Exception):
    """Another run of the same import has brought all of the batch in while this one was at work."""


def begin(sources: list[str], options: dict[str, Any], *, goes_on: bool = True) -> ImportBatch:
    """The batch of these sources and options that was stopped before its end, else a new one.

    `goes_on`: whether the sources are the same when they have the same names, as standard input is not.
    """
    fingerprint = digest([sources, options, "" if goes_on else secrets.token_hex()])
    stopped = ImportBatch.objects.filter(fingerprint=fingerprint, state=ImportBatch.State.RUNNING)
    if batch := stopped.first():
        return batch
    try:
        with transaction.atomic():
            return ImportBatch.objects.create(
                files=[source[:1000] for source in sources],
                options=options,
                fingerprint=fingerprint,
            )
    except IntegrityError:
        return stopped.get()


def digest(facts: Any) -> str:
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


def save_progress(batch: ImportBatch, report: Report) -> None:
    """Write down how far the batch is. To be called in the transaction of its rows.

    Raises Undone or FinishedByAnother.
    """
    running = ImportBatch.objects.filter(pk=batch.pk, state=ImportBatch.State.RUNNING)
    if not running.update(counts=report.counts()):
        raise ended(batch)
    save_problems(batch, report)


def ended(batch: ImportBatch) -> Exception:
    """Why a batch goes on no more that was running when this run began."""
    finished = ImportBatch.objects.filter(pk=batch.pk, state=ImportBatch.State.FINISHED)
    return FinishedByAnother() if finished.exists() else Undone()


def save_problems(batch: ImportBatch, report: Report) -> None:
    """Of a batch that goes on, those that are told again are the same."""
    rows = report.take_problems()
    kept = [
        ImportProblem(
            batch=batch,
            number=number,
            file=row["file"][:1000],
            line=row["line"],
            outcome=row["outcome"],
            field=row["field"][:200],
            value=row["value"][:300],
            reason=row["reason"],
        )
        for number, row in rows
        if number <= MOST_PROBLEMS
    ]
    ImportProblem.objects.bulk_create(kept, ignore_conflicts=True)


def conclude(batch: ImportBatch, report: Report, mapping: str, *, comes_again: bool = True) -> None:
    """All that can be read is read; what could not be waits for the same import again.

    Raises Undone or FinishedByAnother.
    `comes_again`: whether there can be another, as there cannot be of an upload.
    """
    running = ImportBatch.objects.filter(pk=batch.pk, state=ImportBatch.State.RUNNING)
    with transaction.atomic():
        save_problems(batch, report)
        report.count["versions"] = batch.arrivals.filter(article__sketch__story__isnull=False).count()
        told: dict[str, Any] = {
            "counts": report.counts(),
            "unresolved": report.most_unresolved(),
            "mapping": excerpt(mapping, 4000),
        }
        if not (report.count["broken"] and comes_again):
            told |= {"state": ImportBatch.State.FINISHED, "finished_at": timezone.now()}
        if not running.update(**told):
            raise ended(batch)
        fold()
