"""Files become entries: cells of text that know where they stand. The database is not known here."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
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

    def words(self, columns: Iterable[str]) -> str:
        """The filled ones of some cells, for a person to read."""
        return ", ".join(self[column] for column in columns if self[column])


def read_csv(path: Path, columns: tuple, optional: tuple = ()) -> Iterator[Entry]:
    """The rows of a file that has `columns`, in any order, with or without `optional`.

    Raises `Refused` with all that is wrong with the file's form.
    """
    rows = csv.reader(io.StringIO(text_of(path), newline=""), strict=True)
    line, complaints = 1, []
    try:
        header = next(rows, [])
        refuse_header(header, path.name, columns, optional)
        line = rows.line_num + 1
        for cells in rows:
            wrong = what_is_wrong(cells, header, f"{path.name}, line {line}")
            if not wrong:
                yield Entry(dict(zip(header, cells, strict=True)), Line(path.name, line))
            complaints += wrong
            line = rows.line_num + 1
    except csv.Error as error:
        complaints.append(
            f"{path.name}, line {line}: not readable as CSV: {error}. Expected cells parted by commas, "
            "each quotation mark inside of quotation marks doubled"
        )
    if complaints:
        raise Refused(complaints)


@dataclass(frozen=True)
class Line:
    """Where a row stands: the line in which it begins."""

    file: str
    number: int

    def __call__(self, column: str) -> str:
        return f"{self.file}, line {self.number}" + (f", column {column}" if column else "")


def text_of(path):
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise Refused([f"{path.name}: the file is missing"]) from error
    except OSError as error:
        raise Refused([f"{path.name}: the file cannot be read: {error.strerror}"]) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Refused(
            [f"{path.name}, line {line}: byte {error.start} is not UTF-8: save it as UTF-8"]
        ) from error


def refuse_header(header, file, columns, optional):
    known = f"expected the columns {','.join(columns)}"
    needed = [column for column in columns if column not in optional]
    complaints = [
        *(f"{file}, line 1: “{name}”: unknown column: {known}" for name in header if name not in columns),
        *(
            f"{file}, line 1: the column “{name}” is missing: {known}"
            for name in needed
            if name not in header
        ),
        *(
            f"{file}, line 1: “{name}”: this column stands here more than once"
            for name in dict.fromkeys(header)
            if header.count(name) > 1
        ),
    ]
    if complaints:
        raise Refused(complaints)


def what_is_wrong(cells, header, place):
    """Complaints about the form of a row, whatever its cells mean."""
    if len(cells) != len(header):
        return [f"{place}: {len(cells)} cells: expected {len(header)}"]
    if all(cell == cell.strip() and "\0" not in cell for cell in cells):
        return []
    return [
        f"{place}, column {column}: “{cell}”: {why}"
        for column, cell in zip(header, cells, strict=True)
        for wrong, why in (
            ("\0" in cell, "a cell holds no NUL"),
            (cell != cell.strip(), "expected no space at either end"),
        )
        if wrong
    ]
