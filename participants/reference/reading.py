"""Files become entries: cells of text that know where they stand. The database is not known here."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path


class Refused(Exception):
    """A shipped file is wrong. `complaints` name the file, the line, the column, the value and what was expected."""

    def __init__(self, complaints):
        super().__init__("\n".join(complaints))
        self.complaints = complaints


@dataclass(frozen=True)
class Entry:
    """The cells of one row, and where each of them stands."""

    values: dict[str, str]
    place: Callable[[str], str]

    def __getitem__(self, column):
        return self.values.get(column, "")

    def complaint(self, column: str, value: str, why: str) -> str:
        return f"{self.place(column)}: “{value}”: {why}"


def read_csv(path: Path, columns: tuple, optional: tuple = ()) -> Iterator[Entry]:
    """The rows of a file whose header is `columns`, with or without `optional`. Raises `Refused`."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from read_rows(csv.reader(file, strict=True), path.name, columns, optional)
    except FileNotFoundError as error:
        raise Refused([f"{path.name}: the file is missing"]) from error
    except UnicodeDecodeError as error:
        raise Refused([f"{path.name}: byte {error.start} is not UTF-8"]) from error
    except csv.Error as error:
        raise Refused([f"{path.name}: not readable as CSV: {error}"]) from error


def read_rows(rows, file, columns, optional):
    header = next(rows, [])
    columns = [column for column in columns if column in header or column not in optional]
    if tuple(header) != tuple(columns):
        raise Refused([f"{file}, line 1: “{','.join(header)}”: expected the header {','.join(columns)}"])
    for cells in rows:
        line = rows.line_num
        if len(cells) != len(columns):
            raise Refused([f"{file}, line {line}: {len(cells)} cells: expected {len(columns)}"])
        values = dict(zip(columns, cells, strict=True))
        yield Entry(values, lambda column, line=line: f"{file}, line {line}, column {column}")
