"""Takes an uploaded file in: its records are kept as they were read, until an editor says yes or no to them.

Nothing of it is an article yet; articles/importing/slices.py goes on from here.
"""

import hashlib
import json
import time
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any, BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _

from summit_archive.postgres.copy import copy_rows
from summit_archive.web.limits import LARGEST_UPLOAD

from ..models import ImportBatch, StagedRecord
from .batches import digest
from .mapping import FieldMapping
from .problems import Problem, excerpt
from .reading import Broken, Line, Source
from .reading.lines import Lookahead
from .run import Settings

LARGEST_FILE = LARGEST_UPLOAD
# What a file holds, unpacked, and how long its reading may keep a web page waiting.
MOST_CHARACTERS = 200 * 2**20
MOST_RECORDS = 100_000
PATIENCE = 60
# So many characters go into the database at once.
SLICE_CHARACTERS = 1_000_000

COLUMNS = ["batch_id", "number", "file", "line", "fields", "problems", "outcome", "keys"]

# Of an upload that is in one of these the same file needs no second one.
UNFINISHED = [ImportBatch.State.STAGED, ImportBatch.State.PREVIEWED, ImportBatch.State.RUNNING]

Row = tuple[Any, ...]


class TooMuch(Exception):
    """The file is more than a web page takes; the message says of what, and what else can be done."""


class Empty(Exception):
    """Nothing stands in the file; the message says why, where that is known."""


def in_other_ways(what: str) -> TooMuch:
    ways = _("Split it, or import it with the command manage.py import_articles.")
    return TooMuch(f"{what} {ways}")


class Patient:
    """The bytes of an upload; too long a reading is broken off."""

    def __init__(self, raw: BinaryIO):
        self._raw, self._end = raw, time.monotonic() + PATIENCE

    def read(self, length: int) -> bytes:
        if time.monotonic() > self._end:
            raise in_other_ways(_("Reading the file takes longer than %d seconds.") % PATIENCE)
        return self._raw.read(length)

    def close(self) -> None:
        """It is closed by whoever opened it."""


def fingerprint_of(file: BinaryIO, options: dict[str, Any]) -> str:
    """The same for the same bytes brought in with the same options, whatever the file's name."""
    file.seek(0)
    # Django's files fill buffers, which is more than BinaryIO promises.
    contents = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
    file.seek(0)
    return digest(["upload", contents, options])


def stage(file: BinaryIO, name: str, settings: Settings, user: Any) -> ImportBatch:
    """Keep the records of an upload. Raises TooMuch or Empty, and then nothing is kept."""
    name = excerpt(PurePath(name).name, 200) or "upload"
    options = settings.in_plain_values()
    with transaction.atomic():
        batch = ImportBatch.objects.create(
            state=ImportBatch.State.STAGED,
            files=[name],
            options=options,
            fingerprint=fingerprint_of(file, options),
            user=user,
        )
        total, broken = keep_records(batch, Source(name, Lookahead(Patient(file))), settings.mapping)
        if not total:
            raise Empty(broken)
        batch.so_far = {"total": total, "broken": broken}
        batch.mapping = excerpt(settings.mapping.in_words(), 4000)
        batch.save(update_fields=["so_far", "mapping"])
    return batch


def keep_records(batch: ImportBatch, source: Source, mapping: FieldMapping) -> tuple[int, str]:
    """How many there are, and why it could be read no further."""
    file, total, characters, waiting, rows = batch.files[0], 0, 0, 0, []
    broken: list[str] = []
    for total, line in enumerate(until_broken(source, broken), start=1):
        rows.append(row_of(batch.pk, total, file, line))
        if line.fields is not None:
            mapping.note(line.fields)
        waiting += len(rows[-1][4])
        refuse_too_much(total, characters + waiting)
        if waiting >= SLICE_CHARACTERS or len(rows) >= 1000:
            copy_rows(StagedRecord, COLUMNS, rows)
            characters, waiting, rows = characters + waiting, 0, []
    copy_rows(StagedRecord, COLUMNS, rows)
    return total, "".join(broken)


def until_broken(lines: Iterable[Line], broken: list[str]) -> Iterator[Line]:
    try:
        yield from lines
    except Broken as error:
        broken.append(str(error))


def refuse_too_much(records: int, characters: int) -> None:
    if records > MOST_RECORDS:
        raise in_other_ways(_("The file has more than %s records.") % f"{MOST_RECORDS:,}")
    if characters > MOST_CHARACTERS:
        raise in_other_ways(
            _("What the file holds is larger than %d MB, unpacked.") % (MOST_CHARACTERS // 2**20)
        )


def row_of(batch: int, number: int, file: str, line: Line) -> Row:
    """As COPY takes it, in the order of COLUMNS."""
    fields, refusal = "", line.refusal
    if refusal is None:
        try:
            fields = json.dumps(line.fields, default=str)
        except (RecursionError, ValueError) as error:
            refusal = Problem("", "", f"the record cannot be kept ({error})")
    problems = [("refused", refusal)] if refusal else []
    problems += [("doubtful", doubt) for doubt in line.doubts]
    # jsonb takes neither NUL nor half a character.
    told = [[kind, *(excerpt(word, 2000) for word in problem)] for kind, problem in problems]
    return batch, number, file, line.number, fields, json.dumps(told), "", []


def line_of(staged: StagedRecord) -> Line:
    """The line as it was read."""
    refused = [Problem(*words) for kind, *words in staged.problems if kind == "refused"]
    doubts = tuple(Problem(*words) for kind, *words in staged.problems if kind == "doubtful")
    fields = json.loads(staged.fields) if staged.fields else None
    return Line(staged.line, fields, refused[0] if refused else None, doubts)
