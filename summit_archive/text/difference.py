"""Two texts compared word by word, and the changes of two editors to one text put together."""

import re
from difflib import SequenceMatcher
from enum import Enum
from itertools import takewhile

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class Piece(Enum):
    SAME = "{}"
    GONE = "<del>{}</del>"
    COME = "<ins>{}</ins>"


# Comparing takes at worst as many steps as one text has words times the other: beyond this, line by line.
MOST_STEPS = 4_000_000
# Where less than this part of the longer text is the same, words that happen to be in both tell nothing.
LEAST_ALIKE = 0.4
# Of words that are the same so many are shown beside a change.
BESIDE = 24

Edit = tuple[int, int, list[str]]


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+|\s+|[^\w\s]", text)


def lines_of(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def edits(old: list[str], new: list[str]) -> list[Edit] | None:
    """What makes `new` of `old`: [(from, to, what stands there instead)]; None where that takes too long to say."""
    start = sum(1 for _same in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    rest = zip(reversed(old[start:]), reversed(new[start:]), strict=False)
    end = sum(1 for _same in takewhile(lambda pair: pair[0] == pair[1], rest))
    between = old[start : len(old) - end], new[start : len(new) - end]
    if len(between[0]) * len(between[1]) > MOST_STEPS:
        return None
    compared = SequenceMatcher(None, *between).get_opcodes()
    return [
        (start + from_, start + to, between[1][new_from:new_to])
        for kind, from_, to, new_from, new_to in compared
        if kind != "equal"
    ]


def pieces(old: str, new: str) -> list[tuple[Piece, str]]:
    for split in (words_of, lines_of, lambda text: [text]):
        parts = split(old)
        if (found := edits(parts, split(new))) is not None:
            return pieces_of(parts, found)
    return []


def pieces_of(parts: list[str], found: list[Edit]) -> list[tuple[Piece, str]]:
    told, at = [], 0
    for start, end, instead in found:
        told += [(Piece.SAME, parts[at:start]), (Piece.GONE, parts[start:end]), (Piece.COME, instead)]
        at = end
    told.append((Piece.SAME, parts[at:]))
    return [(kind, "".join(words)) for kind, words in told if words]


def both(base: str, mine: str, theirs: str) -> str | None:
    """The text with the changes of both; None where they touch the same words."""
    parts = words_of(base)
    my_edits, their_edits = edits(parts, words_of(mine)), edits(parts, words_of(theirs))
    if my_edits is None or their_edits is None:
        return None
    apart = [edit for edit in their_edits if edit not in my_edits]
    if any(max(one[0], other[0]) <= min(one[1], other[1]) for one in my_edits for other in apart):
        return None
    made, at = [], 0
    for start, end, instead in sorted(my_edits + apart):
        made += [*parts[at:start], *instead]
        at = end
    return "".join([*made, *parts[at:]])


def marked(old: str, new: str) -> SafeString:
    """`new` with what came and what went marked, and the rest cut short where it is long."""
    found = pieces(old, new)
    same = sum(len(text) for kind, text in found if kind is Piece.SAME)
    if same < LEAST_ALIKE * max(len(old), len(new)):
        return format_html(Piece.COME.value, shortened(new)) if new else SafeString("")
    last = len(found) - 1
    return format_html_join(
        "",
        "{}",
        (
            (format_html(kind.value, cut(text, number == 0, number == last) if kind is Piece.SAME else text),)
            for number, (kind, text) in enumerate(found)
        ),
    )


def cut(text: str, is_first: bool = False, is_last: bool = False) -> str:
    words = words_of(text)
    before, after = ([] if is_first else words[:BESIDE]), ([] if is_last else words[-BESIDE:])
    if len(words) <= 2 * BESIDE + 2:
        return text
    return "".join(before) + " … " + "".join(after)


def shortened(text: str) -> str:
    """Of a text that nothing is compared with: its beginning."""
    words = words_of(text)
    return text if len(words) <= 4 * BESIDE else "".join(words[: 4 * BESIDE]) + " …"
