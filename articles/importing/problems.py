"""The words for what is wrong with a record: for people to read, in UTF-8, however wild the value."""

import datetime
from typing import Any, NamedTuple


class Problem(NamedTuple):
    """What is wrong with one field (or, with no field, with the whole line), for people to read."""

    field: str
    value: str
    reason: str


class Refused(ValueError):
    """The record cannot come in; `problem` says why."""

    def __init__(self, field: str, value: Any, reason: str):
        self.problem = Problem(field, excerpt(value), reason)
        super().__init__(reason)


KINDS = {
    str: "text",
    bool: "true or false",
    int: "a number",
    float: "a number",
    list: "a list",
    dict: "an object",
    type(None): "nothing",
}


def kind_of(value: Any) -> str:
    return KINDS.get(type(value), type(value).__name__)


def excerpt(value: Any, longest: int = 200) -> str:
    """The beginning of a value, fit for a report in UTF-8."""
    words = written(value)
    cut = words[: longest + 1].encode("utf-8", "backslashreplace").decode().replace("\0", "\\0")
    return cut if len(cut) <= longest else cut[: longest - 1] + "…"


def written(value: Any) -> str:
    """As people write it: a day as 2023-12-26."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value if isinstance(value, str) else "" if value is None else repr(value)


def excerpt_of_bytes(line: bytes) -> str:
    return excerpt(line[:300].decode("utf-8", "backslashreplace").rstrip("\n"))
