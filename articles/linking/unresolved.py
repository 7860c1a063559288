"""Names in a text that the archive does not know, for the list of those most often met."""

import re
from collections.abc import Iterable

from .found import Found

WORD = r"[A-ZА-ЯЁ][\w’'-]*[a-zа-яё]"
# A name of one word is more often the first word of a sentence: two or three are asked for.
NAME = re.compile(rf"{WORD}(?: {WORD}){{1,2}}")
# So much of a text is looked at, and so many names of it are told.
LOOKED_AT = 20_000
TOLD = 50


def names_unknown(body: str, found: Iterable[Found]) -> tuple[str, ...]:
    """Two or three words with capitals, none of which belongs to what was found; each once, in their order."""
    taken = sorted((one.start, one.end) for one in found if one.part == "body" and one.start < LOOKED_AT)
    names: dict[str, None] = {}
    at = 0
    for match in NAME.finditer(body, 0, LOOKED_AT):
        while at < len(taken) and taken[at][1] <= match.start():
            at += 1
        if at == len(taken) or taken[at][0] >= match.end():
            names[match[0]] = None
    return tuple(names)[:TOLD]
