"""Reads encounters from Russian sentences."""

import re
from collections.abc import Iterator

from .draft import Draft
from .scene import Sentence

CUE = re.compile(r"встре[тч]")


def may_tell(sentence: Sentence) -> bool:
    return True


def read(sentence: Sentence) -> Iterator[Draft]:
    yield from ()
