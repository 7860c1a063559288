"""Whoever may meet, as a sentence names them: plain data."""

from typing import NamedTuple

from .party_words import LEADER
from .rules import SURE


class Party(NamedTuple):
    """Whoever may meet, as the text names them. `start`, `end`: characters of `part`."""

    part: str
    start: int
    end: int
    words: str
    """the name as given; where there is none, the words for the office"""
    country: int | None = None
    """of the office; of a person the country of the leading office held on the article's day"""
    organisation: int | None = None
    office: int | None = None
    """only where the text names it"""
    person: int | None = None
    """only where the text names them"""
    level: str = LEADER
    """leader, minister (of foreign affairs), secretary (an organisation's official); group, whoever an organisation's are"""
    certainty: str = SURE

    @property
    def key(self) -> tuple[int | None, int | None, str]:
        """What parties of one side have in common: the country, else the organisation, else the words."""
        if self.country or self.organisation:
            return self.country, self.organisation, ""
        return None, None, self.words


GROUP = "group"


class Words(NamedTuple):
    """Words of a part, and where they stand."""

    value: str
    start: int
    end: int


class Named(NamedTuple):
    """A phrase of a sentence that names parties; places count from the sentence's beginning."""

    start: int
    end: int
    parties: tuple[Party, ...]
    is_again: bool = False
    """named before: “the two presidents”, “the President”"""
