"""Ordinary English and Russian words, for those that are misspelt: a letter too many, missing, wrong or out of place.

The lists of words come with `pyspellchecker`; Russian forms that its list lacks are known to `pymorphy3`.
"""

import re
from functools import cache

from spellchecker import SpellChecker

from summit_archive.text.phrase_forms import analyzer

# Of longer words there are too many neighbours to look at.
LONGEST = 30
ENGLISH = re.compile(r"[A-Za-z]+")
RUSSIAN = re.compile(r"[А-Яа-яЁё]+")


def is_known(word: str) -> bool:
    """Whether it is spelt right. What is of neither language counts as known: nothing is told of it."""
    speller = speller_of(word)
    return speller is None or word.lower() in speller or is_russian_form(word)


def neighbours(word: str) -> list[str]:
    """Words one slip away from one that is not known, in small letters, the most frequent first."""
    speller = speller_of(word)
    if speller is None or is_known(word):
        return []
    return sorted(speller.candidates(word.lower()) or [], key=lambda other: (-speller[other], other))


def speller_of(word):
    if len(word) > LONGEST:
        return None
    if ENGLISH.fullmatch(word):
        return speller("en")
    return speller("ru") if RUSSIAN.fullmatch(word) else None


@cache
def speller(language):
    return SpellChecker(language, distance=1)


def is_russian_form(word):
    return bool(RUSSIAN.fullmatch(word)) and analyzer().word_is_known(word.lower())
