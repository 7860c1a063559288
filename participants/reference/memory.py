"""What a load leaves behind: what was taken from the files, so that an editor's change is told from a fact that has
aged, and what became of the rows of each.
"""

import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from participants.models.reference_row import ReferenceRow
from summit_archive.postgres.copy import copy_rows


def as_json(cells):
    return json.dumps(cells, ensure_ascii=False)


def key_of(table, values):
    """What tells a row of a file from its others, as one text."""
    return as_json([values.get(column, "") for column in table.key])


NEW = ["file", "key", "values", "object_id"]


class Remembered(NamedTuple):
    """One row of a file as it was last loaded: see `ReferenceRow`."""

    id: int | None
    """None of what was not taken before"""
    file: str
    key: str
    values: dict[str, str]
    object_id: int


class Memory:
    """All rows that were taken from the files of some tables: read in one query, written in three."""

    def __init__(self, tables):
        self.rows = defaultdict(dict)
        self.learnt, self.forgotten = [], []
        rows = ReferenceRow.objects.filter(file__in=[table.name for table in tables])
        for row in rows.values_list(*Remembered._fields):
            remembered = Remembered(*row)
            self.rows[remembered.file][remembered.key] = remembered

    def of(self, table):
        """{key: remembered row} of a table."""
        return self.rows[table.name]

    def has_all(self, shipped):
        """Whether the files, {table: its entries}, are what was taken from them the last time, row for row."""
        return all(
            {key_of(table, entry.values): entry.values for entry in entries}
            == {key: row.values for key, row in self.of(table).items()}
            and len(entries) == len(self.of(table))
            for table, entries in shipped.items()
        )

    def ids_of(self, table):
        """The ids of the rows of a table that its file's became, as a subquery."""
        return ReferenceRow.objects.filter(file=table.name).values("object_id")

    def remember(self, table, key, entry, row):
        remembered = self.of(table).get(key)
        if remembered and (remembered.values, remembered.object_id) == (entry.values, row.pk):
            return
        learnt = Remembered(remembered.id if remembered else None, table.name, key, entry.values, row.pk)
        self.learnt.append(learnt)

    def rename(self, table, old, new):
        """The same row has another key in the file now; what it then says is still to be remembered."""
        self.of(table)[new] = self.of(table).pop(old)

    def forget(self, table, key):
        self.forgotten.append(self.of(table)[key].id)

    def save(self):
        if self.forgotten:
            ReferenceRow.objects.filter(pk__in=self.forgotten).delete()
        changed = [ReferenceRow(**row._asdict()) for row in self.learnt if row.id]
        ReferenceRow.objects.bulk_create(
            changed, update_conflicts=True, unique_fields=["id"], update_fields=["key", "values", "object_id"]
        )
        new = (row for row in self.learnt if not row.id)
        copy_rows(ReferenceRow, NEW, ([*row[1:3], as_json(row.values), row.object_id] for row in new))


# --- What became of the rows --------------------------------------------------


@dataclass(frozen=True)
class Difference:
    """Where the archive is left as it is although the file says something else."""

    file: str
    key: str
    column: str
    ours: str
    theirs: str

    def __str__(self):
        column = f", column {self.column}" if self.column else ""
        return f"{self.file}: {self.key}{column}: the file: {self.ours}; the archive: {self.theirs}"


@dataclass
class Outcome:
    """What became of a file's rows."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    kept: int = 0
    differences: list[Difference] = field(default_factory=list)

    def __str__(self):
        return (
            f"{self.added} added, {self.changed} changed, {self.unchanged} unchanged, "
            f"{self.removed} removed, {self.kept} kept as an editor left them"
        )
