"""What a load leaves behind: what was taken from the files, so that an editor's change is told from a fact that has
aged, and what became of the rows of each.
"""

import json
from collections import defaultdict
from dataclasses import dataclass, field

from participants.models.reference_row import ReferenceRow


def key_of(table, values):
    """What tells a row of a file from its others, as one text."""
    return json.dumps([values.get(column, "") for column in table.key], ensure_ascii=False)


class Memory:
    """All rows that were taken from the files of some tables: read in one query, written in two."""

    def __init__(self, tables):
        self.rows = defaultdict(dict)
        self.learnt, self.forgotten = [], []
        for row in ReferenceRow.objects.filter(file__in=[table.name for table in tables]):
            self.rows[row.file][row.key] = row

    def of(self, table):
        """{key: remembered row} of a table."""
        return self.rows[table.name]

    def remember(self, table, entry, row):
        key = key_of(table, entry.values)
        remembered = self.of(table).get(key)
        if remembered and (remembered.values, remembered.object_id) == (entry.values, row.pk):
            return
        self.learnt.append(
            ReferenceRow(file=table.name, key=key, values=dict(entry.values), object_id=row.pk)
        )

    def forget(self, table, key):
        self.forgotten.append(self.of(table)[key].pk)

    def save(self):
        if self.forgotten:
            ReferenceRow.objects.filter(pk__in=self.forgotten).delete()
        ReferenceRow.objects.bulk_create(
            self.learnt,
            update_conflicts=True,
            unique_fields=["file", "key"],
            update_fields=["values", "object_id"],
        )


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
