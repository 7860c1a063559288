"""Knows JSON Lines: one object a line, each read for itself."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from io import BufferedReader
from typing import Any, NoReturn

from ..problems import Problem, Refused, excerpt, excerpt_of_bytes, kind_of
from . import lines as limits
from .lines import BOM, Line

MARK = Problem("", "U+FEFF", "a byte order mark stood first and was left out")
SHOWN_TWICE = 10


def raw_lines(stream: BufferedReader) -> Iterator[bytes]:
    """The lines. One too long comes cut, yet too long still. Raises Broken after the last whole line."""
    longest = limits.LONGEST_LINE
    next_piece = partial(stream.readline, longest + 1)
    while line := next_piece():
        yield line
        while len(line) > longest and not line.endswith(b"\n"):
            line = next_piece()


def read_json_lines(lines: Iterable[bytes]) -> Iterator[Line]:
    """One Line for each line that is not blank, counted from 1."""
    for number, line in enumerate(lines, start=1):
        doubts: tuple[Problem, ...] = ()
        if number == 1 and line.startswith(BOM):
            line = line.removeprefix(BOM)
            doubts = (MARK,)
        if line.isspace() or not line:
            continue
        where = f"line {number}"
        try:
            fields, doubled = json_object(line)
            yield Line(number, fields, None, doubts + doubled if doubled else doubts, where)
        except Refused as refused:
            yield Line(number, None, refused.problem, doubts, where)


def json_object(text: bytes) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """The object, and the names that it states twice. Raises Refused."""
    if len(text) > limits.LONGEST_LINE:
        raise too_long(text)
    if b"\0" in text:
        raise Refused("", excerpt_of_bytes(text), "a NUL byte stands in the line")
    doubts: tuple[Problem, ...] = ()
    try:
        fields = decode(written := text.decode())
    except StatedTwice:
        fields, doubts = decode_leniently(written)
    except UnicodeDecodeError as error:
        around = excerpt_of_bytes(text[max(error.start - 20, 0) : error.end + 20])
        raise Refused("", around, f"byte {error.start + 1} of the line is not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise Refused("", excerpt_of_bytes(text), f"the line is not JSON ({error})") from error
    if type(fields) is not dict:
        reason = f"an object {{…}} is expected, not {kind_of(fields)}"
        raise Refused("", excerpt_of_bytes(text), reason)
    return fields, doubts


def too_long(text: bytes) -> Refused:
    reason = f"the line is longer than {limits.LONGEST_LINE:,} bytes"
    return Refused("", excerpt_of_bytes(text), reason)


def no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no JSON")


class StatedTwice(Exception):
    """Somewhere in the text an object has a name twice."""


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise StatedTwice
    return fields


# Made once, for json.loads makes one a call where it is told anything.
decode = json.JSONDecoder(object_pairs_hook=once, parse_constant=no_number).decode


def decode_leniently(text: str) -> tuple[Any, tuple[Problem, ...]]:
    """The value, of each name the last one, as everywhere in JSON; and the names that it has twice itself."""
    outermost: list[tuple[str, Any]] = []

    def last(pairs):
        outermost[:] = pairs
        return dict(pairs)

    fields = json.JSONDecoder(object_pairs_hook=last, parse_constant=no_number).decode(text)
    counts = Counter(name for name, value in outermost) if isinstance(fields, dict) else {}
    return fields, tuple(
        Problem(name[:100], excerpt(fields[name]), f"it is stated {count} times; the last one was taken")
        for name, count in counts.items()
        if count > 1
    )[:SHOWN_TWICE]
