"""What every format comes down to: lines with fields or with a reason, and the end of a damaged file."""

from typing import Any, NamedTuple

from ..problems import Problem

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
