"""What the linker says of a text."""

from typing import NamedTuple

PARTS = ("headline", "standfirst", "body")


class Found(NamedTuple):
    """Characters `start` up to, not including, `end` of a part of an article, and what they name."""

    part: str
    start: int
    end: int
    text: str
    kind: str
    """country, person, organisation, office or meeting"""
    target: int
    rule: str
    """the slug of a rule, see `rules.py`"""
    certainty: str
    """sure, likely or possible"""
    person: int | None = None
    """Who held the office on the article's day, where the terms say it surely."""
