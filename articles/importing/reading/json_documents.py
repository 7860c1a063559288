"""Knows JSON that is not lines: an array of records, an object that holds such a list, records on many lines.

Finds where each record begins and ends without understanding it, so that only one is ever held, and one
that is no JSON does not keep the next from being read.
"""

import re
from collections.abc import Iterator
from io import BufferedReader

from ..problems import Problem, Refused
from . import lines as limits
from .json_lines import MARK, json_object
from .lines import BLOCK, BOM, Broken, Line

# Under these an answer of a server, or a file of a feed, holds its records.
LISTS = ("articles", "items", "results", "data")
# An object that has one of these is a record itself, whatever lists it has.
TEXTS = ("body", "text", "articleBody", "content")

SPACE = re.compile(rb"[ \t\r\n]*")
# Outside a string all that matters is where one begins, and what opens, closes or ends a value.
OUTSIDE = re.compile(rb'["\[\]{},:]')
IN_STRING = re.compile(rb'[^"\\]*+(?:\\.[^"\\]*+)*+', re.DOTALL)
LIST_BEGINS = re.compile(rb"[ \t\r\n]*\[[ \t\r\n]*([^ \t\r\n])")


class Values:
    """JSON values one after the other, as bytes; one that is too long is passed over."""

    def __init__(self, stream: BufferedReader):
        self._stream = stream
        self._buffer = b""
        self._at = 0

    def next_sign(self) -> bytes:
        """The next byte that is not white space, b"" at the end; it is not taken."""
        while True:
            if found := SPACE.match(self._buffer, self._at):
                self._at = found.end()
            if self._at < len(self._buffer):
                return self._buffer[self._at : self._at + 1]
            if not self._more():
                return b""

    def take_sign(self) -> bytes:
        sign = self.next_sign()
        self._at += len(sign)
        return sign

    def list_of_objects_follows(self) -> bool:
        while not (found := LIST_BEGINS.match(self._buffer, self._at)):
            if self.next_sign() != b"[" or len(self._buffer) > 2 * BLOCK or not self._more():
                return False
        return found[1] in b"{]"

    def value(self) -> bytes:
        """The value that begins here, up to what ends it. One too long comes cut, yet too long still."""
        self.next_sign()
        parts, length, depth = [], 0, 0
        in_string = False
        while True:
            start = self._at
            in_string, depth, ended = self._advance(in_string, depth)
            if length <= limits.LONGEST_LINE:
                parts.append(self._buffer[start : self._at])
                length += self._at - start
            if ended or not self._more():
                return b"".join(parts)

    def _advance(self, in_string: bool, depth: int) -> tuple[bool, int, bool]:
        """Go on to the value's end, or as far as there are bytes."""
        while True:
            if in_string:
                if inside := IN_STRING.match(self._buffer, self._at):
                    self._at = inside.end()
                if self._buffer[self._at : self._at + 1] != b'"':
                    return True, depth, False
                self._at += 1
                in_string = False
            found = OUTSIDE.search(self._buffer, self._at)
            if not found:
                self._at = len(self._buffer)
                return False, depth, False
            sign = found[0]
            if depth == 0 and sign in b",:]}":
                self._at = found.start()
                return False, 0, True
            self._at = found.end()
            if sign == b'"':
                in_string = True
            elif sign in b"[{":
                depth += 1
            elif sign in b"]}":
                depth -= 1
                if depth == 0:
                    return False, 0, True

    def _more(self) -> bool:
        """Read on; what is left is at most the first half of an escape."""
        block = self._stream.read(BLOCK)
        self._buffer, self._at = self._buffer[self._at :] + block, 0
        return bool(block)


def read_json_document(stream: BufferedReader) -> Iterator[Line]:
    """The records of all values of the stream, counted from 1. Raises Broken where the text ends too early."""
    first = stream.peek(len(BOM))[: len(BOM)] == BOM
    doubts = (MARK,) if first else ()
    if first:
        stream.read(len(BOM))
    values = Values(stream)
    number = 0
    while sign := values.next_sign():
        for text in records(values, sign):
            number += 1
            yield record(number, text, doubts)
            doubts = ()


def records(values: Values, sign: bytes) -> Iterator[bytes]:
    if sign == b"[":
        yield from elements(values)
    elif sign == b"{":
        yield from members(values)
    elif sign in b",:]}":
        raise Broken(f"the text is not JSON from here on: “{sign.decode()}” is not expected")
    else:
        yield values.value()


def elements(values: Values) -> Iterator[bytes]:
    """What stands in the array that begins here."""
    values.take_sign()
    while True:
        sign = values.next_sign()
        if sign == b"]":
            values.take_sign()
            return
        if not sign:
            raise Broken("the list is not closed at its end: the file was cut off")
        if sign == b",":
            values.take_sign()
        elif sign in b":}":
            raise Broken(f"the text is not JSON from here on: “{sign.decode()}” is not expected")
        else:
            yield values.value()


def members(values: Values) -> Iterator[bytes]:
    """The records of the list that the object holds; the object itself where it holds none."""
    names: set[str | None] = set()
    parts, length = [], 0
    values.take_sign()
    while (sign := values.next_sign()) != b"}":
        if not sign:
            raise Broken("the object is not closed at its end: the file was cut off")
        if sign == b",":
            values.take_sign()
            continue
        name = values.value()
        if values.take_sign() != b":":
            raise Broken("the text is not JSON from here on: a name and a colon are expected")
        word = name.strip().strip(b'"').decode("utf-8", "replace")
        if word in LISTS and not names.intersection(TEXTS) and values.list_of_objects_follows():
            yield from elements(values)
            names.add(None)
            continue
        value = values.value()
        if length <= limits.LONGEST_LINE:
            names.add(word)
            parts.append(name + b":" + value)
            length += len(parts[-1])
    values.take_sign()
    if None not in names or names.intersection(TEXTS):
        yield b"{" + b",".join(parts) + b"}"


def record(number: int, text: bytes, doubts: tuple[Problem, ...]) -> Line:
    where = f"record {number}"
    try:
        fields, doubled = json_object(text)
        return Line(number, fields, None, doubts + doubled, where)
    except Refused as refused:
        field, value, reason = refused.problem
        reason = reason.replace("the line", "the record")
        return Line(number, None, Problem(field, value, reason), doubts, where)
