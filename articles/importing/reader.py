"""Knows how records come out of files: plain, gzipped or piped in; whole or damaged.

Leaves alone what the fields mean. Nothing is ever held but one line.
"""

import gzip
import json
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from typing import Any

from .record import Problem, Refused, excerpt, kind_of

# Two million characters of the dearest kind, each escaped (\ud83d\ude00), and room for the rest.
LONGEST_LINE = 32 * 2**20
GZIP = b"\x1f\x8b"
BOM = b"\xef\xbb\xbf"


class Broken(Exception):
    """The file cannot be read on; what was read before stands."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line's fields, or None and why it is refused. What is doubtful did not keep it from being read."""

    number: int
    fields: dict[str, Any] | None
    refusal: Problem | None = None
    doubts: tuple[Problem, ...] = ()


def open_bytes(path: str) -> BufferedReader:
    """The bytes of a file, or of standard input for "-". Raises Broken."""
    try:
        if path == "-":
            return open(sys.stdin.fileno(), "rb", closefd=False)
        return open(path, "rb")
    except OSError as error:
        raise Broken(f"the file cannot be opened ({error.strerror})") from error


def lines_of(stream: BufferedReader) -> Iterator[bytes]:
    """The lines, unpacked where the bytes are gzip's. One too long comes cut, yet too long still.

    Raises Broken after the last whole line.
    """
    if stream.peek(2)[:2] == GZIP:
        stream = gzip.GzipFile(fileobj=stream)
    while line := next_piece(stream):
        yield line
        while len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            line = next_piece(stream)


def next_piece(stream: BufferedReader) -> bytes:
    try:
        return stream.readline(LONGEST_LINE + 1)
    except EOFError as error:
        raise Broken("the compressed file ends too early: it was cut off") from error
    except (zlib.error, gzip.BadGzipFile) as error:
        raise Broken(f"the compressed file is damaged from here on ({error})") from error
    except OSError as error:
        raise Broken(f"the file cannot be read on ({error})") from error


def read_json_lines(lines: Iterable[bytes]) -> Iterator[Line]:
    """One Line for each line that is not blank, counted from 1."""
    for number, line in enumerate(lines, start=1):
        doubts = ()
        if number == 1 and line.startswith(BOM):
            line = line.removeprefix(BOM)
            doubts = (Problem("", "U+FEFF", "a byte order mark stood first and was left out"),)
        if not line.strip():
            continue
        try:
            yield Line(number, json_object(line), doubts=doubts)
        except Refused as refused:
            yield Line(number, None, refused.problem, doubts)


def json_object(line: bytes) -> dict[str, Any]:
    """Raises Refused."""
    if len(line) > LONGEST_LINE:
        raise Refused("", decoded(line[:300]), f"the line is longer than {LONGEST_LINE:,} bytes")
    if b"\0" in line:
        raise Refused("", decoded(line[:300]), "a NUL byte stands in the line")
    try:
        fields = json.loads(line.decode())
    except UnicodeDecodeError as error:
        start = max(error.start - 20, 0)
        around = decoded(line[start : error.end + 20])
        raise Refused("", around, f"byte {error.start + 1} of the line is not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise Refused("", decoded(line[:300]), f"the line is not JSON ({error})") from error
    if not isinstance(fields, dict):
        raise Refused("", decoded(line[:300]), f"an object {{…}} is expected, not {kind_of(fields)}")
    return fields


def decoded(line: bytes) -> str:
    return excerpt(line.decode("utf-8", "backslashreplace").rstrip("\n"))
