"""The ways in which a name may be written: as it stands, the family name first, with initials, with a patronymic."""

import re
from functools import lru_cache
from typing import NamedTuple

from participants.names.keys import HISSING, PUNCTUATION, fits, nominatives
from summit_archive.text.flat import plain
from summit_archive.text.folding import fold

INITIAL = re.compile(r"[^\W\d_](?:[.-]+[^\W\d_])*\.?")
PATRONYMIC = re.compile(r"[a-z'-]{3,}(?:vich|vych|vna|ovich|ich|uly|uuly|kyzy|ugli|ogly|oglu|qizi)")
MOST_WORDS = 5


class Reading(NamedTuple):
    """`costs`: how much less sure it is than the text as it stands; `initials`: those that were left out, folded."""

    text: str
    keys: tuple[str, ...]
    costs: int = 0
    initials: str = ""


@lru_cache(maxsize=2000)
def readings_of(text: str) -> tuple[Reading, ...]:
    """The likeliest first."""
    words = [word.strip(PUNCTUATION) for word in plain(text).split()]
    words = [word for word in words if word]
    if not words:
        return ()
    readings = [reading(text, 0, extra=nominatives(words) if len(words) <= MOST_WORDS else ())]
    if 2 <= len(words) <= MOST_WORDS:
        readings += of_several(text, words)
    return tuple(one for one in readings if one.keys)


def of_several(text, words):
    family, comma, others = (part.strip() for part in text.partition(","))
    if comma and others and "," not in others:
        yield reading(f"{others} {family}", 2)
    else:
        yield reading(" ".join([*words[1:], words[0]]), 3)
    initials = [word for word in words if INITIAL.fullmatch(word)]
    rest = [word for word in words if not INITIAL.fullmatch(word)]
    if initials and rest:
        letters = "".join(re.findall(r"[^\W\d_]", "".join(initials)))
        yield reading(" ".join(rest), 0, letters="".join(fold(letter)[:1] for letter in letters))
    plain_words = [word for word in words if not PATRONYMIC.fullmatch(fold(word))]
    if not initials and 2 <= len(plain_words) < len(words):
        yield reading(" ".join(plain_words), 8)
        yield reading(" ".join([*plain_words[1:], plain_words[0]]), 9)


def reading(text, costs, extra=(), letters=""):
    forms = [text, text.translate(HISSING), *extra]
    keys = tuple(key for key in dict.fromkeys(fold(form) for form in forms) if fits(key))
    return Reading(text, keys, costs, letters)
