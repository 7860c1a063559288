"""Knows CSV and TSV: a row of names, then a record a row, each row read for itself."""

import csv
import io
import re
from collections.abc import Iterator
from io import BufferedReader

from ..problems import Problem, excerpt
from . import lines as limits
from .encodings import codec_of, is_utf_8, unknown
from .json_lines import MARK, raw_lines
from .lines import BOM, Broken, Line, refused

DELIMITERS = ",;\t|"
# A cell is at most the longest body there is; the module's own limit is for all of the program.
LONGEST_CELL = 2_000_001
MOST_COLUMNS = 500


# Excel's own first line, by which it knows what parts the cells: sep=; or "sep=\t".
SEPARATOR = re.compile(
    rb"""\A(?:\xef\xbb\xbf)?"?sep=(\\t|[\t -!#-~])"?[^\w\r\n]*(?:\r?\n|\Z)""", re.IGNORECASE
)

AFTER_BROKEN = Problem(
    "", "", "the row before it is broken: see whether this one is whole, or the end of that one"
)


def delimiter_of(head: bytes) -> str:
    """What parts the cells of a table that begins so; "" where it does not look like one.

    Excel's own first line may state it. Else it parts the first row into several names, and the next rows into as
    many cells, most of them.
    """
    if stated := SEPARATOR.match(head):
        return stated[1].replace(b"\\t", b"\t").decode()
    text = head.decode("utf-8" if is_utf_8(head) else "cp1251", "replace")
    best = max(DELIMITERS, key=lambda delimiter: fitness(text, delimiter))
    return best if fitness(text, best) > (0, 0) else ""


def fitness(text: str, delimiter: str) -> tuple[int, int]:
    """How many rows have as many cells as the first one, and how many that are; (0, 0) for one cell."""
    rows = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            rows.append(row)
            if len(rows) == 20:
                break
    except csv.Error:
        pass
    # A column may have no name: that of the numbers of rows, or those left empty behind the last one.
    names = [cell for cell in rows[0] if cell.strip()] if rows else []
    if len(names) < 2 or not all(len(name) < 100 for name in names):
        return (0, 0)
    return sum(len(row) == len(rows[0]) for row in rows), len(rows[0])


class Rows:
    """The rows of a table as lists of cells. After a broken row it goes on at the next line of the file."""

    def __init__(self, stream: BufferedReader, delimiter: str, encoding: str):
        csv.field_size_limit(LONGEST_CELL)
        self._lines = raw_lines(stream)
        self._encoding = encoding
        self._pushed: list[bytes] = []
        self._taken: list[bytes] = []
        self._reader = csv.reader(self, delimiter=delimiter, strict=True)
        self.number = 0  # of the line where the row begins
        self._next = 1

    def __iter__(self):
        return self

    def __next__(self) -> str:
        """A line for the csv module."""
        line = self._pushed.pop() if self._pushed else next(self._lines)
        self._taken.append(line)
        self._size += len(line)
        if self._size > limits.LONGEST_LINE:
            raise csv.Error(f"it is longer than {limits.LONGEST_LINE:,} bytes")
        return line.decode(self._encoding)

    def next_row(self) -> list[str]:
        """Raises csv.Error or UnicodeDecodeError for a broken row, StopIteration at the end."""
        self.number, self._taken, self._size = self._next, [], 0
        try:
            row = next(self._reader)
        except (csv.Error, UnicodeDecodeError):
            self._pushed += reversed(self._taken[1:])
            self._next = self.number + 1
            raise
        self._next = self.number + len(self._taken)
        return row

    def pass_line(self) -> None:
        """Leave the next line out."""
        next(self._lines, b"")
        self._next += 1

    def first_line(self) -> str:
        return excerpt(self._taken[0][:1000].decode(self._encoding, "backslashreplace").rstrip("\r\n"))


def read_table(stream: BufferedReader, head: bytes) -> Iterator[Line]:
    """A Line for each row that is not blank, by the number of the line where it begins.

    Raises Broken where the names cannot be read.
    """
    has_mark = head.startswith(BOM)
    encoding, doubts = ("utf-8-sig", (MARK,)) if has_mark else codec_of(head)
    rows = Rows(stream, delimiter_of(head) or ",", encoding)
    if SEPARATOR.match(head):
        rows.pass_line()
    names = read_names(rows)
    is_after_broken = False
    while True:
        try:
            row = rows.next_row()
        except StopIteration:
            return
        except (csv.Error, UnicodeDecodeError) as error:
            line = broken_row(rows, error, doubts)
        else:
            if not any(row):
                continue
            line = read_row(rows, names, row, doubts + (AFTER_BROKEN,) * is_after_broken)
        is_after_broken, doubts = line.refusal is not None, ()
        yield line


def read_names(rows: Rows) -> list[str]:
    try:
        names = [name.strip().removeprefix("\ufeff") for name in rows.next_row()]
    except StopIteration:
        return []
    except UnicodeDecodeError as error:
        raise Broken(unknown()) from error
    except csv.Error as error:
        raise Broken(f"the first row, which must name the columns, cannot be read ({error})") from error
    if len(names) > MOST_COLUMNS:
        raise Broken(f"the first row names {len(names):,} columns: no more than {MOST_COLUMNS} are read")
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        raise Broken(f"the first row names a column twice: {', '.join(map(excerpt, twice))}")
    return names


def read_row(rows: Rows, names: list[str], row: list[str], doubts: tuple[Problem, ...]) -> Line:
    where = f"line {rows.number}"
    if len(row) != len(names):
        reason = f"the row has {len(row):,} cells: {len(names):,} are expected, as in the first row"
        return refused(rows.number, where, reason, rows.first_line(), doubts)
    return Line(rows.number, dict(zip(names, row, strict=True)), None, doubts, where)


def broken_row(rows: Rows, error: Exception, doubts: tuple[Problem, ...]) -> Line:
    reason = f"the row cannot be read: {REASONS.get(str(error), error)}"
    if isinstance(error, UnicodeDecodeError):
        reason = f"byte {error.start + 1} of the line is not {error.encoding}"
    return refused(rows.number, f"line {rows.number}", reason, rows.first_line(), doubts)


REASONS = {
    "unexpected end of data": "a quote that is opened in it is never closed",
    f"field larger than field limit ({LONGEST_CELL})": "a quote that is opened in it is not closed for "
    f"{LONGEST_CELL - 1:,} characters, or the cell is longer than that",
}
