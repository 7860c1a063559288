"""What the page of an import batch tells: its counts in words, its progress, and the preview of an upload."""

import json
from dataclasses import dataclass

from django.db.models import Case, Count, F, TextField, Value, When
from django.db.models.functions import Length
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from summit_archive.jobs.standing import latest, somebody_works
from summit_archive.jobs.tables import Job

from ..desk.inbox_filter import WAITING
from ..importing.mapping import FieldMapping
from ..importing.problems import excerpt
from ..models import Article, Encounter, ImportBatch, Mention, StagedRecord
from ..working.kinds import UPLOAD

SHOWN_RECORDS = 20
# A record as large as a book is shown by its number alone.
SHOWN_CHARACTERS = 100_000

State = ImportBatch.State

# The count's name; what it means once the import is done, and before.
COUNTS = [
    ("read", _("records read"), _("records read")),
    ("added", _("new: imported"), _("new: to be imported")),
    (
        "completed",
        _("completed: something an article lacked, such as the source's text"),
        _("to be completed: something an article lacks, such as the source's text"),
    ),
    (
        "unchanged",
        _("duplicates: already in the archive, or earlier in this file"),
        _("duplicates: already in the archive, or earlier in this file"),
    ),
    (
        "differing",
        _("different in the archive: the archive's version was kept"),
        _("different in the archive: the archive's version would be kept"),
    ),
    ("refused", _("refused"), _("refused: cannot be imported")),
    ("doubtful", _("doubtful: something was left out"), _("doubtful: something would be left out")),
    (
        "broken",
        _("files that could not be read to their end"),
        _("files that could not be read to their end"),
    ),
    ("tags", _("tags of the sources that became links"), _("tags of the sources that would become links")),
    ("encounters", _("meetings that they report"), _("meetings that they report")),
    ("versions", _("versions of a story that other articles also carry"), ""),
    ("removed", _("removed again"), ""),
    ("kept", _("kept when the rest was removed"), ""),
    ("kept_accepted", _("of these, kept because an editor accepted a meeting that they report"), ""),
]
KIND_WORDS = {
    "country": _("countries"),
    "person": _("people"),
    "organisation": _("organisations"),
    "office": _("offices"),
    "meeting": _("meetings"),
}
VERDICTS = [
    ("added", _("New")),
    ("completed", _("Completes an article, for example with the source's text")),
    ("differing", _("Different in the archive")),
    ("unchanged", _("Duplicates of the archive or of an earlier record")),
    ("refused", _("Refused")),
]
PHASES = {
    State.STAGED: _("The records are compared with the archive. Nothing is written."),
    State.RUNNING: _("The articles are being imported."),
    State.UNDOING: _("The batch is being undone."),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A record of the preview: where it stands, its headline, and what is said of it."""

    line: int
    headline: str
    problems: list


def page_facts(batch):
    """For the page's template; a constant number of queries."""
    return {
        "facts": facts(batch),
        "counts": counts_in_words(batch),
        "mentions": [
            (words, batch.counts.get(f"mentions of {kind}", 0)) for kind, words in KIND_WORDS.items()
        ],
        "waiting": None if batch.is_preview else waiting(batch),
        "encounters": [] if batch.is_preview else encounters(batch),
        "progress": progress(batch) if batch.goes_on else None,
        "background": background(batch) if batch.goes_on else None,
        "preview": preview(batch) if batch.state == State.PREVIEWED else [],
        "has_problems": batch.problems.exists(),
        "is_undoable": batch.state in (State.RUNNING, State.FINISHED),
    }


def facts(batch):
    options = batch.options
    status = dict(Article.Status.choices).get(options.get("status"), options.get("status"))
    told = [
        (_("Feed"), str(batch.feed or "")),
        (_("Files"), ", ".join(batch.files)),
        (_("State"), batch.get_state_display()),
        (_("By"), str(batch.user) if batch.user else _("the command line")),
        (_("Started"), batch.started_at),
        (_("Finished"), batch.finished_at),
        (_("Undone"), batch.undone_at),
        (_("New articles are"), status),
        (_("Publisher, if none is named"), options.get("publisher")),
        (_("Language, if none is named"), options.get("language")),
        (_("Fields"), batch.mapping),
    ]
    return [(name, value) for name, value in told if value]


def counts_in_words(batch):
    """Pairs of words and a number; the plain ones also where they are 0."""
    told = []
    for name, after, before in COUNTS:
        words = before if batch.is_preview else after
        if words and (name in batch.counts or name in ("read", "added", "unchanged", "refused")):
            told.append((words, batch.counts.get(name, 0)))
    return told


def waiting(batch):
    """How many suggestions in its articles an editor is asked about now."""
    return Mention.objects.waiting().filter(article__arrival__batch=batch).count()


def encounters(batch):
    """(words, how many, the state by which the inbox shows them) of what its articles report of meetings. One query."""
    counted = Encounter.objects.filter(article__arrival__batch=batch).order_by()
    numbers = dict(counted.values_list("state").annotate(Count("pk")))
    # What an editor changed stands twice: as it was read, and as it was accepted.
    read = sum(numbers.values()) - numbers.get("superseded", 0)
    return [
        (_("reports of meetings"), read, ""),
        (_("of these, waiting for an editor now"), numbers.get("proposed", 0), WAITING),
        (_("accepted"), numbers.get("accepted", 0), "accepted"),
        (_("rejected"), numbers.get("rejected", 0), "rejected"),
    ]


def progress(batch):
    """How much of how much, and of what."""
    if batch.state == State.UNDOING:
        done, total = batch.counts.get("removed", 0), brought(batch)
    else:
        done, total = batch.counts.get("read", 0), batch.so_far["total"]
    return {"done": done, "total": max(total, done, 1), "phase": PHASES[State(batch.state)]}


@dataclass(frozen=True, slots=True)
class Background:
    """Who goes on with a batch: `is_left` to a worker; or whoever has its page open, where `why` says why no worker does."""

    job: Job | None
    is_left: bool
    why: str = ""


def background(batch):
    """Two queries."""
    job = latest(UPLOAD.name, batch.pk)
    if not somebody_works():
        return Background(
            job, False, _("No worker is running, so this goes on only while this page is open.")
        )
    if job and job.state == Job.State.FAILED:
        return Background(job, False, format_lazy("{} {}", _("The worker could not finish it:"), job.error))
    return Background(job, bool(job and job.is_unfinished))


def brought(batch):
    return sum(batch.counts.get(verdict, 0) for verdict in ("added", "completed"))


def preview(batch):
    """For each verdict its heading, how many records it has, and the first of them; seven queries."""
    staged = {verdict: first_records(batch, verdict) for verdict, _heading in VERDICTS}
    mapping = FieldMapping(batch.options.get("map"))
    said = problems_of(batch, [record.line for records in staged.values() for record in records])
    return [
        {
            "heading": heading,
            "number": batch.counts.get(verdict, 0),
            "records": [
                Shown(record.line, headline_of(record, mapping), said.get(record.line, []))
                for record in staged[verdict]
            ],
        }
        for verdict, heading in VERDICTS
        if staged[verdict]
    ]


def first_records(batch, verdict):
    size = Length("fields")
    shown = Case(
        When(size__lt=SHOWN_CHARACTERS, then=F("fields")), default=Value(""), output_field=TextField()
    )
    records = StagedRecord.objects.filter(batch=batch, outcome=verdict).order_by("number")
    return list(records.annotate(size=size).annotate(shown=shown).only("line")[:SHOWN_RECORDS])


def headline_of(record, mapping):
    fields = json.loads(record.shown) if record.shown else None
    return excerpt(mapping.stated(fields, "headline")[1], 160) if isinstance(fields, dict) else ""


def problems_of(batch, lines):
    said = {}
    for problem in batch.problems.filter(line__in=lines).order_by("number"):
        said.setdefault(problem.line, []).append(problem)
    return said
