"""Finds names in a text. Knows neither the database nor what the names stand for."""

import re
from collections.abc import Hashable, Iterable
from typing import NamedTuple

# Spellings of one character that make no other name: ё and е, the kinds of apostrophe and of hyphen.
ALIKE = ["её", "ЕЁ", "'’‘ʼ`", "-‐‑"]
CLASSES = {letter: f"[{re.escape(letters)}]" for letters in ALIKE for letter in letters}
ONE_OF_ALIKE = {ord(letter): letters[0] for letters in ALIKE for letter in letters}
SHORTEST = 3


class Span(NamedTuple):
    """Characters `start` up to, not including, `end` of the text, and what they name."""

    start: int
    end: int
    text: str
    target: Hashable


class Gazetteer:
    """Names and what each stands for.

    The longest name wins, from the left, and only whole words count. The first letter is as the
    name has it, so that the font "georgia" is no country; the others may be large ("GEORGIA").
    Abbreviations count only as they are written. A name of two targets tells nothing and is left
    out, as are names of fewer than three characters.
    """

    def __init__(self, names: Iterable[tuple[str, Hashable]]):
        self._targets: dict[str, Hashable] = {}
        spellings = set()
        for name, target in names:
            key = sameness(name)
            if len(key) < SHORTEST:
                continue
            spellings.add(" ".join(name.split()))
            if self._targets.setdefault(key, target) != target:
                # Stays in the pattern all the same, lest a shorter name be found within it.
                self._targets[key] = None
        self._names = one_pattern(spellings)

    def find(self, text: str) -> list[Span]:
        """Every name in the text, in its order, none inside another."""
        found = (
            Span(match.start(), match.end(), match[0], self._targets.get(sameness(match[0])))
            for match in self._names.finditer(text)
        )
        return [span for span in found if span.target is not None]


def sameness(name: str) -> str:
    """What two spellings of one name have in common."""
    return " ".join(name.split()).casefold().translate(ONE_OF_ALIKE)


def one_pattern(names: Iterable[str]) -> re.Pattern:
    """Names by their first letters, the longest first: three times as quick as a plain list of them."""
    tails: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        first, *others = (CLASSES.get(letter, re.escape(letter)) for letter in name)
        rest = "".join(others).replace(r"\ ", r"\s{1,2}")
        tails.setdefault(first, []).append(rest if name.isupper() else f"(?i:{rest})")
    groups = (f"{first}(?:{'|'.join(rests)})" for first, rests in tails.items())
    return re.compile(rf"\b(?:{'|'.join(groups) or '(?!)'})(?!\w)")
