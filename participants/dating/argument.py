"""One argument: a sentence that follows from records, and the page where they stand."""

from dataclasses import dataclass
from enum import StrEnum


class Stance(StrEnum):
    FOR = "for"
    AGAINST = "against"
    NEITHER = "neither"


@dataclass(frozen=True)
class Argument:
    stance: Stance
    words: str
    url: str


def speaks_for(words, row):
    return Argument(Stance.FOR, words, row.get_absolute_url())


def speaks_against(words, row):
    return Argument(Stance.AGAINST, words, row.get_absolute_url())


def says_neither(words, row):
    return Argument(Stance.NEITHER, words, row.get_absolute_url())
