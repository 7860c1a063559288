"""What the reader of every format takes and gives: a stream of bytes, of which it holds one block, and lines."""

import io
import sys
from collections.abc import Callable, Iterator
from io import BufferedReader
from pathlib import Path
from typing import Any, NamedTuple

from ..problems import Problem, Refused

# Two million characters of the dearest kind, each escaped (\ud83d\ude00), and room for the rest.
LONGEST_LINE = 32 * 2**20
BOM = b"\xef\xbb\xbf"


class Broken(Exception):
    """The file cannot be read on; what was read before stands."""


class Line(NamedTuple):
    """One record's fields, or None and why it is refused. What is doubtful did not keep it from being read.

    `where` is the place for people: "line 12", "record 5", "2019/visit.html"; `file` the file, of a folder.
    """

    number: int
    fields: dict[str, Any] | None
    refusal: Problem | None = None
    doubts: tuple[Problem, ...] = ()
    where: str = ""
    file: str = ""


def refused(number: int, where: str, reason: str, value: str = "", doubts: tuple = ()) -> Line:
    return Line(number, None, Problem("", value, reason), doubts, where)


def only_line(
    stream: BufferedReader,
    largest: int,
    fields_of: Callable[[bytes], tuple[dict[str, Any], tuple[Problem, ...]]],
) -> Iterator[Line]:
    """Of a file that is one article, what `fields_of` makes of its bytes, or why that raises Refused.

    Of a longer file it gets one byte more than `largest`, and has to refuse it.
    """
    try:
        fields, doubts = fields_of(stream.read(largest + 1))
        yield Line(1, fields, None, doubts)
    except Refused as refused:
        yield Line(1, None, refused.problem)


# --- A stream of bytes --------------------------------------------------------

BLOCK = 2**17


class Lookahead(io.RawIOBase):
    """Bytes that can be looked at before they are read, and are counted as they are read.

    Whatever the machine says goes wrong is Broken.
    """

    def __init__(self, raw):
        self._raw = raw
        self._head = b""
        self._broken: Broken | None = None
        self.count = 0
        self.size: int | None = None  # where it is known

    def readable(self) -> bool:
        return True

    def head(self, length: int) -> bytes:
        """The next `length` bytes, or fewer where the end comes first. They are read again afterwards.

        Where it breaks, what came before can be read yet.
        """
        try:
            while len(self._head) < length and (more := self._take(length - len(self._head))):
                self._head += more
        except Broken as broken:
            self._broken = broken
        return self._head[:length]

    def readinto(self, target: Any) -> int:
        if self._head:
            taken, self._head = self._head[: len(target)], self._head[len(target) :]
        else:
            taken = self._take(len(target))
        target[: len(taken)] = taken
        self.count += len(taken)
        return len(taken)

    def _take(self, length: int) -> bytes:
        if self._broken:
            raise self._broken
        try:
            return self._raw.read(length) or b""
        except (OSError, ValueError) as error:
            raise Broken(f"the file cannot be read on ({error})") from error

    def close(self):
        if not self.closed:
            self._raw.close()
        super().close()


def open_file(path: str) -> Lookahead:
    """The bytes of a file, or of standard input for "-". Raises Broken."""
    try:
        if path == "-":
            return Lookahead(open(sys.stdin.fileno(), "rb", buffering=0, closefd=False))
        source = Lookahead(io.FileIO(path))
        source.size = Path(path).stat().st_size if Path(path).is_file() else None
        return source
    except (OSError, ValueError) as error:
        raise Broken(f"the file cannot be opened ({getattr(error, 'strerror', None) or error})") from error


def buffered(raw: io.RawIOBase) -> io.BufferedReader:
    return io.BufferedReader(raw, BLOCK)
