"""What has changed between two releases: rows added, changed and removed, of each table."""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import merge
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from .bag import write
from .reading import about_release, rows_in
from .tables import Table, tables
from .writing import LINE_END

ADDED, CHANGED, REMOVED = "added", "changed", "removed"
WAYS = (ADDED, CHANGED, REMOVED)
OLD, NEW = 0, 1
HEADER = ("table", "key", "change", "columns")
FILE, SUMMARY = "changes.csv", "CHANGES.md"


@dataclass
class Changes:
    """`since` is the version before; "" of a first release. `counts`: {table: {way: number}}"""

    since: str = ""
    counts: dict[str, Counter] = field(default_factory=dict)

    def total(self, way: str) -> int:
        return sum(count[way] for count in self.counts.values())


def write_changes(bag: Path, before: Path | None) -> Changes:
    """The list of them and a summary, under the bag's `data`. The rows of both releases are read side by side."""
    changes = Changes(about_release(before)["version"] if before else "")
    with (bag / "data" / FILE).open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator=LINE_END)
        lines.writerow(HEADER)
        for table in tables().values() if before else ():
            count = changes.counts[table.name] = Counter()
            for key, way, columns in between(table, before, bag):
                count[way] += 1
                lines.writerow([table.name, "/".join(map(str, key)), way, " ".join(columns)])
    write(bag / "data" / SUMMARY, summary(changes))
    return changes


def between(table: Table, before: Path | None, after: Path) -> Iterator[tuple[tuple, str, list[str]]]:
    """(key, way, columns that differ) of each row that is not in both as it is. Both releases have their rows in order."""
    both = merge(keyed(table, before, OLD), keyed(table, after, NEW), key=itemgetter(0, 1))
    for key, sides in groupby(both, key=itemgetter(0)):
        rows = {side: row for _key, side, row in sides}
        if NEW not in rows:
            yield key, REMOVED, []
        elif OLD not in rows:
            yield key, ADDED, []
        elif columns := differing(rows[OLD], rows[NEW]):
            yield key, CHANGED, columns


def keyed(table: Table, bag: Path | None, side: int) -> Iterator[tuple[tuple, int, dict[str, Any]]]:
    for row in rows_in(bag, table.name) if bag else ():
        yield tuple(row[name] for name in table.key), side, row


def differing(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    """Of the columns that both releases have."""
    return [name for name in new if name in old and old[name] != new[name]]


def summary(changes: Changes) -> str:
    if not changes.since:
        return "# Changes\n\nThis release was compared with none before it.\n"
    head = f"# Changes\n\nSince the release {changes.since}; each row stands in `{FILE}`.\n\n"
    lines = [f"| table | {' | '.join(WAYS)} |", "|---|---:|---:|---:|"]
    for table, count in changes.counts.items():
        if count.total():
            lines.append(f"| {table} | {' | '.join(str(count[way]) for way in WAYS)} |")
    body = "\n".join(lines) if len(lines) > 2 else "No row was added, changed or removed."
    return f"{head}{body}\n"
