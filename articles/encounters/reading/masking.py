"""A sentence with some of its words behind placeholders, so that a rule can be a pattern; each place leads back."""

import re
from bisect import bisect_right
from collections.abc import Iterable


class Masked:
    """`text` with each of `pieces` (start, end, placeholder) replaced; they come in order and do not overlap."""

    __slots__ = ("_begins", "_shifts", "_swallowed", "text")

    def __init__(self, text: str, pieces: Iterable[tuple[int, int, str]]):
        kept: list[str] = []
        self._begins, self._shifts = [0], [0]
        self._swallowed: dict[int, int] = {}
        length = taken = 0
        for start, end, placeholder in pieces:
            kept += text[taken:start], placeholder
            length += start - taken
            self._begins.append(length)
            self._shifts.append(start - length)
            length += len(placeholder)
            # Every place within a placeholder is its beginning; behind it the text goes on.
            self._swallowed[len(self._begins) - 1] = start
            taken = end
            self._begins.append(length)
            self._shifts.append(end - length)
        kept.append(text[taken:])
        self.text = "".join(kept)

    def original(self, place: int) -> int:
        """Where a place of the masked text stands in the text itself."""
        piece = bisect_right(self._begins, place) - 1
        if piece in self._swallowed:
            return self._swallowed[piece]
        return place + self._shifts[piece]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        return self.original(start), self.original(end)


def numbers_in(placeholders: str) -> list[int]:
    """Of ⟨0⟩ and ⟨1,12⟩ the numbers, in the order of the text."""
    return [int(number) for numbers in NUMBERED.findall(placeholders) for number in numbers.split(",")]


NUMBERED = re.compile(r"⟨(\d+(?:,\d+)*)⟩")
